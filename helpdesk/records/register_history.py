"""History of a system: who did what when, with how it stood before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, select

from helpdesk.records.register import FactVersion, Review
from helpdesk.records.register_facts import fact_versions
from helpdesk.records.register_reviews import reviews_of
from helpdesk.records.tables import inventory_runs, system_assessments, system_texts

ASSESSED, ANSWERED, DESCRIBED = "assessed", "answered", "described"


@dataclass(frozen=True)
class Deed:
    """Something that happened to a system; by None where it was the desk.

    `what` is assessed, answered, described, or the kind of a review. `before` and `after` are plain values of JSON:
    for an assessment and a review the outcome, for answers the answers, for a description the words.
    """

    at: datetime
    by: int | None
    what: str
    before: dict
    after: dict
    why: str = ""


def history(connection: Connection, system: int) -> list[Deed]:
    """All that happened to a system, in order; nothing where there is no such system."""
    assessed = list(connection.execute(_ASSESSED.where(system_assessments.c.system_id == system)))
    outcomes = {row.id: _outcome(row) for row in assessed}
    deeds = [
        *_described(connection, system),
        *_answered(fact_versions(connection, system)),
        *_assessed(assessed),
        *_reviewed(reviews_of(connection, system), outcomes),
    ]
    return sorted(deeds, key=lambda deed: deed.at)


_ASSESSED = (
    select(system_assessments, inventory_runs.c.by_id)
    .select_from(system_assessments.outerjoin(inventory_runs))
    .order_by(system_assessments.c.id)
)


def _outcome(row: Row) -> dict:
    return {
        "assessment": row.id, "run": row.run_id, "as_of": row.as_of.isoformat(), "state": row.state,
        "risk": list(row.risk), "provisions": list(row.provisions),
        "first_day": row.first_day.isoformat() if row.first_day else None,
        "versions": {name: getattr(row, name) for name in ("law", "rules", "classifier", "precedents")},
    }  # fmt: skip


def _assessed(rows: list[Row]) -> Iterator[Deed]:
    before: dict = {}
    for row in rows:
        after = _outcome(row)
        yield Deed(row.at, row.by_id, ASSESSED, before, after)
        before = after


def _answered(versions: list[FactVersion]) -> Iterator[Deed]:
    before: dict = {}
    for each in versions:
        yield Deed(each.at, each.by, ANSWERED, before, dict(each.facts), each.why)
        before = dict(each.facts)


def _described(connection: Connection, system: int) -> Iterator[Deed]:
    before: dict = {}
    query = select(system_texts).where(system_texts.c.system_id == system).order_by(system_texts.c.id)
    for row in connection.execute(query):
        after = {"name": row.name, "owner": row.owner, "description": row.description, "other": row.other}
        yield Deed(row.at, None, DESCRIBED, before, after)
        before = after


def _reviewed(reviews: list[Review], outcomes: dict[int, dict]) -> Iterator[Deed]:
    """Reviews; before each stands what held then: the last override of the same assessment, or its own outcome."""
    held: dict[int, dict] = {}
    for each in reviews:
        own = outcomes[each.assessment]
        before = held.get(each.assessment, own)
        after = own if each.kind == "reopened" else {**own, **_said(each)}
        held[each.assessment] = after
        yield Deed(each.at, each.by, each.kind, before, after, each.reason)


def _said(review: Review) -> dict:
    said = {"cites": list(review.cites), "asked": list(review.asked)}
    return {"review": review.kind, **said, **({"risk": list(review.risk)} if review.risk else {})}
