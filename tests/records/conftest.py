"""Every test of the records runs on SQLite and on PostgreSQL, each on a database of its own."""

import tempfile
import uuid
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from helpdesk.records.opening import Records, address, open_records
from tests.records import postgres

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def server():
    """The address of a PostgreSQL server; the tests that need it are left out where it is not installed."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    # The folder lies where another user may pass, which pytest's own folders forbid.
    with tempfile.TemporaryDirectory(prefix="desk-pg-") as folder:
        Path(folder).chmod(0o755)
        with postgres.running(Path(folder)) as url:
            yield url


KINDS = ("sqlite", "postgresql")


@pytest.fixture
def empty(request, tmp_path):
    """Makes an empty database of a kind: its address."""

    def made(kind: str) -> str:
        name = f"t{uuid.uuid4().hex}"
        if kind == "sqlite":
            return address(None, tmp_path / name)
        server = request.getfixturevalue("server")
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{server}/{name}"

    return made


@pytest.fixture(params=KINDS)
def url(request, empty):
    """The address of an empty database."""
    return empty(request.param)


@pytest.fixture
def records(url) -> Records:
    opened = open_records(url)
    yield opened
    opened.close()
