"""The queue when it is long: how long a page of it takes on a database that is filled for it.

    python -m eval.records_queue [--url URL] [--tickets 50000]

The database at URL must be empty; without one, it is SQLite in a folder that is thrown away.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from helpdesk.records import tickets
from helpdesk.records.opening import Records, address, open_records
from helpdesk.records.queue import Leaf, Wanted, queue
from helpdesk.records.tables import ORIGINS
from helpdesk.records.tickets import NewTicket

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
REPEATS = 15
_WORDS = ("system", "provider", "deployer", "notice", "staff", "camera", "score", "model", "risk", "market", "label")
_STATES = ("new",) * 2 + ("open",) * 2 + ("waiting",) + ("closed",) * 5
VIEWS = {
    "waiting, due first": (Wanted(), Leaf()),
    "waiting, newest first": (Wanted(), Leaf(newest=True)),
    "page 200": (Wanted(), Leaf(after=(NOW - timedelta(hours=1_000), 0))),
    "all states": (Wanted(states=("new", "open", "waiting", "closed", "merged")), Leaf()),
    "closed, newest first": (Wanted(states=("closed",)), Leaf(newest=True)),
    "overdue": (Wanted(overdue=True), Leaf()),
    "one origin and language": (Wanted(origin="thumb", lang="de"), Leaf()),
    "given to nobody": (Wanted(assignee=0), Leaf()),
    "words that many have": (Wanted(text="camera"), Leaf()),
    "words that none has": (Wanted(text="zebra crossing"), Leaf()),
}


def measure(records: Records, count: int) -> dict[str, dict[str, float]]:
    """By view the median and the worst milliseconds of a page with its counts."""
    _fill(records, count)
    return {name: _timed(records, *view) for name, view in VIEWS.items()}


def _fill(records: Records, count: int) -> None:
    """Tickets of two years, with questions, notes and contexts as long as real ones, in every state."""
    chance = random.Random(7)
    with records.writing() as connection:
        for _ in range(count):
            at = NOW - timedelta(minutes=chance.randrange(2 * 365 * 24 * 60))
            opened = tickets.open_ticket(connection, _new(chance), at, timedelta(hours=72))
            if (state := chance.choice(_STATES)) != "new":
                tickets.change(connection, opened.number, state=state)


def _new(chance: random.Random) -> NewTicket:
    question, note = (" ".join(chance.choices(_WORDS, k=words)) for words in (30, 40))
    hits = [{"id": f"aia:art_{n}.1", "label": f"Article {n}(1)", "score": 0.1} for n in range(8)]
    context = {"hits": hits, "answer": "x" * 1_500}
    return NewTicket(chance.choice(ORIGINS), question, note, "", chance.choice(("en", "de", "fr")), context)


def _timed(records: Records, wanted: Wanted, leaf: Leaf) -> dict[str, float]:
    took = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        with records.reading() as connection:
            queue(connection, wanted, leaf, NOW)
        took.append((time.perf_counter() - started) * 1000)
    return {"median_ms": round(statistics.median(took), 1), "worst_ms": round(max(took), 1)}


def main() -> None:
    """Fill, measure, print the figures as JSON."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--url")
    words.add_argument("--tickets", type=int, default=50_000)
    told = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records = open_records(address(told.url, Path(folder)))
        found = measure(records, told.tickets)
        records.close()
    print(json.dumps({"tickets": told.tickets, "database": records.engine.dialect.name, "views": found}, indent=2))


if __name__ == "__main__":
    main()
