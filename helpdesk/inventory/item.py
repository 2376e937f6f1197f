"""Items: the systems of an inventory, told by the columns that describe, name and number them."""

from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.sheet import Sheet

UNDESCRIBED = "The row has no description."


@dataclass(frozen=True)
class Mapping:
    """Which columns say what of a system; several of description are read one after the other, at least one is needed.

    Raises InventoryRefused when there is none.
    """

    description: tuple[str, ...]
    id: str | None = None
    name: str | None = None
    owner: str | None = None

    def __post_init__(self) -> None:
        if not self.description:
            raise InventoryRefused("say which column describes the systems.")

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(filter(None, (*self.description, self.id, self.name, self.owner)))


@dataclass(frozen=True)
class Item:
    """One system. `row` is its number in the file, `other` the cells of columns that were not mapped.

    `problem` says in a sentence why it cannot be triaged; it is empty where it can.
    """

    id: str
    name: str
    description: str
    owner: str
    row: int
    other: dict[str, str]
    problem: str = ""


def items(sheet: Sheet, mapping: Mapping) -> list[Item]:
    """Every row of a sheet as a system, in its order; each id is there once.

    The first row with an id keeps it. One that repeats an id, or has none, is called after its number in the file
    ("row-12", "A7-row-12"): the same file gives the same ids. Raises InventoryRefused for a column that is not there.
    """
    names, owners = _cells(sheet, mapping.name), _cells(sheet, mapping.owner)
    described = list(zip(*(sheet.column(column) for column in mapping.description), strict=True))
    others = [(place, column) for place, column in enumerate(sheet.columns) if column not in mapping.columns]
    ids = _unique_ids(_cells(sheet, mapping.id), sheet.numbers)
    found = []
    for place, row in enumerate(sheet.rows):
        description = "\n".join(dict.fromkeys(filter(None, described[place])))
        other = {column: row[at] for at, column in others if row[at]}
        problem = "" if description else UNDESCRIBED
        told = (ids[place], names[place], description, owners[place], sheet.numbers[place], other, problem)
        found.append(Item(*told))
    return found


def _cells(sheet: Sheet, column: str | None) -> tuple[str, ...]:
    return sheet.column(column) if column is not None else ("",) * len(sheet.rows)


def _unique_ids(given: tuple[str, ...], numbers: tuple[int, ...]) -> list[str]:
    plain = [" ".join(each.split()) for each in given]
    first = {each: place for place, each in reversed([*enumerate(plain)]) if each}
    taken = set(first)
    ids = []
    for place, each in enumerate(plain):
        if first.get(each) == place:
            ids.append(each)
            continue
        ids.append(next(free for free in _names(each, numbers[place]) if free not in taken))
        taken.add(ids[-1])
    return ids


def _names(stem: str, number: int) -> Iterator[str]:
    """Names for a row that has none of its own, without end."""
    name = f"{stem}-row-{number}" if stem else f"row-{number}"
    yield name
    again = 2
    while True:
        yield f"{name}-{again}"
        again += 1
