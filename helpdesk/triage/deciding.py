"""The provisions that decide a class: the most specific places below those that the class itself rests on."""

from collections.abc import Iterable

from helpdesk.checker.finding import Finding, Tier
from helpdesk.checker.walk import Walk
from helpdesk.law.rule import NO, YES

# The gravest first, as whoever keeps a register wants them. What lies outside the Act stands before what is minimal.
GRAVEST = (
    Tier.PROHIBITED, Tier.HIGH_RISK, Tier.GPAI_SYSTEMIC, Tier.GPAI, Tier.TRANSPARENCY, Tier.OUT_OF_SCOPE,
    Tier.EXEMPTED, Tier.MINIMAL, Tier.UNDETERMINED,
)  # fmt: skip
_PRIORITIES = (
    (Tier.PROHIBITED, 1), (Tier.HIGH_RISK, 2), (Tier.UNDETERMINED, 3), (Tier.EXEMPTED, 4), (Tier.TRANSPARENCY, 4),
    (Tier.GPAI_SYSTEMIC, 4), (Tier.GPAI, 4),
)  # fmt: skip
_LAST = 5


def by_gravity(tiers) -> tuple[Tier, ...]:
    """Classes, the gravest first."""
    return tuple(tier for tier in GRAVEST if tier in set(tiers))


def deciding(walk: Walk) -> tuple[str, ...]:
    """The ids of the provisions that decide the classes of a walk, the gravest class first."""
    found = sorted(
        (finding for finding in walk.book.tiers if walk.truths[finding.id] is YES),
        key=lambda finding: GRAVEST.index(finding.tier),
    )
    return tuple(dict.fromkeys(place for finding in found for place in _places(walk, finding)))


def _places(walk: Walk, finding: Finding) -> list[str]:
    """Where a class rests: places below its own are more exact than these, and take their place."""
    behind = [place for name in _behind(walk, finding) for place in walk.book.finding[name].cites]
    exact = [place for place in dict.fromkeys(behind) if any(_is_below(place, own) for own in finding.cites)]
    coarse = [own for own in finding.cites if not any(_is_below(place, own) for place in exact)]
    return [*_leaves(exact), *coarse]


def _leaves(places: list[str]) -> list[str]:
    return [place for place in places if not any(_is_below(other, place) for other in places)]


def _behind(walk: Walk, finding: Finding) -> dict[str, None]:
    """The findings that make a class what it is, the nearest first; those that merely did not happen are left out."""
    seen: dict[str, None] = {}
    left = [finding.id]
    while left:
        names = [name for each in left for name in walk.leans_on(each) if name not in seen]
        left = [name for name in dict.fromkeys(names) if walk.truths[name] is not NO]
        seen |= dict.fromkeys(left)
    return seen


def _is_below(place: str, other: str) -> bool:
    return place.startswith(f"{other}.")


def established(walk: Walk) -> tuple[Tier, ...]:
    """The classes that are sure, the gravest first; undetermined alone while a graver one is still possible."""
    sure = by_gravity({*walk.risk} - {Tier.UNDETERMINED})
    is_open = not sure or any(GRAVEST.index(tier) < GRAVEST.index(sure[0]) for tier in walk.possible)
    return (Tier.UNDETERMINED,) if is_open else sure


def priority(risk: Iterable[Tier | str]) -> int:
    """How soon a system is looked at: 1 prohibited, 2 high-risk, 3 open, 4 has duties of its own, 5 none of these."""
    held = set(risk)
    return next((number for tier, number in _PRIORITIES if tier in held), _LAST)
