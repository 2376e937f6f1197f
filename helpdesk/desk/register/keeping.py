"""Keeping a run: the results of an inventory go into the register, pinned to the law of their day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from helpdesk.desk.register.deciding import decided
from helpdesk.records import register_keeping
from helpdesk.records.answers import By
from helpdesk.records.pins import Pin, pins_at, standing
from helpdesk.records.register import Run
from helpdesk.records.register_keeping import NewRun, Ways

if TYPE_CHECKING:
    from helpdesk.desk.desk import Desk
    from helpdesk.desk.staff import Staff

REVIEWERS = ("lawyer", "approver", "editor")


def keep_run(staff: Staff, new: NewRun, results: Iterable[Mapping]) -> Run:
    """Keep the results of a run, all or none; each may have `other`, the remaining columns of its row.

    Hand over results that are worked out already: nobody else can write meanwhile. Raises AccessRefused, RecordError.
    """
    staff.may(*REVIEWERS)
    with staff.desk.records.writing() as connection:
        return register_keeping.keep_run(connection, new, results, by(staff), ways(staff.desk, new.as_of))


def by(staff: Staff) -> By:
    """Whose hand it is."""
    return By(staff.person.id, staff.at)


def ways(desk: Desk, as_of: date) -> Ways:
    """How answers of people decide, and what provisions read on a day."""
    known: dict[str, tuple[Pin, ...]] = {}

    def pinned(names: Iterable[str]) -> tuple[Pin, ...]:
        found = []
        for name in dict.fromkeys(names):
            if name not in known:  # a provision that is not law on that day has no text to be held to
                known[name] = pins_at([name], desk.shelf, as_of) if standing(name, desk.shelf, as_of) else ()
            found += known[name]
        return tuple(found)

    return Ways(lambda row, facts, day: decided(desk, row, facts, day), pinned)
