"""Comparing at the desk: two runs, two days of the law, and what has to be assessed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from helpdesk.records import register_comparing, register_due, register_rows
from helpdesk.records.pins import Pin, has_moved
from helpdesk.records.register_comparing import Difference, Outcome, outcome_of
from helpdesk.records.register_due import Due, Now
from helpdesk.records.register_listing import Sought, sought_ids

if TYPE_CHECKING:
    from helpdesk.desk.staff import Staff

Again = Callable[[Mapping, date], Mapping]


def between_runs(staff: Staff, before: int, after: int) -> Difference:
    """What differs between two runs of an inventory. Raises AccessRefused, RecordError."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return register_comparing.between_runs(connection, before, after)


def between_days(staff: Staff, sought: Sought, days: tuple[date, date], again: Again) -> Difference:
    """What differs for systems between two days, seen again on each. Raises AccessRefused, RecordError.

    `again(result, day)` gives the result of that day.
    """
    staff.may()
    both: list[tuple[tuple[int, str, str], Outcome, Outcome]] = []
    with staff.desk.records.reading() as connection:
        ids = [system for system, _ in sought_ids(connection, sought)]
        for system, row in zip(ids, register_rows.rows(connection, sought), strict=True):
            older, newer = (outcome_of(again(row, day)) for day in days)
            both.append(((system, row["id"], row["name"]), older, newer))
    return register_comparing.difference(both)


def due(staff: Staff, versions: Mapping[str, str], inventory: str = "") -> list[Due]:
    """The systems to be assessed again: the law, these versions of ours, or a text they rest on has moved.

    Raises AccessRefused.
    """
    staff.may()
    shelf = staff.desk.shelf

    def law_on(day: date) -> str:
        version = shelf.version_on("aia", day)
        return version.day if version else ""

    def moved(pin: Pin, day: date) -> bool:
        return has_moved(pin, shelf, day)

    with staff.desk.records.reading() as connection:
        return register_due.due(connection, Now(staff.at.date(), versions, law_on, moved), inventory)
