"""Restore: the records out of a copy, into an empty database, all of them or none.

Every sum is compared, every rule and guard of the database stays in force, and the chain is walked to its end before
anything is kept.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Table, func, insert, select, text

from helpdesk.errors import RecordError
from helpdesk.records import audit
from helpdesk.records.audit import Event
from helpdesk.records.copying import FORM, MANIFEST, Copy, Member, revision, row_of, tables_copied
from helpdesk.records.opening import Records
from helpdesk.records.whole import verify

LINE_LONGEST, MANIFEST_LONGEST = 64 * 2**20, 2**20
_AT_ONCE = 500
_GO_ON = text("SELECT setval(CAST(:counter AS regclass), :last)")


def restore(records: Records, file: Path, at: datetime) -> Copy:
    """Fill an empty database from a copy: what the copy holds; one event that tells of it is added.

    Raises RecordError where the database is not empty, or the copy is not what it was when it was made.
    """
    try:
        with zipfile.ZipFile(file) as bundle, records.writing() as connection:
            return _restored(connection, bundle, at)
    except OSError as problem:
        raise RecordError(f"The copy {file} cannot be read: {problem.strerror}.") from problem
    # What zipfile raises of what it cannot read: RuntimeError where locked, NotImplementedError where strange.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise RecordError(f"{file} is no copy of records, or it is damaged.") from None


def _restored(connection: Connection, bundle: zipfile.ZipFile, at: datetime) -> Copy:
    copy = _read_manifest(bundle)
    _fits(connection, bundle, copy)
    for table in tables_copied():
        _fill(connection, table, _rows(bundle, table, copy.members[table.name]))
        _go_on_counting(connection, table)
    _compared(connection, copy)
    audit.tell(connection, Event(at, "desk", "restored", "records", {"events": copy.last, "hash": copy.hash}))
    return copy


def _read_manifest(bundle: zipfile.ZipFile) -> Copy:
    try:
        with bundle.open(MANIFEST) as member:
            found = json.loads(member.read(MANIFEST_LONGEST))
        members = {name: Member(int(each["rows"]), str(each["sha256"])) for name, each in found["tables"].items()}
        chain, made = found["chain"], datetime.fromisoformat(found["made"])
        if found["form"] == FORM:
            return Copy(made, str(found["revision"]), members, int(chain["last"]), str(chain["hash"]))
    except (KeyError, ValueError, TypeError, AttributeError):
        pass
    raise RecordError("This file is no copy of records: its manifest is missing, or of another form.")


def _fits(connection: Connection, bundle: zipfile.ZipFile, copy: Copy) -> None:
    """Raises RecordError where the copy and the database do not go together."""
    if any(not _is_empty(connection, table) for table in tables_copied()):
        raise RecordError("There are records here already; restore into an empty database or another folder.")
    here = revision(connection)
    if copy.revision != here:
        raise RecordError(f"This copy has tables of step {copy.revision}, and here they are of step {here}.")
    names = [table.name for table in tables_copied()]
    if sorted(copy.members) != sorted(names):
        raise RecordError("This copy has other tables than these records.")
    if sorted(bundle.namelist()) != sorted([MANIFEST, *(f"{name}.jsonl" for name in names)]):
        raise RecordError("This copy holds other files than its manifest says.")


def _is_empty(connection: Connection, table: Table) -> bool:
    return connection.execute(select(func.count()).select_from(table)).scalar_one() == 0


def _rows(bundle: zipfile.ZipFile, table: Table, expected: Member) -> Iterator[dict[str, Any]]:
    """The rows of a member. Raises RecordError at its end where they are not those of the manifest."""
    rows, sum_ = 0, hashlib.sha256()
    with bundle.open(f"{table.name}.jsonl") as member:
        for line in _lines(member, table):
            sum_.update(line)
            rows += 1
            yield row_of(table, line)
    if (rows, sum_.hexdigest()) != (expected.rows, expected.sha256):
        raise RecordError(f"The rows of {table.name} in this copy are not those its manifest names.")


def _lines(member: IO[bytes], table: Table) -> Iterator[bytes]:
    while line := member.readline(LINE_LONGEST):
        if not line.endswith(b"\n"):
            raise RecordError(f"The copy has a line that is no row of {table.name}.")
        yield line


def _fill(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Write the rows of a table; one that names another of the same table comes after it."""
    own = [rule for rule in table.foreign_key_constraints if rule.referred_table is table]
    names = [element.parent.name for rule in own for element in rule.elements]
    waiting = list(_written(connection, table, rows, lambda row: _named(row, names) <= {None}))
    while waiting:
        later = {row["id"] for row in waiting}
        left = list(_written(connection, table, waiting, lambda row, later=later: not _named(row, names) & later))
        if len(left) == len(waiting):
            raise RecordError(f"In this copy rows of {table.name} name each other in a circle.")
        waiting = left


def _named(row: dict[str, Any], names: list[str]) -> set:
    return {row[name] for name in names}


def _written(connection: Connection, table: Table, rows: Iterable[dict[str, Any]], is_ready) -> Iterator[dict]:
    """Write the rows that can be written now; gives those that cannot."""
    batch: list[dict[str, Any]] = []
    for row in rows:
        if not is_ready(row):
            yield row
            continue
        batch.append(row)
        if len(batch) == _AT_ONCE:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


def _go_on_counting(connection: Connection, table: Table) -> None:
    """Let PostgreSQL's own numbers go on after the last one that was restored."""
    if connection.dialect.name != "postgresql":
        return
    for column in table.primary_key.columns:
        where = {"table": table.name, "column": column.name}
        counter = connection.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), where).scalar()
        last = connection.execute(select(func.max(column))).scalar() if counter else None
        if last is not None:
            connection.execute(_GO_ON, {"counter": counter, "last": last})


def _compared(connection: Connection, copy: Copy) -> None:
    found = verify(connection)
    if found.wrong:
        raise RecordError(f"This copy is not whole: {found.wrong[0]}.")
    if (found.last, found.hash) != (copy.last, copy.hash):
        raise RecordError("The chain of events in this copy does not end as its manifest says.")
