"""Tickets: what was asked of a person, what was said about it, and the link by which the asker sees it."""

import hashlib
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, insert, or_, select, update

from helpdesk.errors import AccessRefused, RecordError
from helpdesk.records.admitted import lang_of, line_of, row_of, text_of
from helpdesk.records.audit import Event, tell
from helpdesk.records.tables import LINES, ORIGINS, ticket_lines, ticket_links, tickets

QUESTION_LONGEST, NOTE_LONGEST, CONTACT_LONGEST = 10_000, 5_000, 200
LINE_LONGEST, CONTEXT_LONGEST = 20_000, 500_000
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 bytes
_RUNNING = ("new", "open")  # states in which the clock runs


@dataclass(frozen=True)
class NewTicket:
    """A ticket to open: where it comes from, what was asked, and all that the staff need to know about it.

    `context` holds plain values of JSON; `person_id` is the asker where known.
    """

    origin: str
    question: str
    note: str = ""
    contact: str = ""
    lang: str = "en"
    context: dict = field(default_factory=dict)
    person_id: int | None = None


@dataclass(frozen=True)
class Opened:
    """A ticket that was opened: its number and the token of the asker's link, which is told this once."""

    number: int
    token: str


@dataclass(frozen=True)
class Ticket:
    """A ticket as it stands. `due` is the moment by which a reply was promised; `replied` the first reply."""

    id: int
    opened: datetime
    origin: str
    state: str
    question: str
    note: str
    contact: str
    lang: str
    context: dict
    assignee_id: int | None
    person_id: int | None
    due: datetime
    waiting_since: datetime | None
    replied: datetime | None
    closed: datetime | None
    merged_into: int | None

    def is_overdue(self, at: datetime) -> bool:
        """Whether a reply is late: the clock stands still while the ticket waits for the asker, or is closed."""
        return self.state in _RUNNING and self.due < at


@dataclass(frozen=True)
class Line:
    """What was said on a ticket: a note for the staff, a reply, words of the asker, or a change of state."""

    id: int
    ticket_id: int
    at: datetime
    author_id: int | None
    kind: str
    text: str


def open_ticket(connection: Connection, new: NewTicket, at: datetime, within: timedelta) -> Opened:
    """Open a ticket to be replied to within a time. Raises RecordError for what cannot be kept."""
    if new.origin not in ORIGINS:
        raise RecordError(f"A ticket comes from one of {', '.join(ORIGINS)}.")
    token = secrets.token_urlsafe(32)
    row = {
        "token_hash": hash_of(token),
        "opened": at,
        "origin": new.origin,
        "state": "new",
        "question": text_of(new.question, QUESTION_LONGEST, "A question"),
        "note": text_of(new.note, NOTE_LONGEST, "A note"),
        "contact": line_of(new.contact, CONTACT_LONGEST, "A contact"),
        "lang": lang_of(new.lang),
        "context": row_of(new.context, CONTEXT_LONGEST, "What came with the question"),
        "person_id": new.person_id,
        "due": at + within,
    }
    number = connection.execute(insert(tickets).values(row)).inserted_primary_key[0]
    tell(connection, Event(at, _opener(new), "opened", subject(number), {"origin": new.origin}))
    return Opened(number, token)


def _opener(new: NewTicket) -> str:
    if new.origin == "abstention":
        return "desk"
    return "visitor" if new.person_id is None else f"person {new.person_id}"


def subject(number: int) -> str:
    """A ticket as events name it."""
    return f"ticket {number}"


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def ticket(connection: Connection, number: int) -> Ticket:
    """A ticket by its number. Raises RecordError where there is none."""
    row = connection.execute(_ALL.where(tickets.c.id == number)).first()
    if row is None:
        raise RecordError("There is no ticket of this number.")
    return _ticket(row)


def by_token(connection: Connection, token: str) -> Ticket:
    """The ticket of an asker's link. Raises AccessRefused, in the same words whatever is wrong with the link."""
    if not _TOKEN.fullmatch(token):
        raise AccessRefused(_NO_LINK)
    known = hash_of(token)
    further = select(ticket_links.c.ticket_id).where(ticket_links.c.token_hash == known)
    row = connection.execute(_ALL.where(or_(tickets.c.token_hash == known, tickets.c.id.in_(further)))).first()
    if row is None:
        raise AccessRefused(_NO_LINK)
    return _ticket(row)


_NO_LINK = "This link is not one of ours; please open it exactly as you received it."
_ALL = select(*(tickets.c[name] for name in Ticket.__dataclass_fields__))


def _ticket(row: Row) -> Ticket:
    return Ticket(**row._mapping)


def further_link(connection: Connection, number: int, at: datetime) -> str:
    """The token of a further link to a ticket; the ones before it still open."""
    token = secrets.token_urlsafe(32)
    connection.execute(insert(ticket_links).values(token_hash=hash_of(token), ticket_id=number, made=at))
    return token


def merged_with(connection: Connection, number: int) -> list[Ticket]:
    """The tickets that were merged into one, in order."""
    rows = connection.execute(_ALL.where(tickets.c.merged_into == number).order_by(tickets.c.id))
    return [_ticket(row) for row in rows]


def lines(connection: Connection, number: int) -> list[Line]:
    """All that was said on a ticket and on those merged into it, in order."""
    merged = select(tickets.c.id).where(tickets.c.merged_into == number)
    here = or_(ticket_lines.c.ticket_id == number, ticket_lines.c.ticket_id.in_(merged))
    rows = connection.execute(select(ticket_lines).where(here).order_by(ticket_lines.c.at, ticket_lines.c.id))
    return [Line(**row._mapping) for row in rows]


def add_line(connection: Connection, line: Line) -> int:
    """Add a line (its `id` is not looked at): its id. Raises RecordError where it is empty, too long or of no kind."""
    if line.kind not in LINES:
        raise RecordError(f"A line is one of {', '.join(LINES)}.")
    text = text_of(line.text, LINE_LONGEST, "A text")
    if not text:
        raise RecordError("Please write something first.")
    row = {"ticket_id": line.ticket_id, "at": line.at, "author_id": line.author_id, "kind": line.kind, "text": text}
    return connection.execute(insert(ticket_lines).values(row)).inserted_primary_key[0]


def change(connection: Connection, number: int, **columns) -> None:
    """Write columns of a ticket."""
    connection.execute(update(tickets).where(tickets.c.id == number).values(**columns))
