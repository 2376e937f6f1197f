"""Workbooks: one sheet of an .xlsx as rows of text; only values are read, nothing is calculated, fetched or run."""

import io
import re
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.package import examined
from helpdesk.inventory.sheet import LIMITS, Limits, Numbered, Sheet, bounded, settled

if TYPE_CHECKING:
    from openpyxl import Workbook

# What the reader of workbooks raises for one that contradicts itself; it has no family of its own.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)
_FAULTS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
_ESCAPED = re.compile(r"_x000[9AD]_")  # how a cell writes tab and line end that XML would lose


def read_workbook(content: bytes, tab: str | None = None, limits: Limits = LIMITS) -> Sheet:
    """The rows of the sheet `tab`; without one, of the first visible sheet that holds anything.

    Raises InventoryRefused for a workbook that is damaged, unsafe (see `package`), too large, empty, or without `tab`.
    """
    try:
        with ZipFile(io.BytesIO(content)) as package:
            formulas = examined(package)
        return _read(content, tab, limits, formulas)
    except _BROKEN as problem:
        raise InventoryRefused("the file is not a workbook that can be read; save it as .xlsx once more.") from problem


def _read(content: bytes, tab: str | None, limits: Limits, formulas: int) -> Sheet:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        return _chosen(book, tab, limits, formulas)
    finally:
        book.close()


def _chosen(book: "Workbook", tab: str | None, limits: Limits, formulas: int) -> Sheet:
    tabs = tuple(sheet.title for sheet in book.worksheets)
    if tab is not None and tab not in tabs:
        raise InventoryRefused(f"there is no sheet {tab!r}; there are {', '.join(map(repr, tabs))}.")
    shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for title in [tab] if tab is not None else shown:
        faults: list[str] = []
        if rows := bounded(_rows(book[title], faults), limits):
            notes = _notes(title, tab, tabs, len(faults), formulas)
            plain = settled(rows, notes, limits)
            return Sheet(plain.columns, plain.rows, plain.numbers, plain.notes, title, tabs)
    raise InventoryRefused("the workbook has no rows in any visible sheet." if tab is None else f"{tab!r} is empty.")


def _notes(title: str, tab: str | None, tabs: tuple[str, ...], faults: int, formulas: int) -> Iterator[str]:
    if tab is None and len(tabs) > 1:
        yield f"Read the sheet {title!r}, one of {len(tabs)}."
    if faults:
        yield f"Cells that show an error of the spreadsheet read as empty: {faults:,}."
    if formulas:
        yield f"Formulas whose value the file does not hold, read as empty: {formulas:,}."


def _rows(sheet: Any, faults: list[str]) -> Iterator[Numbered]:
    # The size a sheet claims may be false in either direction; without it every row that is there is read.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if any(cell is not None for cell in row):
            yield number, [_text(cell, faults) for cell in row]


def _text(cell: Any, faults: list[str]) -> str:
    """A value as a reader would write it: whole numbers without a point, days without midnight."""
    match cell:
        case None:
            return ""
        case str() if cell in _FAULTS:
            faults.append(cell)
            return ""
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[0][2:6], 16)), cell)
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return f"{cell:.0f}"
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
    return str(cell)
