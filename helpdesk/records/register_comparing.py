"""Comparing: what came out differently, between two runs of an inventory or two days of the law."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from helpdesk.errors import RecordError
from helpdesk.records.register import FAILED, run
from helpdesk.records.tables import system_assessments, system_texts, systems

COMPARED = ("state", "risk", "provisions", "first_day")


@dataclass(frozen=True)
class Outcome:
    """What was said of a system at one time; `first_day` as text, "" for none."""

    state: str
    risk: tuple[str, ...]
    provisions: tuple[str, ...]
    first_day: str

    def differs(self, other: "Outcome") -> tuple[str, ...]:
        """In what two outcomes differ: state, risk, provisions, first_day."""
        return tuple(name for name in COMPARED if getattr(self, name) != getattr(other, name))


@dataclass(frozen=True)
class Change:
    """A system that came out differently: `before` None where it was added, `after` None where it is gone."""

    system: int
    key: str
    name: str
    before: Outcome | None
    after: Outcome | None
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """What was added, is gone, and came out differently, by the ids of the inventory; and how many stayed the same."""

    added: tuple[Change, ...]
    gone: tuple[Change, ...]
    changed: tuple[Change, ...]
    same: int


def outcome_of(result: Mapping) -> Outcome:
    """The outcome of a result."""
    risk, provisions = tuple(result.get("risk", ())), tuple(result.get("provisions", ()))
    return Outcome(result.get("state", FAILED), risk, provisions, result.get("first_day") or "")


def between_runs(connection: Connection, before: int, after: int) -> Difference:
    """What differs between two runs. Raises RecordError where they are not of one inventory."""
    if run(connection, before).inventory != run(connection, after).inventory:
        raise RecordError("Only two runs of the same inventory can be compared.")
    older, newer = _outcomes(connection, before), _outcomes(connection, after)
    added = tuple(Change(*newer[key][0], None, newer[key][1]) for key in sorted(newer.keys() - older.keys()))
    gone = tuple(Change(*older[key][0], older[key][1], None) for key in sorted(older.keys() - newer.keys()))
    both = [(newer[key][0], older[key][1], newer[key][1]) for key in sorted(newer.keys() & older.keys())]
    return difference(both, added, gone)


def difference(
    both: list[tuple[tuple[int, str, str], Outcome, Outcome]],
    added: tuple[Change, ...] = (),
    gone: tuple[Change, ...] = (),
) -> Difference:
    """The difference of systems (id, key, name) with their two outcomes."""
    changed = tuple(
        Change(*system, older, newer, what) for system, older, newer in both if (what := older.differs(newer))
    )
    return Difference(added, gone, changed, len(both) - len(changed))


def _outcomes(connection: Connection, number: int) -> dict[str, tuple[tuple[int, str, str], Outcome]]:
    """By key: the system and its outcome in a run."""
    columns = (system_assessments.c[name] for name in COMPARED)
    joined = system_assessments.join(system_texts, system_texts.c.id == system_assessments.c.text_id)
    joined = joined.join(systems, systems.c.id == system_assessments.c.system_id)
    query = select(systems.c.id, systems.c.key, system_texts.c.name, *columns).select_from(joined)
    return {
        row.key: ((row.id, row.key, row.name), _outcome(row))
        for row in connection.execute(query.where(system_assessments.c.run_id == number))
    }


def _outcome(row) -> Outcome:
    day = row.first_day.isoformat() if row.first_day else ""
    return Outcome(row.state, tuple(row.risk), tuple(row.provisions), day)
