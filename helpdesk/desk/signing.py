"""Signing in: with an e-mail address and a password of ours, or by somebody who vouches for the person elsewhere.

Whoever signs in was added by an administrator before. What was wrong is never told: the same words and the same work
for an address that is not known, a password that is wrong, an account that is locked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from helpdesk.errors import AccessRefused
from helpdesk.records import accounts, counters, passwords, people, visits
from helpdesk.records.accounts import Account
from helpdesk.records.audit import Event, tell
from helpdesk.records.people import Person

if TYPE_CHECKING:
    from helpdesk.desk.back_office import BackOffice

# How often one may try within the window: with one address, from one browser, and all together.
WINDOW = timedelta(minutes=15)
PER_EMAIL, PER_VISITOR, IN_ALL = 10, 20, 300
_EMAIL_LONGEST = 254
_WRONG = "This does not open the desk: the address or the password is wrong, or the account is locked for a while."
_TOO_OFTEN = "There were too many attempts to sign in; please wait a quarter of an hour."
_SIGN_IN = "Please sign in; you are not signed in, or no longer."
_NOT_ADDED = "You are not on the list of this desk; ask an administrator to add your e-mail address."
_OLD_WRONG = "The password you had until now is not this one."


@dataclass(frozen=True)
class Claims:
    """What somebody elsewhere vouches for: the claims `iss`, `sub`, `email` and `email_verified` of OpenID Connect."""

    issuer: str
    subject: str
    email: str
    email_verified: bool


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in; with `must_change` they can do nothing but change their password."""

    person: Person
    must_change: bool


def sign_in(office: BackOffice, email: str, password: str, at: datetime, visitor: str = "") -> str:
    """Sign in with a password: the token of the visit. `visitor` is what the page tells visitors apart by.

    Raises AccessRefused, in the same words whatever was wrong.
    """
    email = email.strip().lower()[:_EMAIL_LONGEST]
    _allow(office, email, visitor, at)
    with office.records.reading() as connection:
        known = accounts.account_of(connection, email)
    # The work takes its time: no other writer waits for it.
    is_right = passwords.matches(known.password_hash if known else None, password)
    renewed = _renewed(known, password) if is_right else None
    with office.records.writing() as connection:
        token = _begun(connection, known, renewed, at) if is_right else None
        if token is None:
            _refused(connection, known, at)
    if token is None:
        raise AccessRefused(_WRONG)
    return token


def _allow(office: BackOffice, email: str, visitor: str, at: datetime) -> None:
    """Count an attempt before anything is looked at, so that many at once are no way around."""
    limits = [("everyone", "sign-ins", IN_ALL), (email, "sign-in as", PER_EMAIL)]
    if visitor:
        limits.insert(0, (visitor, "sign-in from", PER_VISITOR))
    with office.records.writing() as connection:
        is_allowed = all(counters.allowed(connection, who, what, most, WINDOW, at) for who, what, most in limits)
    if not is_allowed:
        raise AccessRefused(_TOO_OFTEN)


def _renewed(known: Account, password: str) -> str | None:
    return passwords.hashed(password) if passwords.needs_renewal(known.password_hash) else None


def _begun(connection, known: Account, renewed: str | None, at: datetime) -> str | None:
    """Begin the visit, if the account is still what it was when the password was compared, and open."""
    now = accounts.account(connection, known.person.id)
    if now.password_hash != known.password_hash or not now.is_open(at):
        return None
    accounts.succeeded(connection, now, renewed)
    return _entered(connection, now.person, at, "password")


def _entered(connection, person: Person, at: datetime, by: str) -> str:
    who = people.subject(person.id)
    tell(connection, Event(at, who, "signed in", who, {"by": by}))
    return visits.begin(connection, person.id, at)


def _refused(connection, known: Account | None, at: datetime) -> None:
    subject = people.subject(known.person.id) if known else "nobody"
    tell(connection, Event(at, "visitor", "not let in", subject, {}))
    if known:
        accounts.failed(connection, accounts.account(connection, known.person.id), at)


def sign_in_elsewhere(office: BackOffice, claims: Claims, at: datetime) -> str:
    """Sign in somebody for whom another vouches: the token of the visit. Raises AccessRefused.

    Who is known by issuer and subject is let in. Who was invited by e-mail and has no password is linked, where the
    address is vouched for. Nobody else is: an address alone never opens an account that has a password.
    """
    with office.records.writing() as connection:
        known = people.by_claim(connection, claims.issuer, claims.subject) or _invited(connection, claims, at)
        if known is None or not known.active:
            raise AccessRefused(_NOT_ADDED)
        return _entered(connection, known, at, "elsewhere")


def _invited(connection, claims: Claims, at: datetime) -> Person | None:
    if claims.email_verified is not True:
        return None
    known = accounts.account_of(connection, claims.email)
    if known is None or known.issuer or known.password_hash or not known.person.active:
        return None
    accounts.link(connection, known.person.id, claims.issuer, claims.subject, at)
    return known.person


def signed_in(office: BackOffice, token: str, at: datetime) -> SignedIn:
    """Who is signed in with a token; notes that the visit goes on. Raises AccessRefused."""
    with office.records.reading() as connection:
        visit = visits.visit_of(connection, token, at)
        if visit is None:
            raise AccessRefused(_SIGN_IN)
        known = accounts.account(connection, visit.person_id)
    if visit.is_to_be_noted(at):
        with office.records.writing() as connection:
            visits.note(connection, visit, at)
    return SignedIn(known.person, known.must_change(at))


def sign_out(office: BackOffice, token: str, at: datetime) -> None:
    """End a visit; its token opens nothing any more. One that is over already is no error."""
    with office.records.writing() as connection:
        person_id = visits.end(connection, token, at)
        if person_id is not None:
            who = people.subject(person_id)
            tell(connection, Event(at, who, "signed out", who, {}))


def change_password(office: BackOffice, token: str, old: str, new: str, at: datetime) -> str:
    """Change one's own password: the token of a new visit; all others end.

    Raises AccessRefused, and RecordError where the new password cannot be one.
    """
    person = signed_in(office, token, at).person
    _allow(office, person.email or "", "", at)
    with office.records.reading() as connection:
        known = accounts.account(connection, person.id)
    if not passwords.matches(known.password_hash, old) or not known.is_open(at):
        _count_failure(office, known, at)
        raise AccessRefused(_OLD_WRONG)
    kept = passwords.hashed(passwords.checked_anew(new, old, person.name, person.email or ""))
    until = at + timedelta(days=office.settings.password_days)
    who = people.subject(person.id)
    with office.records.writing() as connection:
        if accounts.account(connection, person.id).password_hash != known.password_hash:
            raise AccessRefused(_SIGN_IN)
        accounts.set_password(connection, person.id, kept, until, Event(at, who, "changed password", who, {}))
        return visits.begin(connection, person.id, at)


def _count_failure(office: BackOffice, known: Account, at: datetime) -> None:
    with office.records.writing() as connection:
        _refused(connection, known, at)
