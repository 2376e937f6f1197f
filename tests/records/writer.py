"""A process that writes to the records from many threads, and tells of each ticket once it is kept.

python -m tests.records.writer URL NAME THREADS TIMES
"""

import sys
import threading
from datetime import timedelta

from helpdesk.records.opening import Records, open_records
from helpdesk.records.tickets import NewTicket, open_ticket
from tests.records.conftest import NOW


def write(records: Records, name: str, times: int) -> None:
    """Open tickets one after the other; a line for each whose commit has returned."""
    for number in range(times):
        with records.writing() as connection:
            new = NewTicket("person", f"{name}.{number}", context={"padding": "x" * 2_000})
            opened = open_ticket(connection, new, NOW, timedelta(hours=1))
        # One write, so that lines of two threads never mix.
        sys.stdout.write(f"{opened.number} {name}.{number}\n")
        sys.stdout.flush()


def main(url: str, name: str, threads: str, times: str) -> None:
    records = open_records(url)
    running = [
        threading.Thread(target=write, args=(records, f"{name}.{number}", int(times))) for number in range(int(threads))
    ]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
