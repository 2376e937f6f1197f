"""A desk over the made-up act with records of its own, and three people at it."""

from datetime import datetime

from sqlalchemy import insert

from helpdesk.desk import Desk, open_desk
from helpdesk.desk.staff import Staff
from helpdesk.records.people import Person
from helpdesk.records.tables import people, roles
from helpdesk.records.written import Written
from helpdesk.shelf.answers import Line
from tests import sample

ROLES = {1: ("editor",), 2: ("approver",), 3: ("asker",), 4: ("editor", "approver")}
WATCH = Written(
    "Does somebody have to look after the robot all night?",
    ("who stays up with the machine in the dark?", "night shift for the robot"),
    (Line("The keeper watches the robot.", ("aia:art_4",)),),
)
BLADE = Written(
    "Is my hedge cutter with a saw a dangerous machine?",
    ("does a saw make it dangerous",),
    (Line("A garden robot is high-risk where conditions are met.", ("aia:art_3.1",)),),
)


def opened(corpus, url: str, **more) -> Desk:
    """A desk with the index of the trial, and records at an address."""
    return open_desk(sample.settings_of(corpus, sample.KEPT, database_url=url, **more))


def peopled(desk: Desk, at: datetime) -> None:
    """Add the people."""
    with desk.records.writing() as connection:
        for number, held in ROLES.items():
            connection.execute(insert(people).values(id=number, name=f"P{number}", failures=0, made=at, active=True))
            for role in held:
                connection.execute(insert(roles).values(person_id=number, role=role, given=at))


def at_desk(desk: Desk, number: int, at: datetime) -> Staff:
    """One of them, at work."""
    person = Person(number, f"P{number}", None, frozenset(ROLES[number]), True)
    return Staff(desk, person, at)
