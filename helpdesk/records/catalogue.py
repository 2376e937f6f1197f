"""Catalogue: the answers in a list, each with the question of its newest version, found by state, words and owner."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, FromClause, and_, func, or_, select

from helpdesk.errors import RecordError
from helpdesk.law.phrases import printable
from helpdesk.records.entries import Entry, Standing
from helpdesk.records.tables import ANSWER_STATES, answer_versions, answers

SEARCH_LONGEST = 200  # characters
_ESCAPE = "/"


@dataclass(frozen=True)
class Sought:
    """Which answers: in some states (none named: all but archived), with words in question or id, of an owner.

    `due_before` leaves those that are served although their day of review lies before that day.
    """

    states: tuple[str, ...] = ()
    text: str = ""
    owner_id: int | None = None
    due_before: date | None = None


@dataclass(frozen=True)
class Row:
    """An answer in the list: as it stands, what it answers, and when and by whom its newest version was written."""

    entry: Entry
    question: str
    at: datetime
    author_id: int


@dataclass(frozen=True)
class Found:
    """A page of the list, the one written last first, and how many are found in each state."""

    rows: tuple[Row, ...]
    counts: dict[str, int]


def catalogue(connection: Connection, sought: Sought, start: int, size: int) -> Found:
    """The answers from `start` on. The counts leave the wanted states out of account. Raises RecordError."""
    if len(sought.text) > SEARCH_LONGEST:
        raise RecordError(f"A search may have {SEARCH_LONGEST} characters.")
    newest = _newest()
    only = _conditions(sought, newest)
    states = sought.states or tuple(state for state in ANSWER_STATES if state != "archived")
    shown = (answers, *(newest.c[name] for name in ("number", "question", "at", "author_id")))
    wanted = select(*shown).join(newest, newest.c.answer_id == answers.c.id).where(*only, answers.c.state.in_(states))
    rows = connection.execute(wanted.order_by(newest.c.at.desc(), answers.c.id).offset(start).limit(size))
    counted = select(answers.c.state, func.count()).join(newest, newest.c.answer_id == answers.c.id).where(*only)
    counts = dict(connection.execute(counted.group_by(answers.c.state)).tuples().all())
    return Found(tuple(_row(row) for row in rows), {state: counts.get(state, 0) for state in ANSWER_STATES})


def _newest() -> FromClause:
    """The newest version of each answer, with the words of its question."""
    last = select(answer_versions.c.answer_id, func.max(answer_versions.c.number).label("number"))
    last = last.group_by(answer_versions.c.answer_id).subquery()
    is_last = and_(answer_versions.c.answer_id == last.c.answer_id, answer_versions.c.number == last.c.number)
    question = answer_versions.c.body["question"].as_string().label("question")
    kept = (answer_versions.c[name] for name in ("answer_id", "number", "at", "author_id"))
    return select(*kept, question).join(last, is_last).subquery()


def _conditions(sought: Sought, newest: FromClause) -> list[ColumnElement[bool]]:
    only: list[ColumnElement[bool]] = []
    if words := printable(sought.text).strip():
        only.append(or_(*(_has(column, words) for column in (newest.c.question, answers.c.id))))
    if sought.owner_id is not None:
        only.append(answers.c.owner_id == sought.owner_id)
    if sought.due_before is not None:
        only += [answers.c.review_by < sought.due_before, answers.c.published_version.is_not(None)]
    return only


def _has(column, words: str) -> ColumnElement[bool]:
    """Whether a text has the words in it, in small letters or large; what means something to LIKE is escaped."""
    return column.icontains(words, autoescape=True, escape=_ESCAPE)


def _row(row) -> Row:
    standing = Standing(row.lang, row.audience, row.owner_id, row.review_by)
    entry = Entry(row.id, row.state, standing, row.published_version, row.ticket_id, row.number)
    return Row(entry, row.question, row.at, row.author_id)
