"""Moves: what may happen to a ticket, who did it, and what it does to the clock.

The clock promises a reply by `due`. It stands still while the ticket waits for the asker. What an asker writes to a
ticket that was replied to starts it anew: the first promise was kept, and this is a new question.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, update

from helpdesk.errors import RecordError
from helpdesk.records.audit import Event, tell
from helpdesk.records.tables import tickets
from helpdesk.records.tickets import Line, Ticket, add_line, change, subject, ticket

MOVES = {
    "new": ("open", "waiting", "closed"),
    "open": ("waiting", "closed"),
    "waiting": ("open", "closed"),
    "closed": ("open",),
    "merged": (),
}
AFTER_REPLY = ("waiting", "closed")
ASKER_LONGEST = 5_000


@dataclass(frozen=True)
class Hand:
    """Whose hand does something and when: a person of the staff by id, or the asker (None)."""

    person_id: int | None
    at: datetime

    @property
    def actor(self) -> str:
        """As events name it."""
        return "visitor" if self.person_id is None else f"person {self.person_id}"

    def tells(self, connection: Connection, what: str, number: int, **detail) -> None:
        """Tell an event about a ticket."""
        tell(connection, Event(self.at, self.actor, what, subject(number), detail))


def move(connection: Connection, number: int, to: str, hand: Hand) -> None:
    """Put a ticket into another state. Raises RecordError where that is no move."""
    before = ticket(connection, number)
    if to not in MOVES[before.state]:
        raise RecordError(f"A ticket that is {before.state} cannot become {to}.")
    _put(connection, before, to, hand)


def _put(connection: Connection, before: Ticket, to: str, hand: Hand, due: datetime | None = None) -> None:
    waited = hand.at - before.waiting_since if before.waiting_since else timedelta()
    columns = {
        "state": to,
        "due": due or before.due + max(waited, timedelta()),
        "waiting_since": hand.at if to == "waiting" else None,
        "closed": hand.at if to == "closed" else None,
    }
    change(connection, before.id, **columns)
    _say(connection, before.id, "state", f"{before.state} → {to}", hand)
    hand.tells(connection, "moved", before.id, before=before.state, to=to)


def _say(connection: Connection, number: int, kind: str, text: str, hand: Hand) -> int:
    return add_line(connection, Line(0, number, hand.at, hand.person_id, kind, text))


def assign(connection: Connection, number: int, assignee_id: int | None, hand: Hand) -> None:
    """Give a ticket to a person of the staff, or to nobody; a new one is then open. Raises RecordError."""
    before = _unmerged(connection, number)
    change(connection, number, assignee_id=assignee_id)
    hand.tells(connection, "assigned", number, to=assignee_id)
    if before.state == "new" and assignee_id is not None:
        _put(connection, before, "open", hand)


def note(connection: Connection, number: int, text: str, hand: Hand) -> int:
    """Add a note that only the staff see: its id. Raises RecordError."""
    ticket(connection, number)
    line = _say(connection, number, "note", text, hand)
    hand.tells(connection, "noted", number, line=line)
    return line


def reply(connection: Connection, number: int, text: str, then: str, hand: Hand) -> int:
    """Add a reply that the asker sees, after which the ticket waits or is closed: its id. Raises RecordError."""
    before = _unmerged(connection, number)
    if then not in AFTER_REPLY:
        raise RecordError(f"After a reply a ticket is {' or '.join(AFTER_REPLY)}.")
    line = _say(connection, number, "reply", text, hand)
    hand.tells(connection, "replied", number, line=line)
    if before.replied is None:
        change(connection, number, replied=hand.at)
    if before.state != then:
        _put(connection, before, then, hand)
    return line


def hear(connection: Connection, asked: Ticket, text: str, at: datetime, within: timedelta) -> int:
    """Add what an asker writes: the id of the line.

    It stands on the asker's own ticket and wakes the one that this was merged into. Raises RecordError.
    """
    if len(text) > ASKER_LONGEST:
        raise RecordError(f"A message may have {ASKER_LONGEST:,} characters; please shorten it.")
    hand = Hand(None, at)
    line = _say(connection, asked.id, "asker", text, hand)
    hand.tells(connection, "wrote", asked.id, line=line)
    worked = ticket(connection, asked.merged_into) if asked.merged_into else asked
    if worked.state in AFTER_REPLY:
        _put(connection, worked, "open", hand, at + within if worked.replied else None)
    return line


def merge(connection: Connection, number: int, into: int, hand: Hand) -> None:
    """Make a ticket a duplicate of another; all its lines stay where they are. Raises RecordError.

    What was merged into it follows, so that no ticket is more than one step from the one that is worked on.
    """
    before = _unmerged(connection, number)
    if _unmerged(connection, into).id == number:
        raise RecordError("A ticket cannot be merged into itself.")
    connection.execute(update(tickets).where(tickets.c.merged_into == number).values(merged_into=into))
    change(connection, number, state="merged", merged_into=into, waiting_since=None)
    _say(connection, number, "state", f"{before.state} → merged into {into}", hand)
    hand.tells(connection, "merged", number, before=before.state, into=into)


def _unmerged(connection: Connection, number: int) -> Ticket:
    found = ticket(connection, number)
    if found.merged_into is not None:
        raise RecordError(f"Ticket {number} was merged into ticket {found.merged_into}; go on there.")
    return found
