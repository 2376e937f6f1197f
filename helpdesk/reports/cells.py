"""Cells: rows as CSV that a spreadsheet shows and never calculates.

A program that opens the file takes a cell that begins with one of these letters for a formula, whoever wrote it; an
apostrophe before it makes it text again (OWASP, "CSV Injection"). Numbers of our own are written as they are.
"""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float | None


def as_csv(rows: Iterable[Sequence[Cell]]) -> str:
    r"""Rows as CSV with a line end of its own kind (RFC 4180).

    >>> as_csv([("=1+1", -3, "plain"), ("@SUM(A1)", None, 0.5)])
    "'=1+1,-3,plain\r\n'@SUM(A1),,0.5\r\n"
    """
    file = io.StringIO()
    csv.writer(file).writerows([[_harmless(cell) for cell in row] for row in rows])
    return file.getvalue()


def _harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    plain = cell.replace("\x00", "")
    # Some programs drop the spaces before a formula and then calculate it.
    return f"'{plain}" if plain.startswith(_FORMULA) or plain.lstrip().startswith(_FORMULA) else plain
