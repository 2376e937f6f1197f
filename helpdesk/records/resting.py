"""Resting: the assessments that are kept, and that one of them rests on law that has changed."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select, update

from helpdesk.records import audit
from helpdesk.records.tables import assessments


def assessments_pinned(connection: Connection) -> dict[int, str]:
    """The numbers of all assessments by their ids."""
    return {row.id: row.number for row in connection.execute(select(assessments.c.id, assessments.c.number))}


def mark_stale(connection: Connection, numbers: Iterable[str], at: datetime) -> list[str]:
    """Mark assessments as resting on law that has changed: those that were not marked before."""
    wanted = select(assessments.c.number).where(assessments.c.number.in_(list(numbers)), ~assessments.c.stale)
    fresh = sorted(connection.execute(wanted).scalars())
    for number in fresh:
        connection.execute(update(assessments).where(assessments.c.number == number).values(stale=True))
        audit.tell(connection, audit.Event(at, "desk", "went stale", f"assessment {number}", {}))
    return fresh
