"""Listing: the systems of the register as they stand now, a page at a time, with how many there are of each kind."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, literal, or_, select

from helpdesk.errors import RecordError
from helpdesk.law.phrases import printable
from helpdesk.records.tables import system_assessments, system_standings, system_texts, systems

PAGE_LONGEST, SEARCH_LONGEST = 200, 200
_OPENING = 240  # characters of a description that a row shows
_ESCAPE = "/"
_NEVER = date.max  # a system without any duty comes last where days decide
Conditions = list[ColumnElement[bool]]
_here, _text = system_standings.c, system_texts.c
_ORDERS = {
    "priority": (_here.priority, _here.system_id),
    "first_day": (func.coalesce(_here.first_day, _NEVER), _here.priority, _here.system_id),
    "name": (func.lower(_text.name), _here.system_id),
}


@dataclass(frozen=True)
class Sought:
    """Which systems: of an inventory, those of a run, of one owner, that say some words; and of which kinds.

    Of each kind several may be named; none means all. `text` stands in name, owner, description or id.
    """

    inventory: str = ""
    run: int | None = None
    owner: str = ""
    text: str = ""
    states: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    priorities: tuple[int, ...] = ()
    reviews: tuple[str, ...] = ()


@dataclass(frozen=True)
class Leaf:
    """Which page, the first being 0, how many rows it has, and in which order: priority, first_day or name."""

    page: int = 0
    size: int = 50
    order: str = "priority"


@dataclass(frozen=True)
class Listed:
    """A system in a list: `opening` is how its description begins; `risk` and `priority` as the review has them."""

    system: int
    assessment: int
    inventory: str
    key: str
    name: str
    owner: str
    opening: str
    state: str
    risk: tuple[str, ...]
    priority: int
    review: str
    first_day: date | None


@dataclass(frozen=True)
class Counts:
    """How many systems there are by kind; each leaves what is sought of its own kind out of account."""

    states: dict[str, int] = field(default_factory=dict)
    risks: dict[str, int] = field(default_factory=dict)
    priorities: dict[int, int] = field(default_factory=dict)
    reviews: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """Rows of the list, how many there are in all, and the counts."""

    rows: tuple[Listed, ...]
    total: int
    counts: Counts


def listed(connection: Connection, sought: Sought, leaf: Leaf) -> Page:
    """A page of the systems that are sought. Raises RecordError for what is no filter."""
    _checked(sought, leaf)
    total, counts = _counted(connection, sought)
    query = _shown().where(*_all(sought)).order_by(*_ORDERS[leaf.order])
    rows = connection.execute(query.limit(leaf.size).offset(leaf.page * leaf.size))
    return Page(tuple(map(_listed, rows)), total, counts)


def _checked(sought: Sought, leaf: Leaf) -> None:
    if len(sought.text) > SEARCH_LONGEST:
        raise RecordError(f"A search may have {SEARCH_LONGEST} characters.")
    if leaf.order not in _ORDERS or leaf.page < 0 or not 1 <= leaf.size <= PAGE_LONGEST:
        raise RecordError(f"A page has 1 to {PAGE_LONGEST} rows, in the order of {', '.join(_ORDERS)}.")


def sought_ids(connection: Connection, sought: Sought, order: str = "priority") -> list[tuple[int, int]]:
    """(system, assessment) of all that are sought, in order. Raises RecordError likewise."""
    _checked(sought, Leaf(order=order))
    query = _joined(select(_here.system_id, _here.assessment_id)).where(*_all(sought)).order_by(*_ORDERS[order])
    return [(row.system_id, row.assessment_id) for row in connection.execute(query)]


def owners(connection: Connection, inventory: str = "") -> dict[str, int]:
    """How many systems each owner has, by the names the inventories give."""
    query = _joined(select(_text.owner, func.count())).group_by(_text.owner).order_by(_text.owner)
    return dict(connection.execute(query.where(*_of(inventory))).tuples().all())


def inventories(connection: Connection) -> dict[str, int]:
    """How many systems each inventory has."""
    query = select(_here.inventory, func.count()).group_by(_here.inventory).order_by(_here.inventory)
    return dict(connection.execute(query).tuples().all())


def _shown() -> Select:
    opening = func.substr(_text.description, 1, _OPENING).label("opening")
    columns = (_here.system_id, _here.assessment_id, _here.inventory, systems.c.key, _text.name, _text.owner, opening)
    return _joined(
        select(*columns, _here.state, _here.risk, _here.priority, _here.review, _here.first_day)
    ).join(systems, systems.c.id == _here.system_id)  # fmt: skip


def _joined(query: Select) -> Select:
    return query.select_from(system_standings).join(system_texts, _text.id == _here.text_id)


def _listed(row: Row) -> Listed:
    fields = row._mapping
    return Listed(
        fields["system_id"], fields["assessment_id"],
        **{name: tuple(value.split()) if name == "risk" else value for name, value in fields.items()
           if name not in ("system_id", "assessment_id")},
    )  # fmt: skip


def _of(inventory: str) -> Conditions:
    return [_here.inventory == inventory] if inventory else []


def _all(sought: Sought) -> Conditions:
    return [*_ground(sought), *_kinds(sought)]


def _ground(sought: Sought) -> Conditions:
    """What is sought but for the kinds; every value is bound, none is written into the query."""
    found = _of(sought.inventory)
    if sought.run is not None:
        inside = select(system_assessments.c.system_id).where(system_assessments.c.run_id == sought.run)
        found.append(_here.system_id.in_(inside))
    if sought.owner:
        found.append(_text.owner == sought.owner)
    if text := printable(sought.text).strip():
        found.append(_said(text))
    return found


def _said(text: str) -> ColumnElement[bool]:
    """A condition that a system says this, whatever the case; % and _ mean themselves."""
    for sign in (_ESCAPE, "%", "_"):
        text = text.replace(sign, _ESCAPE + sign)
    like = func.lower(literal(f"%{text}%"))
    told = func.lower(_text.name + "\n" + _text.owner + "\n" + _text.description)
    keyed = select(systems.c.id).where(func.lower(systems.c.key).like(like, escape=_ESCAPE))
    return or_(told.like(like, escape=_ESCAPE), _here.system_id.in_(keyed))


def _kinds(sought: Sought) -> Conditions:
    found = [
        column.in_(wanted)
        for column, wanted in (
            (_here.state, sought.states), (_here.priority, sought.priorities), (_here.review, sought.reviews),
        )
        if wanted
    ]  # fmt: skip
    risks = [_here.risk.contains(f" {risk} ", autoescape=True) for risk in sought.risks]
    return [*found, or_(*risks)] if risks else found


@dataclass(frozen=True)
class _Kind:
    """What systems can have in common: how many have it."""

    state: str
    risk: str
    priority: int
    review: str
    times: int

    def lacks(self, sought: Sought) -> set[str]:
        """In which kinds it is not what is sought."""
        fits = {
            "states": not sought.states or self.state in sought.states,
            "risks": not sought.risks or not set(sought.risks).isdisjoint(self.risk.split()),
            "priorities": not sought.priorities or self.priority in sought.priorities,
            "reviews": not sought.reviews or self.review in sought.reviews,
        }
        return {name for name, fit in fits.items() if not fit}


def _counted(connection: Connection, sought: Sought) -> tuple[int, Counts]:
    """How many there are, and of each kind, in one reading: of kinds there are few, of systems many."""
    columns = (_here.state, _here.risk, _here.priority, _here.review)
    ground = _ground(sought)
    query = select(*columns, func.count().label("times")).where(and_(True, *ground)).group_by(*columns)
    rows = connection.execute(_joined(query) if sought.owner or sought.text.strip() else query)
    kinds = [_Kind(**row._mapping) for row in rows]
    total = sum(kind.times for kind in kinds if not kind.lacks(sought))
    return total, Counts(
        **{name: _of_kind(kinds, sought, name) for name in ("states", "risks", "priorities", "reviews")}
    )


def _of_kind(kinds: list[_Kind], sought: Sought, name: str) -> dict:
    counted: Counter = Counter()
    for kind in kinds:
        if kind.lacks(sought) <= {name}:
            for value in _values(kind, name):
                counted[value] += kind.times
    return dict(sorted(counted.items()))


def _values(kind: _Kind, name: str) -> Iterator[str | int]:
    match name:
        case "states":
            yield kind.state
        case "risks":
            yield from kind.risk.split()
        case "priorities":
            yield kind.priority
        case _:
            yield kind.review
