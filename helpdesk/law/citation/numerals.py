"""Numerals of the law: Roman ones, letters, and what a segment of a path is.

"3", "1a"      numbered
"a", "ba"      lettered ("ba" was inserted after b)
"ii", "iv"     Roman, below a letter
"sub_2", …     counted, because the law printed nothing
"""

import re

_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_NUMBERED = re.compile(r"[1-9][0-9]{0,3}[a-z]{0,2}")
_LETTERED = re.compile(r"[a-z]{1,2}|[ivx]{1,5}")


def is_roman(text: str) -> bool:
    """Whether this is a Roman numeral from i to xxxix, in either case.

    >>> is_roman("XIV"), is_roman("iiii"), is_roman("")
    (True, False, False)
    """
    return bool(text) and _ROMAN.fullmatch(text.lower()) is not None


def roman(n: int) -> str:
    """The Roman numeral of 1 to 39, in lower case."""
    return "x" * (n // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[n % 10]


def arabic(numeral: str) -> int:
    """The number of a Roman numeral from i to xxxix."""
    return next(n for n in range(1, 40) if roman(n) == numeral.lower())


def is_numbered(segment: str) -> bool:
    """Whether the segment is a number, with letters when it was inserted later."""
    return _NUMBERED.fullmatch(segment) is not None


def is_lettered(segment: str) -> bool:
    """Whether the segment is one or two letters, or a Roman numeral."""
    return _LETTERED.fullmatch(segment) is not None


def split_number(segment: str) -> tuple[int, str]:
    """The number and the letters of a numbered segment: "75a" -> (75, "a")."""
    digits = segment.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), segment[len(digits) :]
