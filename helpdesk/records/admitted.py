"""Admitted: what people write is kept as text of a limited length, whatever stands in it."""

import json
import re

from helpdesk.errors import RecordError
from helpdesk.law.phrases import printable

_LANG = re.compile(r"[a-z]{2}")


def text_of(text: str, longest: int, what: str) -> str:
    """A text without letters that cannot be printed. Raises RecordError where it is too long."""
    if len(text) > longest:
        raise RecordError(f"{what} may have {longest:,} characters; this has {len(text):,}. Please shorten it.")
    return printable(text, keep="\n\t").strip()


def line_of(text: str, longest: int, what: str) -> str:
    """The same for what stands on one line. Raises RecordError where it does not."""
    line = text_of(text, longest, what)
    if line != text.strip():
        raise RecordError(f"{what} must stand on one line and be plain text.")
    if "\n" in line or "\t" in line:
        raise RecordError(f"{what} must stand on one line.")
    return line


def row_of(row: dict, longest: int, what: str) -> dict:
    """A row that can be written as JSON. Raises RecordError where it is too large."""
    if len(json.dumps(row, ensure_ascii=False)) > longest:
        raise RecordError(f"{what} is too large to be kept; send less of it.")
    return row


def lang_of(lang: str) -> str:
    """The two letters of a language; "" for anything else."""
    return lang if _LANG.fullmatch(lang) else ""
