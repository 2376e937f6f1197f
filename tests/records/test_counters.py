"""How often someone came is counted without keeping who it was."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from helpdesk.errors import RecordError
from helpdesk.records import tables
from helpdesk.records.counters import KEY_FILE, allowed, keyed
from tests.records.conftest import NOW

HOUR = timedelta(hours=1)
FULL = datetime(2026, 11, 21, 9, tzinfo=UTC)


def times(records, who: str, at=NOW, what: str = "ticket", often: int = 1) -> list[bool]:
    with records.writing() as connection:
        return [allowed(connection, who, what, 3, HOUR, at) for _ in range(often)]


def test_so_many_times_and_no_more_within_a_window(records):
    assert times(records, "1.2.3.4", often=5) == [True] * 3 + [False] * 2
    assert times(records, "5.6.7.8") == times(records, "1.2.3.4", what="thumb") == [True]


def test_the_next_window_begins_anew_and_the_old_one_is_forgotten(records):
    assert times(records, "a", FULL + timedelta(minutes=59), often=4)[-1] is False
    assert times(records, "a", FULL + HOUR) == [True]
    with records.reading() as connection:
        assert [row.since for row in connection.execute(select(tables.counters))] == [FULL + HOUR]


def test_a_limit_of_nothing_allows_nothing(records):
    with records.writing() as connection:
        assert not allowed(connection, "a", "ticket", 0, HOUR, NOW)


@pytest.mark.parametrize(
    "who", ["", "::1", "ada@firm.example", "'; DROP TABLE counters; --", "\x00\ud800", "x" * 10**6]
)
def test_who_it_was_is_not_kept(records, who):
    assert times(records, who, often=4) == [True, True, True, False]
    with records.reading() as connection:
        [row] = connection.execute(select(tables.counters)).all()
    assert len(row.who) == 64 and (not who or who not in str(row))


def test_the_key_lies_in_the_home_for_its_owner_alone_and_stays(records, tmp_path):
    first = keyed(records, tmp_path / "home")
    assert times(first, "a", often=3)[-1]
    file = tmp_path / "home" / KEY_FILE
    assert file.stat().st_mode & 0o777 == 0o600 and list(file.parent.iterdir()) == [file]
    assert times(keyed(records, tmp_path / "home"), "a") == [False]
    assert times(keyed(records, tmp_path / "other"), "a") == [True]  # another key knows nobody again


def test_of_many_who_make_the_key_at_once_all_use_the_same(records, tmp_path):
    made = []
    threads = [threading.Thread(target=lambda: made.append(keyed(records, tmp_path))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(times(each, "a") == [True] for each in made) == 3


@pytest.mark.parametrize("content", ["", "ab", "no figures at all"])
def test_a_key_that_cannot_be_used_is_said_to_be_so(records, tmp_path, content):
    (tmp_path / KEY_FILE).write_text(content)
    with pytest.raises(RecordError, match=KEY_FILE):
        keyed(records, tmp_path)


def test_no_visitor_is_let_in_twice_by_coming_at_once(records):
    seen: list[bool] = []
    threads = [threading.Thread(target=lambda: seen.extend(times(records, "a"))) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == [False] * 7 + [True] * 3
