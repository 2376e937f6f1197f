"""Visits: who is signed in. The browser holds a token; the records hold its hash alone."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from helpdesk.records.tables import people, visits

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=10)
_NOTED_EVERY = timedelta(minutes=1)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 bytes


@dataclass(frozen=True)
class Visit:
    """A visit that goes on: whose it is, and when it was last noted to."""

    token_hash: str
    person_id: int
    seen: datetime

    def is_to_be_noted(self, at: datetime) -> bool:
        """Whether it is time to note that the visit goes on."""
        return at - self.seen >= _NOTED_EVERY


def begin(connection: Connection, person_id: int, at: datetime) -> str:
    """Begin a visit: its token, which is told this once."""
    token = secrets.token_urlsafe(32)
    row = {"token_hash": _hash_of(token), "person_id": person_id, "began": at, "seen": at, "ends": at + LONGEST}
    connection.execute(insert(visits).values(row))
    return token


def visit_of(connection: Connection, token: str, at: datetime) -> Visit | None:
    """The visit of a token, if it goes on: not ended, not idle too long, not too long in all, of an active person."""
    if not _TOKEN.fullmatch(token):
        return None
    goes_on = (visits.c.ended.is_(None), visits.c.ends > at, visits.c.seen > at - IDLE, people.c.active)
    shown = select(visits.c.token_hash, visits.c.person_id, visits.c.seen)
    query = shown.join(people, people.c.id == visits.c.person_id).where(
        visits.c.token_hash == _hash_of(token), *goes_on
    )
    row = connection.execute(query).first()
    return Visit(**row._mapping) if row else None


def note(connection: Connection, visit: Visit, at: datetime) -> None:
    """Note that a visit goes on; one that was ended meanwhile stays ended."""
    still = (visits.c.token_hash == visit.token_hash, visits.c.ended.is_(None), visits.c.seen < at)
    connection.execute(update(visits).where(*still).values(seen=at))


def end(connection: Connection, token: str, at: datetime) -> int | None:
    """End the visit of a token, for good: whose it was, None where there was none to end."""
    mine = (visits.c.token_hash == _hash_of(token), visits.c.ended.is_(None))
    person_id = connection.execute(select(visits.c.person_id).where(*mine)).scalar()
    connection.execute(update(visits).where(*mine).values(ended=at))
    return person_id


def end_all(connection: Connection, person_id: int, at: datetime) -> int:
    """End all visits of a person: how many there were."""
    mine = (visits.c.person_id == person_id, visits.c.ended.is_(None))
    return connection.execute(update(visits).where(*mine).values(ended=at)).rowcount


def _hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
