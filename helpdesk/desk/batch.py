"""Batches: an inventory sorted row by row, written down as it goes, and taken up again where it was stopped.

    home/triage/<run>.jsonl    a result a line, in the order of the inventory
    home/triage/<run>.lock     held while a process is at work on it

A run is named by all that decides its results: the systems, the day, the law, the rules, the precedents. The same
inventory gives the same run, so what is done is never done again, and half a line is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from filelock import FileLock, Timeout

from helpdesk import wording
from helpdesk.desk.triaging import Described, head
from helpdesk.errors import HelpdeskError, QuestionRefused, RecordError
from helpdesk.inventory.item import Item
from helpdesk.triage.precedent import Precedent

if TYPE_CHECKING:
    from helpdesk.desk.desk import Desk

FOLDER = "triage"
_DAY = "as_of"
_ROOMS = ("law", "search", "checker", "triage")  # what they say stands in a result
_BUSY = "Another process is sorting this very inventory; wait for it, or stop it first."
_FLUSHED = 50  # rows after which what was written is made sure to last


@dataclass(frozen=True)
class Batch:
    """An inventory to be sorted for a day. `file` holds what is done; `problems` are rows that cannot be sorted."""

    systems: tuple[Described, ...]
    problems: dict[str, str]
    as_of: date
    team: tuple[Precedent, ...]
    file: Path

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self.systems)

    def done(self) -> int:
        """How many rows have a result that is kept whole."""
        return sum(1 for _ in self.results())

    def results(self) -> Iterator[dict]:
        """What is done so far, row by row."""
        if self.file.is_file():
            with self.file.open("rb") as lines:
                for line in lines:
                    if not line.endswith(b"\n"):
                        return
                    yield json.loads(line)


def systems_of(items: Sequence[Item]) -> tuple[tuple[Described, ...], dict[str, str]]:
    """The systems of an inventory, and by id what is wrong with those that cannot be sorted."""
    found = tuple(Described(each.id, each.name, each.owner, each.description, _day(each)) for each in items)
    return found, {each.id: each.problem for each in items if each.problem}


def _day(item: Item) -> str:
    """The day a row names for itself, as rows of many questions do; "" where there is none that can be read."""
    try:
        return date.fromisoformat(item.other.get(_DAY, "")).isoformat()
    except ValueError:
        return ""


def batch_of(
    desk: Desk,
    systems: Sequence[Described],
    as_of: date,
    problems: dict[str, str] | None = None,
    team: tuple[Precedent, ...] = (),
) -> Batch:
    """The run for these systems on a day; `problems` says by id which row cannot be sorted, and why."""
    problems = problems or {}
    rows = [asdict(each) for each in systems]
    versions = {**desk.triaging.versions(as_of, team), "code": _code()}
    told = json.dumps([rows, problems, as_of.isoformat(), versions], sort_keys=True)
    name = hashlib.sha256(told.encode()).hexdigest()[:20]
    return Batch(tuple(systems), problems, as_of, team, desk.settings.home / FOLDER / f"{name}.jsonl")


def clear(home: Path, before: datetime) -> int:
    """Remove the runs that were last worked on before a moment: how many."""
    old = [file for file in (home / FOLDER).glob("*.jsonl") if file.stat().st_mtime < before.timestamp()]
    for file in old:
        file.unlink(missing_ok=True)
        file.with_suffix(".lock").unlink(missing_ok=True)
    return len(old)


def proceed(desk: Desk, batch: Batch, is_stopped: Callable[[], bool] = lambda: False) -> Iterator[int]:
    """Go on where the run stands, yielding how many rows are done; ends early when it is told to stop.

    Raises HelpdeskError where nothing can be sorted at all, as when the classifier does not fit the precedents.
    """
    desk.triaging.judge(batch.as_of, batch.team)  # what is wrong with all rows is said once, and first
    with _appending(batch) as (file, done):
        yield done
        for system in batch.systems[done:]:
            if is_stopped():
                break
            file.write(json.dumps(_result(desk, batch, system), ensure_ascii=False).encode() + b"\n")
            done += 1
            if done % _FLUSHED == 0:
                file.flush()
            yield done
        file.flush()
        os.fsync(file.fileno())


@cache
def _code() -> str:
    """Changes with the code that makes a result: what an older one began, a newer one does not go on with."""
    digest = hashlib.sha256()
    whole = Path(wording.__file__).parent
    rooms = (file for room in _ROOMS for file in (whole / room).rglob("*.py"))
    for file in sorted((Path(wording.__file__), *rooms)):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _result(desk: Desk, batch: Batch, system: Described) -> dict:
    """The result of a row, or the row with the error that stands in its way."""
    try:
        if problem := batch.problems.get(system.id):
            raise QuestionRefused(problem)
        day = date.fromisoformat(system.as_of) if system.as_of else batch.as_of
        verdict = desk.triaging.verdict(system.description, day, batch.team)
        return desk.triaging.result(verdict, system, batch.team)
    except HelpdeskError as problem:
        return {**head(system), "error": str(problem)}


@contextmanager
def _appending(batch: Batch) -> Iterator[tuple[IO[bytes], int]]:
    """The file to write on in, cut after its last whole line, and how many lines it has. One process at a time."""
    batch.file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(batch.file.with_suffix(".lock"), timeout=0), batch.file.open("ab+") as file:
            file.seek(0)
            content = file.read()
            whole = content.rfind(b"\n") + 1
            file.truncate(whole)
            yield file, content.count(b"\n")
    except Timeout:
        raise RecordError(_BUSY) from None
