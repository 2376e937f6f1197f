"""Pins: the text that an answer or an assessment rests on, by its hash, so that it is seen when that text moves.

A provision is pinned with all that stands below it, in English, as it stood on a day. Where no official text is here,
our own words for it stand in its place; that the official text came meanwhile is no change of the law.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from helpdesk.errors import HelpdeskError, RecordError
from helpdesk.law import Citation, Force, Provision
from helpdesk.records.tables import pins
from helpdesk.shelf.shelf import Shelf

LANG = "en"  # what answers are compared with, whichever language they are quoted in


@dataclass(frozen=True)
class Pin:
    """A provision, the version of its source, and the hash of its text there."""

    provision: str
    version: str
    text_hash: str


def pin(
    connection: Connection, kind: str, owner: int, provisions: Iterable[str], shelf: Shelf, as_of: date
) -> tuple[Pin, ...]:
    """Pin an answer's version or an assessment (by its id) to the texts of a day, in place of the pins it had.

    Raises RecordError for a provision that is not there on that day.
    """
    made = pins_at(provisions, shelf, as_of)
    connection.execute(delete(pins).where(pins.c.kind == kind, pins.c.owner == owner))
    rows = [{"kind": kind, "owner": owner, **vars(one)} for one in made]
    if rows:
        connection.execute(insert(pins), rows)
    return made


def pins_at(provisions: Iterable[str], shelf: Shelf, as_of: date) -> tuple[Pin, ...]:
    """The pins that provisions have on a day. Raises RecordError for one that is not there."""
    return tuple(_pin(name, shelf, as_of) for name in sorted(set(provisions)))


def _pin(name: str, shelf: Shelf, as_of: date) -> Pin:
    found = standing(name, shelf, as_of)
    if found is None:
        raise RecordError(f"{name} cannot be cited: it is not law on {as_of.isoformat()}, or not on the shelf.")
    return Pin(name, found.version, hash_of(found, shelf))


def pins_of(connection: Connection, kind: str) -> dict[int, tuple[Pin, ...]]:
    """All pins of a kind by what they belong to."""
    found: dict[int, list[Pin]] = {}
    rows = connection.execute(select(pins).where(pins.c.kind == kind).order_by(pins.c.owner, pins.c.provision))
    for row in rows:
        found.setdefault(row.owner, []).append(Pin(row.provision, row.version, row.text_hash))
    return {owner: tuple(mine) for owner, mine in found.items()}


def standing(name: str, shelf: Shelf, as_of: date) -> Provision | None:
    """The provision of an id on a day; None where it is not there, or was deleted."""
    citation = Citation.from_id(name)
    try:
        found = shelf.find(citation, as_of, LANG)
    except HelpdeskError:
        return None
    return None if found.deleted else found


def hash_of(provision: Provision, shelf: Shelf) -> str:
    """The SHA-256 of a provision's text with all that stands below it."""
    return _hash(shelf.full_text(provision))


def has_moved(pin: Pin, shelf: Shelf, as_of: date) -> bool:
    """Whether what was pinned reads otherwise on a day, or is not there any more."""
    found = standing(pin.provision, shelf, as_of)
    if found is None:
        return True
    return hash_of(found, shelf) != pin.text_hash and not _was_ours(pin, found, shelf, as_of)


def _was_ours(pin: Pin, found: Provision, shelf: Shelf, as_of: date) -> bool:
    """Whether the pin was set on our own words for the very version that is official here now."""
    if found.force is Force.DIGEST or pin.version != found.version:
        return False
    ours = standing(pin.provision, shelf.told_alone, as_of)
    return ours is not None and hash_of(ours, shelf.told_alone) == pin.text_hash


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
