"""Counters: how often someone did something within a time, without keeping who it was.

Who it was is hashed with a key that lies beside the records, not in them: from a copy of the database nobody can tell
which addresses came. Windows are fixed: with a limit of 10 an hour, up to 20 may come about a full hour.
"""

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from helpdesk.errors import RecordError
from helpdesk.records.opening import Records
from helpdesk.records.tables import counters

KEY_FILE = "visitors.key"
_OPTION = "visitors_key"
_START = datetime(1970, 1, 1, tzinfo=UTC)


def keyed(records: Records, home: Path) -> Records:
    """The records with the key of a home, made there for its owner alone when it is first needed."""
    return Records(records.engine.execution_options(**{_OPTION: _key_in(home)}))


def allowed(connection: Connection, who: str, what: str, limit: int, window: timedelta, at: datetime) -> bool:
    """Count once more, within a writer's transaction: whether it is within the limit of this window.

    What is over the limit is not counted further. A window that is over is forgotten.
    """
    since = at - (at - _START) % window
    mine = (counters.c.who == _hash_of(connection, who), counters.c.what == what, counters.c.since == since)
    times = connection.execute(select(counters.c.times).where(*mine)).scalar()
    if times is None:
        connection.execute(delete(counters).where(counters.c.what == what, counters.c.since < since))
        row = {"who": _hash_of(connection, who), "what": what, "since": since}
        connection.execute(insert(counters).values(**row, times=1))
        return limit >= 1
    if times >= limit:
        return False
    connection.execute(update(counters).where(*mine).values(times=times + 1))
    return True


def _hash_of(connection: Connection, who: str) -> str:
    key = connection.get_execution_options().get(_OPTION) or _key_of_this_process()
    return hmac.new(key, who.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


@lru_cache(maxsize=1)
def _key_of_this_process() -> bytes:
    """A key for records that were opened without a home; what is counted with it ends with the process."""
    return secrets.token_bytes(32)


def _key_in(home: Path) -> bytes:
    file = home / KEY_FILE
    try:
        if not file.exists():
            _made(file)
        key = bytes.fromhex(file.read_text("ascii"))
    except (OSError, ValueError) as problem:
        raise RecordError(f"The key {file} cannot be read or made; see to it, or remove it.") from problem
    if len(key) < 32:
        raise RecordError(f"The key {file} is too short; remove it, so that another is made.")
    return key


def _made(file: Path) -> None:
    """Put a new key in place, whole from the first moment; of two processes the first one's stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as key:
            key.write(secrets.token_hex(32))
        with suppress(FileExistsError):
            os.link(aside, file)
    finally:
        aside.unlink(missing_ok=True)
