"""Triage, examined: what it says of descriptions that others labelled, beside three rivals, in one run.

    python -m eval.triage [--elsewhere FOLDER] [--fast]

The sets (eval/labelled.py) are read and counted, never quoted. The report has the same figures, with a table for each
language and category, the confusion table and the calibration curve.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval import calibration, svg
from eval.baseline import breaches, read_baseline
from eval.desks import desk_of
from eval.intervals import Figure
from eval.labelled import read_labelled
from eval.precedents import ELSEWHERE, vectors_for
from eval.triage_rivals import by_lines, by_precedent, by_words, read_rivals
from eval.triaged import CALLED_MINIMAL, GROUPS, Triaged, confusion, figures, from_verdict, grouped, traps
from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.settings import read_settings
from helpdesk.triage.rows import read_precedents

OURS, WORDS = "triage", "usual words"
BOTH = "both"
SHOWN = ("answered", "tier right of answered", "grave called minimal", "provision right of answered")
_EVERY = 4  # row of a set that stands in the quick subset


@dataclass(frozen=True)
class Examined:
    """What triage and each rival said of the rows of the sets, by name, and which rows are traps."""

    said: dict[str, tuple[Triaged, ...]]
    trapped: frozenset[str]

    def of(self, name: str, part: str = BOTH) -> list[Triaged]:
        """What one of them said of a set, or of both."""
        return [each for each in self.said[name] if part in (BOTH, each.case.origin[0])]

    def figures(self, name: str, part: str = BOTH) -> dict[str, Figure]:
        """All measures of one of them on a set."""
        rows = self.of(name, part)
        return figures(rows, self.trapped) | calibration.figures(rows)

    @property
    def parts(self) -> list[str]:
        """The sets, and both together where there are two."""
        names = list(dict.fromkeys(each.case.origin[0] for each in self.said[OURS]))
        return [*names, BOTH] if len(names) > 1 else names


def examine(desk: Desk, folder: Path, rivals: bool = True, fast: bool = False) -> Examined | None:
    """Every labelled row judged; None where the folder has no set. `rivals` False leaves out those that take minutes.

    Raises HelpdeskError where triage is not to be had.
    """
    cases = [case for part in read_labelled(folder).values() for case in (part[::_EVERY] if fast else part)]
    if not cases:
        return None
    known = read_rivals()
    all_of = {WORDS: by_words(known["words"])} | (_by_meaning(desk, known) if rivals else {})
    said = {OURS: tuple(from_verdict(case, desk.triage(case.text, case.as_of)) for case in cases)}
    said |= {name: tuple(map(rival, cases)) for name, rival in all_of.items()}
    return Examined(said, traps(cases, said[WORDS]))


def _by_meaning(desk: Desk, known: dict) -> dict:
    encode = desk.index().vector
    found = read_precedents(desk.shelf.corpus, desk.rules)
    return {
        "nearest line": by_lines(known["class"], encode),
        "nearest precedent": by_precedent(found, vectors_for(desk, found), encode),
    }


def headline(examined: Examined, part: str) -> Iterator[tuple[str, ...]]:
    """A row for each measure: its name, then its figure for triage and each rival."""
    found = [examined.figures(name, part) for name in examined.said]
    for measure in dict.fromkeys(measure for each in found for measure in each):
        yield (measure, *(str(each.get(measure, "–")) for each in found))


def counts(examined: Examined, part: str) -> str:
    """How many rows a set has, how many are grave and of these called minimal, and how many are traps."""
    rows = examined.of(OURS, part)
    grave = [each for each in rows if each.case.is_grave]
    wrong = sum(each.tier in CALLED_MINIMAL for each in grave)
    trapped = sum(each.case.id in examined.trapped for each in rows)
    return f"{len(rows)} rows; {len(grave)} prohibited or high, {wrong} of them called minimal; {trapped} traps"


def groups(examined: Examined, by: str) -> Iterator[tuple[str, ...]]:
    """A row for each language, category or origin: its name, its rows, and the figures of SHOWN."""
    for name, rows in grouped(examined.of(OURS), by).items():
        found = figures(rows, examined.trapped)
        yield (name, str(len(rows)), *(str(found.get(measure, "–")) for measure in SHOWN))


def curve(examined: Examined) -> str:
    """The calibration curve as SVG."""
    held = calibration.bins(calibration.stated(examined.of(OURS)))
    return svg.curve("Triage: said and right", "chance said", "share right", [(b.chance, b.right) for b in held], True)


def below(examined: Examined, fast: bool) -> list[str]:
    """What fell below its floor in eval/baseline.toml, over both sets."""
    floors = read_baseline().get(("triage", "fast" if fast else "all", "either"), {})
    return breaches(floors, examined.figures(OURS))


def main() -> int:
    """Print every table; 1 when there is no set, triage cannot be had, or a figure fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--elsewhere", type=Path, default=ELSEWHERE)
    parser.add_argument("--fast", action="store_true", help="every fourth row, and no rival that compares by meaning")
    options = parser.parse_args()
    try:
        examined = examine(desk_of("official", read_settings()), options.elsewhere, not options.fast, options.fast)
    except HelpdeskError as problem:
        sys.exit(f"eval.triage: {problem}")
    if examined is None:
        sys.exit(f"eval.triage: no labelled descriptions in {options.elsewhere}")
    show(examined)
    low = below(examined, options.fast)
    print("\n".join(low), file=sys.stderr, end="\n" if low else "")
    return 1 if low else 0


def show(examined: Examined) -> None:
    """Print all tables."""
    for part in examined.parts:
        print(f"\n{part}: {counts(examined, part)}\n{'':31}" + "".join(f"{name:24}" for name in examined.said))
        for name, *found in headline(examined, part):
            print(f"{name:31}" + "".join(f"{value:24}" for value in found))
    for by in GROUPS:
        print(f"\nby {by:28}{'n':>6}  " + "".join(f"{measure:29}" for measure in SHOWN))
        for name, count, *found in groups(examined, by):
            print(f"{name:31}{count:>6}  " + "".join(f"{value:29}" for value in found))
    print(f"\n{confusion(examined.of(OURS))}\n\nchance said, share right, answers")
    for each in calibration.bins(calibration.stated(examined.of(OURS))):
        print(f"{each.chance:11.3f}{each.right:13.3f}{each.count:9}")


if __name__ == "__main__":
    sys.exit(main())
