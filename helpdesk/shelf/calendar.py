"""The calendar of corpus/calendar.toml, read into days."""

from datetime import date
from pathlib import Path

from helpdesk.errors import CorpusError
from helpdesk.law.calendar import Day
from helpdesk.shelf.rows import rows, unique

_KNOWN = {
    "id": str,
    "day": date,
    "what": str,
    "cites": list,
    "covers": list,
    "wordings": list,
    "also": str,
    "note": str,
}


def read_calendar(corpus: Path) -> tuple[Day, ...]:
    """All days, in the order of the file. Raises CorpusError for a loose end."""
    path = corpus / "calendar.toml"
    found = rows(path, "day", _KNOWN, needed=("id", "day", "what", "cites", "wordings"))
    days = tuple(_day(row) for row in found)
    unique(path.name, [day.id for day in days])
    ids = {day.id for day in days}
    for day in days:
        if day.also is not None and day.also not in ids:
            raise CorpusError(path.name, day.id, f"'also' names no day: {day.also!r}")
    return days


def _day(row: dict) -> Day:
    return Day(
        id=row["id"],
        day=row["day"],
        what=row["what"],
        cites=tuple(row["cites"]),
        covers=tuple(row.get("covers", ())),
        wordings=tuple(row["wordings"]),
        also=row.get("also"),
        note=row.get("note", ""),
    )
