"""What was asked: kept with its words or only counted, and thumbs tied to the answer they are about."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from helpdesk.errors import RecordError
from helpdesk.records import asked, audit
from helpdesk.records.asked import Turn
from helpdesk.records.tables import conversations, turns, votes
from tests.records.conftest import NOW

ANSWER = {"text": "It is owed. [1]", "citations": [{"id": "aia:art_4", "quote": "shall"}, {"id": "aia:art_26.2"}]}
TURN = Turn("And what then?", "answered", ANSWER, "What is owed then?", "en", 0.83, "2026-07-27")


def rows(records, table) -> list:
    with records.reading() as connection:
        return connection.execute(select(table).order_by(table.c.id)).all()


def test_a_turn_is_kept_as_it_was_shown(records):
    with records.writing() as connection:
        name = asked.begin(connection, None, NOW)
        asked.keep_turn(connection, replace(TURN, conversation=name), NOW, words=True)
    [row] = rows(records, turns)
    assert (row.question, row.understood_as, row.answer) == (TURN.question, TURN.understood_as, ANSWER)
    assert (row.status, row.lang, row.evidence, row.law_version) == ("answered", "en", 0.83, "2026-07-27")
    assert (row.conversation_id, row.at) == (name, NOW) and len(name) == 32
    assert rows(records, conversations)[0].person_id is None


def test_a_turn_that_only_counts_holds_no_word_of_it(records):
    with records.writing() as connection:
        name = asked.begin(connection, None, NOW)
        asked.keep_turn(connection, replace(TURN, conversation=name), NOW, words=False)
    [row] = rows(records, turns)
    assert (row.question, row.understood_as, row.conversation_id) == ("", "", None)
    assert row.answer == {"citations": [{"id": "aia:art_4"}, {"id": "aia:art_26.2"}]}
    assert (row.status, row.lang, row.evidence) == ("answered", "en", 0.83)


def test_a_thumb_adds_the_words_of_a_turn_that_only_counted(records):
    with records.writing() as connection:
        counted = asked.keep_turn(connection, TURN, NOW, words=False)
        assert asked.keep_vote(connection, TURN, False, NOW, counted) == counted
    [row], [vote] = rows(records, turns), rows(records, votes)
    assert (row.id, row.question, row.answer) == (counted, TURN.question, ANSWER)
    assert (vote.turn_id, vote.up, vote.status) == (counted, False, "answered")
    assert (vote.question, vote.cited) == (TURN.understood_as, ["aia:art_4", "aia:art_26.2"])


def test_a_thumb_without_a_turn_keeps_the_turn_too(records):
    with records.writing() as connection:
        for up in (True, False, True):
            asked.keep_vote(connection, TURN, up, NOW)
    assert [vote.up for vote in rows(records, votes)] == [True, False, True]
    assert [row.question for row in rows(records, turns)] == [TURN.question] * 3


def test_whoever_thinks_again_has_one_thumb(records):
    with records.writing() as connection:
        kept = asked.keep_vote(connection, TURN, True, NOW)
        asked.keep_vote(connection, TURN, False, NOW, kept)
    assert [(vote.turn_id, vote.up) for vote in rows(records, votes)] == [(kept, False)]


@pytest.mark.parametrize("wrong", [4_711, 0, -1])
def test_a_thumb_for_a_turn_that_is_not_there_is_refused(records, wrong):
    with pytest.raises(RecordError, match="not the one"), records.writing() as connection:
        asked.keep_vote(connection, TURN, True, NOW, wrong)
    assert rows(records, votes) == []


def test_a_thumb_changes_no_words_that_are_kept(records):
    with records.writing() as connection:
        kept = asked.keep_turn(connection, TURN, NOW, words=True)
        asked.keep_vote(connection, replace(TURN, question="Something else"), True, NOW, kept)
    assert rows(records, turns)[0].question == TURN.question


@pytest.mark.parametrize("wrong", [{"question": "x" * 20_001}, {"answer": {"text": "x" * 2_000_000}}])
def test_a_turn_without_end_is_refused(records, wrong):
    with pytest.raises(RecordError), records.writing() as connection:
        asked.keep_turn(connection, replace(TURN, **wrong), NOW, words=True)
    assert rows(records, turns) == []


def test_the_chain_tells_of_a_thumb_without_its_words(records):
    with records.writing() as connection:
        kept = asked.keep_vote(connection, TURN, True, NOW)
    with records.reading() as connection:
        [told] = audit.history(connection, f"turn {kept}")
    assert told.event.actor == "visitor" and told.event.detail == {"up": True, "status": "answered"}
