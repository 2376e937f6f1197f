"""The figures of a register: blocks of names and counts, which a sheet and a paper both show as bars."""

from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.checker.finding import Tier
from helpdesk.reports import register_words as words
from helpdesk.reports.register_tally import Tally
from helpdesk.wording import day


@dataclass(frozen=True)
class Colour:
    """The colour of a class as RRGGBB: behind its name, and as a bar."""

    light: str
    strong: str


COLOURS = {
    Tier.PROHIBITED: Colour("F6B8AE", "A92B17"),
    Tier.HIGH_RISK: Colour("FBD9B4", "D0741C"),
    Tier.EXEMPTED: Colour("FFF1C2", "B79A1F"),
    Tier.TRANSPARENCY: Colour("D5E4F7", "3D76B8"),
    Tier.GPAI_SYSTEMIC: Colour("DCD3EE", "6A4BA3"),
    Tier.GPAI: Colour("EAE4F5", "9078C2"),
    Tier.MINIMAL: Colour("D9EED6", "4C9A48"),
    Tier.OUT_OF_SCOPE: Colour("E6E6E6", "8A8A8A"),
    Tier.UNDETERMINED: Colour("F1F1F1", "5B6770"),
}


@dataclass(frozen=True)
class Bars:
    """Counts by name; a bar is as long as the first count of its row. `colours` are none where they mean nothing."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, int, *tuple[int, ...]], ...]
    colours: tuple[str, ...] = ()


def blocks(tally: Tally) -> Iterator[Bars]:
    """Every block, in the order a reader asks."""
    yield by_class(tally)
    head = words.COUNT
    states = tuple((says, tally.states[name]) for name, says in words.STATES.items())
    yield Bars(words.BY_STATE, (words.BY_STATE, head), states)
    numbers = tuple((words.priority(number), tally.priorities[number]) for number in words.PRIORITIES)
    yield Bars(words.BY_PRIORITY, (words.BY_PRIORITY, head), numbers)
    yield Bars(words.BY_REVIEW, (words.BY_REVIEW, head), _reviews(tally))
    yield by_day(tally)


def by_class(tally: Tally) -> Bars:
    """Systems by gravest class, and by class at all; a class nobody is in is shown as well: that is worth knowing."""
    known = [tier.value for tier in Tier]
    names = [*known, *sorted(set(tally.gravest) - set(known))]
    rows = tuple((words.tier(name), tally.gravest[name], tally.classes[name]) for name in names)
    colours = tuple(COLOURS[Tier(name)].strong for name in known)
    return Bars(words.BY_CLASS, (words.BY_CLASS, words.COUNT, words.ALL_IN), rows, colours)


def _reviews(tally: Tally) -> tuple[tuple[str, int], ...]:
    names = [*words.REVIEWS, *sorted(set(tally.reviews) - set(words.REVIEWS))]
    return tuple((words.REVIEWS.get(name, name), tally.reviews[name]) for name in names)


def by_day(tally: Tally) -> Bars:
    """Systems by the first day of a duty, the earliest first."""
    counts: dict = {}
    for due in sorted(tally.dues):
        counts[due.day] = counts.get(due.day, 0) + 1
    rows = tuple((day(first), count) for first, count in counts.items())
    return Bars(words.BY_DAY, (words.BY_DAY, words.COUNT), rows)
