"""Due: the systems that have to be assessed again, because what their assessment was made by has moved."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, select

from helpdesk.records.pins import Pin
from helpdesk.records.tables import pins, system_assessments, system_standings, system_texts, systems

LAW, PROVISIONS = "law", "provisions"
_OURS = ("rules", "classifier", "precedents")


@dataclass(frozen=True)
class Now:
    """How things are on a day: our versions, the wording of the Act by day, and whether a pinned text has moved."""

    day: date
    versions: Mapping[str, str]
    law_on: Callable[[date], str]
    has_moved: Callable[[Pin, date], bool]

    def on(self, as_of: date) -> date:
        """The day an assessment is held against: today, or the day to come that it speaks of."""
        return max(as_of, self.day)


@dataclass(frozen=True)
class Due:
    """A system to be assessed again, and why: law, rules, classifier, precedents, provisions; and which of these."""

    system: int
    assessment: int
    key: str
    name: str
    why: tuple[str, ...]
    provisions: tuple[str, ...]


def due(connection: Connection, now: Now, inventory: str = "") -> list[Due]:
    """All systems that are due, in the order of their ids."""
    moved = _moved(connection, now)
    query = _STANDING.where(system_standings.c.inventory == inventory) if inventory else _STANDING
    found = []
    laws: dict[date, str] = {}
    for row in connection.execute(query):
        day = now.on(row.as_of)
        laws.setdefault(day, now.law_on(day))
        if why := (*_why(row, now, laws[day]), *([PROVISIONS] if row.id in moved else [])):
            found.append(Due(row.system_id, row.id, row.key, row.name, why, tuple(moved.get(row.id, ()))))
    return found


_made = system_assessments.c
_STANDING = (
    select(_made.id, _made.system_id, _made.as_of, *(_made[name] for name in (LAW, *_OURS)), systems.c.key)
    .add_columns(system_texts.c.name)
    .select_from(system_standings)
    .join(system_assessments, _made.id == system_standings.c.assessment_id)
    .join(systems, systems.c.id == system_standings.c.system_id)
    .join(system_texts, system_texts.c.id == system_standings.c.text_id)
    .order_by(_made.system_id)
)


def _why(row: Row, now: Now, law: str) -> Iterator[str]:
    """What has moved of what it was made by; what it was not made by cannot move."""
    if row.law and row.law != law:
        yield LAW
    for name in _OURS:
        was = getattr(row, name)
        if was and name in now.versions and was != now.versions[name]:
            yield name


def _moved(connection: Connection, now: Now) -> dict[int, list[str]]:
    """The provisions that have moved, by assessment; each text is looked at once, however many rest on it."""
    columns = (pins.c.provision, pins.c.version, pins.c.text_hash)
    resting = select(*columns, _made.as_of, _made.id).join(system_assessments, _made.id == pins.c.owner)
    resting = resting.join(system_standings, system_standings.c.assessment_id == _made.id)
    answers: dict[tuple, bool] = {}
    found: dict[int, list[str]] = {}
    for row in connection.execute(resting.where(pins.c.kind == "system").order_by(pins.c.provision)):
        pin, day = Pin(row.provision, row.version, row.text_hash), now.on(row.as_of)
        if (pin, day) not in answers:
            answers[pin, day] = now.has_moved(pin, day)
        if answers[pin, day]:
            found.setdefault(row.id, []).append(row.provision)
    return found
