"""The calendar: from which day a provision applies, as the wording of a given version fixes it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True)
class Day:
    """A day that the law fixes, like the start of the bans on 2 February 2025.

    `covers` are the ids the day is the first day of application for (a deadline covers nothing); `wordings`
    the versions whose Article 113 says so; `also` the id of a second, later day for the same provisions;
    `note` what a reader must know to use the day.
    """

    id: str
    day: date
    what: str
    cites: tuple[str, ...]
    covers: tuple[str, ...]
    wordings: tuple[str, ...]
    also: str | None = None
    note: str = ""


def first_day(provision_id: str, days: tuple[Day, ...], wording: str) -> Day | None:
    """The day from which a provision applies under that wording; None where the calendar is silent.

    The most specific row wins: a row for Article 6(5) beats one for Article 6.
    """
    best, depth = None, 0
    for day in days:
        if wording not in day.wordings:
            continue
        for covered in day.covers:
            if is_within(provision_id, covered) and covered.count(".") + 1 > depth:
                best, depth = day, covered.count(".") + 1
    return best


def is_within(inner: str, outer: str) -> bool:
    """Whether one id is the other or below it; unnumbered subparagraphs do not count as a level.

    >>> is_within("aia:art_113.sub_3.c", "aia:art_113.c"), is_within("aia:art_60", "aia:art_6")
    (True, False)
    """
    return f"{bare(inner)}.".startswith(f"{bare(outer)}.")


@lru_cache(maxsize=16_384)
def bare(provision_id: str) -> str:
    """The id without its unnumbered subparagraphs.

    >>> bare("aia:art_43.1.sub_2.a")
    'aia:art_43.1.a'
    """
    return ".".join(part for part in provision_id.split(".") if not part.startswith("sub_"))
