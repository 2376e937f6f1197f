"""Audit: who did what, as a chain of events in which each carries the hash of the one before.

An event is written in the transaction of the change it tells of, so neither stands without the other. It names people
and things by their ids alone: nothing in it needs to be forgotten when a person is.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from helpdesk.records.tables import events

START = "0" * 64  # what stands before the first event


@dataclass(frozen=True)
class Event:
    """Something that was done: by whom ("person 3", "visitor", "desk"), what, and to what ("ticket 17").

    `detail` holds plain values of JSON and no words of visitors.
    """

    at: datetime
    actor: str
    what: str
    subject: str
    detail: dict


@dataclass(frozen=True)
class Kept:
    """An event as it stands in the chain."""

    number: int
    event: Event
    before: str
    hash: str


def tell(connection: Connection, event: Event) -> None:
    """Add an event to the chain, within the writer's own transaction."""
    last = connection.execute(select(events.c.id, events.c.hash).order_by(events.c.id.desc()).limit(1)).first()
    number, before = (last.id + 1, last.hash) if last else (1, START)
    detail = json.dumps(event.detail, sort_keys=True, ensure_ascii=False)
    row = {"id": number, "at": event.at, "actor": event.actor, "what": event.what, "subject": event.subject}
    sealed = _seal(number, event.at, (event.actor, event.what, event.subject, detail, before))
    connection.execute(insert(events).values(**row, detail=detail, before=before, hash=sealed))


def history(connection: Connection, subject: str) -> list[Kept]:
    """The events about one thing, in order."""
    rows = connection.execute(select(events).where(events.c.subject == subject).order_by(events.c.id))
    return [_kept(row) for row in rows]


def broken(connection: Connection) -> Iterator[str]:
    """What is wrong with the chain, event by event; nothing where it is whole."""
    expected, before = 1, START
    for row in connection.execute(select(events).order_by(events.c.id)):
        if row.id != expected:
            yield f"event {expected} is missing"
        if row.before != before:
            yield f"event {row.id} does not follow the event before it"
        if row.hash != _seal(row.id, row.at, (row.actor, row.what, row.subject, row.detail, row.before)):
            yield f"event {row.id} was changed"
        expected, before = row.id + 1, row.hash


def length(connection: Connection) -> tuple[int, str]:
    """(number, hash) of the last event: whoever keeps them elsewhere can tell when the end of the chain is cut off."""
    last = connection.execute(select(events.c.id, events.c.hash).order_by(events.c.id.desc()).limit(1)).first()
    return (last.id, last.hash) if last else (0, START)


def _seal(number: int, at: datetime, words: tuple[str, ...]) -> str:
    """The hash of an event: of a list, because joined words could be cut at another place."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")  # as it is read back, whatever zone it came in
    text = json.dumps([number, moment, *words], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _kept(row) -> Kept:
    event = Event(row.at, row.actor, row.what, row.subject, json.loads(row.detail))
    return Kept(row.id, event, row.before, row.hash)
