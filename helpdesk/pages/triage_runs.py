"""Runs of triage in the background of this process: begun, paused, gone on with, whoever is looking or not.

A run writes down each row as it goes, so a process that ends loses nothing that was done; the same list, chosen again,
goes on where it stood. Only a few lists are sorted at a time: the machine is there for all who ask.
"""

import re
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from helpdesk.desk import Desk
from helpdesk.desk.batch import FOLDER, Batch, proceed
from helpdesk.errors import HelpdeskError

_AT_ONCE = 2  # lists that are sorted at a time
_REMEMBERED = 24  # runs of which more is known than what is written down
_ROW = 10  # seconds that a row may take at most
_NAME = re.compile(r"[0-9a-f]{20}")
_turn = threading.Semaphore(_AT_ONCE)
_guard = threading.Lock()
_known: dict[Path, "Going"] = {}


@dataclass
class Going:
    """A run on its way. `waits` for its turn; `trouble` says why it stopped; the rest counts rows and seconds."""

    title: str
    batch: Batch
    other: dict[str, dict[str, str]] = field(default_factory=dict)
    done: int = 0
    trouble: str = ""
    waits: bool = False
    began: float = 0.0
    began_at: int = 0
    stop: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether work on it goes on, or waits for its turn."""
        return self.thread is not None and self.thread.is_alive()

    @property
    def is_done(self) -> bool:
        """Whether every row has its result."""
        return self.done >= self.batch.total

    def speed(self) -> float:
        """Rows a second since it was begun or gone on with; 0 while there is nothing to say."""
        took = time.monotonic() - self.began if self.began else 0.0
        return (self.done - self.began_at) / took if took > 0.5 else 0.0


def file_of(desk: Desk, name: str) -> Path | None:
    """The file of a run by the name in an address; None where it is no name, or nothing is kept under it."""
    if not _NAME.fullmatch(name):
        return None
    file = desk.settings.home / FOLDER / f"{name}.jsonl"
    return file if file.is_file() or file in _known else None


def going(file: Path) -> Going | None:
    """What is known of a run in this process."""
    return _known.get(file)


def begin(desk: Desk, title: str, batch: Batch, other: dict[str, dict[str, str]]) -> Going:
    """Begin a run, or look at the one that is on its way already."""
    with _guard:
        found = _known.get(batch.file)
        if found is None:
            found = _known[batch.file] = Going(title, batch, other)
            _forget_some()
    resume(desk, found)
    return found


def _forget_some() -> None:
    """Let go of the oldest runs that nobody works on; what they wrote stays."""
    idle = [file for file, each in _known.items() if not each.is_running]
    for file in idle[: max(len(_known) - _REMEMBERED, 0)]:
        del _known[file]


def resume(desk: Desk, run: Going) -> None:
    """Go on with a run that does not go on by itself."""
    with _guard:
        if run.is_running and run.stop.is_set():  # it is about to rest: the row at hand is its last
            run.thread.join(_ROW)
        if run.is_running:
            return
        run.stop.clear()
        run.trouble, run.waits, run.began = "", True, 0.0
        run.thread = threading.Thread(target=_work, args=(desk, run), name="triage", daemon=True)
        run.thread.start()


def pause(run: Going) -> None:
    """Let a run rest after the row at hand."""
    run.stop.set()


def _work(desk: Desk, run: Going) -> None:
    try:
        while not _turn.acquire(timeout=0.2):
            if run.stop.is_set():
                return
        try:
            _sort(desk, run)
        finally:
            _turn.release()
    except (HelpdeskError, OSError) as problem:
        run.trouble = str(problem)
    finally:
        run.waits = False


def _sort(desk: Desk, run: Going) -> None:
    run.waits = False
    for done in proceed(desk, run.batch, run.stop.is_set):
        if not run.began:
            run.began, run.began_at = time.monotonic(), done
        run.done = done


def remove(file: Path) -> bool:
    """Remove a run and all it wrote; not while it goes on."""
    with _guard:
        found = _known.get(file)
        if found is not None and found.is_running:
            return False
        _known.pop(file, None)
        for each in (file, file.with_suffix(".lock")):
            each.unlink(missing_ok=True)
    return True
