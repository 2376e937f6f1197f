"""Precedents of the team: systems its lawyers decided, which count from then on until they are withdrawn."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from helpdesk.errors import RecordError
from helpdesk.records.admitted import lang_of
from helpdesk.records.answers import By
from helpdesk.records.audit import Event, tell
from helpdesk.records.tables import team_precedents
from helpdesk.records.written import checked_reason


@dataclass(frozen=True)
class NewPrecedent:
    """A decided system on its way in: its words and their language, its facts, class, provisions, and why."""

    text: str
    lang: str
    facts: Mapping
    tier: str
    decides: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class TeamPrecedent:
    """A precedent of the team; `withdrawn_at` is when it ceased to count."""

    id: int
    assessment: int
    text: str
    lang: str
    facts: Mapping
    tier: str
    decides: tuple[str, ...]
    why: str
    by: int
    at: datetime
    withdrawn_at: datetime | None


def add_precedent(connection: Connection, assessment: int, new: NewPrecedent, by: By) -> TeamPrecedent:
    """Keep a decided system as a precedent. Raises RecordError where its assessment is one already."""
    there = select(team_precedents.c.id).where(team_precedents.c.assessment_id == assessment)
    if connection.execute(there).first() is not None:
        raise RecordError("This decision was made a precedent before; a withdrawn one does not come back.")
    if not new.text.strip():
        raise RecordError("A system without a description cannot be a precedent.")
    row = {"assessment_id": assessment, "text": new.text, "lang": lang_of(new.lang), "facts": dict(new.facts)}
    row |= {"tier": new.tier, "decides": list(new.decides), "why": checked_reason(new.why)}
    adding = insert(team_precedents).values(**row, by_id=by.person, at=by.at)
    number = connection.execute(adding).inserted_primary_key[0]
    tell(connection, Event(by.at, by.actor, "added", f"precedent {number}", {"assessment": assessment}))
    return precedent(connection, number)


def withdraw_precedent(connection: Connection, number: int, by: By) -> None:
    """Let a precedent count no longer. Raises RecordError where there is none, or it does not count now."""
    if precedent(connection, number).withdrawn_at is not None:
        raise RecordError("This precedent is withdrawn already.")
    mine = team_precedents.c.id == number
    connection.execute(update(team_precedents).where(mine).values(withdrawn_at=by.at, withdrawn_by=by.person))
    tell(connection, Event(by.at, by.actor, "withdrawn", f"precedent {number}", {}))


def precedent(connection: Connection, number: int) -> TeamPrecedent:
    """A precedent of the team. Raises RecordError where there is none."""
    row = connection.execute(select(team_precedents).where(team_precedents.c.id == number)).first()
    if row is None:
        raise RecordError(f"There is no precedent {number}.")
    return _precedent(row)


def precedents(connection: Connection, withdrawn: bool = False) -> list[TeamPrecedent]:
    """Those that count now, or (`withdrawn`) all, in order."""
    query = select(team_precedents).order_by(team_precedents.c.id)
    found = query if withdrawn else query.where(team_precedents.c.withdrawn_at.is_(None))
    return [_precedent(row) for row in connection.execute(found)]


def stamp(connection: Connection) -> str:
    """What tells one stand of the team's precedents from another, by their texts; "" where none counts."""
    told = repr([(each.id, each.text) for each in precedents(connection)])
    return hashlib.sha256(told.encode()).hexdigest()[:12] if told != "[]" else ""


def _precedent(row: Row) -> TeamPrecedent:
    decided = (row.text, row.lang, row.facts, row.tier, tuple(row.decides), row.why)
    return TeamPrecedent(row.id, row.assessment_id, *decided, row.by_id, row.at, row.withdrawn_at)
