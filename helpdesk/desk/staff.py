"""Staff: a person at the desk, and what they may do. Every verb asks for the role itself, whoever calls it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from helpdesk.desk import signing
from helpdesk.errors import AccessRefused
from helpdesk.records import accounts, audit, passwords, people
from helpdesk.records.audit import Event, Kept
from helpdesk.records.people import ADMINISTRATOR, Person
from helpdesk.records.whole import Verdict, verify

if TYPE_CHECKING:
    from helpdesk.desk.back_office import BackOffice

STAFF_ROLES = ("lawyer", "editor", "approver", ADMINISTRATOR)
_EXPIRED = "Your password has to be changed before you go on."


@dataclass(frozen=True)
class Added:
    """A person who was added, and the password that is told to them this once."""

    person: Person
    password: str


@dataclass(frozen=True)
class Staff:
    """A person at the desk at a moment. It lives as long as one request: roles are those of that moment."""

    desk: BackOffice
    person: Person
    at: datetime

    @property
    def actor(self) -> str:
        """The person as events name them."""
        return people.subject(self.person.id)

    def may(self, *roles: str) -> None:
        """Go on if the person holds one of the roles, or any of the staff's if none is named. Raises AccessRefused."""
        wanted = roles or STAFF_ROLES
        if not self.person.active or self.person.roles.isdisjoint(wanted):
            raise AccessRefused(f"This is for the role of {' or '.join(wanted)}; ask an administrator for it.")

    # --- people ----------------------------------------------------------------------------------------------

    def people(self) -> list[Person]:
        """Everybody. Raises AccessRefused."""
        self.may(ADMINISTRATOR)
        with self.desk.records.reading() as connection:
            return people.everyone(connection)

    def colleagues(self, *roles: str) -> list[Person]:
        """Those who may work now and hold one of the roles, or any of the staff's. Raises AccessRefused."""
        self.may()
        with self.desk.records.reading() as connection:
            everyone = people.everyone(connection)
        return [each for each in everyone if each.active and not each.roles.isdisjoint(roles or STAFF_ROLES)]

    def add_person(self, name: str, email: str, roles: Iterable[str]) -> Added:
        """Add a person who signs in here, with a password for once. Raises AccessRefused, RecordError."""
        self.may(ADMINISTRATOR)
        told = passwords.for_once()
        kept = passwords.hashed(told)
        with self.desk.records.writing() as connection:
            added = self._added(connection, name, email, roles)
            accounts.set_password(connection, added.id, kept, self.at, self._event("set password", added.id))
            return Added(added, told)

    def invite(self, name: str, email: str, roles: Iterable[str]) -> Person:
        """Add a person who signs in elsewhere, by this address. Raises AccessRefused, RecordError."""
        self.may(ADMINISTRATOR)
        with self.desk.records.writing() as connection:
            return self._added(connection, name, email, roles)

    def _added(self, connection, name: str, email: str, roles: Iterable[str]) -> Person:
        added = people.add(connection, name, email, self.actor, self.at)
        for role in dict.fromkeys(roles):
            people.grant(connection, added.id, role, self.actor, self.at)
        return people.person(connection, added.id)

    def new_password(self, person_id: int) -> str:
        """A password for once for somebody who lost theirs; unlocks. Raises AccessRefused, RecordError."""
        self.may(ADMINISTRATOR)
        told = passwords.for_once()
        kept = passwords.hashed(told)
        with self.desk.records.writing() as connection:
            people.person(connection, person_id)
            accounts.set_password(connection, person_id, kept, self.at, self._event("set password", person_id))
        return told

    def drop_password(self, person_id: int) -> None:
        """Let a person sign in only elsewhere from now on. Raises AccessRefused, RecordError."""
        self.may(ADMINISTRATOR)
        with self.desk.records.writing() as connection:
            people.person(connection, person_id)
            accounts.drop_password(connection, person_id, self._event("dropped password", person_id))

    def grant(self, person_id: int, role: str) -> None:
        """Give a person a role. Raises AccessRefused, RecordError."""
        self.may(ADMINISTRATOR)
        with self.desk.records.writing() as connection:
            people.grant(connection, person_id, role, self.actor, self.at)

    def revoke(self, person_id: int, role: str) -> None:
        """Take a role from a person. Raises AccessRefused, RecordError for the last administrator."""
        self.may(ADMINISTRATOR)
        with self.desk.records.writing() as connection:
            people.revoke(connection, person_id, role, self.actor, self.at)

    def deactivate(self, person_id: int) -> None:
        """Let a person sign in no more. Raises AccessRefused, RecordError for the last administrator."""
        self.may(ADMINISTRATOR)
        with self.desk.records.writing() as connection:
            people.deactivate(connection, person_id, self.actor, self.at)

    def activate(self, person_id: int) -> None:
        """Let a person sign in again. Raises AccessRefused, RecordError."""
        self.may(ADMINISTRATOR)
        with self.desk.records.writing() as connection:
            people.activate(connection, person_id, self.actor, self.at)

    # --- the records -----------------------------------------------------------------------------------------

    def trail(self, subject: str) -> list[Kept]:
        """What was done to a thing ("person 3", "ticket 17"), in order. Raises AccessRefused."""
        self.may(ADMINISTRATOR)
        with self.desk.records.reading() as connection:
            return audit.history(connection, subject)

    def verify(self) -> Verdict:
        """Whether the records are whole. Raises AccessRefused."""
        self.may(ADMINISTRATOR)
        with self.desk.records.reading() as connection:
            return verify(connection)

    def _event(self, what: str, person_id: int) -> Event:
        return Event(self.at, self.actor, what, people.subject(person_id), {})


def at_work(office: BackOffice, token: str, at: datetime) -> Staff:
    """The person who is signed in with a token. Raises AccessRefused, also while a password has to be changed."""
    found = signing.signed_in(office, token, at)
    if found.must_change:
        raise AccessRefused(_EXPIRED)
    return Staff(office, found.person, at)
