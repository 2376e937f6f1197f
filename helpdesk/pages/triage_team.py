"""Who is here, and whether the cases the team decided count for them: these are its own words, so for it alone."""

from helpdesk.desk import Desk
from helpdesk.desk.staff import STAFF_ROLES, Staff
from helpdesk.errors import HelpdeskError
from helpdesk.pages import desk_visit
from helpdesk.pages.moment import now
from helpdesk.triage.precedent import Precedent


def staff_of(desk: Desk) -> Staff | None:
    """Who is signed in and may see the register; None where nobody is."""
    if not desk_visit.token():
        return None
    try:
        found = desk.staff(desk_visit.token(), now())
    except HelpdeskError:
        return None
    return found if not found.person.roles.isdisjoint(STAFF_ROLES) else None


def team(desk: Desk) -> tuple[Precedent, ...]:
    """The cases that count for who is here. Raises RecordError."""
    return desk.triaging.team() if staff_of(desk) else ()
