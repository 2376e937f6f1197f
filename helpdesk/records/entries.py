"""Entries: the answers as they stand, each with its state and which of its versions is served."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, func, select, true

from helpdesk.errors import RecordError
from helpdesk.records.tables import answer_versions, answers


@dataclass(frozen=True)
class Standing:
    """What can be said of an answer beside its wording."""

    lang: str = "en"
    audience: str = ""
    owner_id: int | None = None
    review_by: date | None = None


@dataclass(frozen=True)
class Entry:
    """An answer as it stands: how far its newest version is, and which version is served."""

    id: str
    state: str
    standing: Standing
    published_version: int | None
    ticket_id: int | None
    newest: int

    @property
    def is_served(self) -> bool:
        """Whether visitors can get it."""
        return self.published_version is not None and self.state != "archived"


def entry(connection: Connection, name: str) -> Entry:
    """An answer by its id. Raises RecordError where there is none."""
    found = find_entry(connection, name)
    if found is None:
        raise RecordError(f"There is no answer {name[:80]!r}.")
    return found


def find_entry(connection: Connection, name: str) -> Entry | None:
    """An answer by its id, or None."""
    return next(iter(_entries(connection, answers.c.id == name)), None)


def entries(connection: Connection, states: tuple[str, ...] = ()) -> list[Entry]:
    """All answers, or those in some states, by id."""
    return _entries(connection, answers.c.state.in_(states) if states else true())


def overdue(connection: Connection, day: date) -> list[Entry]:
    """The answers that are served although their day of review is past, the longest overdue first."""
    is_due = and_(answers.c.review_by < day, answers.c.published_version.is_not(None), answers.c.state != "archived")
    return sorted(_entries(connection, is_due), key=lambda found: (found.standing.review_by, found.id))


def _entries(connection: Connection, where) -> list[Entry]:
    numbers = select(func.max(answer_versions.c.number)).where(answer_versions.c.answer_id == answers.c.id)
    rows = connection.execute(select(answers, numbers.scalar_subquery().label("newest")).where(where))
    found = [
        Entry(
            row.id,
            row.state,
            Standing(row.lang, row.audience, row.owner_id, row.review_by),
            row.published_version,
            row.ticket_id,
            row.newest,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: one.id)
