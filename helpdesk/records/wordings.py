"""Wordings: the ways a published answer is asked, each with its vector by one model."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from helpdesk.records.tables import events, wordings


@dataclass(frozen=True)
class Wording:
    """One way to ask, and its vector as bytes of 32-bit floats."""

    text: str
    vector: bytes


def keep_wordings(connection: Connection, version_id: int, model: str, found: Iterable[Wording]) -> None:
    """The wordings of a version, in place of those that another model made."""
    connection.execute(delete(wordings).where(wordings.c.version_id == version_id))
    rows = [{"version_id": version_id, "model": model, **vars(one)} for one in found]
    if rows:
        connection.execute(insert(wordings), rows)


def wordings_of(connection: Connection, model: str) -> dict[int, dict[str, bytes]]:
    """By version: the wordings that this model knows, each with its vector."""
    found: dict[int, dict[str, bytes]] = {}
    wanted = select(wordings).where(wordings.c.model == model).order_by(wordings.c.id)
    for row in connection.execute(wanted):
        found.setdefault(row.version_id, {})[row.text] = row.vector
    return found


def last_event(connection: Connection) -> int:
    """The number of the last event there is."""
    return connection.execute(select(func.max(events.c.id))).scalar() or 0


def has_news(connection: Connection, since: int) -> bool:
    """Whether anything happened to an answer after an event."""
    wanted = select(events.c.id).where(events.c.id > since, events.c.subject.like("answer %")).limit(1)
    return connection.execute(wanted).first() is not None
