"""Separated values: CSV and its cousins, whatever parts the cells; quoted cells may hold line ends."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.decoding import decoded
from helpdesk.inventory.headings import is_heading
from helpdesk.inventory.sheet import LIMITS, Limits, Numbered, Sheet, bounded, settled

_SEPARATORS = (";", "\t", "|", ",")
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # how a spreadsheet program names it in the first line
_LOOKED_AT = 200  # rows by which the separator is judged
_HEADED_BY = 10  # rows among which the header is
_AGREEING = 0.7  # share of rows that must be equally wide
_END = "\x00end of the list"


def read_separated(content: bytes, limits: Limits = LIMITS) -> Sheet:
    """The rows of a text file whose cells are parted by comma, semicolon, tab or bar; of lines, where nothing does.

    Raises InventoryRefused for what is not text, a quotation mark that is never closed, and anything beyond a limit.
    """
    text, note = decoded(content)
    named = _NAMED.match(text)
    separator = named[1] if named else separator_of(text)
    rows = _cells(text[named.end() :] if named else text, separator)
    return settled(bounded(rows, limits), [note] if note else [], limits)


def separator_of(text: str) -> str:
    r"""What parts the cells: the sign that makes the most rows equally wide, then the widest; empty when none does.

    >>> separator_of("id;text\n1;a, b\n2;c"), separator_of("Ranks CVs, screens people.\nSorts mail.")
    (';', '')
    """
    best = ("", 0.0, 1)
    for separator in _SEPARATORS:
        share, width = _agreement(text, separator)
        if share >= _AGREEING and (share, width) > best[1:]:
            best = (separator, share, width)
    return best[0]


def _agreement(text: str, separator: str) -> tuple[float, int]:
    """The share of the first rows that have the commonest width, and that width; nothing when it is one cell.

    Below a row of nothing but headings, a title above it or not, the rows need not agree.
    """
    filled = (row for row in _split(text, separator) if any(map(str.strip, row)))
    looked_at = list(islice(filled, _LOOKED_AT))
    for row in looked_at[:_HEADED_BY]:
        if len(row) > 1 and all(map(is_heading, row)):
            return 1.0, len(row)
    width, count = Counter(map(len, looked_at)).most_common(1)[0] if looked_at else (1, 0)
    # A comma parts half-sentences too; in two it is believed when the first row has a heading, or single words.
    first = looked_at[0] if looked_at else []
    prose = separator == "," and not any(map(is_heading, first)) and any(" " in cell.strip() for cell in first)
    return (count / len(looked_at), width) if width > 1 and not (prose and width < 3) else (0.0, 1)


def _split(text: str, separator: str) -> Iterator[list[str]]:
    """Rows as they come; a cell longer than any limit ends the reading, for a quotation mark was left open."""
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        return


def _cells(text: str, separator: str) -> Iterator[Numbered]:
    if not separator and _is_plain(text):
        yield from ((number, [line]) for number, line in enumerate(text.splitlines(), 1))
        return
    yield from _quoted(text, separator or ",")


def _is_plain(text: str) -> bool:
    """Whether lines are cells as they stand: nothing is quoted from its first letter to its last."""
    return not re.search(r'^"(?:[^"]|"")*"\s*$', text, re.MULTILINE)


def _quoted(text: str, separator: str) -> Iterator[Numbered]:
    """Numbered rows. The line put after the last one comes out whole, unless an open quotation mark swallowed it."""
    rows = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=separator)
    number, row, closed = 0, [], False
    try:
        for number, row in enumerate(rows, 1):
            if closed := row == [_END]:
                break
            if any(_END in cell for cell in row):
                break
            yield number, row
    except csv.Error as problem:
        raise InventoryRefused(f"row {number + 1} has a cell without end; is a quotation mark left open?") from problem
    if not closed:
        raise InventoryRefused(f"a quotation mark in row {number} is never closed; close it and try again.")
