"""A tally: what is counted and remembered while the entries of a register pass by once.

It grows with the questions and days of a register, never with its texts, so that ten thousand systems fit.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest

from helpdesk.checker.finding import Tier
from helpdesk.reports.register_entry import Entry, Head, Question

FIRST = 40
_URGENT = 2  # priorities up to this one are looked at first
_LAST = date.max
_GRAVITY = {tier.value: place for place, tier in enumerate(Tier)}


@dataclass(frozen=True, order=True)
class Due:
    """A system whose duties have a first day."""

    day: date
    priority: int
    name: str
    id: str
    owner: str
    risk: tuple[str, ...]
    duties: int


@dataclass(frozen=True, order=True)
class Ask:
    """A question to an owner about one system; `order` 1 tells most."""

    owner: str
    name: str
    id: str
    order: int
    question: Question = field(compare=False)


@dataclass
class Tally:
    """The counts of a register. A class counts as gravest in `gravest`, and each class of a system in `classes`."""

    total: int = 0
    errors: int = 0
    others: int = 0  # made for another day or with other versions than the head names
    gravest: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    priorities: Counter[int | None] = field(default_factory=Counter)
    reviews: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    dues: list[Due] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    moved: int = 0  # decided otherwise
    decided: int = 0  # urgent ones that a person has decided
    urgent: int = 0  # those that wait
    first: list[Entry] = field(default_factory=list)
    questions: dict[Question, Question] = field(default_factory=dict)


def gravest(risk: Iterable[str]) -> str:
    """The gravest of several classes; what is no class comes last."""
    return min(risk, key=lambda name: _GRAVITY.get(name, len(_GRAVITY)), default=Tier.UNDETERMINED.value)


def counted(entries: Iterable[Entry], head: Head, tally: Tally) -> Iterator[Entry]:
    """The entries as they come, each counted as it passes."""
    for entry in entries:
        _count(tally, entry, head)
        yield entry


def _count(tally: Tally, entry: Entry, head: Head) -> None:
    tally.total += 1
    tally.states[entry.state] += 1
    tally.priorities[entry.priority] += 1
    if entry.error:
        tally.errors += 1
        return
    tally.others += entry.as_of != head.as_of.isoformat() or dict(entry.versions) != dict(head.versions)
    tally.gravest[gravest(entry.standing)] += 1
    tally.classes.update(set(entry.standing))
    tally.reviews[entry.review.state] += 1
    _remember(tally, entry)


def _remember(tally: Tally, entry: Entry) -> None:
    tally.moved += entry.is_moved
    if entry.first_day and not entry.is_moved:
        tally.dues.append(_due(entry, entry.first_day))
    if not entry.is_decided:  # what is decided waits for no answer
        for order, question in enumerate(entry.missing, 1):
            # The same question is asked of many systems and kept once.
            kept = tally.questions.setdefault(question, question)
            tally.asks.append(Ask(entry.owner, entry.name, entry.id, order, kept))
        tally.asked.update({question.asks for question in entry.missing})
    if entry.priority is not None and entry.priority <= _URGENT:
        _put_first(tally, entry)


def _put_first(tally: Tally, entry: Entry) -> None:
    if entry.is_decided:
        tally.decided += 1
        return
    tally.urgent += 1
    tally.first.append(entry)
    if len(tally.first) > 10 * FIRST:
        tally.first[:] = most_urgent(tally)


def _due(entry: Entry, day: date) -> Due:
    return Due(day, entry.priority or 0, entry.name, entry.id, entry.owner, entry.standing, entry.duties or 0)


def most_urgent(tally: Tally) -> list[Entry]:
    """The systems to look at first."""
    return nsmallest(FIRST, tally.first, key=_urgency)


def _urgency(entry: Entry) -> tuple[int, date, str, str]:
    return entry.priority or 0, entry.first_day or _LAST, entry.name, entry.id
