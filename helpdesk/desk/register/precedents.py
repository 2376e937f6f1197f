"""Precedents at the desk: a system that the team's lawyers decided counts as a precedent at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from helpdesk.checker.facts import admit, plain
from helpdesk.desk.register.deciding import decided, told
from helpdesk.desk.register.keeping import REVIEWERS, by
from helpdesk.errors import RecordError
from helpdesk.records import register, register_precedents
from helpdesk.records.register import Standing
from helpdesk.records.register_precedents import NewPrecedent, TeamPrecedent

if TYPE_CHECKING:
    from helpdesk.desk.staff import Staff

_DECIDED = ("accepted", "overridden")


def add_precedent(staff: Staff, system: int, why: str, lang: str = "en", facts: Mapping | None = None) -> TeamPrecedent:
    """Make a decided system a precedent, with the facts it stands for: those given, else those it was decided by.

    Raises AccessRefused; RecordError where it is not decided, or its facts lead to another class; FactsRefused.
    """
    staff.may(*REVIEWERS)
    with staff.desk.records.writing() as connection:
        found = register.standing(connection, system)
        if found.review not in _DECIDED or found.reviewed is None:
            raise RecordError("Only a system that was accepted or overridden can be a precedent.")
        return register_precedents.add_precedent(
            connection, found.assessment.id, _new(staff, found, why, lang, facts), by(staff)
        )


def _new(staff: Staff, found: Standing, why: str, lang: str, facts: Mapping | None) -> NewPrecedent:
    result, review = found.assessment.result, found.reviewed
    stated = plain(admit(told(result) if facts is None else facts, staff.desk.rules))
    risk, decides = (review.risk, review.cites) if review.risk else (result["risk"], result["provisions"])
    by_rules = decided(staff.desk, result, stated, found.assessment.as_of)["risk"][0]
    if by_rules != risk[0]:
        raise RecordError(f"These facts lead to {by_rules}, and not to {risk[0]}; give the facts that decide it.")
    return NewPrecedent(result["description"], lang, stated, risk[0], tuple(decides), why)


def withdraw_precedent(staff: Staff, number: int) -> None:
    """Let a precedent of the team count no longer. Raises AccessRefused, RecordError."""
    staff.may(*REVIEWERS)
    with staff.desk.records.writing() as connection:
        register_precedents.withdraw_precedent(connection, number, by(staff))


def precedents(staff: Staff, withdrawn: bool = False) -> list[TeamPrecedent]:
    """The team's precedents that count now, or all. Raises AccessRefused."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return register_precedents.precedents(connection, withdrawn)
