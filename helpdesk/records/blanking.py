"""Blanking: words are taken out of tickets and turns; their numbers, states and citations stay and can be counted."""

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, and_, case, delete, select, update

from helpdesk.records.opening import Records
from helpdesk.records.redaction import REMOVED
from helpdesk.records.tables import assessments, pins, ticket_lines, ticket_links, tickets, turns, votes

_BATCH = 500  # ids in one statement


def overwriting(connection: Connection) -> None:
    """Make SQLite overwrite what is deleted from now on; PostgreSQL frees it at its next vacuum."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def settle(records: Records) -> None:
    """Put what was written into SQLite's own file and empty the log beside it, where words still stand."""
    if records.engine.dialect.name != "sqlite":
        return
    connection = records.engine.raw_connection()  # a checkpoint cannot be part of a transaction
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def blank_tickets(connection: Connection, numbers: Iterable[int]) -> dict[str, int]:
    """Take the words out of tickets, of their lines, and of the checks that came with them; further links end."""
    done = {"tickets": 0, "lines": 0, "assessments": 0}
    for batch in batches(numbers):
        done["assessments"] += _checks(connection, batch)
        connection.execute(delete(ticket_links).where(ticket_links.c.ticket_id.in_(batch)))
        has_words = and_(ticket_lines.c.ticket_id.in_(batch), ticket_lines.c.text != REMOVED, _is_said())
        done["lines"] += connection.execute(update(ticket_lines).where(has_words).values(text=REMOVED)).rowcount
        note = case((tickets.c.note == "", ""), else_=REMOVED)
        blank = {"question": REMOVED, "note": note, "contact": "", "context": {}, "person_id": None}
        done["tickets"] += connection.execute(update(tickets).where(tickets.c.id.in_(batch)).values(blank)).rowcount
    return done


def _is_said() -> ColumnElement[bool]:
    """A line that somebody wrote; changes of state are words of ours, unless they name an address."""
    return (ticket_lines.c.kind != "state") | ticket_lines.c.text.contains("@")


def _checks(connection: Connection, numbers: list[int]) -> int:
    """Take the facts out of checks; what rested on the law no longer does."""
    mine = assessments.c.ticket_id.in_(numbers)
    owned = select(assessments.c.id).where(mine)
    connection.execute(delete(pins).where(pins.c.kind == "assessment", pins.c.owner.in_(owned)))
    return connection.execute(update(assessments).where(mine).values(subject={}, stale=False)).rowcount


def blank_turns(connection: Connection, ids: Iterable[int]) -> dict[str, int]:
    """Take the words out of turns and their thumbs, and the turns out of their conversations."""
    done = {"turns": 0, "votes": 0}
    for batch in batches(ids):
        for row in connection.execute(select(turns.c.id, turns.c.answer).where(turns.c.id.in_(batch))).all():
            blank = {"question": REMOVED, "understood_as": "", "answer": _cited(row.answer), "conversation_id": None}
            done["turns"] += connection.execute(update(turns).where(turns.c.id == row.id).values(blank)).rowcount
        mine = votes.c.turn_id.in_(batch)
        done["votes"] += connection.execute(update(votes).where(mine).values(question=REMOVED)).rowcount
    return done


def _cited(answer: dict) -> dict:
    """Of an answer, only which provisions it cited."""
    return {"citations": [{"id": each["id"]} for each in answer.get("citations", ())]}


def batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """Ids in lists that a statement can take."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]
