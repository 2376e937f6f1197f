"""Looking: the systems of the register, one of them with all that happened to it, and the rows for an export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpdesk.records import register, register_history, register_listing, register_rows
from helpdesk.records.register import FactVersion, Run, Standing
from helpdesk.records.register_history import Deed
from helpdesk.records.register_listing import Leaf, Page, Sought

if TYPE_CHECKING:
    from helpdesk.desk.staff import Staff

_ALL, _FIRST = Sought(), Leaf()


@dataclass(frozen=True)
class Opened:
    """A system as it stands, and the answers a person gave for it last, if any."""

    standing: Standing
    facts: FactVersion | None


def listed(staff: Staff, sought: Sought = _ALL, leaf: Leaf = _FIRST) -> Page:
    """A page of the systems that are sought, with counts. Raises AccessRefused, RecordError."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return register_listing.listed(connection, sought, leaf)


def opened(staff: Staff, system: int) -> Opened:
    """A system. Raises AccessRefused, RecordError where there is none."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return Opened(register.standing(connection, system), register.newest_facts(connection, system))


def history(staff: Staff, system: int) -> list[Deed]:
    """All that happened to a system, in order. Raises AccessRefused."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return register_history.history(connection, system)


def runs(staff: Staff, inventory: str = "") -> list[Run]:
    """The runs of an inventory, or all, the newest first. Raises AccessRefused."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return register.runs(connection, inventory)


def inventories(staff: Staff) -> dict[str, int]:
    """How many systems each inventory has. Raises AccessRefused."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return register_listing.inventories(connection)


def owners(staff: Staff, inventory: str = "") -> dict[str, int]:
    """How many systems each owner has. Raises AccessRefused."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return register_listing.owners(connection, inventory)


def rows(staff: Staff, sought: Sought = _ALL, order: str = "priority") -> Iterator[dict]:
    """The results that are sought with their reviews, as exports read them. Raises AccessRefused, RecordError."""
    staff.may()
    return _rows(staff, sought, order)


def _rows(staff: Staff, sought: Sought, order: str) -> Iterator[dict]:
    with staff.desk.records.reading() as connection:
        yield from register_rows.rows(connection, sought, order)
