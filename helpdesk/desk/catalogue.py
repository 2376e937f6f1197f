"""Catalogue: the answers as staff look through them, and the one they open."""

from dataclasses import dataclass

from helpdesk.desk.staff import Staff
from helpdesk.records import catalogue, entries, people, versions
from helpdesk.records.catalogue import Found, Row, Sought
from helpdesk.records.entries import Entry
from helpdesk.records.versions import Remark, Version

PAGE = 25  # answers on a page of the list

__all__ = ["PAGE", "Found", "Opened", "Row", "Sought", "listed", "names", "opened"]


@dataclass(frozen=True)
class Opened:
    """An answer as it stands, and all its versions with what was said of each, the first one first."""

    entry: Entry
    history: tuple[tuple[Version, tuple[Remark, ...]], ...]

    @property
    def newest(self) -> Version:
        """The version written last."""
        return self.history[-1][0]

    def version(self, number: int | None) -> Version | None:
        """The version of a number."""
        return next((version for version, _ in self.history if version.number == number), None)


def listed(staff: Staff, sought: Sought, page: int = 0) -> Found:
    """A page of the answers that are sought, the first page being 0. Raises AccessRefused, RecordError."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return catalogue.catalogue(connection, sought, max(page, 0) * PAGE, PAGE)


def opened(staff: Staff, name: str) -> Opened:
    """An answer with its versions. Raises AccessRefused, RecordError where there is none."""
    staff.may()
    with staff.desk.records.reading() as connection:
        found = entries.entry(connection, name)
        all_ = versions.versions(connection, name)
        return Opened(found, tuple((one, tuple(versions.remarks_on(connection, one.id))) for one in all_))


def names(staff: Staff) -> dict[int, str]:
    """What the people are called, those who left too, by id. Raises AccessRefused."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return {person.id: person.name for person in people.everyone(connection)}
