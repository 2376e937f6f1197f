"""Cleaning: what a document cannot hold, or what would deceive its reader, is taken out of every text."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from helpdesk.reports.document import Paper

_LONGEST = 20_000  # letters of one text: four times the longest description a check takes
_CUT = " […]"

# What XML 1.0 (section 2.2) allows, without the controls of C1, which no text needs.
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Marks that turn the direction of what follows, so that it reads as something else; and marks without width.
_DECEIVING = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BREAK = re.compile("\r\n?|[\x85\u2028\u2029]")
_SPACES = re.compile("[^\\S\n]+")
_EMPTY_LINES = re.compile("\n\\s*\n\\s*")


def clean(text: str, longest: int = _LONGEST) -> str:
    """A text that every form can hold: legal letters, single spaces, no empty lines, not longer than `longest`.

    >>> clean("a\\x00b\\r\\n\\r\\nc\\u202ed  e")
    'ab\\ncd e'
    """
    text = _DECEIVING.sub("", _ILLEGAL.sub("", _BREAK.sub("\n", text)))
    text = _EMPTY_LINES.sub("\n", _SPACES.sub(" ", text)).strip()
    return text if len(text) <= longest else text[: longest - len(_CUT)].rstrip() + _CUT


def cleaned(paper: Paper) -> Paper:
    """The paper with every text in it clean."""
    return _cleaned(paper)


def _cleaned(value: Any) -> Any:
    if type(value) is str:  # a force or another word of ours is a kind of str, and clean already
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(each) for each in value)
    if is_dataclass(value):
        return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})
    return value
