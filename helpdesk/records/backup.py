"""Backup: all of the records in one file, of one moment, while others go on writing.

The file is a zip: a member of JSON Lines for each table, and a manifest with their sums and the end of the chain. It is
written beside and renamed, so it is whole or not there, and readable by its owner alone.
"""

import hashlib
import json
import os
import secrets
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Table

from helpdesk.errors import RecordError
from helpdesk.records import audit
from helpdesk.records.copying import FORM, MANIFEST, Copy, Member, lines_of, revision, tables_copied
from helpdesk.records.opening import Records


def backup(records: Records, file: Path, at: datetime) -> Copy:
    """Copy all of the records into a file: what it holds. Raises RecordError; a file that stood there then stays."""
    with _written(file) as stream, records.reading() as connection:
        _one_moment(connection)
        return _copied(connection, stream, at)


def _one_moment(connection: Connection) -> None:
    """See the records as they are now until the end; in SQLite every reader does."""
    if connection.dialect.name == "postgresql":
        connection.execution_options(isolation_level="REPEATABLE READ")


def _copied(connection: Connection, stream: BinaryIO, at: datetime) -> Copy:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle:
        members = {table.name: _member(bundle, connection, table) for table in tables_copied()}
        copy = Copy(at, revision(connection), members, *audit.length(connection))
        bundle.writestr(zipfile.ZipInfo(MANIFEST), json.dumps(_manifest(copy), indent=1))
    return copy


def _member(bundle: zipfile.ZipFile, connection: Connection, table: Table) -> Member:
    name = zipfile.ZipInfo(f"{table.name}.jsonl")
    name.compress_type = zipfile.ZIP_DEFLATED
    rows, sum_ = 0, hashlib.sha256()
    with bundle.open(name, "w", force_zip64=True) as member:
        for line in lines_of(connection, table):
            member.write(line)
            sum_.update(line)
            rows += 1
    return Member(rows, sum_.hexdigest())


def _manifest(copy: Copy) -> dict:
    members = {name: {"rows": member.rows, "sha256": member.sha256} for name, member in copy.members.items()}
    chain = {"last": copy.last, "hash": copy.hash}
    return {"form": FORM, "made": copy.made.isoformat(), "revision": copy.revision, "chain": chain, "tables": members}


@contextmanager
def _written(file: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when all of it is on the disk. Raises RecordError where it cannot be written."""
    aside = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(aside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(file)
        _kept(file.parent)
    except OSError as problem:
        raise RecordError(f"The copy {file} cannot be written: {problem.strerror}.") from problem
    finally:
        aside.unlink(missing_ok=True)


def _kept(folder: Path) -> None:
    """A name is lost with the power unless its folder is on the disk, too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
