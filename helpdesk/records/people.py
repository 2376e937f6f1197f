"""People: who works at the desk, and which roles they hold. Roles are rights side by side, not ranks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from helpdesk.errors import RecordError
from helpdesk.records import visits
from helpdesk.records.admitted import line_of
from helpdesk.records.audit import Event, tell
from helpdesk.records.tables import ROLES, people, roles

NAME_LONGEST, EMAIL_LONGEST, CLAIM_LONGEST = 120, 254, 300
ADMINISTRATOR = "administrator"
_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_IDS = 2**31  # an id is below


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in while `active`; `email` is None once the person was erased."""

    id: int
    name: str
    email: str | None
    roles: frozenset[str]
    active: bool


def subject(person_id: int) -> str:
    """A person as events name them."""
    return f"person {person_id}"


def email_of(text: str) -> str:
    """An e-mail address as it is kept, in small letters. Raises RecordError where it is none.

    >>> email_of(" Ada@Firm.Example ")
    'ada@firm.example'
    """
    email = text.strip().lower()
    if len(email) > EMAIL_LONGEST or not _EMAIL.fullmatch(email):
        raise RecordError("This is not an e-mail address we can use; write it like name@firm.example.")
    return email


def add(connection: Connection, name: str, email: str, actor: str, at: datetime) -> Person:
    """Add a person without any role. Raises RecordError, also where the address is known already."""
    name, email = line_of(name, NAME_LONGEST, "A name"), email_of(email)
    if not name:
        raise RecordError("A person needs a name.")
    if by_email(connection, email) is not None:
        raise RecordError("There is a person with this e-mail address already.")
    row = {"name": name, "email": email, "failures": 0, "made": at, "active": True}
    number = connection.execute(insert(people).values(row)).inserted_primary_key[0]
    tell(connection, Event(at, actor, "added", subject(number), {}))
    return person(connection, number)


def grant(connection: Connection, person_id: int, role: str, actor: str, at: datetime) -> None:
    """Give a person a role; their visits end. Raises RecordError where there is no such person or role."""
    if role not in ROLES:
        raise RecordError(f"A role is one of {', '.join(ROLES)}.")
    if role in person(connection, person_id).roles:
        return
    connection.execute(insert(roles).values(person_id=person_id, role=role, given=at))
    _changed(connection, person_id, Event(at, actor, "granted", subject(person_id), {"role": role}))


def revoke(connection: Connection, person_id: int, role: str, actor: str, at: datetime) -> None:
    """Take a role from a person; their visits end. Raises RecordError for the last administrator."""
    if role not in person(connection, person_id).roles:
        raise RecordError("This person does not hold this role.")
    if role == ADMINISTRATOR:
        _not_the_last(connection, person_id)
    connection.execute(delete(roles).where(roles.c.person_id == person_id, roles.c.role == role))
    _changed(connection, person_id, Event(at, actor, "revoked", subject(person_id), {"role": role}))


def deactivate(connection: Connection, person_id: int, actor: str, at: datetime) -> None:
    """Let a person sign in no more; their visits end. Raises RecordError for the last administrator."""
    if ADMINISTRATOR in person(connection, person_id).roles:
        _not_the_last(connection, person_id)
    connection.execute(update(people).where(people.c.id == person_id).values(active=False))
    _changed(connection, person_id, Event(at, actor, "deactivated", subject(person_id), {}))


def activate(connection: Connection, person_id: int, actor: str, at: datetime) -> None:
    """Let a person sign in again. Raises RecordError for one who was erased."""
    if person(connection, person_id).email is None:
        raise RecordError("This person was erased; add them anew.")
    connection.execute(update(people).where(people.c.id == person_id).values(active=True))
    _changed(connection, person_id, Event(at, actor, "activated", subject(person_id), {}))


def _changed(connection: Connection, person_id: int, event: Event) -> None:
    """What a person may do has changed: nobody goes on with what they could do before."""
    visits.end_all(connection, person_id, event.at)
    tell(connection, event)


def _not_the_last(connection: Connection, person_id: int) -> None:
    others = select(func.count()).select_from(people.join(roles)).where(
        roles.c.role == ADMINISTRATOR, people.c.active, people.c.id != person_id
    )  # fmt: skip
    if not connection.execute(others).scalar():
        raise RecordError("This is the last administrator; make another person administrator first.")


def person(connection: Connection, person_id: int) -> Person:
    """A person by id. Raises RecordError where there is none."""
    found = by_id(connection, person_id)
    if found is None:
        raise RecordError("There is no such person.")
    return found


def by_id(connection: Connection, person_id: int) -> Person | None:
    """A person by id, active or not."""
    return _one(connection, people.c.id == person_id) if 0 < person_id < _IDS else None


def by_email(connection: Connection, email: str) -> Person | None:
    """A person by e-mail address, however its letters are written."""
    return _one(connection, people.c.email == _bindable(email.strip().lower()))


def by_claim(connection: Connection, issuer: str, name: str) -> Person | None:
    """A person by who vouches for them and the name they have there."""
    return _one(connection, (people.c.issuer == _bindable(issuer)) & (people.c.subject == _bindable(name)))


def everyone(connection: Connection) -> list[Person]:
    """All people, those who may sign in first, by name."""
    held: dict[int, set[str]] = {}
    for person_id, role in connection.execute(select(roles.c.person_id, roles.c.role)):
        held.setdefault(person_id, set()).add(role)
    rows = connection.execute(select(*_SHOWN).order_by(people.c.active.desc(), people.c.name, people.c.id))
    return [_person(row, held.get(row.id, ())) for row in rows]


def has_administrator(connection: Connection) -> bool:
    """Whether anybody holds that role, active or not."""
    held = select(roles.c.person_id).where(roles.c.role == ADMINISTRATOR).limit(1)
    return connection.execute(held).first() is not None


_SHOWN = (people.c.id, people.c.name, people.c.email, people.c.active)


def _one(connection: Connection, condition: ColumnElement[bool]) -> Person | None:
    row = connection.execute(select(*_SHOWN).where(condition)).first()
    if row is None:
        return None
    held = connection.execute(select(roles.c.role).where(roles.c.person_id == row.id)).scalars()
    return _person(row, held)


def _person(row, held: Iterable[str]) -> Person:
    return Person(row.id, row.name, row.email, frozenset(held), row.active)


def _bindable(text: str) -> str:
    """A text that both databases can compare with, whatever was sent."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
