"""Texts of the register: what an inventory says of a system, admitted as content and kept when it changes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select

from helpdesk.errors import RecordError
from helpdesk.law.phrases import printable
from helpdesk.records.tables import system_standings, system_texts

KEY_LONGEST, CELL_LONGEST, DESCRIPTION_LONGEST = 200, 20_000, 200_000
_KEY_KEPT, _DIGEST = 150, 40
_SAID = ("name", "owner", "description", "other")


@dataclass(frozen=True)
class Arrived:
    """A row on its way into the register: what the inventory says, and the result."""

    key: str
    name: str
    owner: str
    description: str
    other: Mapping[str, str]
    result: Mapping

    @property
    def said(self) -> dict:
        """What is kept as its text."""
        return {name: getattr(self, name) for name in _SAID}


def arrived(result: Mapping) -> Arrived:
    """A result as it arrives. Raises RecordError where it has no id or a cell is too long.

    Letters keep their places, because results point at words by where they stand.
    """
    words = [_cell(result.get(name) or "", CELL_LONGEST) for name in ("name", "owner")]
    description = _cell(result.get("description") or "", DESCRIPTION_LONGEST)
    other = {_cell(str(name), CELL_LONGEST): _cell(str(cell), CELL_LONGEST) for name, cell in _other(result)}
    return Arrived(_key(result.get("id") or ""), *words, description, other, result)


def _other(result: Mapping) -> list[tuple]:
    return list((result.get("other") or {}).items())


def _key(text: str) -> str:
    """An id that fits its column: of one that is too long, its beginning and its hash."""
    key = _cell(text, DESCRIPTION_LONGEST).strip()
    if not key:
        raise RecordError("Every system of an inventory needs an id.")
    if len(key) <= KEY_LONGEST:
        return key
    return f"{key[:_KEY_KEPT]} {hashlib.sha256(key.encode()).hexdigest()[:_DIGEST]}"


def _cell(text: str, longest: int) -> str:
    if len(text) > longest:
        raise RecordError(f"A cell of an inventory may have {longest:,} characters; this has {len(text):,}.")
    return printable(text, keep="\n\t")


def settled_texts(connection: Connection, rows: Mapping[int, Arrived], at: datetime) -> dict[int, int]:
    """The ids of the texts of systems; what says something new is added."""
    before = _current(connection, list(rows))
    found = {system: before[system].id for system, row in rows.items() if _is_same(row, before.get(system))}
    fresh = [{"system_id": system, "at": at, **row.said} for system, row in rows.items() if system not in found]
    if fresh:
        adding = insert(system_texts).returning(system_texts.c.system_id, system_texts.c.id)
        found |= dict(connection.execute(adding, fresh).tuples().all())
    return found


def _current(connection: Connection, ids: list[int]) -> dict[int, Row]:
    query = select(system_texts).join(system_standings, system_standings.c.text_id == system_texts.c.id)
    return {row.system_id: row for row in connection.execute(query.where(system_standings.c.system_id.in_(ids)))}


def _is_same(row: Arrived, before: Row | None) -> bool:
    return before is not None and all(getattr(before, name) == cell for name, cell in row.said.items())
