"""Facts of the register: answers that a person gives for a system, each time a new version, and what they decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from helpdesk.errors import RecordError
from helpdesk.records.answers import By
from helpdesk.records.audit import Event, tell
from helpdesk.records.register import FactVersion, facts_of, newest_facts, standing, subject
from helpdesk.records.register_keeping import Made, Ways, add_assessments
from helpdesk.records.tables import system_facts
from helpdesk.records.written import checked_reason


@dataclass(frozen=True)
class Answered:
    """What a person says of a system: all answers they stand behind, in plain words of JSON, why, and the result."""

    facts: Mapping
    why: str
    result: Mapping


def add_facts(
    connection: Connection, system: int, assessment: int, new: Answered, by: By, ways: Ways
) -> tuple[FactVersion, int]:
    """Keep answers for the wording a system has now, and stand on what they decide: (them, the new assessment).

    Raises RecordError where the system stands on another assessment than the one that was answered.
    """
    before = standing(connection, system)
    if before.assessment.id != assessment:
        raise RecordError("There is a newer assessment of this system; look at that one first.")
    last, told = newest_facts(connection, system), before.assessment.told
    row = {"system_id": system, "text_id": told.id, "number": 1 + (last.number if last else 0)}
    row |= {"facts": dict(new.facts), "why": checked_reason(new.why), "by_id": by.person, "at": by.at}
    number = connection.execute(insert(system_facts).values(row)).inserted_primary_key[0]
    [made] = add_assessments(connection, [Made(system, told.id, told.description, new.result, number)], None, by, ways)
    detail = {"version": row["number"], "assessment": made, "before": assessment}
    tell(connection, Event(by.at, by.actor, "answered", subject(system), detail))
    return newest_facts(connection, system), made


def fact_versions(connection: Connection, system: int) -> list[FactVersion]:
    """All answers that were given for a system, the first ones first."""
    query = select(system_facts).where(system_facts.c.system_id == system).order_by(system_facts.c.number)
    return [facts_of(row) for row in connection.execute(query)]
