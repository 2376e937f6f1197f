"""What is owed: the obligations that follow from a walk, from which day, and under which fine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from helpdesk.checker.walk import Walk
from helpdesk.law.calendar import Day
from helpdesk.law.obligation import Obligation
from helpdesk.law.penalty import Penalty, Size
from helpdesk.law.rule import NO, YES

TURNOVER = "turnover"  # the optional step that asks for yearly worldwide turnover, in euro
# The findings that tell a size. A small mid-cap has none of its own before the law gave it relief.
_SIZES = {"sme": Size.SME, "small-mid-cap-relief": Size.SMC}
_LARGER = ("smc", "large-company", "public-body", "eu-body")


@dataclass(frozen=True)
class Fine:
    """The ceiling of a fine for this visitor: `most` is in euro, None where the Act or the facts leave it open.

    `rule` says whether the higher or the lower of amount and share is the ceiling; None while the size is unknown.
    """

    penalty: Penalty
    rule: str | None
    most: float | None


@dataclass(frozen=True)
class Owed:
    """An obligation of this visitor.

    `is_sure` is false while an open answer could still lift it; `waits_for` names these steps. `days` are the first
    days it can have, one when the facts settle it; `fines` likewise.
    """

    duty: Obligation
    is_sure: bool
    days: tuple[Day, ...]
    fines: tuple[Fine, ...]
    waits_for: tuple[str, ...]
    because: tuple[str, ...]

    @property
    def first_day(self) -> date:
        """The first day it applies; the earliest while several are possible."""
        return min(day.day for day in self.days)

    def applies_on(self, as_of: date) -> bool:
        """Whether it applies already on that day."""
        return self.first_day <= as_of


def owed(walk: Walk) -> tuple[Owed, ...]:
    """What is owed for sure and what may be, in the order of the rows; each obligation once for its role."""
    return tuple(_owed(walk, duty) for duty in walk.book.obligations if walk.owing[duty.id] is not NO)


def _owed(walk: Walk, duty: Obligation) -> Owed:
    is_sure = walk.owing[duty.id] is YES
    deciding = {name for name in walk.book.owing[duty.id].deciding(walk.truths) if name in walk.book.finding}
    behind = walk.steps_behind(deciding)
    return Owed(
        duty=duty,
        is_sure=is_sure,
        days=tuple(walk.book.day[name] for name in walk.first_case(duty.starts)),
        fines=tuple(_fines(walk, duty)),
        waits_for=() if is_sure else behind,
        because=behind if is_sure else (),
    )


def _fines(walk: Walk, duty: Obligation) -> Iterator[Fine]:
    tiers = {penalty.id: penalty for penalty in walk.book.penalties}
    size = size_of(walk)
    turnover = walk.facts.get(TURNOVER)
    for name in walk.first_case(duty.fines):
        penalty = tiers[name]
        rule = penalty.rule.get(size) if size else None
        is_known = rule is not None and isinstance(turnover, float)
        most = penalty.ceiling(size, turnover) if is_known else (None if penalty.share else penalty.amount)
        yield Fine(penalty, rule, most)


def size_of(walk: Walk) -> Size | None:
    """The size of the visitor's company as far as fines depend on it; None while it is unknown."""
    for name, size in _SIZES.items():
        if walk.truths.get(name) is YES:
            return size
    return Size.OTHERS if any(walk.truths.get(name) is YES for name in _LARGER) else None


def timeline(duties: tuple[Owed, ...]) -> tuple[tuple[date, tuple[Owed, ...]], ...]:
    """The sure obligations by their first day, earliest first; voluntary ones are left out."""
    binding = [each for each in duties if each.is_sure and not each.duty.voluntary]
    days = sorted({each.first_day for each in binding})
    return tuple((day, tuple(each for each in binding if each.first_day == day)) for day in days)
