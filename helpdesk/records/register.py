"""Register: the nouns of an inventory's record, and the results that stand in it as they are passed on.

A result is the plain dict that triage gives for one row. It is kept without the words of the row, which stand beside
it, and gets them back when it is read: what is written once then holds nothing that has to be taken out later.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, Select, select

from helpdesk.errors import RecordError
from helpdesk.records.tables import (
    inventory_runs,
    system_assessments,
    system_facts,
    system_reviews,
    system_standings,
    system_texts,
    systems,
)

VERSIONS = ("law", "rules", "classifier", "precedents")
FAILED = "error"  # the state of a row that could not be triaged
_WORDS = ("id", "name", "owner", "description", "other")


@dataclass(frozen=True)
class Run:
    """One reading of an inventory: its name, when and by whom, the day it speaks of, the versions, how many systems."""

    id: int
    inventory: str
    at: datetime
    by: int | None
    as_of: date
    versions: Mapping[str, str]
    count: int


@dataclass(frozen=True)
class Told:
    """What an inventory says of a system; `id` numbers this wording, `other` has the remaining columns."""

    id: int
    system: int
    at: datetime
    name: str
    owner: str
    description: str
    other: Mapping[str, str]


@dataclass(frozen=True)
class Assessment:
    """A result about a system: of a run, or (`facts` names them) of a person's answers; and what it was said of."""

    id: int
    system: int
    run: int | None
    facts: int | None
    at: datetime
    as_of: date
    told: Told
    result: Mapping


@dataclass(frozen=True)
class Review:
    """What a person said of an assessment: the kind, and for an override the classes, the reason and the law."""

    id: int
    assessment: int
    kind: str
    risk: tuple[str, ...]
    reason: str
    cites: tuple[str, ...]
    asked: tuple[str, ...]
    by: int
    at: datetime

    def as_json(self) -> dict:
        """As a result carries it."""
        return {
            "state": "open" if self.kind == "reopened" else self.kind,
            "risk": list(self.risk),
            "reason": self.reason,
            "cites": list(self.cites),
            "by": f"person {self.by}",
            "at": self.at.isoformat(),
        }


@dataclass(frozen=True)
class FactVersion:
    """Answers to the questions of the check that a person stands behind, and why."""

    id: int
    system: int
    number: int
    facts: Mapping
    why: str
    by: int
    at: datetime


@dataclass(frozen=True)
class Standing:
    """Where a system stands now: its newest assessment and the review that holds for it."""

    system: int
    inventory: str
    key: str
    review: str
    priority: int
    assessment: Assessment
    reviewed: Review | None


def without_words(result: Mapping) -> dict:
    """A result as it is kept: without the words of the row, and of what the team wrote."""
    kept = {name: value for name, value in result.items() if name not in _WORDS}
    for name, change in (("facts", {"words": []}), ("near", {"text": ""})):
        if name in kept:
            kept[name] = [each | change if name == "facts" or each.get("team") else each for each in kept[name]]
    return kept


def with_words(kept: Mapping, key: str, told: Told) -> dict:
    """A result as it is passed on, with the words of the row where they stand."""
    row = {"id": key, "name": told.name, "owner": told.owner, "description": told.description}
    facts = [each | {"words": _spanned(each, told.description)} for each in kept.get("facts", ())]
    return {**row, **kept, **({"facts": facts} if "facts" in kept else {})}


def _spanned(fact: Mapping, text: str) -> list[str]:
    return [text[start:end] for start, end in fact.get("spans", ())]


def subject(system: int) -> str:
    """A system as events name it."""
    return f"system {system}"


def runs(connection: Connection, inventory: str = "") -> list[Run]:
    """The runs of an inventory, or all, the newest first."""
    query = select(inventory_runs).order_by(inventory_runs.c.id.desc())
    found = query.where(inventory_runs.c.inventory == inventory) if inventory else query
    return [_run(row) for row in connection.execute(found)]


def run(connection: Connection, number: int) -> Run:
    """A run. Raises RecordError where there is none."""
    row = connection.execute(select(inventory_runs).where(inventory_runs.c.id == number)).first()
    if row is None:
        raise RecordError(f"There is no run {number}.")
    return _run(row)


def _run(row: Row) -> Run:
    return Run(row.id, row.inventory, row.at, row.by_id, row.as_of, row.versions, row.count)


def standing(connection: Connection, system: int) -> Standing:
    """Where a system stands. Raises RecordError where there is none."""
    query = select(system_standings, systems.c.key).join(systems).where(systems.c.id == system)
    row = connection.execute(query).first()
    if row is None:
        raise RecordError(f"There is no system {system}.")
    held = review(connection, row.review_id) if row.review_id else None
    found = assessment(connection, row.assessment_id)
    return Standing(system, row.inventory, row.key, row.review, row.priority, found, held)


def assessment(connection: Connection, number: int) -> Assessment:
    """An assessment with its words. Raises RecordError where there is none."""
    row = connection.execute(assessed().where(system_assessments.c.id == number)).first()
    if row is None:
        raise RecordError(f"There is no assessment {number}.")
    return assessment_of(row)


def assessed() -> Select:
    """All that assessments are read from; `assessment_of` makes one of a row."""
    texts = [system_texts.c[name].label(f"told_{name}") for name in ("at", "name", "owner", "description", "other")]
    joined = system_assessments.join(system_texts, system_texts.c.id == system_assessments.c.text_id)
    joined = joined.join(systems, systems.c.id == system_assessments.c.system_id)
    return select(system_assessments, systems.c.key, *texts).select_from(joined)


def assessment_of(row: Row) -> Assessment:
    """An assessment of a row that `assessed` gave."""
    words = (row.told_name, row.told_owner, row.told_description, row.told_other)
    told = Told(row.text_id, row.system_id, row.told_at, *words)
    result = with_words(row.result, row.key, told)
    return Assessment(row.id, row.system_id, row.run_id, row.facts_id, row.at, row.as_of, told, result)


def review(connection: Connection, number: int) -> Review:
    """A review by its number, which must be there."""
    return review_of(connection.execute(select(system_reviews).where(system_reviews.c.id == number)).one())


def review_of(row: Row) -> Review:
    """A review of a row of its table."""
    said = (tuple(row.risk), row.reason, tuple(row.cites), tuple(row.asked))
    return Review(row.id, row.assessment_id, row.kind, *said, row.by_id, row.at)


def newest_facts(connection: Connection, system: int) -> FactVersion | None:
    """The answers that were given last for a system."""
    of_system = select(system_facts).where(system_facts.c.system_id == system)
    row = connection.execute(of_system.order_by(system_facts.c.number.desc()).limit(1)).first()
    return row and facts_of(row)


def facts_of(row: Row) -> FactVersion:
    """Answers of a row of their table."""
    return FactVersion(row.id, row.system_id, row.number, row.facts, row.why, row.by_id, row.at)
