"""Gaps: what the desk could not answer, what it rests on, and how it keeps its promises, in numbers over some days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from typing import TYPE_CHECKING

from helpdesk.errors import HelpdeskError, RecordError
from helpdesk.records import counting
from helpdesk.records.counting import Asked, Span
from helpdesk.records.redaction import redacted
from helpdesk.reports.cells import Cell, as_csv
from helpdesk.search.clusters import clusters

if TYPE_CHECKING:
    from helpdesk.desk.staff import Staff

LONGEST_DAYS = 3660
_READ = 500  # different questions that are put together
_SHOWN, _CITED = 100, 25  # clusters and provisions that are shown
_LABEL, _EXAMPLES = 160, 3


@dataclass(frozen=True)
class Cluster:
    """Questions that ask the same: how often, with which end, when last. `label` and `examples` name nobody."""

    label: str
    examples: tuple[str, ...]
    times: int
    statuses: dict[str, int]
    last: datetime


@dataclass(frozen=True)
class Topic:
    """Thumbs for answers that cited something in one article, annex or recital first; id "" where nothing was cited."""

    id: str
    label: str
    up: int
    down: int


@dataclass(frozen=True)
class Week:
    """A week by its Monday: turns by status, and tickets opened."""

    monday: date
    turns: dict[str, int]
    tickets: int


@dataclass(frozen=True)
class Replies:
    """Time to the first reply in hours, of tickets opened in these days; None where none was replied to.

    `slow` is the time within which nine in ten were. `open` and `overdue` tell of now.
    """

    count: int
    median: float | None
    slow: float | None
    open: int
    overdue: int


@dataclass(frozen=True)
class Reuse:
    """Answered turns, those answered by a prepared answer, and those by one that this desk published."""

    answered: int
    prepared: int
    published: int

    @property
    def rate(self) -> float | None:
        """The share of answered turns that a published answer of this desk served."""
        return self.published / self.answered if self.answered else None


@dataclass(frozen=True)
class Gaps:
    """All of it. `missed` turns found no answer, or one with little behind it; `wordless` of them were only counted.

    `by_meaning` is false where the index was not open, so that only equal questions were put together.
    """

    first: date
    last: date
    missed: int
    wordless: int
    keeps_words: bool
    by_meaning: bool
    clusters: tuple[Cluster, ...]
    cited: tuple[tuple[str, str, int], ...]
    topics: tuple[Topic, ...]
    renew: tuple[tuple[str, str, date | None], ...]
    replies: Replies
    reuse: Reuse
    weeks: tuple[Week, ...]


def gaps(staff: Staff, first: date, last: date) -> Gaps:
    """The numbers from a day to another, both within, days of UTC. Raises AccessRefused, RecordError."""
    staff.may()
    if not timedelta() <= last - first < timedelta(days=LONGEST_DAYS):
        raise RecordError(f"Please choose a first day before the last, and at most {LONGEST_DAYS} days.")
    span = Span(*(datetime.combine(day, time(), UTC) for day in (first, last + timedelta(days=1))))
    with staff.desk.records.reading() as connection:
        asked = counting.asked(connection, span, _READ)
        missed, wordless = counting.gaps(connection, span)
        cited = tuple((name, _label(staff, name), times) for name, times in counting.cited(connection, span, _CITED))
        numbers = {
            "topics": _topics(staff, connection, span),
            "renew": tuple(counting.to_renew(connection, staff.at.date())),
            "replies": _replies(connection, span, staff.at),
            "reuse": Reuse(*counting.reuse(connection, span)),
            "weeks": _weeks(connection, span),
        }
    groups, by_meaning = _grouped(staff, asked)
    found = tuple(sorted((_cluster([asked[place] for place in group]) for group in groups), key=_most_asked)[:_SHOWN])
    keeps = staff.desk.settings.keep_questions
    return Gaps(first, last, missed, wordless, keeps, by_meaning, found, cited, **numbers)


def _grouped(staff: Staff, asked: list[Asked]) -> tuple[list[list[int]], bool]:
    """Which questions ask the same, and whether their meaning was looked at."""
    desk = staff.desk
    if desk.is_open:
        try:
            return clusters([each.meant for each in asked], desk.index()), True
        except HelpdeskError:
            pass
    equal: dict[str, list[int]] = {}
    for place, each in enumerate(asked):
        equal.setdefault(" ".join(each.meant.casefold().split()), []).append(place)
    return list(equal.values()), False


def _cluster(members: list[Asked]) -> Cluster:
    """The members as one; the most frequent comes first and names it."""
    said = list(dict.fromkeys(_named(each.question) for each in members))
    statuses = counting.added((each.status, each.times) for each in members)
    last = max(each.last for each in members)
    return Cluster(said[0], tuple(said[1 : 1 + _EXAMPLES]), sum(statuses.values()), statuses, last)


def _named(question: str) -> str:
    """A question as it may be shown to those who look at many: without what names a person, on one line."""
    line = " ".join(redacted(question).split())
    return line if len(line) <= _LABEL else f"{line[: _LABEL - 1].rstrip()}…"


def _most_asked(cluster: Cluster) -> tuple:
    return (-cluster.times, -cluster.last.timestamp(), cluster.label)


def _label(staff: Staff, name: str) -> str:
    """A provision as the law prints it; its id where it is no place of the law."""
    try:
        return staff.desk.label_of(name)
    except (HelpdeskError, KeyError):  # an answer of long ago may cite a source that is gone
        return name


def _topics(staff: Staff, connection, span: Span) -> tuple[Topic, ...]:
    """Thumbs by the article, annex or recital of the first citation; the most thumbs down first."""
    rows = [((name or "").partition(".")[0], up, down) for name, up, down in counting.thumbs(connection, span)]
    ups, downs = (counting.added((row[0], row[place]) for row in rows) for place in (1, 2))
    found = [Topic(name, _label(staff, name) if name else "", ups[name], downs[name]) for name in ups]
    return tuple(sorted(found, key=lambda topic: (-topic.down, -topic.up, topic.id)))


def _replies(connection, span: Span, at: datetime) -> Replies:
    took = [round(each.total_seconds() / 3600, 2) for each in counting.first_replies(connection, span)]
    return Replies(len(took), _within(took, 0.5), _within(took, 0.9), *counting.waiting(connection, at))


def _within(took: list[float], share: float) -> float | None:
    """The shortest time within which this share of all was done (nearest rank)."""
    return took[ceil(share * len(took)) - 1] if took else None


def _weeks(connection, span: Span) -> tuple[Week, ...]:
    """The weeks in which something happened, in order."""
    turns: dict[date, list[tuple[str, int]]] = {}
    for day, status, times in counting.by_day(connection, span):
        turns.setdefault(_monday(day), []).append((status, times))
    opened = counting.added((_monday(day), times) for day, times in counting.tickets_by_day(connection, span))
    mondays = sorted({*turns, *opened})
    return tuple(Week(day, counting.added(turns.get(day, ())), opened.get(day, 0)) for day in mondays)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def gaps_csv(found: Gaps) -> str:
    """The numbers as CSV: (part, name, more, number) a row. No cell of it is calculated by a spreadsheet."""
    return as_csv([("part", "name", "more", "number"), *_rows(found)])


def _rows(found: Gaps) -> Iterator[tuple[Cell, ...]]:
    yield ("days", found.first.isoformat(), found.last.isoformat(), (found.last - found.first).days + 1)
    yield ("missed", "all", "", found.missed)
    yield ("missed", "without words", "", found.wordless)
    for cluster in found.clusters:
        yield ("question", cluster.label, _listed(cluster.statuses), cluster.times)
    for name, label, times in found.cited:
        yield ("cited", label, name, times)
    for topic in found.topics:
        yield ("thumbs up", topic.label, topic.id, topic.up)
        yield ("thumbs down", topic.label, topic.id, topic.down)
    for name, state, day in found.renew:
        yield ("to renew", name, state, day.isoformat() if day else "")
    yield from _kept_promises(found.replies, found.reuse)
    for week in found.weeks:
        yield from (("week", week.monday.isoformat(), status, times) for status, times in sorted(week.turns.items()))
        yield ("week", week.monday.isoformat(), "tickets", week.tickets)


def _kept_promises(replies: Replies, reuse: Reuse) -> Iterable[tuple[Cell, ...]]:
    return (
        ("reply hours", "median", "", replies.median),
        ("reply hours", "nine in ten", "", replies.slow),
        ("tickets", "open", "", replies.open),
        ("tickets", "overdue", "", replies.overdue),
        ("answered", "all", "", reuse.answered),
        ("answered", "prepared", "", reuse.prepared),
        ("answered", "published here", "", reuse.published),
    )


def _listed(statuses: dict[str, int]) -> str:
    return "; ".join(f"{name} {times}" for name, times in sorted(statuses.items()))
