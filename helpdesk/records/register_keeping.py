"""Keeping: the results of a run, and single assessments, on their way into the register.

Where a system was told the same and comes out the same, the review it had goes on; where a person answered for this
very description, those answers decide and not the text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import Connection, Row, delete, insert, select, update

from helpdesk.errors import RecordError
from helpdesk.records.answers import By
from helpdesk.records.audit import Event, tell
from helpdesk.records.pins import Pin
from helpdesk.records.register import FAILED, VERSIONS, Run, run, without_words
from helpdesk.records.register_texts import Arrived, arrived, settled_texts
from helpdesk.records.tables import (
    inventory_runs,
    pins,
    system_assessments,
    system_facts,
    system_standings,
    system_texts,
    systems,
)

_AT_ONCE = 500
_NO_RESULT = 3  # the priority of a row that could not be triaged: a person has to look at it
NAME_LONGEST = 120
_COMPARED = ("state", "risk", "provisions", "first_day")
Decide = Callable[[Mapping, Mapping, date], Mapping]
Pinned = Callable[[Iterable[str]], tuple[Pin, ...]]


@dataclass(frozen=True)
class NewRun:
    """A reading of an inventory on its way in: its name, the day it speaks of, and the versions it was made by."""

    inventory: str
    as_of: date
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Ways:
    """What the register asks of others: a result from a person's answers, and the texts provisions have now."""

    decide: Decide
    pinned: Pinned


@dataclass(frozen=True)
class Made:
    """A result with all it belongs to, ready to be kept; `description` is what it was said of."""

    system: int
    text: int
    description: str
    result: Mapping
    facts: int | None = None


def keep_run(connection: Connection, new: NewRun, results: Iterable[Mapping], by: By, ways: Ways) -> Run:
    """Keep the results of a run, in their order, all or none. Raises RecordError, also where an id comes twice.

    A result may have `other`, the remaining columns of its row. Others wait to write until the last one is taken:
    hand over what is worked out already.
    """
    name = new.inventory.strip()
    if not name or len(name) > NAME_LONGEST:
        raise RecordError(f"An inventory needs a name of at most {NAME_LONGEST} characters.")
    row = {"inventory": name, "at": by.at, "by_id": by.person, "as_of": new.as_of, "versions": dict(new.versions)}
    number = connection.execute(insert(inventory_runs).values(**row, count=0)).inserted_primary_key[0]
    seen: set[str] = set()
    for batch in _batches(map(arrived, results)):
        _refuse_twins(seen, batch)
        _keep_batch(connection, run(connection, number), batch, by, ways)
    connection.execute(update(inventory_runs).where(inventory_runs.c.id == number).values(count=len(seen)))
    tell(connection, Event(by.at, by.actor, "kept a run", f"run {number}", {"systems": len(seen)}))
    return run(connection, number)


def _batches(rows: Iterator[Arrived]) -> Iterator[list[Arrived]]:
    while batch := list(islice(rows, _AT_ONCE)):
        yield batch


def _refuse_twins(seen: set[str], batch: list[Arrived]) -> None:
    for row in batch:
        if row.key in seen:
            raise RecordError(f"The inventory has the id {row.key[:80]!r} twice; every system needs its own.")
        seen.add(row.key)


def _keep_batch(connection: Connection, of: Run, batch: list[Arrived], by: By, ways: Ways) -> None:
    ids = _systems(connection, of.inventory, [row.key for row in batch])
    texts = settled_texts(connection, {ids[row.key]: row for row in batch}, by.at)
    answered = _answered(connection, texts)
    made = [_made(ids[row.key], texts[ids[row.key]], row, answered, of, ways) for row in batch]
    add_assessments(connection, made, of, by, ways)


def _made(system: int, text: int, row: Arrived, answered: Mapping[int, Row], of: Run, ways: Ways) -> Made:
    facts = answered.get(system)
    if facts is None or facts.description != row.description:
        return Made(system, text, row.description, row.result)
    return Made(system, text, row.description, ways.decide(row.result, facts.facts, of.as_of), facts.id)


def _systems(connection: Connection, inventory: str, keys: list[str]) -> dict[str, int]:
    """The ids of systems by their keys; those not known yet are added."""
    mine = select(systems.c.key, systems.c.id).where(systems.c.inventory == inventory, systems.c.key.in_(keys))
    found = dict(connection.execute(mine).tuples().all())
    if fresh := [{"inventory": inventory, "key": key} for key in keys if key not in found]:
        added = connection.execute(insert(systems).returning(systems.c.key, systems.c.id), fresh)
        found |= dict(added.tuples().all())
    return found


def _answered(connection: Connection, ids: Iterable[int]) -> dict[int, Row]:
    """The newest answers of people by system, with the description they were given for."""
    columns = (system_facts.c.id, system_facts.c.system_id, system_facts.c.facts, system_texts.c.description)
    joined = select(*columns).join(system_texts, system_texts.c.id == system_facts.c.text_id)
    mine = joined.where(system_facts.c.system_id.in_(list(ids))).order_by(system_facts.c.number)
    return {row.system_id: row for row in connection.execute(mine)}


def add_assessments(connection: Connection, made: list[Made], of: Run | None, by: By, ways: Ways) -> list[int]:
    """Add assessments, pin them to the law, and let their systems stand on them: their ids."""
    rows = [_row(each, of, by) for each in made]
    adding = insert(system_assessments).returning(system_assessments.c.id, sort_by_parameter_order=True)
    ids = list(connection.execute(adding, rows).scalars())
    pinned = [
        {"kind": "system", "owner": number, **vars(pin)}
        for number, row in zip(ids, rows, strict=True)
        for pin in ways.pinned(row["provisions"])
    ]
    if pinned:
        connection.execute(insert(pins), pinned)
    _stand(connection, ids, rows, [each.description for each in made])
    return ids


def _row(made: Made, of: Run | None, by: By) -> dict:
    result = made.result
    failed = "error" in result
    versions = result.get("versions") or (of.versions if of else {})
    return {
        "system_id": made.system, "text_id": made.text, "run_id": of.id if of else None, "facts_id": made.facts,
        "at": by.at, "as_of": of.as_of if failed and of else date.fromisoformat(result["as_of"]),
        "state": FAILED if failed else str(result["state"]), "risk": [str(each) for each in result.get("risk", ())],
        "provisions": list(result.get("provisions", ())), "priority": result.get("priority", _NO_RESULT),
        "first_day": date.fromisoformat(result["first_day"]) if result.get("first_day") else None,
        **{name: str(versions.get(name, "")) for name in VERSIONS},
        "result": without_words(result),
    }  # fmt: skip


def _stand(connection: Connection, ids: list[int], rows: list[dict], told: list[str]) -> None:
    """Let systems stand on new assessments."""
    mine = [row["system_id"] for row in rows]
    before = _standings(connection, mine)
    named = select(systems.c.id, systems.c.inventory).where(systems.c.id.in_(mine))
    inventories = dict(connection.execute(named).tuples().all())
    fresh = [
        {
            "inventory": inventories[row["system_id"]],
            **_standing(number, row, description, before.get(row["system_id"])),
        }
        for number, row, description in zip(ids, rows, told, strict=True)
    ]
    connection.execute(delete(system_standings).where(system_standings.c.system_id.in_(list(before))))
    connection.execute(insert(system_standings), fresh)


def _standings(connection: Connection, ids: list[int]) -> dict[int, Row]:
    """Where systems stood, with what their assessment said and of which description."""
    said = [system_assessments.c[name].label(f"was_{name}") for name in _COMPARED]
    query = select(system_standings, system_texts.c.description, *said)
    query = query.join(system_assessments, system_assessments.c.id == system_standings.c.assessment_id)
    query = query.join(system_texts, system_texts.c.id == system_standings.c.text_id)
    return {row.system_id: row for row in connection.execute(query.where(system_standings.c.system_id.in_(ids)))}


def _standing(number: int, row: dict, description: str, before: Row | None) -> dict:
    fresh = {"system_id": row["system_id"], "text_id": row["text_id"], "assessment_id": number, "state": row["state"]}
    fresh |= {"review_id": None, "review": "open", "priority": row["priority"], "first_day": row["first_day"]}
    fresh["risk"] = spaced(row["risk"])
    if before is not None and before.review != "open" and before.description == description and _is_same(row, before):
        held = {name: getattr(before, name) for name in ("review_id", "review", "priority", "risk")}
        return fresh | held
    return fresh


def _is_same(row: dict, before: Row) -> bool:
    """Whether a system comes out as it did."""
    return all(row[name] == getattr(before, f"was_{name}") for name in _COMPARED)


def spaced(risk: Iterable[str]) -> str:
    """Classes as a standing keeps them: each with a blank before and after, so that one is not found in another."""
    return f" {' '.join(risk)} " if risk else ""
