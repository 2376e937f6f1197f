"""Are the precedents sound? The rules of the check must give each kind the class that its row states.

    python -m eval.precedents [FILE ...]

Prints how many stand on either side of each line, the languages, and every kind where the rules disagree with the row;
exit code 1 when there is one. FILE: only the kinds of these files of corpus/precedents.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date

from helpdesk.checker.finding import Tier
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.walk import walk
from helpdesk.desk import open_desk
from helpdesk.settings import read_settings
from helpdesk.triage.precedent import Kind, Precedent, Presumption
from helpdesk.triage.rows import FOLDER, read_precedents, read_presumptions

AS_OF = date(2026, 11, 20)
# The gravest first, as a reader of a register wants them.
GRAVEST = (
    Tier.PROHIBITED, Tier.HIGH_RISK, Tier.GPAI_SYSTEMIC, Tier.GPAI, Tier.TRANSPARENCY, Tier.OUT_OF_SCOPE,
    Tier.EXEMPTED, Tier.MINIMAL, Tier.UNDETERMINED,
)  # fmt: skip


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


def main() -> int:
    """Print what stands; 1 when the rules disagree with a row."""
    desk = open_desk(read_settings())
    corpus = desk.shelf.corpus
    found, presumed = read_precedents(corpus, desk.rules), read_presumptions(corpus, desk.rules)
    if names := sys.argv[1:]:
        texts = [(corpus / FOLDER / name.rsplit("/", 1)[-1]).read_text("utf-8") for name in names]
        wanted = {row["id"] for text in texts for row in tomllib.loads(text).get("kind", [])}
        found = tuple(each for each in found if each.kind.id in wanted)
    kinds = {each.kind.id: each.kind for each in found}
    wrong = disagreements(kinds.values(), presumed, desk.rules)
    print(coverage(found))
    print(f"{len(found)} precedents of {len(kinds)} kinds; {Counter(each.lang for each in found)}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
