"""Counting: how questions, thumbs, tickets and answers went over a span of time, as numbers the database adds up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, case, cast, func, literal_column, or_, select

from helpdesk.records.queue import ACTIVE, RUNNING
from helpdesk.records.redaction import REMOVED
from helpdesk.records.tables import answers, tickets, turns, votes

UNANSWERED = ("not-found", "out-of-scope", "held-back")
ANSWERED = ("answered", "curated")
NEARLY = 0.6  # the evidence below which an answer was given with little behind it; from 0.5 on one is given


@dataclass(frozen=True)
class Span:
    """From a moment until before another."""

    start: datetime
    end: datetime

    def holds(self, column: ColumnElement) -> ColumnElement[bool]:
        """The condition that a moment lies in it."""
        return and_(column >= self.start, column < self.end)


@dataclass(frozen=True)
class Asked:
    """A question that was asked so many times with the same end; `meant` is what it was searched as."""

    question: str
    meant: str
    status: str
    times: int
    last: datetime


def by_day(connection: Connection, span: Span) -> list[tuple[date, str, int]]:
    """(day, status, turns), days of UTC, in order."""
    day = _day(connection, turns.c.at)
    query = select(day, turns.c.status, func.count()).where(span.holds(turns.c.at)).group_by(day, turns.c.status)
    return [(_as_date(when), status, times) for when, status, times in connection.execute(query.order_by(day))]


def tickets_by_day(connection: Connection, span: Span) -> list[tuple[date, int]]:
    """(day, tickets opened), in order."""
    day = _day(connection, tickets.c.opened)
    query = select(day, func.count()).where(span.holds(tickets.c.opened)).group_by(day).order_by(day)
    return [(_as_date(when), times) for when, times in connection.execute(query)]


def _day(connection: Connection, column: ColumnElement) -> ColumnElement:
    """The day of a moment in UTC, which PostgreSQL would otherwise give in the zone of its session."""
    return func.date(func.timezone("UTC", column) if connection.dialect.name == "postgresql" else column)


def _as_date(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def asked(connection: Connection, span: Span, most: int) -> list[Asked]:
    """The questions that were not answered, or hardly, the most frequent first; those kept without words are not here.

    A question that leaned on the one before counts as it was understood.
    """
    said = func.coalesce(func.nullif(turns.c.understood_as, ""), turns.c.question)
    meant = func.coalesce(func.nullif(turns.c.answer["searched_as"].as_string(), ""), said)
    times, last = func.count(), func.max(turns.c.at)
    words = turns.c.question.not_in(("", REMOVED))
    query = select(said, meant, turns.c.status, times, last).where(span.holds(turns.c.at), words, _gap())
    query = query.group_by(said, meant, turns.c.status).order_by(times.desc(), last.desc(), said).limit(most)
    return [Asked(*row) for row in connection.execute(query).tuples()]


def _gap() -> ColumnElement[bool]:
    return or_(turns.c.status.in_(UNANSWERED), and_(turns.c.status.in_(ANSWERED), turns.c.evidence < NEARLY))


def gaps(connection: Connection, span: Span) -> tuple[int, int]:
    """(turns that were not answered or hardly, those of them that were kept without words)."""
    wordless = func.sum(cast(turns.c.question.in_(("", REMOVED)), Integer))
    row = connection.execute(select(func.count(), wordless).where(span.holds(turns.c.at), _gap())).one()
    return row[0], row[1] or 0


def cited(connection: Connection, span: Span, most: int) -> list[tuple[str, int]]:
    """(provision, turns that cited it), the most cited first."""
    each = _citations(connection).where(span.holds(turns.c.at)).subquery()
    times = func.count(each.c.turn.distinct())
    query = select(each.c.provision, times).group_by(each.c.provision)
    return list(connection.execute(query.order_by(times.desc(), each.c.provision).limit(most)).tuples())


def _citations(connection: Connection) -> Select:
    """(turn, provision) for each citation; the two databases unfold a list in words of their own."""
    if connection.dialect.name == "postgresql":
        one = func.json_array_elements(turns.c.answer["citations"]).table_valued("value", name="one")
        provision = literal_column("one.value ->> 'id'")
    else:
        one = func.json_each(turns.c.answer, "$.citations").table_valued("value", name="one")
        provision = func.json_extract(one.c.value, "$.id")
    return select(turns.c.id.label("turn"), provision.label("provision")).select_from(
        turns.join(one, literal_column("true"))
    )


def thumbs(connection: Connection, span: Span) -> list[tuple[str | None, int, int]]:
    """(the provision an answer cited first, thumbs up, thumbs down); None for answers that cited nothing."""
    first = votes.c.cited[0].as_string()
    up = func.sum(case((votes.c.up, 1), else_=0))
    query = select(first, up, func.count() - up).where(span.holds(votes.c.at)).group_by(first)
    return list(connection.execute(query).tuples())


def reuse(connection: Connection, span: Span) -> tuple[int, int, int]:
    """Turns that were answered; by a prepared answer, whosever; by one that this desk published."""
    here = span.holds(turns.c.at)
    prepared = func.sum(case((turns.c.status == "curated", 1), else_=0))
    row = connection.execute(
        select(func.count(), prepared, func.count(turns.c.answer_version)).where(here, turns.c.status.in_(ANSWERED))
    ).one()
    return row[0], row[1] or 0, row[2]


def first_replies(connection: Connection, span: Span) -> list[timedelta]:
    """From opening to the first reply, of the tickets opened in a span that had one, shortest first."""
    query = select(tickets.c.opened, tickets.c.replied).where(
        span.holds(tickets.c.opened), tickets.c.replied.is_not(None)
    )
    return sorted(replied - opened for opened, replied in connection.execute(query))


def waiting(connection: Connection, at: datetime) -> tuple[int, int]:
    """(tickets that are not done, those of them whose promised reply is late) at a moment."""
    late = case((and_(tickets.c.state.in_(RUNNING), tickets.c.due < at), 1), else_=0)
    row = connection.execute(select(func.count(), func.sum(late)).where(tickets.c.state.in_(ACTIVE))).one()
    return row[0], row[1] or 0


def to_renew(connection: Connection, day: date) -> list[tuple[str, str, date | None]]:
    """(id, state, day of review) of answers whose law moved or whose day of review is past."""
    overdue = and_(answers.c.state == "published", answers.c.review_by < day)
    query = select(answers.c.id, answers.c.state, answers.c.review_by).where(or_(answers.c.state == "stale", overdue))
    return list(connection.execute(query.order_by(answers.c.review_by, answers.c.id)).tuples())


def added(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Numbers of the same name, added."""
    found: dict[str, int] = {}
    for name, number in pairs:
        found[name] = found.get(name, 0) + number
    return found
