"""Guessing: which columns of a sheet describe, name and number the systems; a person confirms it."""

from dataclasses import dataclass

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.headings import Role, announced
from helpdesk.inventory.item import Mapping
from helpdesk.inventory.sheet import Sheet

_PLAIN = 0.6  # how plainly a heading must announce what is below it
_DESCRIBING = 3  # columns that are read as one description, at most
_TELLING = 12  # letters a cell that describes has on average, at the least
_SHORT = 80  # letters a name or an id has on average, at the most
_APART = 0.8  # share of cells that must differ where a column names systems


@dataclass(frozen=True)
class _Column:
    """What can be seen of a column: its place and name, what its heading announces, and how its cells look."""

    place: int
    name: str
    role: Role | None
    plainness: float
    filled: float
    length: float
    distinct: float
    worded: float

    def may_be(self, role: Role) -> bool:
        """Whether the heading says so and the cells do not contradict it."""
        if self.role != role or self.plainness < _PLAIN or not self.filled:
            return False
        return self.length >= _TELLING if role == Role.DESCRIPTION else self.length <= _SHORT


def suggested(sheet: Sheet) -> Mapping:
    """The most likely mapping, by the headings and, where they say nothing, by the cells: the longest text describes.

    Raises InventoryRefused for a sheet without columns.
    """
    columns = [_seen(sheet, place) for place in range(len(sheet.columns))]
    if not columns:
        raise InventoryRefused("the list has no columns.")
    single = {role: _best(columns, role) for role in (Role.ID, Role.NAME, Role.OWNER)}
    free = [column for column in columns if column not in single.values()]
    described = _describing(free or columns)
    left = [column for column in free if column not in described]
    name = single[Role.NAME] or _naming(left)
    names = (each.name if each and each not in described else None for each in (single[Role.ID], name))
    owner = single[Role.OWNER].name if single[Role.OWNER] and single[Role.OWNER] not in described else None
    return Mapping(tuple(column.name for column in described), *names, owner)


def _seen(sheet: Sheet, place: int) -> _Column:
    name = sheet.columns[place]
    role, plainness = announced(name) or (None, 0.0)
    cells = [row[place] for row in sheet.rows if row[place]]
    count = len(cells) or 1
    return _Column(
        place,
        name,
        role,
        plainness,
        filled=len(cells) / (len(sheet.rows) or 1),
        length=sum(map(len, cells)) / count,
        distinct=len(set(cells)) / count,
        worded=sum(any(letter.isalpha() for letter in cell) for cell in cells) / count,
    )


def _best(columns: list[_Column], role: Role) -> _Column | None:
    """The column whose heading announces a role most plainly; of equals the first. An id must tell rows apart."""
    fit = [each for each in columns if each.may_be(role) and (role != Role.ID or each.distinct >= _APART)]
    return max(fit, key=lambda each: (each.plainness, -each.place), default=None)


def _describing(columns: list[_Column]) -> list[_Column]:
    """The columns that are announced as descriptions, in their order; otherwise the one with the longest text."""
    fit = sorted((each for each in columns if each.may_be(Role.DESCRIPTION)), key=lambda each: -each.plainness)
    if fit:
        return sorted(fit[:_DESCRIBING], key=lambda each: each.place)
    unsaid = [each for each in columns if each.role is None] or columns
    longest = max(columns, key=lambda each: each.length * each.filled)
    telling = max(unsaid, key=lambda each: each.length * each.filled)
    return [telling if telling.length * telling.filled >= longest.length * longest.filled / 2 else longest]


def _naming(columns: list[_Column]) -> _Column | None:
    """The first column that could name systems: short words, hardly ever the same twice."""
    fit = (each for each in columns if each.role is None and each.worded > _APART and each.filled > _APART)
    return next((each for each in fit if each.distinct >= _APART and each.length <= _SHORT), None)
