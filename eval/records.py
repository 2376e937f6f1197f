"""The records under load: the queue when it is long, many writers at once, and copying all of it.

    python -m eval.records [--url URL] [--tickets 50000] [--processes 2] [--threads 10] [--each 50]

The database at URL must be empty; without one, it is SQLite in a folder that is thrown away. The copy is restored
into SQLite and verified there. Exit code 1 when an event was lost or the chain is not whole.
"""

import argparse
import json
import multiprocessing
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from eval.records_queue import NOW, measure
from helpdesk.records.backup import backup
from helpdesk.records.opening import Records, address, open_records
from helpdesk.records.restore import restore
from helpdesk.records.tickets import NewTicket, open_ticket
from helpdesk.records.whole import Verdict, verify

_PADDING = "x" * 2_000  # a context as long as that of a short answer


def write(url: str, threads: int, each: int) -> list[float]:
    """The milliseconds of every commit of a process: a ticket and its event, from many threads."""
    records, took = open_records(url), []

    def open_tickets() -> None:
        for number in range(each):
            started = time.perf_counter()
            with records.writing() as connection:
                new = NewTicket("person", f"Question {number}", context={"answer": _PADDING})
                open_ticket(connection, new, NOW, timedelta(hours=72))
            took.append((time.perf_counter() - started) * 1000)

    running = [threading.Thread(target=open_tickets) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    records.close()
    return took


def writers(url: str, processes: int, threads: int, each: int) -> dict[str, Any]:
    """Figures of many writers at once: commits a second, how long one waits, and how many events were lost."""
    records = open_records(url)
    before = _verdict(records)
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.starmap(write, [(url, 1, 1)] * processes)  # so that starting up is not counted
        warm, started = _verdict(records), time.perf_counter()
        took = sorted(sum(pool.starmap(write, [(url, threads, each)] * processes), []))
        seconds = time.perf_counter() - started
    after = _verdict(records)
    return {
        "writers": processes * threads,
        "commits": len(took),
        "commits_a_second": round(len(took) / seconds, 1),
        "median_ms": round(statistics.median(took), 1),
        "worst_ms": round(took[-1], 1),
        "lost_tickets": warm.rows["tickets"] + len(took) - after.rows["tickets"],
        "lost_events": warm.last + len(took) - after.last,
        "wrong": len(before.wrong) + len(after.wrong),
    }


def copied(records: Records, folder: Path) -> dict[str, Any]:
    """Figures of a copy: seconds to make, restore and verify it, its size, and what the restored ones lack."""
    file, there = folder / "copy.zip", open_records(address(None, folder / "restored"))
    backup_s, copy = _timed(lambda: backup(records, file, NOW))
    restore_s, _ = _timed(lambda: restore(there, file, NOW))
    verify_s, found = _timed(lambda: _verdict(there))
    there.close()
    rows = {name: member.rows for name, member in copy.members.items()}
    lost = sum(count - found.rows[name] for name, count in rows.items()) + 1  # one event tells of the restoring
    seconds = {"backup_s": backup_s, "restore_s": restore_s, "verify_s": verify_s}
    return {
        **seconds,
        "rows": sum(rows.values()),
        "bytes": file.stat().st_size,
        "lost_rows": lost,
        "wrong": len(found.wrong),
    }


def _timed(act: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = act()
    return round(time.perf_counter() - started, 2), result


def _verdict(records: Records) -> Verdict:
    with records.reading() as connection:
        return verify(connection)


def main() -> int:
    """Fill, measure, print the figures as JSON."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--url")
    for name, usual in (("tickets", 50_000), ("processes", 2), ("threads", 10), ("each", 50)):
        words.add_argument(f"--{name}", type=int, default=usual)
    told = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = address(told.url, Path(folder))
        records = open_records(url)
        found = {"database": records.engine.dialect.name, "tickets": told.tickets}
        found["queue"] = measure(records, told.tickets)
        found["writing"] = writers(url, told.processes, told.threads, told.each)
        found["copying"] = copied(records, Path(folder))
        records.close()
    print(json.dumps(found, indent=2))
    wrong = found["writing"], found["copying"]
    return int(any(part.get(name) for part in wrong for name in ("lost_tickets", "lost_events", "lost_rows", "wrong")))


if __name__ == "__main__":
    raise SystemExit(main())
