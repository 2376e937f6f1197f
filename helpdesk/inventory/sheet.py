"""A sheet: the rows of an inventory as text under named columns, and what was odd about the file."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.headings import is_heading, reads_as_prose

Numbered = tuple[int, Sequence[str]]
"""A row as the file numbers it, and its cells."""

# Letters no text needs and some programs stumble over: controls other than tab and line end, halves of a pair.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_HALF = re.compile(r"[\ud800-\udfff]")
_TITLE_ROWS = 10  # rows above the header in which a title may stand


@dataclass(frozen=True)
class Limits:
    """How large an inventory may be: bytes of the file, rows below the header, columns, characters of a cell."""

    content: int = 20_000_000
    rows: int = 10_000
    columns: int = 200
    cell: int = 20_000


LIMITS = Limits()


@dataclass(frozen=True)
class Sheet:
    """Rows of text under columns, each column with a name of its own.

    `numbers` are the rows' numbers in the file, counted from 1 as a spreadsheet shows them; `notes` sentences on what
    was left out or guessed; `tab` the sheet of a workbook that was read, `tabs` all it has.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    notes: tuple[str, ...] = ()
    tab: str = ""
    tabs: tuple[str, ...] = ()

    def column(self, name: str) -> tuple[str, ...]:
        """All cells under a name. Raises InventoryRefused when no column has it."""
        if name not in self.columns:
            raise InventoryRefused(f"there is no column {name!r}; there are {', '.join(map(repr, self.columns))}.")
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)


def clean(cell: str) -> str:
    r"""A cell without blanks around it, unprintable letters and other systems' line ends; accents are composed.

    >>> clean(" a\x00b\r\nc ")
    'ab\nc'
    """
    text = _HALF.sub("\ufffd", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text)).strip()


def bounded(rows: Iterable[Numbered], limits: Limits = LIMITS) -> list[Numbered]:
    """The rows that hold anything, their cells clean and none empty at the end.

    Raises InventoryRefused at the first row, column or cell beyond a limit, before anything after it is read.
    """
    kept: list[Numbered] = []
    for number, cells in rows:
        row = [clean(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        if not row:
            continue
        _refuse_beyond(limits, number, row)
        kept.append((number, row))
        if len(kept) > limits.rows + _TITLE_ROWS:
            raise _too_many(limits)
    return kept


def _refuse_beyond(limits: Limits, number: int, row: list[str]) -> None:
    if len(row) > limits.columns:
        raise InventoryRefused(
            f"row {number} has {len(row):,} columns, more than the {limits.columns:,} that can be read."
        )
    longest = max(range(len(row)), key=lambda place: len(row[place]))
    if len(row[longest]) > limits.cell:
        raise InventoryRefused(
            f"row {number}, column {longest + 1} has {len(row[longest]):,} characters; a cell may have {limits.cell:,}."
        )


def _too_many(limits: Limits) -> InventoryRefused:
    return InventoryRefused(f"the list has more than {limits.rows:,} rows; split it into several files.")


def settled(rows: Sequence[Numbered], notes: Iterable[str] = (), limits: Limits = LIMITS) -> Sheet:
    """A sheet of bounded rows: what stands above the header is left out, every column gets a name.

    Raises InventoryRefused when nothing is left below the header, or more than may be.
    """
    above = _title_rows(rows)
    below = list(rows[above:])
    said = [*notes]
    if above:
        said.append(f"{_counted(above, 'row')} above the header left out.")
    header, body = _parted(below, said)
    if not body:
        raise InventoryRefused("the list holds no rows below its header.")
    if len(body) > limits.rows:
        raise _too_many(limits)
    return _named(header, body, said)


def of_columns(columns: Sequence[str], rows: Sequence[Numbered], notes: Iterable[str] = ()) -> Sheet:
    """A sheet of bounded rows whose columns the file itself names. Raises InventoryRefused when it has no rows."""
    if not rows:
        raise InventoryRefused("the list is empty.")
    return _named([clean(column) for column in columns], rows, [*notes])


def _title_rows(rows: Sequence[Numbered]) -> int:
    """How many single cells stand above the first row with several; none when there is no such row near the top."""
    for place, (_, row) in enumerate(rows[:_TITLE_ROWS]):
        if sum(map(bool, row)) > 1:
            headed = any(is_heading(" ".join(cells)) for _, cells in rows[:place])
            return 0 if headed and not any(map(is_heading, row)) else place
    return 0


def _parted(rows: list[Numbered], said: list[str]) -> tuple[Sequence[str], list[Numbered]]:
    """The header and the rows below it; without a header, none and all of them."""
    first = rows[0][1] if rows else ()
    known = any(map(is_heading, first))
    if known or (sum(map(bool, first)) > 1 and not any(map(reads_as_prose, first))):
        return first, rows[1:]
    if rows:
        said.append("No header was recognised; the first row is read as a system.")
    return (), rows


def _named(header: Sequence[str], body: Sequence[Numbered], said: list[str]) -> Sheet:
    wide = max(len(header), *(len(row) for _, row in body))
    longer = sum(len(row) > len(header) for _, row in body) if header else 0
    if longer:
        said.append(f"{_counted(longer, 'row')} with more cells than the header; see the last columns.")
    padded = [[*row, *[""] * (wide - len(row))] for _, row in body]
    heads = [*header, *[""] * (wide - len(header))]
    kept = [place for place in range(wide) if heads[place] or any(row[place] for row in padded)]
    first, last = body[0][0], body[-1][0]
    if gaps := last - first + 1 - len(body):
        said.append(f"{_counted(gaps, 'empty row')} left out.")
    return Sheet(
        unique([heads[place] or f"column {place + 1}" for place in kept]),
        tuple(tuple(row[place] for place in kept) for row in padded),
        tuple(number for number, _ in body),
        tuple(said),
    )


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names told apart by a number; line ends within a name become blanks.

    >>> unique(["Name", "Owner", "Name", "Name (2)"])
    ('Name', 'Owner', 'Name (2)', 'Name (2) (2)')
    """
    taken: list[str] = []
    for name in names:
        plain = " ".join(name.split())
        number, candidate = 1, plain
        while candidate in taken:
            number += 1
            candidate = f"{plain} ({number})"
        taken.append(candidate)
    return tuple(taken)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
