"""Whole: whether everything in the records is as it was written, and what is wrong where it is not."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, ForeignKeyConstraint, Table, and_, func, select, text

from helpdesk.records import audit
from helpdesk.records.tables import metadata

WRITTEN_ONCE = (
    "answer_versions", "approvals", "events", "remarks", "system_assessments", "system_facts", "system_reviews",
)  # fmt: skip
_SHOWN = 100  # of what is wrong
# The guards that stand, by the name of the database's kind.
_STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
}
_GUARDS = {"sqlite": ("{table}_no_update", "{table}_no_delete"), "postgresql": ("{table}_once",)}


@dataclass(frozen=True)
class Verdict:
    """What stands in the records: the rows of each table, the end of the chain, and what is wrong (the first of it)."""

    rows: dict[str, int]
    last: int
    hash: str
    wrong: tuple[str, ...]


def verify(connection: Connection) -> Verdict:
    """Look through all of the records, as they stand at one moment."""
    rows = {table.name: _count(connection, table) for table in metadata.sorted_tables}
    wrong = tuple(problem for _, problem in zip(range(_SHOWN), _problems(connection), strict=False))
    return Verdict(rows, *audit.length(connection), wrong)


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _problems(connection: Connection) -> Iterator[str]:
    yield from audit.broken(connection)
    yield from _guards_missing(connection)
    for table in metadata.sorted_tables:
        for rule in table.foreign_key_constraints:
            if lost := _lost(connection, rule):
                yield f"{lost} rows of {table.name} name something in {rule.referred_table.name} that is not there"
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("PRAGMA integrity_check")).scalars().all()
        yield from (f"the file is damaged: {problem}" for problem in found if problem != "ok")


def _guards_missing(connection: Connection) -> Iterator[str]:
    kind = connection.dialect.name
    standing = set(connection.execute(text(_STANDING[kind])).scalars())
    names = [name.format(table=table) for table in WRITTEN_ONCE for name in _GUARDS[kind]]
    yield from (f"the guard {name} is not in force" for name in names if name not in standing)


def _lost(connection: Connection, rule: ForeignKeyConstraint) -> int:
    """How many rows name a row that is not there; the database refuses this, unless it was told not to."""
    child, parent = rule.table, rule.referred_table.alias()
    pairs = [(element.parent, parent.c[element.column.name]) for element in rule.elements]
    named = and_(*(mine.is_not(None) for mine, _ in pairs))
    there = select(1).where(*(mine == theirs for mine, theirs in pairs)).correlate(child).exists()
    return connection.execute(select(func.count()).select_from(child).where(named, ~there)).scalar_one()
