"""Retention: what is kept only for a while, and is then deleted or blanked."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, delete, func, or_, select

from helpdesk.records.audit import Event, tell
from helpdesk.records.blanking import blank_tickets, overwriting
from helpdesk.records.redaction import REMOVED
from helpdesk.records.tables import conversations, tickets, turns, visits, votes


@dataclass(frozen=True)
class Periods:
    """How long is kept: turns and thumbs after they were written, tickets after closing, visits after their end."""

    turns: timedelta
    tickets: timedelta
    visits: timedelta


@dataclass(frozen=True)
class Cleared:
    """How much was past its time: rows by table, those of tickets blanked, all others deleted."""

    counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was past its time."""
        return not any(self.counts.values())


def clear(connection: Connection, periods: Periods, at: datetime) -> Cleared:
    """Delete or blank what is past its time; one event says how much, and none where there was nothing."""
    overwriting(connection)
    turned, left = _turns(connection, at - periods.turns), _visits(connection, at - periods.visits)
    done = Cleared({**turned, **blank_tickets(connection, _past(connection, at - periods.tickets)), **left})
    if not done.is_empty:
        tell(connection, Event(at, "desk", "cleared", "records", done.counts))
    return done


def _turns(connection: Connection, before: datetime) -> dict[str, int]:
    """Turns with their thumbs, and the conversations that are then empty."""
    old = select(turns.c.id).where(turns.c.at < before)
    thumbs = connection.execute(delete(votes).where(or_(votes.c.turn_id.in_(old), votes.c.at < before))).rowcount
    gone = connection.execute(delete(turns).where(turns.c.at < before)).rowcount
    has_turns = select(turns.c.id).where(turns.c.conversation_id == conversations.c.id).exists()
    empty = connection.execute(delete(conversations).where(conversations.c.began < before, ~has_turns)).rowcount
    return {"turns": gone, "votes": thumbs, "conversations": empty}


def _visits(connection: Connection, before: datetime) -> dict[str, int]:
    over = func.coalesce(visits.c.ended, visits.c.ends)
    return {"visits": connection.execute(delete(visits).where(over < before)).rowcount}


def _past(connection: Connection, before: datetime) -> list[int]:
    """The tickets closed before a moment that still have words; one that was merged closes with the other."""
    other = tickets.alias()
    merged = select(other.c.id).where(other.c.state == "closed", other.c.closed < before)
    is_closed = and_(tickets.c.state == "closed", tickets.c.closed < before)
    done = or_(is_closed, and_(tickets.c.state == "merged", tickets.c.merged_into.in_(merged)))
    return list(connection.scalars(select(tickets.c.id).where(done, tickets.c.question != REMOVED)))
