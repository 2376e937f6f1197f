"""Copying: rows of the records as lines of JSON and back, the same for either database.

Not copied are visits and counters: nobody is signed in where a copy is restored, and nobody has tried too often.
"""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, LargeBinary, Table, select, text

from helpdesk.errors import RecordError
from helpdesk.records.tables import Moment, counters, metadata, visits

MANIFEST = "manifest.json"
FORM = "helpdesk records, form 1"
_NOT_COPIED = (visits, counters)
_AT_ONCE = 1000


@dataclass(frozen=True)
class Member:
    """A table in a copy: how many rows, and the SHA-256 of their lines."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Copy:
    """What a copy holds: when it was made, of which form the tables are, its members, and the end of the chain."""

    made: datetime
    revision: str
    members: dict[str, Member]
    last: int
    hash: str


def tables_copied() -> list[Table]:
    """The tables of a copy; one names only rows of those before it, or of its own."""
    return [table for table in metadata.sorted_tables if table not in _NOT_COPIED]


def revision(connection: Connection) -> str:
    """The last step of the migrations that a database has seen."""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()


def lines_of(connection: Connection, table: Table) -> Iterator[bytes]:
    """The rows of a table in the order of their keys, a line each."""
    query = select(table).order_by(*table.primary_key.columns)
    ways = {column.name: _way(column).out for column in table.columns}
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
        values = {name: None if value is None else ways[name](value) for name, value in row._mapping.items()}
        yield json.dumps(values, separators=(",", ":")).encode("ascii") + b"\n"


def row_of(table: Table, line: bytes) -> dict[str, Any]:
    """A line as a row. Raises RecordError where it is none of this table."""
    try:
        values = json.loads(line)
        if not isinstance(values, dict) or set(values) != set(table.columns.keys()):
            raise ValueError
        return {name: None if value is None else _way(table.c[name]).back(value) for name, value in values.items()}
    except (ValueError, TypeError):
        raise RecordError(f"The copy has a line that is no row of {table.name}.") from None


@dataclass(frozen=True)
class _Way:
    """How a value is written in JSON, and read again."""

    out: Callable[[Any], Any]
    back: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _bytes_back(value: str) -> bytes:
    return base64.b64decode(value, validate=True)


def _bytes_out(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


_PLAIN = _Way(_same, _same)
_WAYS = {
    Moment: _Way(datetime.isoformat, datetime.fromisoformat),
    Date: _Way(date.isoformat, date.fromisoformat),
    LargeBinary: _Way(_bytes_out, _bytes_back),
}


def _way(column: Column) -> _Way:
    return _WAYS.get(type(column.type), _PLAIN)
