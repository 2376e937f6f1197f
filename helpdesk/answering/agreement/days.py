"""Days: a day that a sentence names must stand in what it cites, in the calendar for it, or be the day asked about."""

import re
from collections.abc import Iterable
from functools import lru_cache

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMES = "|".join(_MONTHS)
DAY = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{_NAMES})(?:,? (?P<y>\d{{4}}))?|"
    rf"(?P<m2>{_NAMES}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})|(?P<m3>{_NAMES}) (?P<y3>\d{{4}})|"
    r"(?P<y4>(?:19|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)|(?P<d5>\d{1,2})[./](?P<m5>\d{1,2})[./](?P<y5>(?:19|20)\d\d)|"
    r"(?<![/\d.])(?P<y6>(?:19|20)\d\d)(?![/\d]|\.\d))\b"
)
_FOREIGN = re.compile(
    r"\b(?:Regulations?|Directives?|Decisions?)\b[^.;]{0,25}?\d+/\d+|\(E[UC]\) \d+/\d+|\bISO\S*( \S*\d\S*)?"
)
Day = tuple[int | None, int | None, int | None]


def unmatched(said: str, held: Iterable[str]) -> str:
    """The first day of a sentence that no text names; a month or a year alone is matched by any day in it."""
    mine = days(said)
    theirs = frozenset().union(*(days(text) for text in held)) if mine else frozenset()
    for day in sorted(mine, key=repr):
        if not any(all(part is None or part == its for part, its in zip(day, other, strict=True)) for other in theirs):
            return f"it says {'-'.join(str(part) for part in day if part)}, which is not a day of what it cites"
    return ""


@lru_cache(maxsize=16_384)
def days(text: str) -> frozenset[Day]:
    """The days, months and years of a text in English as (year, month, day), None for a part that is not said.

    >>> sorted(days("from 2 August 2026 and in 2027"), key=str)
    [(2026, 8, 2), (2027, None, None)]
    """
    return frozenset(_day(match) for match in DAY.finditer(_FOREIGN.sub(" ", text)))


def _day(match: re.Match) -> Day:
    parts = {name: value for name, value in match.groupdict().items() if value}
    year = next((int(value) for name, value in parts.items() if name[0] == "y"), None)
    day = next((int(value) for name, value in parts.items() if name[0] == "d"), None)
    month = next((value for name, value in parts.items() if name[0] == "m"), None)
    if month in _MONTHS:
        return year, _MONTHS.index(month) + 1, day
    return year, int(month) if month else None, day
