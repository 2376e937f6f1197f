"""Askings: the questions that were kept, as turns or as tickets, newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, literal, select, union_all

from helpdesk.records.tables import tickets, turns


@dataclass(frozen=True)
class Asking:
    """A question, when it was asked, where it is kept ("turn 3", "ticket 17") and how it ended."""

    subject: str
    at: datetime
    question: str
    ended: str


def askings(connection: Connection, most: int) -> list[Asking]:
    """The newest questions that still have their words."""
    kept = union_all(
        select(literal("turn").label("kind"), turns.c.id, turns.c.at, turns.c.question, turns.c.status.label("ended")),
        select(literal("ticket").label("kind"), tickets.c.id, tickets.c.opened, tickets.c.question, tickets.c.state),
    ).subquery()
    wanted = select(kept).where(kept.c.question != "").order_by(kept.c.at.desc(), kept.c.id.desc()).limit(most)
    return [Asking(f"{row.kind} {row.id}", row.at, row.question, row.ended) for row in connection.execute(wanted)]
