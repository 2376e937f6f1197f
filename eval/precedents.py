"""Are the precedents sound? The rules of the check must give each kind the class that its row states.

    python -m eval.precedents [FILE ...] [--near] [--elsewhere FOLDER]

Prints how many stand on either side of each line, the languages, and every kind where the rules disagree with the
row; exit code 1 when there is one. FILE: only the kinds of these files of corpus/precedents. --near: also, by id alone,
the precedents that are too much like each other or like a description of the sets in FOLDER; these exit with 1 too.
"""

import argparse
import hashlib
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from eval import alike
from eval.labelled import GRAVEST, Labelled, read_labelled
from helpdesk.checker.finding import Tier
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.walk import walk
from helpdesk.desk import Desk, open_desk
from helpdesk.search.vectors import vectors_of
from helpdesk.settings import ROOT, read_settings
from helpdesk.triage.precedent import INSIDE, OUTSIDE, Kind, Precedent, Presumption
from helpdesk.triage.rows import FOLDER, read_precedents, read_presumptions

AS_OF = date(2026, 11, 20)
ELSEWHERE = ROOT.parent / "shared" / "eval"
# At least so many precedents on either side of a line, in all, and in other languages than English.
EACH_SIDE, IN_ALL, FOREIGN = 5, 800, 0.1
# Too near a description of an evaluation set: by runs of five words, by letters in one sequence, or by cosine.
SHARED, LETTERS, COSINE = 0.2, 0.85, 0.93
# Twins among the precedents.
SAME_LETTERS = 0.92
# The lines that triage draws: each ban, each duty to tell people, each product law, each listed use. Paragraphs (5) to
# (7) of Article 50 say how people are told and who watches over it.
_LINES = re.compile(r"aia:(art_5\.1\.[a-z]+|art_50\.[1-4](\.sub_\d)?|anx_I\.[AB]\.\d+|anx_III\.\d+(\.[a-z])?)")


def by_rules(kind: Kind, presumed: Iterable[Presumption], book: Rulebook) -> tuple[Tier, tuple[Tier, ...], list[str]]:
    """The gravest class the rules give, those still possible, and the open questions that move the class."""
    facts = {each.step: each.reply for each in presumed} | kind.usual | kind.facts
    found = walk(book, facts, AS_OF)
    return next(tier for tier in GRAVEST if tier in found.risk), found.possible, [step.id for step in found.open]


def disagreements(kinds: Iterable[Kind], presumed: tuple[Presumption, ...], book: Rulebook) -> list[str]:
    """A line for each kind where the rules and the row differ."""
    lines = []
    for kind in kinds:
        tier, possible, open_ = by_rules(kind, presumed, book)
        if tier is not kind.tier or (possible and kind.tier is not Tier.UNDETERMINED):
            ways = f"; possible: {', '.join(possible)}; open: {', '.join(open_[:12])}" if possible else ""
            lines.append(f"{kind.id}: the row says {kind.tier}, the rules {tier}{ways}")
    return lines


def coverage(found: Iterable[Precedent]) -> str:
    """How many precedents stand on either side of each line."""
    counts = Counter((each.kind.point, each.kind.side) for each in found)
    points = sorted({point for point, _ in counts})
    return "\n".join(f"{point:<18}{counts[point, 'inside']:>4} in{counts[point, 'outside']:>5} out" for point in points)


def lines_of_law(desk: Desk) -> tuple[str, ...]:
    """The points whose lines the precedents must test: those in force, the deepest ones ("anx_III.4.a").

    From the official texts where they are on the shelf, otherwise from the digest. A repealed point has no text.
    """
    version = desk.shelf.version_on("aia", AS_OF)
    units = desk.whole_text("aia", version.day)
    found = {each.id: each.text for each in units if _LINES.fullmatch(each.id)}
    over = {name.rsplit(".", 1)[0] for name in found if ".sub_" not in name}
    return tuple(name.removeprefix("aia:") for name, text in found.items() if text and name not in over)


def uncovered(found: Iterable[Precedent], points: Iterable[str]) -> list[str]:
    """A line for each side of a line of the law that has too few precedents."""
    counts = Counter((each.kind.point, each.kind.side) for each in found)
    sides = [(point, side) for point in points for side in (INSIDE, OUTSIDE)]
    return [f"{point}: {counts[point, side]} {side}" for point, side in sides if counts[point, side] < EACH_SIDE]


def too_near(
    precedents: Sequence[Precedent], rows: Sequence[Labelled], vectors: tuple[np.ndarray, np.ndarray] | None = None
) -> list[tuple[str, str]]:
    """(id of a precedent, id of a labelled row) of all pairs that are too much alike for a fair examination.

    `vectors` are the unit vectors of both, by the sentence model; without them words and letters alone are compared.
    """
    ours, theirs = [each.text for each in precedents], [each.text for each in rows]
    pairs = {*alike.sharing(ours, theirs, SHARED), *alike.lettered(ours, theirs, LETTERS)}
    pairs |= {*alike.close(*vectors, COSINE)} if vectors else set()
    return [(precedents[row].id, rows[column].id) for row, column in sorted(pairs)]


def twins(precedents: Sequence[Precedent]) -> list[tuple[Precedent, Precedent]]:
    """The pairs of precedents that are nearly the same text, the earlier first."""
    texts = [each.text for each in precedents]
    pairs = sorted(alike.lettered(texts, texts, SAME_LETTERS))
    return [(precedents[row], precedents[column]) for row, column in pairs if row < column]


def vectors_for(desk: Desk, precedents: Sequence[Precedent]) -> np.ndarray:
    """The unit vectors of the precedents, encoded once and then kept in the home. Raises IndexUnusable."""
    texts = [each.text for each in precedents]
    keys = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in texts]
    return vectors_of(keys, texts, desk.settings.model, desk.settings.home, lambda done, total: None)


def _near_lines(desk: Desk, found: Sequence[Precedent], elsewhere: Path) -> list[str]:
    rows = [row for part in read_labelled(elsewhere).values() for row in part]
    lines = [f"{one.id} and {other.id} are nearly the same" for one, other in twins(found)]
    if rows:
        theirs = np.stack([desk.index().vector(row.text) for row in rows])
        pairs = too_near(found, rows, (vectors_for(desk, found), theirs))
        lines += [f"{name} is too near {row}" for name, row in pairs]
    return lines


def main() -> int:
    """Print what stands; 1 when the rules disagree with a row, or something is too near."""
    options = _options()
    desk = open_desk(read_settings())
    corpus = desk.shelf.corpus
    found, presumed = read_precedents(corpus, desk.rules), read_presumptions(corpus, desk.rules)
    if names := options.files:
        texts = [(corpus / FOLDER / name.rsplit("/", 1)[-1]).read_text("utf-8") for name in names]
        wanted = {row["id"] for text in texts for row in tomllib.loads(text).get("kind", [])}
        found = tuple(each for each in found if each.kind.id in wanted)
    kinds = {each.kind.id: each.kind for each in found}
    wrong = disagreements(kinds.values(), presumed, desk.rules)
    print(coverage(found))
    print(f"{len(found)} precedents of {len(kinds)} kinds; {Counter(each.lang for each in found)}")
    wrong += _near_lines(desk, found, options.elsewhere) if options.near else []
    print("\n".join(wrong))
    return 1 if wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--near", action="store_true")
    parser.add_argument("--elsewhere", type=Path, default=ELSEWHERE)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
