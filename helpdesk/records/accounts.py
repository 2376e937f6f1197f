"""Accounts: how a person signs in. With a password of ours, or by somebody who vouches for them elsewhere.

After some wrong passwords an account is locked for a while, each time twice as long. A password that has expired, or
that was told for once, opens nothing but the change of it, and after some days not even that.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from helpdesk.errors import RecordError
from helpdesk.records import visits
from helpdesk.records.audit import Event, tell
from helpdesk.records.people import CLAIM_LONGEST, Person, by_email, person, subject
from helpdesk.records.tables import people

FAILURES = 5  # wrong passwords in a row that lock an account
LOCKED, LOCKED_LONGEST = timedelta(minutes=15), timedelta(days=1)
CHANGEABLE = timedelta(days=30)  # after which a password that expired cannot even be changed


@dataclass(frozen=True)
class Account:
    """How a person signs in. `password_until` is the moment a password has to be changed."""

    person: Person
    password_hash: str | None
    password_until: datetime | None
    failures: int
    locked_until: datetime | None
    issuer: str | None

    def is_open(self, at: datetime) -> bool:
        """Whether a right password lets the person in: active, not locked, not expired long ago."""
        is_locked = self.locked_until is not None and at < self.locked_until
        is_over = self.password_until is not None and at >= self.password_until + CHANGEABLE
        return self.person.active and not is_locked and not is_over

    def must_change(self, at: datetime) -> bool:
        """Whether the password has to be changed before anything else."""
        return self.password_hash is not None and self.password_until is not None and at >= self.password_until


def account(connection: Connection, person_id: int) -> Account:
    """The account of a person. Raises RecordError where there is none."""
    found = person(connection, person_id)
    row = connection.execute(select(*_SHOWN).where(people.c.id == person_id)).one()
    return Account(found, **row._mapping)


def account_of(connection: Connection, email: str) -> Account | None:
    """The account of an e-mail address, if there is one."""
    found = by_email(connection, email)
    return account(connection, found.id) if found else None


_SHOWN = (
    people.c.password_hash,
    people.c.password_until,
    people.c.failures,
    people.c.locked_until,
    people.c.issuer,
)


def set_password(connection: Connection, person_id: int, kept: str, until: datetime, event: Event) -> None:
    """Give a person a password, by its hash; the account is unlocked and all visits end."""
    mine = {"password_hash": kept, "password_until": until, "failures": 0, "locked_until": None}
    connection.execute(update(people).where(people.c.id == person_id).values(mine))
    visits.end_all(connection, person_id, event.at)
    tell(connection, event)


def drop_password(connection: Connection, person_id: int, event: Event) -> None:
    """Take the password away, so that the person can only sign in elsewhere; all visits end."""
    mine = {"password_hash": None, "password_until": None, "failures": 0, "locked_until": None}
    connection.execute(update(people).where(people.c.id == person_id).values(mine))
    visits.end_all(connection, person_id, event.at)
    tell(connection, event)


def failed(connection: Connection, known: Account, at: datetime) -> None:
    """Count a wrong password, and lock the account when there were enough; while locked nothing is counted."""
    if known.locked_until is not None and at < known.locked_until:
        return
    failures = known.failures + 1
    values: dict = {"failures": failures}
    if failures >= FAILURES:
        values["locked_until"] = at + locked_for(failures)
        tell(connection, Event(at, "desk", "locked", subject(known.person.id), {"failures": failures}))
    connection.execute(update(people).where(people.c.id == known.person.id).values(values))


def locked_for(failures: int) -> timedelta:
    """How long so many wrong passwords in a row lock an account.

    >>> [str(locked_for(failures)) for failures in (5, 6, 11, 5_000)]
    ['0:15:00', '0:30:00', '16:00:00', '1 day, 0:00:00']
    """
    doublings = min(failures - FAILURES, 10)
    return min(LOCKED * 2**doublings, LOCKED_LONGEST)


def succeeded(connection: Connection, known: Account, renewed: str | None = None) -> None:
    """Forget the wrong passwords; keep the hash that was made anew, if one was."""
    values = {"failures": 0, "locked_until": None, "password_hash": renewed or known.password_hash}
    connection.execute(update(people).where(people.c.id == known.person.id).values(values))


def link(connection: Connection, person_id: int, issuer: str, name: str, at: datetime) -> None:
    """Note who vouches for a person, and under which name. Raises RecordError where that cannot be kept."""
    if not (0 < len(issuer) <= CLAIM_LONGEST and 0 < len(name) <= CLAIM_LONGEST):
        raise RecordError("Whoever vouches for this person gives no name we can keep.")
    connection.execute(update(people).where(people.c.id == person_id).values(issuer=issuer, subject=name))
    tell(connection, Event(at, subject(person_id), "linked", subject(person_id), {}))
