"""Spreadsheets: the door through which workbooks are written, row by row, so that a long one never fills the memory.

Every text is a text: none becomes a formula (`reports/cells.py` has the rule), an error value or an escape of the
format ("_x000D_", ECMA-376 part 1, 22.9.2.19). The same content gives the same bytes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from helpdesk.reports.cells import _harmless
from helpdesk.reports.clean import clean
from helpdesk.reports.register_archive import StillArchive

Cell = str | int | float | date | None
Columns = Sequence[tuple[str, int]]

TEXT, DAY, SHARE, NUMBER = "text", "day", "share", "number"
_WRITTEN = datetime(2000, 1, 1)  # the core has no clock; the day that matters stands in the sheets
_LONGEST = 16_000  # letters; a cell takes 32,767 halves of letters
_LONGEST_NAME = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMATS = {DAY: "yyyy-mm-dd", SHARE: "0 %"}
_LINE, _MOST_LINES = 14.0, 12  # points a line is high; a row is never higher than so many lines
_A4 = 9  # the number of the paper
_READABLE = 260  # letters beside one another on a printed page
_HEAD_FILL, _EDGE, _FONT = "1B3A6B", "D5DAE1", "Calibri"


@dataclass(frozen=True)
class Look:
    """How a cell looks: `fill` is a colour as RRGGBB, which may only repeat what its text says."""

    kind: str = TEXT
    fill: str = ""
    is_head: bool = False
    is_bold: bool = False


_PLAIN = Look()


def safe(text: str) -> str:
    """A text that a cell shows letter by letter.

    >>> safe("=1+1"), safe("_x003D_1")
    ("'=1+1", '_x005F_x003D_1')
    """
    return _ESCAPE.sub("_x005F_", str(_harmless(clean(text, _LONGEST))))


def sheet_name(text: str) -> str:
    """A name that a sheet may have: not empty, not too long, without the letters that formulas need."""
    return _NO_NAME.sub(" ", safe(text)).strip(" '")[:_LONGEST_NAME].strip(" '") or "Sheet"


class Sheet:
    """A sheet that is being written, from its first row down."""

    def __init__(self, book: Workbook, name: str, columns: Columns, fits_one_page: bool = False) -> None:
        self.page = book.create_sheet(sheet_name(name))
        self.widths = [width for _, width in columns]
        self.row = 0
        self._styles: dict[Look, object] = {}
        self._lay_out(fits_one_page)

    def _lay_out(self, fits_one_page: bool) -> None:
        for number, width in enumerate(self.widths, 1):
            self.page.column_dimensions[get_column_letter(number)].width = width
        self.page.page_setup.orientation = "portrait" if fits_one_page else "landscape"
        self.page.page_setup.paperSize = _A4
        self.page.page_setup.fitToHeight = int(fits_one_page)
        self.page.page_setup.fitToWidth = -(-sum(self.widths) // _READABLE)
        self.page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def freeze(self, columns: int) -> None:
        """Keeps the first row and the first columns in sight, on the screen and on every printed page."""
        self.page.freeze_panes = f"{get_column_letter(columns + 1)}2"
        self.page.print_title_rows = "1:1"
        self.page.print_title_cols = f"A:{get_column_letter(max(columns, 1))}"

    def head(self, titles: Sequence[str]) -> int:
        """A row of headings."""
        return self.add(titles, dict.fromkeys(range(len(titles)), Look(is_head=True)))

    def add(self, cells: Sequence[Cell], looks: Mapping[int, Look] | None = None) -> int:
        """A row of cells and its number; `looks` by place, a plain look where there is none."""
        self.row += 1
        height = _height(cells, self.widths)
        if height > _LINE:
            self.page.row_dimensions[self.row].height = height
        self.page.append([self._cell(cell, (looks or {}).get(place)) for place, cell in enumerate(cells)])
        self.page.row_dimensions.pop(self.row, None)
        return self.row

    def skip(self, rows: int = 1) -> None:
        """Rows left empty."""
        for _ in range(rows):
            self.row += 1
            self.page.append(())

    def filter(self, first: int) -> None:
        """Lets a reader filter the rows from the headings in row `first` to the last one."""
        self.page.auto_filter.ref = f"A{first}:{get_column_letter(len(self.widths))}{max(self.row, first)}"

    def _cell(self, value: Cell, look: Look | None) -> WriteOnlyCell:
        look = look or _PLAIN
        if look.kind == TEXT and not isinstance(value, str):
            look = replace(look, kind=DAY if isinstance(value, date) else NUMBER)
        cell = WriteOnlyCell(self.page, safe(value) if isinstance(value, str) else value)
        if isinstance(value, str):
            cell.data_type = "s"
        if look not in self._styles:
            self._styles[look] = _styled(WriteOnlyCell(self.page), look)._style
        cell._style = self._styles[look]  # a style set cell by cell is looked up cell by cell, ten times slower
        return cell


def _styled(cell: WriteOnlyCell, look: Look) -> WriteOnlyCell:
    cell.font = Font(_FONT, 10, bold=look.is_head or look.is_bold, color="FFFFFF" if look.is_head else "1F2933")
    is_number = look.kind in (NUMBER, SHARE)
    cell.alignment = Alignment(
        horizontal="right" if is_number else "left",
        indent=int(is_number),
        vertical="center" if look.is_head else "top",
        wrap_text=True,
    )
    line = Side("thin", _EDGE)
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    if fill := _HEAD_FILL if look.is_head else look.fill:
        cell.fill = PatternFill("solid", fill)
    if look.kind in _FORMATS:
        cell.number_format = _FORMATS[look.kind]
    return cell


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points a row needs for its texts, as far as a row may grow."""
    lines = (
        sum(-(-max(len(line), 1) // width) for line in cell.split("\n", _MOST_LINES))
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, str)
    )
    return _LINE * min(max(lines, default=1), _MOST_LINES)


@contextmanager
def workbook(file: IO[bytes], title: str, author: str) -> Iterator[Workbook]:
    """A workbook to write sheets into; it is in the file when all went well, and leaves nothing behind otherwise."""
    book = Workbook(write_only=True)
    book.properties = DocumentProperties(
        title=safe(title)[:255], creator=safe(author)[:255], created=_WRITTEN, modified=_WRITTEN
    )
    try:
        yield book
        with StillArchive(file) as archive:
            ExcelWriter(book, archive).write_data()
    finally:
        for sheet in book.worksheets:
            if sheet._writer and Path(sheet._writer.out).exists():  # rows wait in a file of their own until then
                if not sheet.closed:
                    sheet.close()
                sheet._writer.cleanup()
