"""The dashboard: made of the history, without names, for the staff alone."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from helpdesk.desk import open_desk
from helpdesk.desk.gaps import gaps, gaps_csv
from helpdesk.desk.staff import Staff
from helpdesk.errors import AccessRefused, RecordError
from helpdesk.records.people import Person
from helpdesk.records.tables import votes
from tests import sample
from tests.records import lives

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 21)


@pytest.fixture
def desk(sample_desk, sample_corpus, tmp_path):
    """The small desk with records of its own, its index open."""
    url = f"sqlite:///{tmp_path}/records.sqlite"
    desk = open_desk(sample.settings_of(sample_corpus, sample.KEPT, database_url=url))
    desk.index()
    yield desk
    desk.records.close()


def staff_of(desk, *roles: str) -> Staff:
    return Staff(desk, Person(1, "A", "a@x.example", frozenset(roles), True), NOW)


@pytest.fixture
def history(desk):
    with desk.records.writing() as connection:
        author = lives.person(connection, "Ada Root", NOW)
        version = lives.curated(connection, "old", author, NOW, state="stale", published_version=1)
        for times, question in (
            (3, "May a robot scare the cat? Mira Quill, mira@quill.example"),
            (2, "Is a robot allowed to frighten cats?"),
            (1, "=HYPERLINK(x) What does the mower's blade cost in taxes?"),
        ):
            for _ in range(times):
                lives.turn(connection, question, NOW - DAY, status="not-found")
        lives.turn(connection, "", NOW - 9 * DAY, status="out-of-scope")
        shown = lives.answered("?", "aia:art_4.1", "nowhere:art_1")
        lives.turn(connection, "?", NOW - DAY, status="curated", answer_version=version, answer=shown)
        lives.turn(connection, "?", NOW - DAY, status="answered", evidence=0.9, answer=shown)
        for up, cited in ((True, ["aia:art_4.1"]), (False, ["aia:art_4.2"]), (False, [])):
            row = {"at": NOW - DAY, "question": "?", "status": "answered", "cited": cited, "up": up}
            connection.execute(insert(votes).values(row))
        for hours in range(1, 11):
            at = NOW - 5 * DAY
            lives.ticket(connection, f"t{hours}", at, replied=at + timedelta(hours=hours), state="closed")
        lives.ticket(connection, "late", NOW - 5 * DAY)
    return desk


def test_the_numbers_are_those_of_the_history(history):
    found = gaps(staff_of(history, "editor"), FIRST, LAST)
    assert (found.missed, found.wordless, found.keeps_words, found.by_meaning) == (7, 1, False, True)
    assert (found.replies.count, found.replies.median, found.replies.slow) == (10, 5.0, 9.0)
    assert (found.replies.open, found.replies.overdue) == (1, 1)
    assert (found.reuse.answered, found.reuse.prepared, found.reuse.published, found.reuse.rate) == (2, 1, 1, 0.5)
    assert found.renew == (("old", "stale", None),)
    assert found.cited == (("aia:art_4.1", "Article 4(1)", 2), ("nowhere:art_1", "nowhere:art_1", 2))
    topics = [(topic.id, topic.label, topic.up, topic.down) for topic in found.topics]
    assert topics == [("aia:art_4", "Article 4", 1, 1), ("", "", 0, 1)]
    assert [(week.monday, week.tickets) for week in found.weeks] == [(date(2026, 11, 9), 0), (date(2026, 11, 16), 11)]
    assert found.weeks[1].turns == {"not-found": 6, "curated": 1, "answered": 1}


def test_questions_that_ask_the_same_are_one_row_that_names_nobody(history):
    found = gaps(staff_of(history, "lawyer"), FIRST, LAST)
    first = found.clusters[0]
    assert (first.times, first.statuses) == (5, {"not-found": 5})
    assert first.label == "May a robot scare the cat? Mira Quill, [e-mail]"
    assert first.examples == ("Is a robot allowed to frighten cats?",)
    assert "quill.example" not in repr(found)


def test_where_the_index_is_not_open_only_equal_questions_are_one_row(history):
    history._index = None
    found = gaps(staff_of(history, "editor"), FIRST, LAST)
    assert not found.by_meaning and [cluster.times for cluster in found.clusters] == [3, 2, 1]


def test_the_table_holds_all_of_it_and_no_formula(history):
    found = gaps(staff_of(history, "administrator"), FIRST, LAST)
    rows = list(csv.reader(io.StringIO(gaps_csv(found), newline="")))
    assert rows[0] == ["part", "name", "more", "number"] and {len(row) for row in rows} == {4}
    assert ["missed", "all", "", "7"] in rows and ["reply hours", "median", "", "5.0"] in rows
    assert ["week", "2026-11-16", "tickets", "11"] in rows
    assert any(row[1].startswith("'=HYPERLINK") for row in rows)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]


@pytest.mark.parametrize("roles", [(), ("asker",)])
def test_it_is_for_the_staff_alone(desk, roles):
    with pytest.raises(AccessRefused):
        gaps(staff_of(desk, *roles), FIRST, LAST)


@pytest.mark.parametrize("first, last", [(LAST, FIRST), (date.min, date.max), (date(2000, 1, 1), LAST)])
def test_days_that_cannot_be_are_refused(desk, first, last):
    with pytest.raises(RecordError, match="first day"):
        gaps(staff_of(desk, "editor"), first, last)


def test_an_empty_history_is_all_zeros(desk):
    found = gaps(staff_of(desk, "editor"), FIRST, LAST)
    assert (found.missed, found.clusters, found.weeks, found.reuse.rate, found.replies.median) == (
        0,
        (),
        (),
        None,
        None,
    )
    assert gaps_csv(found)
