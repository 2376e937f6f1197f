"""Bars in a Word document: the empty middle column of a table becomes shaded cells, as long as the figures beside."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from io import BytesIO

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table

_STEPS = 50  # a bar is drawn to the nearest fiftieth of the column
_COLOUR = "3D6098"
_MIDDLE = 1


def with_bars(file: bytes, head: Sequence[str], charts: Iterable[tuple[Sequence[int], Sequence[str]]]) -> bytes:
    """A Word file with bars in every table whose headings are `head`; `charts` are their (counts, colours) in order."""
    document = Document(BytesIO(file))
    for table in document.tables:
        _fit_grid(table)
    tables = (each for each in document.tables if [cell.text for cell in each.rows[0].cells] == list(head))
    for table, (counts, colours) in zip(tables, charts, strict=True):
        _draw(table, counts, colours or [_COLOUR] * len(counts))
    found = BytesIO()
    document.save(found)
    return found.getvalue()


def _fit_grid(table: Table) -> None:
    """Gives the grid the widths of the cells: some programs look only at the grid."""
    for column, cell in zip(table.columns, table.rows[0].cells, strict=True):
        if cell.width:
            column.width = cell.width


def _draw(table: Table, counts: Sequence[int], colours: Sequence[str]) -> None:
    longest = max(*counts, 1)
    cells = [row._tr.tc_lst[_MIDDLE] for row in table.rows]
    _split_column(table)
    _span(cells[0], _STEPS)
    for cell, count, colour in zip(cells[1:], counts, colours, strict=False):
        # Who is counted is seen: the least bar is one step long.
        length = max(round(_STEPS * count / longest), 1) if count else 0
        _bar(cell, length, colour)


def _split_column(table: Table) -> None:
    """Puts many narrow columns into the grid where one wide one was."""
    column = table._tbl.tblGrid.gridCol_lst[_MIDDLE]
    column.w = column.w // _STEPS
    for _ in range(_STEPS - 1):
        column.addnext(deepcopy(column))


def _bar(cell, length: int, colour: str) -> None:
    """Cuts a cell in two: a shaded one of `length` steps, and what is left."""
    rest = _STEPS - length
    whole = cell.width
    if 0 < length < _STEPS:
        after = deepcopy(cell)
        cell.addnext(after)
        _span(after, rest, whole * rest // _STEPS)
        _open(after, "left")
        _open(cell, "right")
    _span(cell, length or _STEPS, whole * (length or _STEPS) // _STEPS)
    if length:
        _add(cell.get_or_add_tcPr(), "shd", val="clear", color="auto", fill=colour)


def _open(cell, side: str) -> None:
    """Takes away the line between a bar and what is left of its column."""
    _add(_add(cell.get_or_add_tcPr(), "tcBorders"), side, val="nil")


def _add(parent, name: str, **values: str):
    element = OxmlElement(f"w:{name}")
    for word, value in values.items():
        element.set(qn(f"w:{word}"), value)
    parent.append(element)
    return element


def _span(cell, steps: int, width: int | None = None) -> None:
    cell.grid_span = steps
    if width is not None:
        cell.width = width
