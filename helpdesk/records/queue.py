"""Queue: the tickets that wait, the most urgent first, a page at a time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)

from helpdesk.errors import RecordError
from helpdesk.law.phrases import printable
from helpdesk.records.tables import ORIGINS, TICKET_STATES, Moment, tickets

ACTIVE = ("new", "open", "waiting")
RUNNING = ("new", "open")
SEARCH_LONGEST, PAGE_LONGEST = 200, 200
_OPENING = 160  # characters of a question that a row shows
_NUMBER_LONGEST = 9  # digits
_ESCAPE = "/"
_SHOWN = [
    func.substr(tickets.c.question, 1, _OPENING).label("question") if name == "question" else tickets.c[name]
    for name in ("id", "opened", "origin", "state", "question", "lang", "assignee_id", "due", "replied")
]
Conditions = list[ColumnElement[bool]]


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
    only = _conditions(wanted, at)
    if wanted.text.strip():
        found, counts = _searched(connection, wanted, leaf, only)
    else:
        found, counts = _found(connection, wanted, leaf, only), _counts(connection, only)
    rows = tuple(_waiting(row, at) for row in found[: leaf.size])
    return Page(rows, counts, _end(rows, leaf) if len(found) > leaf.size else None)


def _checked(wanted: Wanted, leaf: Leaf) -> None:
    if not set(wanted.states) <= set(TICKET_STATES) or wanted.origin not in ("", *ORIGINS):
        raise RecordError("The queue knows no such state or origin.")
    if len(wanted.text) > SEARCH_LONGEST:
        raise RecordError(f"A search may have {SEARCH_LONGEST} characters.")
    if not 1 <= leaf.size <= PAGE_LONGEST:
        raise RecordError(f"A page has 1 to {PAGE_LONGEST} rows.")


def _found(connection: Connection, wanted: Wanted, leaf: Leaf, only: Conditions) -> list[Row]:
    """One row more than the page has, to know whether there is another page.

    By due, each state is read for itself: the index has its tickets in this order, so nothing is sorted but the ends.
    """
    states = wanted.states or ACTIVE
    if leaf.newest:
        return list(connection.execute(_cut(select(*_SHOWN).where(tickets.c.state.in_(states), *only), leaf, tickets)))
    each = (
        connection.execute(_cut(select(*_SHOWN).where(tickets.c.state == state, *only), leaf, tickets))
        for state in states
    )
    return sorted((row for rows in each for row in rows), key=lambda row: (row.due, row.id))[: leaf.size + 1]


def _searched(connection: Connection, wanted: Wanted, leaf: Leaf, only: Conditions) -> tuple[list[Row], dict[str, int]]:
    """The same with the counts, in one reading of the texts: reading them is what takes the time."""
    by = tickets.c.opened if leaf.newest else tickets.c.due
    said = select(tickets.c.id, tickets.c.state, by).where(*only).cte("said")
    numbers = _cut(select(said.c.id).where(said.c.state.in_(wanted.states or ACTIVE)), leaf, said).subquery()
    counted = select(said.c.state, func.count()).group_by(said.c.state)
    both = connection.execute(union_all(counted, select(literal(""), numbers.c.id))).all()
    rows = connection.execute(
        select(*_SHOWN).where(tickets.c.id.in_([number for state, number in both if not state]))
    ).all()
    key = (lambda row: (row.opened, row.id)) if leaf.newest else (lambda row: (row.due, row.id))
    return sorted(rows, key=key, reverse=leaf.newest), _by_state({state: count for state, count in both if state})


def _cut(query: Select, leaf: Leaf, rows: FromClause) -> Select:
    """A query in the order of a page, from where the page begins, with one row more than it has."""
    by = rows.c.opened if leaf.newest else rows.c.due
    if leaf.after is not None:
        here, place = tuple_(by, rows.c.id), tuple_(literal(leaf.after[0], Moment()), literal(leaf.after[1]))
        query = query.where(here < place if leaf.newest else here > place)
    order = (by.desc(), rows.c.id.desc()) if leaf.newest else (by, rows.c.id)
    return query.order_by(*order).limit(leaf.size + 1)


def _conditions(wanted: Wanted, at: datetime) -> Conditions:
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


def _said(text: str) -> Conditions:
    """Conditions of which one holds for a ticket that says this, whatever the case; % and _ mean themselves.

    The three texts are looked at as one, because making small letters is what takes the time.
    """
    number = text.removeprefix("#")
    is_number = number.isascii() and number.isdigit() and len(number) <= _NUMBER_LONGEST
    named = [tickets.c.id == int(number)] if is_number else []
    told = func.lower(tickets.c.question + "\n" + tickets.c.note + "\n" + tickets.c.contact)
    for sign in (_ESCAPE, "%", "_"):
        text = text.replace(sign, _ESCAPE + sign)
    return [*named, told.like(func.lower(literal(f"%{text}%")), escape=_ESCAPE)]


def _counts(connection: Connection, only: Conditions) -> dict[str, int]:
    query = select(tickets.c.state, func.count()).where(*only).group_by(tickets.c.state)
    return _by_state(dict(connection.execute(query).tuples().all()))


def _by_state(found: dict[str, int]) -> dict[str, int]:
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
