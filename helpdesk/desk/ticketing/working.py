"""Working: what the staff do with tickets. Every verb asks first whether the person may."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpdesk.desk import post
from helpdesk.errors import PostError, RecordError
from helpdesk.records import audit, moves, people, tickets
from helpdesk.records import queue as queues
from helpdesk.records.moves import Hand
from helpdesk.records.queue import Leaf, Page, Wanted
from helpdesk.records.tickets import Line, Ticket

if TYPE_CHECKING:
    from helpdesk.desk.staff import Staff

_WAITING, _FIRST = Wanted(), Leaf()
TICKET_ROLES = ("editor", "approver", "administrator")
SENT, NOT_SENT = "Reply {line} was sent by e-mail.", "Reply {line} was not sent by e-mail. {why}"
_SUBJECT = "Your question to the help desk (number {number})"
_LETTER = "{text}\n\n--\nThis answers what you asked on {day} (number {number}).{link}\n{operator}\n"
_LINK = "\nSee how it stands, or write back: {link}"


@dataclass(frozen=True)
class Seen:
    """A ticket with all that belongs to it: lines, those merged into it, and the replies no letter carried yet."""

    ticket: Ticket
    lines: tuple[Line, ...]
    merged: tuple[Ticket, ...]
    unsent: tuple[int, ...]


@dataclass(frozen=True)
class Replied:
    """A reply that was kept: the id of its line, how many letters carried it, and why others did not."""

    line: int
    sent: int
    unsent: tuple[str, ...]


@dataclass(frozen=True)
class _Recipient:
    """Somebody who waits for a reply: the ticket they opened and the token of a link of their own."""

    ticket: Ticket
    token: str


def queue(staff: Staff, wanted: Wanted = _WAITING, leaf: Leaf = _FIRST) -> Page:
    """A page of the queue. Raises AccessRefused, RecordError."""
    staff.may(*TICKET_ROLES)
    with staff.desk.records.reading() as connection:
        return queues.queue(connection, wanted, leaf, staff.at)


def ticket(staff: Staff, number: int) -> Seen:
    """A ticket as the staff see it. Raises AccessRefused, RecordError."""
    staff.may(*TICKET_ROLES)
    with staff.desk.records.reading() as connection:
        found, lines = tickets.ticket(connection, number), tickets.lines(connection, number)
        merged = tickets.merged_with(connection, number)
        waits = any(post.is_address(each.contact) for each in (found, *merged))
        unsent = _unsent(connection, number, lines) if waits else ()
        return Seen(found, tuple(lines), tuple(merged), unsent)


def _unsent(connection, number: int, lines: Iterable[Line]) -> tuple[int, ...]:
    told = audit.history(connection, tickets.subject(number))
    last = {kept.event.detail["line"]: kept.event.detail["failed"] for kept in told if kept.event.what == "mailed"}
    mine = (line.id for line in lines if line.kind == "reply" and line.ticket_id == number)
    return tuple(line for line in mine if last.get(line, 1))


def assign(staff: Staff, number: int, person_id: int | None) -> None:
    """Give a ticket to someone who may work on it, or to nobody. Raises AccessRefused, RecordError."""
    staff.may(*TICKET_ROLES)
    with staff.desk.records.writing() as connection:
        if person_id is not None and not _works_on_tickets(connection, person_id):
            raise RecordError("A ticket can only be given to somebody of the staff who may work on tickets.")
        moves.assign(connection, number, person_id, _hand(staff))


def _works_on_tickets(connection, person_id: int) -> bool:
    person = people.by_id(connection, person_id)
    return person is not None and person.active and bool(set(person.roles) & set(TICKET_ROLES))


def note(staff: Staff, number: int, text: str) -> int:
    """Add a note that only the staff see. Raises AccessRefused, RecordError."""
    staff.may(*TICKET_ROLES)
    with staff.desk.records.writing() as connection:
        return moves.note(connection, number, text, _hand(staff))


def move(staff: Staff, number: int, to: str) -> None:
    """Put a ticket into another state. Raises AccessRefused, RecordError where that is no move."""
    staff.may(*TICKET_ROLES)
    with staff.desk.records.writing() as connection:
        moves.move(connection, number, to, _hand(staff))


def merge(staff: Staff, number: int, into: int) -> None:
    """Make a ticket a duplicate of another. Raises AccessRefused, RecordError."""
    staff.may(*TICKET_ROLES)
    with staff.desk.records.writing() as connection:
        moves.merge(connection, number, into, _hand(staff))


def reply(staff: Staff, number: int, text: str, then: str = "waiting") -> Replied:
    """Reply to the asker, and to those of the tickets merged into this one; letters go out after the reply is kept.

    Raises AccessRefused, RecordError; a letter that cannot be sent is no error but is told.
    """
    staff.may(*TICKET_ROLES)
    with staff.desk.records.writing() as connection:
        line = moves.reply(connection, number, text, then, _hand(staff))
        waiting = _recipients(connection, staff, number)
    return _posted(staff, number, (line, text), waiting)


def send_again(staff: Staff, number: int, line_id: int) -> Replied:
    """Send the letters of a reply once more. Raises AccessRefused, RecordError where it is no reply of the ticket."""
    staff.may(*TICKET_ROLES)
    with staff.desk.records.writing() as connection:
        found = [line for line in tickets.lines(connection, number) if line.id == line_id and line.kind == "reply"]
        if not found or found[0].ticket_id != number:
            raise RecordError("This is no reply of this ticket.")
        waiting = _recipients(connection, staff, number)
    return _posted(staff, number, (line_id, found[0].text), waiting)


def _recipients(connection, staff: Staff, number: int) -> list[_Recipient]:
    """Who waits for a reply and can be written to, each address once."""
    all_ = [tickets.ticket(connection, number), *tickets.merged_with(connection, number)]
    by_address = {each.contact: each for each in reversed(all_) if post.is_address(each.contact)}
    linked = staff.desk.settings.public_url is not None
    return [
        _Recipient(each, tickets.further_link(connection, each.id, staff.at) if linked else "")
        for each in by_address.values()
    ]


def _posted(staff: Staff, number: int, said: tuple[int, str], waiting: list[_Recipient]) -> Replied:
    """Send the letters, outside of any transaction, and keep what became of them."""
    line, text = said
    if not waiting:
        return Replied(line, 0, ())
    unsent = tuple(filter(None, (_why_not(staff, recipient, text) for recipient in waiting)))
    told = NOT_SENT.format(line=line, why=" ".join(dict.fromkeys(unsent))) if unsent else SENT.format(line=line)
    with staff.desk.records.writing() as connection:
        hand = _hand(staff)
        tickets.add_line(connection, Line(0, number, staff.at, hand.person_id, "state", told))
        hand.tells(connection, "mailed", number, line=line, sent=len(waiting) - len(unsent), failed=len(unsent))
    return Replied(line, len(waiting) - len(unsent), unsent)


def _why_not(staff: Staff, recipient: _Recipient, text: str) -> str:
    """Send one letter: why it could not be sent, "" when it was."""
    settings, asked = staff.desk.settings, recipient.ticket
    link = _LINK.format(link=post.status_link(settings, recipient.token)) if recipient.token else ""
    words = {"number": asked.id, "day": asked.opened.date().isoformat(), "operator": settings.operator}
    subject = _SUBJECT.format(number=asked.id)
    try:
        post.send(settings, post.Mail(asked.contact, subject, _LETTER.format(text=text, link=link, **words), staff.at))
    except PostError as problem:
        return str(problem)
    return ""


def _hand(staff: Staff) -> Hand:
    return Hand(staff.person.id, staff.at)
