"""Objects: JSON and JSON Lines, one object a system, its names the columns."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.decoding import decoded
from helpdesk.inventory.sheet import LIMITS, Limits, Sheet, bounded, of_columns

_LIST = "systems"  # the name under which an object may hold the list
_BARE = "description"  # the column of a list of plain sentences


def read_json(content: bytes, limits: Limits = LIMITS) -> Sheet:
    """A list of objects, `{"systems": [...]}`, or a list of sentences; JSON Lines under this name are read as such.

    Raises InventoryRefused for anything else, naming the line or the row.
    """
    text, note = decoded(content)
    try:
        found = _parsed(text)
    except json.JSONDecodeError as problem:
        if problem.msg == "Extra data" and text.lstrip().startswith("{"):
            return read_json_lines(content, limits)
        raise InventoryRefused(f"the file is not JSON: line {problem.lineno}, {problem.msg}.") from problem
    listed = found.get(_LIST) if isinstance(found, dict) else found
    if not isinstance(listed, list):
        raise InventoryRefused(f'the file holds no list of systems: begin with [ or with {{"{_LIST}": [.')
    return _sheet(listed, note, limits)


def read_json_lines(content: bytes, limits: Limits = LIMITS) -> Sheet:
    """One object a line; empty lines are passed over. Raises InventoryRefused naming the line."""
    text, note = decoded(content)
    return _sheet(_lines(text), note, limits)


def _lines(text: str) -> Iterator[Any]:
    # Not by splitlines: JSON allows other ends of line within a text.
    for number, line in enumerate(text.split("\n"), 1):
        try:
            yield _parsed(line) if line.strip() else {}
        except json.JSONDecodeError as problem:
            raise InventoryRefused(f"line {number} is not JSON: {problem.msg}.") from problem


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=str, parse_int=_whole)
    except RecursionError as problem:
        raise InventoryRefused("the JSON is nested deeper than any list of systems.") from problem


def _whole(digits: str) -> int | str:
    # Python refuses to count beyond some thousand digits; such a number is only looked at anyway.
    return int(digits) if len(digits) < 4000 else digits


def _sheet(listed: Iterable[Any], note: str, limits: Limits) -> Sheet:
    columns: dict[str, int] = {}
    rows = bounded(((number, _row(number, each, columns, limits)) for number, each in enumerate(listed, 1)), limits)
    if len(rows) > limits.rows:
        raise InventoryRefused(f"the list has more than {limits.rows:,} rows; split it into several files.")
    return of_columns(list(columns), rows, [note] if note else [])


def _row(number: int, found: Any, columns: dict[str, int], limits: Limits) -> list[str]:
    """The cells of one object in the order in which names were first met; new names are added to `columns`."""
    each = {_BARE: found} if isinstance(found, str) else found
    if not isinstance(each, dict):
        raise InventoryRefused(f"row {number} is not an object with named values.")
    for name in each:
        columns.setdefault(name, len(columns))
    if len(columns) > limits.columns:
        raise InventoryRefused(f"row {number} is beyond the {limits.columns:,} columns that can be read.")
    row = [""] * len(columns)
    for name, value in each.items():
        row[columns[name]] = _text(value)
    return row


def _text(value: Any) -> str:
    """A value as a cell shows it: nothing for null, a list of words with semicolons, anything deeper as JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list() if all(isinstance(each, str) for each in value):
            return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)
