"""Opening the records: SQLite that many may write at once, or PostgreSQL by its address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url, text

from helpdesk.errors import RecordError
from helpdesk.records.migrations import upgrade

FILE = "records.sqlite"
_WAIT = 20  # seconds a writer waits for the others
_WRITERS = 7_301_911  # the number of PostgreSQL's lock that writers take one after the other


@dataclass(frozen=True)
class Records:
    """An open database. Writers come one after the other, so the chain of events has one order; readers never wait."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment. Raises RecordError when the database fails."""
        with _told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together, or none of them. Raises RecordError likewise."""
        with _told(), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if self.engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _WRITERS})
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    """What went wrong, without the database's own words: they may hold what a visitor wrote, and end up in a log."""
    try:
        yield
    except exc.IntegrityError as problem:
        raise RecordError(f"The records refuse this: it breaks a rule ({_kind(problem)}).") from None
    except exc.SQLAlchemyError as problem:
        raise RecordError(f"The records cannot be reached or read ({_kind(problem)}).") from None


def _kind(problem: exc.SQLAlchemyError) -> str:
    return type(getattr(problem, "orig", None) or problem).__name__


def address(url: str | None, home: Path) -> str:
    """The address of the records: the one that is set, else a file in a folder."""
    return url or f"sqlite:///{home / FILE}"


@lru_cache(maxsize=8)
def open_records(url: str) -> Records:
    """The records at an address, brought up to date. Raises RecordError where they cannot be opened."""
    engine = _engine(url)
    with _told():
        _brought_up(engine)
    return Records(engine)


def _engine(url: str) -> Engine:
    try:
        where = make_url(url)
    except exc.ArgumentError as problem:
        raise RecordError("HELPDESK_DATABASE_URL is no address of a database.") from problem
    if where.get_backend_name() == "postgresql":
        return create_engine(where.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True)
    if where.get_backend_name() != "sqlite":
        raise RecordError("Records are kept in SQLite or PostgreSQL.")
    _private(Path(where.database or ""))
    engine = create_engine(where, connect_args={"timeout": _WAIT}, hide_parameters=True)
    event.listen(engine, "connect", _as_we_need)
    event.listen(engine, "begin", _begun)
    return engine


def _private(file: Path) -> None:
    """Make the file, readable by its owner alone."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError as problem:
        raise RecordError(f"The records cannot be kept there: {problem.strerror}.") from problem


def _as_we_need(connection, _record) -> None:
    """A connection to SQLite: transactions are ours to begin, nothing committed is lost, references hold."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begun(connection: Connection) -> None:
    """A writer takes its place at once: one that began as a reader could not write after another did."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _brought_up(engine: Engine) -> None:
    """Run the migrations that are missing, one process at a time."""
    if engine.dialect.name == "sqlite":
        # Also the first connection, which makes the file one that many may write to, is for one process at a time.
        with (
            FileLock(f"{engine.url.database}.lock"),
            engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            upgrade(connection)
        return
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _WRITERS})
        upgrade(connection)
