"""Answers: what staff write, in versions that never change, and the way from a draft to what is served.

    draft -> in review -> published -> stale -> (a new version, and the same way again) | archived

The state tells how far the newest version has come. What is served is `published_version`: it stays while a newer
version is written and reviewed. Another person approves what one wrote; the database refuses anything else.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, update

from helpdesk.errors import RecordError
from helpdesk.records import audit
from helpdesk.records.entries import Standing, entry, find_entry
from helpdesk.records.tables import answer_versions, answers, approvals, remarks
from helpdesk.records.versions import Version, version
from helpdesk.records.written import Written, checked, checked_id, checked_reason

# From which states a move can be made, and where it leads.
MOVES = {
    "saved": (("draft", "in-review", "published", "stale"), "draft"),
    "submitted": (("draft",), "in-review"),
    "approved": (("in-review",), "in-review"),
    "sent back": (("in-review",), "draft"),
    "published": (("in-review",), "published"),
    "withdrawn": (("draft",), "published"),  # a newer version is given up; the one that is served stays
    "went stale": (("published",), "stale"),
    "rolled back": (("published", "stale"), "published"),
    "archived": (("draft", "in-review", "published", "stale"), "archived"),
    "reopened": (("archived",), "draft"),
}
_AUDIENCE = 80


@dataclass(frozen=True)
class By:
    """Who does something, and when; the desk itself has no id."""

    person: int | None
    at: datetime

    @property
    def actor(self) -> str:
        """As events name them."""
        return "desk" if self.person is None else f"person {self.person}"


@dataclass(frozen=True)
class Saving:
    """A wording on its way into the records: why it was written, and under which wording of the law."""

    written: Written
    reason: str
    law_version: str


def begin(
    connection: Connection, name: str, saving: Saving, standing: Standing, by: By, ticket: int | None = None
) -> Version:
    """A new answer in draft: its first Version. Raises RecordError where there is one of that id already."""
    if find_entry(connection, checked_id(name)) is not None:
        raise RecordError(f"There is an answer {name!r} already; save a new version of it.")
    row = {"id": name, "state": "draft", "lang": standing.lang, "audience": _audience(standing.audience)}
    more = {"owner_id": standing.owner_id, "review_by": standing.review_by, "ticket_id": ticket}
    connection.execute(insert(answers).values(**row, **more))
    return _add_version(connection, name, saving, by, "drafted")


def save(connection: Connection, name: str, saving: Saving, by: By) -> Version:
    """A new version of an answer, in draft; what is served stays."""
    _move(connection, name, "saved")
    return _add_version(connection, name, saving, by, "saved")


def _add_version(connection: Connection, name: str, saving: Saving, by: By, what: str) -> Version:
    body, reason = checked(saving.written).as_body(), checked_reason(saving.reason)
    known = find_entry(connection, name)
    number = 1 + (known.newest or 0)
    row = {"answer_id": name, "number": number, "author_id": by.person, "at": by.at, "reason": reason}
    connection.execute(insert(answer_versions).values(**row, law_version=saving.law_version, body=body))
    _tell(connection, name, what, by, version=number)
    return version(connection, name, number)


def submit(connection: Connection, name: str, by: By) -> None:
    """The newest version goes to review."""
    _move(connection, name, "submitted")
    _tell(connection, name, "submitted", by, version=entry(connection, name).newest)


def approve(connection: Connection, name: str, note: str, by: By) -> None:
    """The newest version is approved by another person than its author. Raises RecordError otherwise."""
    _move(connection, name, "approved")
    found = version(connection, name)
    if found.approval is not None:
        raise RecordError("This version is approved already; publish it.")
    if found.author_id == by.person:
        raise RecordError("You wrote this version; another person must approve it.")
    row = {"version_id": found.id, "author_id": found.author_id, "approver_id": by.person, "at": by.at}
    connection.execute(insert(approvals).values(**row, note=note.strip()[:2_000]))
    _tell(connection, name, "approved", by, version=found.number)


def send_back(connection: Connection, name: str, reason: str, by: By) -> None:
    """The newest version goes back to its author, with a reason."""
    _move(connection, name, "sent back")
    _remark(connection, name, reason, by)
    _tell(connection, name, "sent back", by, version=entry(connection, name).newest)


def publish(connection: Connection, name: str, by: By) -> Version:
    """Serve the newest version, which must be approved."""
    found = version(connection, name)
    if found.approval is None:
        raise RecordError("This version is not approved yet; another person than its author must approve it.")
    _move(connection, name, "published", published_version=found.number)
    _tell(connection, name, "published", by, version=found.number)
    return found


def roll_back(connection: Connection, name: str, number: int, reason: str, by: By) -> Version:
    """Serve an earlier version again, one that was approved."""
    found = version(connection, name, number)
    if found.approval is None:
        raise RecordError(f"Version {number} was never approved, so it cannot be served.")
    _move(connection, name, "rolled back", published_version=number)
    _remark(connection, name, reason, by)
    _tell(connection, name, "rolled back", by, version=number)
    return found


def withdraw(connection: Connection, name: str, by: By) -> None:
    """Give up a newer draft; what was served before stays."""
    if entry(connection, name).published_version is None:
        raise RecordError("No version of this answer was published; archive it instead.")
    _move(connection, name, "withdrawn")
    _tell(connection, name, "withdrawn", by)


def archive(connection: Connection, name: str, reason: str, by: By) -> None:
    """Serve it no longer; everything stays to be read."""
    _move(connection, name, "archived", published_version=None)
    _remark(connection, name, reason, by)
    _tell(connection, name, "archived", by)


def reopen(connection: Connection, name: str, by: By) -> None:
    """Take an archived answer up again, as a draft."""
    _move(connection, name, "reopened")
    _tell(connection, name, "reopened", by)


def go_stale(connection: Connection, name: str, provisions: tuple[str, ...], by: By) -> None:
    """What it rests on has changed: it waits for a new version."""
    _move(connection, name, "went stale")
    _tell(connection, name, "went stale", by, provisions=list(provisions))


def change_standing(connection: Connection, name: str, standing: Standing, by: By) -> None:
    """Another owner, audience, language or day of review."""
    entry(connection, name)
    row = {"lang": standing.lang, "audience": _audience(standing.audience), "owner_id": standing.owner_id}
    connection.execute(update(answers).where(answers.c.id == name).values(**row, review_by=standing.review_by))
    _tell(connection, name, "standing changed", by)


def _move(connection: Connection, name: str, move: str, **more) -> None:
    """Change the state by one of the moves. Raises RecordError where it cannot be made from here."""
    before, after = MOVES[move]
    found = entry(connection, name)
    if found.state not in before:
        raise RecordError(f"This answer is {found.state}; only one that is {' or '.join(before)} can be {move}.")
    connection.execute(update(answers).where(answers.c.id == name).values(state=after, **more))


def _remark(connection: Connection, name: str, reason: str, by: By) -> None:
    found = version(connection, name)
    row = {"version_id": found.id, "author_id": by.person, "at": by.at, "text": checked_reason(reason)}
    connection.execute(insert(remarks).values(**row))


def _audience(words: str) -> str:
    if len(words) > _AUDIENCE:
        raise RecordError(f"The audience may have {_AUDIENCE} characters.")
    return words.strip()


def _tell(connection: Connection, name: str, what: str, by: By, **detail) -> None:
    audit.tell(connection, audit.Event(by.at, by.actor, what, f"answer {name}", detail))
