"""What was said of a labelled description, by triage or by a rival, and what it earns: the measures of triage.

A row is *answered* when a class is named (states "settled" and "likely"). *Grave* is prohibited or high-risk. A *trap*
is a row that is there to fool who goes by words: the near misses of Article 5 and the adversarial ones, and each
community row that the keyword rival gets wrong. A deciding provision is right when one that is named is a gold one at
pinpoint level (eval/places.py).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eval.intervals import Figure, figure
from eval.labelled import GRAVE, Labelled, gravest
from eval.places import same_place
from helpdesk.checker.finding import Tier
from helpdesk.triage.verdict import State, Verdict

ORDER = (
    "answered", "answered of answerable", "tier right of answered", "tier right of all", "left open of needs-facts",
    "grave called minimal", "grave called lesser", "lesser called grave", "traps right of answered", "traps answered",
    "provision right of answered", "provisions named that are gold",
)  # fmt: skip
CALLED_MINIMAL = (Tier.MINIMAL, Tier.EXEMPTED)
_TRAPS = ("art5_near", "adversarial")


@dataclass(frozen=True)
class Triaged:
    """A labelled description and what was said of it.

    `tier` is the gravest class named, None where nothing can be said. `places` are the provisions that decide,
    `chance` that of the class named, where chances are given; `gravity` is the larger the likelier the system is grave.
    """

    case: Labelled
    tier: Tier | None
    places: tuple[str, ...]
    gravity: float
    chance: float | None = None

    @property
    def is_right(self) -> bool:
        """Whether the class is a right one, or nothing is said where facts are needed."""
        return (self.tier or Tier.UNDETERMINED) in self.case.tiers

    @property
    def names_gold(self) -> bool:
        """Whether a provision that decides is named."""
        return any(same_place(place, gold) for place in self.places for gold in self.case.gold)


def from_verdict(case: Labelled, verdict: Verdict) -> Triaged:
    """What a verdict says, as it is judged: the gravest class alone, and nothing where it cannot say."""
    chances = dict(verdict.chances)
    named = gravest(verdict.risk) if verdict.state is not State.OPEN else Tier.UNDETERMINED
    tier = None if named is Tier.UNDETERMINED else named
    gravity = sum(chances.get(each, 0.0) for each in GRAVE)
    return Triaged(case, tier, verdict.provisions, gravity, chances.get(tier, 0.0) if tier else None)


def traps(cases: Iterable[Labelled], by_words: Iterable[Triaged]) -> frozenset[str]:
    """The ids of the rows that are there to fool, or did fool, who goes by words."""
    fooled = {each.case.id for each in by_words if each.case.origin[0] == "community" and not each.is_right}
    return frozenset(case.id for case in cases if case.category in _TRAPS or case.id in fooled)


def marks(each: Triaged, trapped: frozenset[str]) -> dict[str, tuple[float, float]]:
    """What one row earns, by measure: (earned, out of); 0 out of 0 where a measure does not ask for it."""
    case, answered, right = each.case, each.tier is not None, each.is_right
    trap, deciding = case.id in trapped, answered and bool(case.gold)
    gold = [place for place in each.places if any(same_place(place, one) for one in (*case.gold, *case.also))]
    found: dict[str, tuple[float, float]] = {
        "answered": (answered, True),
        "answered of answerable": (answered, not case.needs_facts),
        "tier right of answered": (right, answered),
        "tier right of all": (right, True),
        "left open of needs-facts": (not answered, case.needs_facts),
        "grave called minimal": (each.tier in CALLED_MINIMAL, case.is_grave),
        "grave called lesser": (answered and each.tier not in GRAVE, case.is_grave),
        "lesser called grave": (each.tier in GRAVE, not case.is_grave and not case.needs_facts),
        "traps right of answered": (right, trap and answered),
        "traps answered": (answered, trap),
        "provision right of answered": (each.names_gold, deciding),
        "provisions named that are gold": (len(gold), len(each.places) if deciding else 0),
    }
    return {name: (float(one) if out else 0.0, float(out)) for name, (one, out) in found.items()}


def figures(triaged: Iterable[Triaged], trapped: frozenset[str]) -> dict[str, Figure]:
    """Every measure of some rows, in ORDER; those that nothing was earned or lost in are left out."""
    each = [marks(one, trapped) for one in triaged]
    return {name: made for name in ORDER if (made := figure([row[name] for row in each]))}


def confusion(triaged: Iterable[Triaged]) -> str:
    """Labels down, classes named across; `cannot-say` where none is."""
    pairs = [(each.case.label, each.tier or "cannot-say") for each in triaged]
    labels, names = sorted({one for one, _ in pairs}), sorted({other for _, other in pairs})
    lines = [" " * 15 + "".join(f"{name[:14]:>16}" for name in names)]
    lines += [
        f"{label:<15}" + "".join(f"{pairs.count((label, name)) or '.':>16}" for name in names) for label in labels
    ]
    return "\n".join(lines)


GROUPS: dict[str, Callable[[Triaged], str]] = {
    "language": lambda each: each.case.language,
    "category": lambda each: each.case.category,
    "origin": lambda each: each.case.origin[1],
}


def grouped(triaged: Iterable[Triaged], by: str) -> dict[str, list[Triaged]]:
    """The rows of each group of a kind in GROUPS, by name."""
    groups: dict[str, list[Triaged]] = {}
    for each in triaged:
        groups.setdefault(GROUPS[by](each), []).append(each)
    return dict(sorted(groups.items()))
