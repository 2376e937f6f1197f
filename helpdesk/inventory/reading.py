"""Reading: a file of any kind we take, as a sheet; what it is follows from its name, and its first bytes must agree."""

from collections.abc import Callable
from pathlib import PurePath

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.objects import read_json, read_json_lines
from helpdesk.inventory.separated import read_separated
from helpdesk.inventory.sheet import LIMITS, Limits, Sheet
from helpdesk.inventory.workbook import read_workbook

_TEXTS: dict[str, Callable[[bytes, Limits], Sheet]] = {
    ".csv": read_separated,
    ".tsv": read_separated,
    ".txt": read_separated,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
KINDS = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".ndjson")
_WITH_MACROS = (".xlsm", ".xltm", ".xlsb")
_OTHER_BOOKS = (".xls", ".ods", ".numbers", ".xltx")
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read(content: bytes, name: str, tab: str | None = None, limits: Limits = LIMITS) -> Sheet:
    """The rows of an inventory: `content` as it was uploaded, `name` as the file is called, `tab` a workbook's sheet.

    Raises InventoryRefused, in one sentence with what to do, for a kind we do not take, a file that is not what its
    name says, one that is not safe to open, and anything beyond a limit.
    """
    kind = PurePath(name.casefold()).suffix
    if len(content) > limits.content:
        raise InventoryRefused(f"the file is larger than {limits.content // 1_000_000:,} MB; split it into several.")
    if not content.strip():
        raise InventoryRefused("the file is empty.")
    if kind in _WITH_MACROS:
        raise InventoryRefused("workbooks with macros are not opened; save the list as .xlsx without macros.")
    if kind in _OTHER_BOOKS:
        raise InventoryRefused(f"{kind} is not read here; save the list as .xlsx or .csv.")
    if kind not in KINDS:
        raise InventoryRefused(f"{kind or 'a file without an ending'} is not read here; take {', '.join(KINDS)}.")
    if content.startswith(_OLD_OFFICE):
        raise InventoryRefused("this is an old or password-protected workbook; save it as .xlsx without a password.")
    if kind == ".xlsx" or content.startswith(_ZIP):
        return read_workbook(content, tab, limits)
    return _TEXTS[kind](content, limits)
