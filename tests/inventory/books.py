"""Workbooks for tests: plain ones, and the parts of plain ones changed into hostile ones."""

import io
from collections.abc import Callable, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook


def book(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook with these sheets, each a name and its rows."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return saved(made)


def saved(made: Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one part told otherwise; a part that is not there begins empty."""
    with ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts.get(part, b"").decode()).encode()
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name, told in parts.items():
            new.writestr(name, told)
    return file.getvalue()
