"""Queue: the tickets that wait, the most urgent first, a page at a time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, literal, or_, select, tuple_

from helpdesk.errors import RecordError
from helpdesk.law.phrases import printable
from helpdesk.records.tables import ORIGINS, TICKET_STATES, Moment, tickets

ACTIVE = ("new", "open", "waiting")
RUNNING = ("new", "open")
SEARCH_LONGEST, PAGE_LONGEST = 200, 200
_OPENING = 160  # characters of a question that a row shows
_NUMBER_LONGEST = 9  # digits


@dataclass(frozen=True)
class Wanted:
    """Which tickets: by state (none: those that are not done), origin, assignee, language, lateness, words.

    `assignee` 0 means nobody; `text` stands in question, note or contact, or is the number.
    """

    states: tuple[str, ...] = ()
    origin: str = ""
    assignee: int | None = None
    lang: str = ""
    overdue: bool = False
    text: str = ""


@dataclass(frozen=True)
class Leaf:
    """Which page: how many rows, after which row (the `next` of the page before), and newest instead of due first."""

    size: int = 50
    after: tuple[datetime, int] | None = None
    newest: bool = False


@dataclass(frozen=True)
class Waiting:
    """A row of the queue; `question` is the beginning of it."""

    id: int
    opened: datetime
    origin: str
    state: str
    question: str
    lang: str
    assignee_id: int | None
    due: datetime
    replied: datetime | None
    overdue: bool


@dataclass(frozen=True)
class Page:
    """Rows of the queue, the number of all that are wanted by state, and where the next page begins (None: nowhere).

    `counts` leave the wanted states out of account, so that they say what stands behind each of them.
    """

    rows: tuple[Waiting, ...]
    counts: dict[str, int]
    next: tuple[datetime, int] | None


def queue(connection: Connection, wanted: Wanted, leaf: Leaf, at: datetime) -> Page:
    """A page of the queue. Raises RecordError for what is no filter."""
    _checked(wanted, leaf)
    found = connection.execute(_page(wanted, leaf, at)).all()
    rows = tuple(_waiting(row, at) for row in found[: leaf.size])
    return Page(rows, _counts(connection, wanted, at), _end(rows, leaf) if len(found) > leaf.size else None)


def _checked(wanted: Wanted, leaf: Leaf) -> None:
    if not set(wanted.states) <= set(TICKET_STATES) or wanted.origin not in ("", *ORIGINS):
        raise RecordError("The queue knows no such state or origin.")
    if len(wanted.text) > SEARCH_LONGEST:
        raise RecordError(f"A search may have {SEARCH_LONGEST} characters.")
    if not 1 <= leaf.size <= PAGE_LONGEST:
        raise RecordError(f"A page has 1 to {PAGE_LONGEST} rows.")


def _page(wanted: Wanted, leaf: Leaf, at: datetime) -> Select:
    """One row more than the page has, to know whether there is another page."""
    opening = func.substr(tickets.c.question, 1, _OPENING).label("question")
    shown = [opening if name == "question" else tickets.c[name] for name in _SHOWN]
    by = tuple_(_order(leaf), tickets.c.id)
    query = select(*shown).where(tickets.c.state.in_(wanted.states or ACTIVE), *_conditions(wanted, at))
    if leaf.after is not None:
        place = tuple_(literal(leaf.after[0], Moment()), literal(leaf.after[1]))
        query = query.where(by < place if leaf.newest else by > place)
    order = (_order(leaf).desc(), tickets.c.id.desc()) if leaf.newest else (_order(leaf), tickets.c.id)
    return query.order_by(*order).limit(leaf.size + 1)


_SHOWN = ("id", "opened", "origin", "state", "question", "lang", "assignee_id", "due", "replied")


def _order(leaf: Leaf) -> ColumnElement:
    return tickets.c.opened if leaf.newest else tickets.c.due


def _conditions(wanted: Wanted, at: datetime) -> list[ColumnElement[bool]]:
    """All that is wanted but the states; every value is bound, none is written into the query."""
    columns = tickets.c
    found = []
    if wanted.origin:
        found.append(columns.origin == wanted.origin)
    if wanted.assignee is not None:
        found.append(columns.assignee_id == wanted.assignee if wanted.assignee else columns.assignee_id.is_(None))
    if wanted.lang:
        found.append(columns.lang == wanted.lang)
    if wanted.overdue:
        found.append(and_(columns.state.in_(RUNNING), columns.due < at))
    if text := printable(wanted.text).strip():
        found.append(or_(*_said(text)))
    return found


def _said(text: str) -> list[ColumnElement[bool]]:
    """Conditions of which one holds for a ticket that says this, whatever the case; % and _ mean themselves."""
    columns = (tickets.c.question, tickets.c.note, tickets.c.contact)
    number = text.removeprefix("#")
    is_number = number.isascii() and number.isdigit() and len(number) <= _NUMBER_LONGEST
    named = [tickets.c.id == int(number)] if is_number else []
    return [*named, *(column.icontains(text, autoescape=True) for column in columns)]


def _counts(connection: Connection, wanted: Wanted, at: datetime) -> dict[str, int]:
    query = select(tickets.c.state, func.count()).where(*_conditions(wanted, at)).group_by(tickets.c.state)
    found = dict(connection.execute(query).tuples().all())
    return {state: found.get(state, 0) for state in TICKET_STATES}


def _waiting(row, at: datetime) -> Waiting:
    return Waiting(**row._mapping, overdue=row.state in RUNNING and row.due < at)


def _end(rows: tuple[Waiting, ...], leaf: Leaf) -> tuple[datetime, int]:
    last = rows[-1]
    return (last.opened if leaf.newest else last.due, last.id)


def waits_already(connection: Connection, origin: str, question: str) -> bool:
    """Whether the very same question waits already in a ticket of this origin."""
    same = and_(tickets.c.origin == origin, tickets.c.state.in_(ACTIVE), tickets.c.question == question)
    return connection.execute(select(tickets.c.id).where(same).limit(1)).first() is not None


def recent_questions(connection: Connection, but: int, most: int) -> list[Row]:
    """(id, state, question) of the newest tickets save one, and save those that are merged."""
    others = and_(tickets.c.id != but, tickets.c.state != "merged")
    shown = (tickets.c.id, tickets.c.state, tickets.c.question)
    return list(connection.execute(select(*shown).where(others).order_by(tickets.c.opened.desc()).limit(most)))
