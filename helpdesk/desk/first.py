"""First: the administrator who is made on the machine itself, before anybody can sign in, or when nobody can."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from helpdesk.errors import RecordError
from helpdesk.records import accounts, passwords, people
from helpdesk.records.audit import Event
from helpdesk.records.people import ADMINISTRATOR, Person

if TYPE_CHECKING:
    from helpdesk.desk.back_office import BackOffice


def make_administrator(office: BackOffice, named: tuple[str, str, str], at: datetime, another: bool = False) -> Person:
    """Make somebody (name, e-mail, password) administrator: the person.

    Raises RecordError where there is an administrator already, unless `another` is wanted. Then a person who is known
    by the address is let in again: with the role, active, with this password.
    """
    name, email, password = named
    email = people.email_of(email)
    kept = passwords.hashed(passwords.checked(password, name, email))
    until = at + timedelta(days=office.settings.password_days)
    with office.records.writing() as connection:
        if people.has_administrator(connection) and not another:
            raise RecordError("There is an administrator already; add --another to make one more.")
        known = people.by_email(connection, email) or people.add(connection, name, email, "desk", at)
        if not known.active:
            people.activate(connection, known.id, "desk", at)
        people.grant(connection, known.id, ADMINISTRATOR, "desk", at)
        event = Event(at, "desk", "set password", people.subject(known.id), {})
        accounts.set_password(connection, known.id, kept, until, event)
        return people.person(connection, known.id)
