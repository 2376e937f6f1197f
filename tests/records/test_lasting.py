"""What was kept lasts: with many writers at once, and when a writer is killed in the middle of its work."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpdesk.records import audit
from helpdesk.records.opening import Records, open_records
from helpdesk.records.tables import events, tickets
from helpdesk.records.tickets import NewTicket, open_ticket
from helpdesk.records.whole import verify
from helpdesk.settings import ROOT
from tests.records.conftest import NOW

PROCESSES, THREADS, TIMES = 2, 10, 10


@contextmanager
def writer(url: str, name: str, threads: int, times: int) -> Iterator[subprocess.Popen]:
    words = [sys.executable, "-m", "tests.records.writer", url, name, str(threads), str(times)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, cwd=ROOT, text=True, **pipes) as process:
        yield process


def kept(records: Records) -> dict[int, str]:
    """The tickets by number; their events are those of the chain, one each, and the chain is whole."""
    with records.reading() as connection:
        found = dict(connection.execute(select(tickets.c.id, tickets.c.question)).tuples().all())
        subjects = connection.execute(select(events.c.subject).where(events.c.what == "opened")).scalars().all()
        assert verify(connection).wrong == ()
    assert sorted(subjects) == sorted(f"ticket {number}" for number in found)
    return found


def told(lines: str) -> dict[int, str]:
    """What a writer said is kept; a line that was cut off in the middle says nothing."""
    pairs = (line.split() for line in lines.split("\n")[:-1])
    return {int(number): question for number, question in pairs}


@pytest.mark.timeout(120)
def test_two_processes_of_ten_threads_write_at_once_and_nothing_is_lost(url):
    with writer(url, "a", THREADS, TIMES) as first, writer(url, "b", THREADS, TIMES) as second:
        said = [process.communicate(timeout=100) for process in (first, second)]
    assert [process.returncode for process in (first, second)] == [0, 0], said
    records = open_records(url)  # which the two made at once
    answers = told(said[0][0]) | told(said[1][0])
    assert len(answers) == PROCESSES * THREADS * TIMES and kept(records) == answers
    with records.reading() as connection:
        assert audit.length(connection)[0] == len(answers)
    records.close()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("after", [3, 25, 60])
def test_a_writer_that_is_killed_loses_nothing_it_had_told_and_others_go_on(url, after):
    records = open_records(url)
    with writer(url, "a", 4, 10_000) as killed:
        said = "".join(killed.stdout.readline() for _ in range(after))
        killed.send_signal(signal.SIGKILL)
        said += killed.stdout.read()
    assert killed.returncode == -signal.SIGKILL
    there = kept(records)
    assert len(told(said)) >= after and told(said).items() <= there.items()
    # Between a commit and the word of it there is at most one ticket a thread.
    assert len(there) - len(told(said)) <= 4
    with records.writing() as connection:
        next_ = open_ticket(connection, NewTicket("person", "next"), NOW, timedelta(hours=1)).number
    with writer(url, "b", 2, 3) as other:
        other.communicate(timeout=60)
    assert other.returncode == 0 and len(kept(records)) == len(there) + 7 and next_ not in there
    records.close()


def test_many_who_open_new_records_at_once_all_find_them(url):
    opened: list[Records] = []
    threads = [threading.Thread(target=lambda: opened.append(open_records.__wrapped__(url))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 12 and all(kept(each) == {} for each in opened)
    for each in opened:
        each.close()


def test_a_change_that_fails_leaves_neither_itself_nor_its_event(records):
    with pytest.raises(ZeroDivisionError), records.writing() as connection:
        open_ticket(connection, NewTicket("person", "lost"), NOW, timedelta(hours=1))
        1 / 0  # noqa: B018
    assert kept(records) == {}


def test_a_reader_neither_waits_for_a_writer_nor_sees_what_is_not_kept(records):
    with records.writing() as connection:
        open_ticket(connection, NewTicket("person", "later"), NOW, timedelta(hours=1))
        with records.reading() as reader:
            assert reader.execute(select(tickets.c.id)).all() == []
    assert list(kept(records).values()) == ["later"]
