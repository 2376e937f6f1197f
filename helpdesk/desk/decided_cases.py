"""Decided cases: what the team's own lawyers decided, as precedents that count from the moment they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdesk.checker.facts import admit
from helpdesk.checker.finding import Tier
from helpdesk.checker.rulebook import Rulebook
from helpdesk.errors import FactsRefused
from helpdesk.records import register_precedents
from helpdesk.records.register_precedents import TeamPrecedent
from helpdesk.triage.precedent import INSIDE, Kind, Precedent

if TYPE_CHECKING:
    from helpdesk.desk.back_office import BackOffice

_TEAM = "team"


def decided_cases(office: BackOffice, book: Rulebook) -> tuple[Precedent, ...]:
    """The team's precedents that count now; none where there are no records yet. Raises RecordError."""
    if not office.has_records:
        return ()
    with office.records.reading() as connection:
        found = register_precedents.precedents(connection)
    return tuple(case for each in found if (case := _case(each, book)))


def _case(found: TeamPrecedent, book: Rulebook) -> Precedent | None:
    """A decided case as a precedent; None where its facts fit the questions of the check no longer."""
    try:
        facts = admit(found.facts, book)
    except FactsRefused:
        return None
    name = f"{_TEAM}-{found.id}"
    point = found.decides[0].removeprefix("aia:") if found.decides else _TEAM
    kind = Kind(name, point, INSIDE, facts, {}, Tier(found.tier), found.decides, found.why)
    return Precedent(name, found.text, found.lang, kind, team=True)
