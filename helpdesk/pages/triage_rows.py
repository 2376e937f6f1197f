"""The rows of a run as its list shows them: little of each, and where in the file the whole of it stands."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from helpdesk.checker.finding import Tier
from helpdesk.pages import triage_words as words

ERROR, OPEN = "error", "cannot-say"
GRAVEST = tuple(str(tier) for tier in Tier)
_OPENING = 240  # characters of a description that a row shows
_KEPT = 6  # runs whose rows are held at a time


@dataclass(frozen=True)
class Row:
    """One system in the list. `place` is its number from 0, `start` the byte at which its result begins."""

    place: int
    start: int
    id: str
    name: str
    owner: str
    opening: str
    told: str
    state: str
    risk: tuple[str, ...]
    priority: int
    first_day: date | None
    as_of: date | None


@dataclass(frozen=True)
class Wanted:
    """Which rows: of each kind several may be named, none means all; `text` stands in any of their words."""

    states: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    priorities: tuple[int, ...] = ()
    owner: str | None = None
    text: str = ""

    def lacks(self, row: Row) -> set[str]:
        """In which kinds a row is not what is wanted."""
        fits = {
            "states": not self.states or row.state in self.states,
            "risks": not self.risks or not set(self.risks).isdisjoint(row.risk),
            "priorities": not self.priorities or row.priority in self.priorities,
            "owner": self.owner is None or row.owner == self.owner,
            "text": not self.text or self.text.casefold() in row.told,
        }
        return {name for name, fit in fits.items() if not fit}


@dataclass
class Rows:
    """All rows of a file that are written down whole; what was added since is read on top."""

    file: Path
    rows: list[Row] = field(default_factory=list)
    end: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def read_on(self) -> "Rows":
        """With the rows that were written since; all anew where the file is another."""
        with self._lock:
            size = self.file.stat().st_size if self.file.is_file() else 0
            if size < self.end:
                self.rows, self.end = [], 0
            if size > self.end:
                self._read()
        return self

    def _read(self) -> None:
        with self.file.open("rb") as lines:
            lines.seek(self.end)
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                self.rows.append(row_of(len(self.rows), self.end, json.loads(line)))
                self.end += len(line)

    def result(self, place: int) -> dict:
        """The whole result of a row."""
        with self.file.open("rb") as lines:
            lines.seek(self.rows[place].start)
            return json.loads(lines.readline())

    def results(self) -> Iterator[dict]:
        """Every result, in order."""
        with self.file.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    return
                yield json.loads(line)


@lru_cache(maxsize=_KEPT)
def rows_of(file: Path) -> Rows:
    """The rows of a run, held while it is looked at."""
    return Rows(file)


def row_of(place: int, start: int, result: dict) -> Row:
    """A result as the list shows it."""
    description = result["description"]
    told = "\n".join((result["id"], result["name"], result["owner"], description)).casefold()
    day, as_of = result.get("first_day"), result.get("as_of")
    return Row(
        place, start, result["id"], result["name"], result["owner"], description[:_OPENING], told,
        str(result.get("state", ERROR)), tuple(map(str, result.get("risk", ()))), result.get("priority", 0),
        date.fromisoformat(day) if day else None, date.fromisoformat(as_of) if as_of else None,
    )  # fmt: skip


def counted(rows: list[Row], wanted: Wanted, kind: str) -> dict:
    """How many rows there are of each sort of a kind; what is wanted of that kind itself is left out of account."""
    found: Counter = Counter()
    for row in rows:
        if wanted.lacks(row) <= {kind}:
            found.update(_values(row, kind))
    return dict(found)


def _values(row: Row, kind: str) -> tuple:
    match kind:
        case "states":
            return (row.state,)
        case "risks":
            return row.risk
        case "priorities":
            return (row.priority,)
        case _:
            return (row.owner,)


def sorted_by(rows: list[Row], order: str) -> list[Row]:
    """Rows in one of the ORDERS of the words."""
    match order:
        case "priority":
            return sorted(rows, key=lambda row: (row.priority or 3, row.place))
        case "first_day":
            return sorted(rows, key=lambda row: (row.first_day or date.max, row.priority, row.place))
        case "name":
            return sorted(rows, key=lambda row: (row.name.casefold() or row.opening.casefold(), row.place))
        case _:
            return rows


def title_of(row: Row) -> str:
    """What a row is called: by its name, else its id, so that there is always something to press."""
    return row.name or row.id or words.UNNAMED
