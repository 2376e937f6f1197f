"""The numbers are those of the history, on either database, whatever the zone of a moment."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, text

from helpdesk.records import counting
from helpdesk.records.counting import Span
from helpdesk.records.redaction import REMOVED
from helpdesk.records.tables import turns, votes
from tests.records import lives
from tests.records.conftest import NOW

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WEEK = Span(NOW - 7 * DAY, NOW)


@pytest.fixture
def asked(records):
    """A week of questions, and one from before it."""
    day = NOW - DAY
    rows = (
        ("Is it cold?", "not-found", None, {"citations": []}),
        ("Is it cold?", "not-found", None, {"citations": []}),
        ("Ist es kalt?", "not-found", None, {"citations": [], "searched_as": "is it cold"}),
        ("And who signs?", "held-back", 0.8, {"citations": [{"id": "aia:art_4"}]}),
        ("What now?", "answered", 0.55, lives.answered("What now?", "aia:art_5.1", "aia:art_5.1", "aia:art_4")),
        ("Fine?", "answered", 0.9, lives.answered("Fine?", "aia:art_5.1")),
        ("Facts?", "needs-facts", 0.3, {"citations": []}),
        ("", "not-found", None, {"citations": []}),
        (REMOVED, "not-found", None, {}),
    )
    with records.writing() as connection:
        for place, (question, status, evidence, answer) in enumerate(rows):
            at = day + place * timedelta(minutes=1)
            lives.turn(connection, question, at, status=status, evidence=evidence, answer=answer)
        lives.turn(connection, "Then?", day, status="not-found", understood_as="Who signs then?")
        lives.turn(connection, "Too old?", NOW - 8 * DAY, status="not-found", answer=lives.answered("", "aia:art_9"))
        lives.turn(connection, "Too new?", NOW, status="not-found")
    return records


def test_questions_without_an_answer_or_nearly_are_counted_by_their_words(asked):
    with asked.reading() as connection:
        found = counting.asked(connection, WEEK, 10)
    assert {(each.question, each.meant, each.status, each.times) for each in found} == {
        ("Is it cold?", "Is it cold?", "not-found", 2),
        ("Ist es kalt?", "is it cold", "not-found", 1),
        ("And who signs?", "And who signs?", "held-back", 1),
        ("What now?", "What now?", "answered", 1),
        ("Who signs then?", "Who signs then?", "not-found", 1),
    }
    assert found[0].times == 2 and found[0].last == NOW - DAY + timedelta(minutes=1)


def test_no_more_are_read_than_wanted(asked):
    with asked.reading() as connection:
        assert [each.question for each in counting.asked(connection, WEEK, 1)] == ["Is it cold?"]


def test_what_was_kept_without_words_still_counts(asked):
    with asked.reading() as connection:
        assert counting.gaps(connection, WEEK) == (8, 2)


def test_a_provision_counts_once_for_each_turn_that_cites_it(asked):
    with asked.reading() as connection:
        assert counting.cited(connection, WEEK, 10) == [("aia:art_4", 2), ("aia:art_5.1", 2)]
        assert counting.cited(connection, WEEK, 1) == [("aia:art_4", 2)]


def test_days_are_days_of_utc_whatever_the_zone_of_the_session(records):
    east = timezone(timedelta(hours=9))
    with records.writing() as connection:
        lives.turn(connection, "Late?", datetime(2026, 11, 20, 23, 59, tzinfo=UTC))
        lives.turn(connection, "Early?", datetime(2026, 11, 21, 9, 1, tzinfo=east))
        lives.ticket(connection, "late", datetime(2026, 11, 20, 23, 59, tzinfo=UTC))
    with records.reading() as connection:
        if records.engine.dialect.name == "postgresql":
            connection.execute(text("SET TIME ZONE 'Asia/Tokyo'"))
        span = Span(NOW - 2 * DAY, NOW)
        found = counting.by_day(connection, span)
        assert found == [(date(2026, 11, 20), "answered", 1), (date(2026, 11, 21), "answered", 1)]
        assert counting.tickets_by_day(connection, span) == [(date(2026, 11, 20), 1)]


def test_thumbs_are_counted_by_the_first_provision_of_an_answer(records):
    with records.writing() as connection:
        for cited, up, at in (
            (["aia:art_5.1", "aia:art_4"], True, NOW - DAY),
            (["aia:art_5.1"], False, NOW - DAY),
            ([], False, NOW - DAY),
            (["aia:art_5.1"], False, NOW - 30 * DAY),
        ):
            row = {"at": at, "question": "?", "status": "answered", "cited": cited, "up": up}
            connection.execute(insert(votes).values(row))
    with records.reading() as connection:
        assert set(counting.thumbs(connection, WEEK)) == {("aia:art_5.1", 1, 1), (None, 0, 1)}


def test_reuse_tells_prepared_answers_from_those_of_this_desk(records):
    with records.writing() as connection:
        author = lives.person(connection, "Ada Root", NOW)
        version = lives.curated(connection, "cold", author, NOW)
        for status, of in (("answered", None), ("curated", None), ("curated", version), ("not-found", None)):
            lives.turn(connection, "?", NOW - DAY, status=status, answer_version=of)
    with records.reading() as connection:
        assert counting.reuse(connection, WEEK) == (3, 2, 1)
        assert counting.reuse(connection, Span(NOW, NOW)) == (0, 0, 0)


def test_replies_and_tickets_that_wait(records):
    with records.writing() as connection:
        for name, opened, hours, state, due in (
            ("a", 6, 2, "waiting", -1),
            ("b", 5, 30, "closed", -1),
            ("c", 4, None, "new", -1),
            ("d", 3, None, "open", 1),
            ("e", 90, 1, "closed", -1),
        ):
            at = NOW - opened * DAY
            replied = at + hours * HOUR if hours else None
            lives.ticket(connection, name, at, replied=replied, state=state, due=NOW + due * HOUR)
    with records.reading() as connection:
        assert counting.first_replies(connection, WEEK) == [2 * HOUR, 30 * HOUR]
        assert counting.waiting(connection, NOW) == (3, 1)


def test_answers_to_renew_are_stale_or_past_their_day(records):
    with records.writing() as connection:
        author = lives.person(connection, "Ada Root", NOW)
        for name, state, day in (
            ("past", "published", date(2026, 11, 20)),
            ("today", "published", date(2026, 11, 21)),
            ("moved", "stale", date(2027, 1, 1)),
            ("resting", "draft", date(2020, 1, 1)),
        ):
            is_out = state in ("published", "stale")
            lives.curated(
                connection, name, author, NOW, state=state, review_by=day, published_version=1 if is_out else None
            )
    with records.reading() as connection:
        assert [row[:2] for row in counting.to_renew(connection, NOW.date())] == [
            ("past", "published"),
            ("moved", "stale"),
        ]


def test_an_empty_history_has_numbers_too(records):
    with records.reading() as connection:
        assert counting.gaps(connection, WEEK) == (0, 0) and counting.waiting(connection, NOW) == (0, 0)
        assert counting.asked(connection, WEEK, 5) == counting.cited(connection, WEEK, 5) == []


def test_fifty_thousand_turns_are_counted_within_seconds(records):
    rows = [
        {"question": f"Question {number % 900}?", "status": "not-found", "at": NOW - DAY, "answer": {"citations": []}}
        for number in range(5_000)
    ]
    with records.writing() as connection:
        for _ in range(10):
            connection.execute(insert(turns), rows)
    began = datetime.now(UTC)
    with records.reading() as connection:
        assert len(counting.asked(connection, WEEK, 500)) == 500 and counting.cited(connection, WEEK, 5) == []
    assert datetime.now(UTC) - began < timedelta(seconds=10)
