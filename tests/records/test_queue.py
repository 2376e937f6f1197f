"""The queue: what is wanted and nothing else, in order, page by page; what is searched for is never a command."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from helpdesk.errors import RecordError
from helpdesk.records import moves, tickets
from helpdesk.records.moves import Hand
from helpdesk.records.queue import Leaf, Wanted, queue, recent_questions, waits_already
from helpdesk.records.tables import people
from helpdesk.records.tickets import NewTicket
from tests.records.conftest import NOW

HOUR, FIRST = timedelta(hours=1), Leaf()
ROWS = (
    NewTicket("person", "Is a CV ranking system high-risk?", "urgent", "ada@firm.example", "en"),
    NewTicket("thumb", "Was gilt für Chatbots?", "", "bob@firm.example", "de"),
    NewTicket("abstention", "Do 100% of_all rules apply?", "", "", "en"),
    NewTicket("triage", "Robo", "see o'brien; and a /slash", "", "fr"),
    NewTicket("person", "<script>alert(1)</script>", "", "", "en"),
)


@pytest.fixture
def numbers(records) -> list[int]:
    """Five tickets, an hour apart; the second is given to a person, the fourth waits, the fifth is closed."""
    with records.writing() as connection:
        made = [
            tickets.open_ticket(connection, new, NOW + hour * HOUR, 72 * HOUR).number for hour, new in enumerate(ROWS)
        ]
        person = connection.execute(insert(people).values(name="Ada", made=NOW)).inserted_primary_key[0]
        hand = Hand(person, NOW + 5 * HOUR)
        moves.assign(connection, made[1], hand.person_id, hand)
        moves.move(connection, made[3], "waiting", hand)
        moves.move(connection, made[4], "closed", hand)
    return made


def found(records, leaf=FIRST, at=NOW, **wanted) -> list[int]:
    with records.reading() as connection:
        return [row.id for row in queue(connection, Wanted(**wanted), leaf, at).rows]


def test_what_is_not_done_stands_in_the_queue_the_most_urgent_first(records, numbers):
    assert found(records) == numbers[:4]
    assert found(records, Leaf(newest=True)) == numbers[3::-1]


def test_each_filter_leaves_what_it_names(records, numbers):
    one, two, three, four, five = numbers
    with records.reading() as connection:
        person = tickets.ticket(connection, two).assignee_id
    assert found(records, states=("closed",)) == [five]
    assert found(records, states=("new", "closed")) == [one, three, five]
    assert found(records, origin="triage") == [four]
    assert found(records, lang="de") == [two]
    assert found(records, assignee=person) == [two]
    assert found(records, assignee=0) == [one, three, four]
    assert found(records, origin="person", lang="de") == []


def test_what_is_late_is_found_but_not_what_waits_for_the_asker(records, numbers):
    at = NOW + 100 * HOUR
    assert found(records, at=at, overdue=True) == numbers[:3]
    assert found(records, at=NOW + 72 * HOUR + HOUR / 2, overdue=True) == numbers[:1]
    with records.reading() as connection:
        assert [row.overdue for row in queue(connection, Wanted(), Leaf(), at).rows] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("CV ranking", [0]), ("cv RANKING", [0]), ("für", [1]), ("firm.example", [0, 1]), ("urgent", [0]),
        ("100%", [2]), ("0%o", []), ("of_all", [2]), ("f_r", []), ("%", [2]), ("_", [2]), ("o'brien", [3]),
        ("/slash", [3]), ("' OR '1'='1", []), ("'; DROP TABLE tickets; --", []), ("\\", []), ("x' UNION SELECT", []),
        ("a\x00", [0, 1, 2, 3]), ("\ud800", [0, 1, 2, 3]), ("9" * 30, []),
    ],
)  # fmt: skip
def test_words_are_searched_as_they_stand(records, numbers, text, places):
    assert found(records, text=text) == [numbers[place] for place in places]
    assert len(found(records)) == 4  # nothing was dropped


def test_a_ticket_is_found_by_its_number(records, numbers):
    assert numbers[1] in found(records, text=f"#{numbers[1]}")


def test_counts_tell_what_stands_behind_each_state(records, numbers):
    with records.reading() as connection:
        page = queue(connection, Wanted(states=("waiting",)), Leaf(), NOW)
        mine = queue(connection, Wanted(origin="person"), Leaf(), NOW)
        said = queue(connection, Wanted(text="high-risk"), Leaf(), NOW)
    assert page.counts == {"new": 2, "open": 1, "waiting": 1, "closed": 1, "merged": 0}
    assert said.counts == {"new": 1, "open": 0, "waiting": 0, "closed": 0, "merged": 0}
    assert mine.counts == {"new": 1, "open": 0, "waiting": 0, "closed": 1, "merged": 0}


@pytest.mark.parametrize(("newest", "text"), [(False, ""), (True, ""), (False, "ranking"), (True, "ranking")])
def test_pages_follow_one_another_without_a_gap_or_a_repeat(records, newest, text):
    with records.writing() as connection:
        same_moment = [NOW + (place // 4) * HOUR for place in range(25)]
        made = [tickets.open_ticket(connection, ROWS[0], at, HOUR).number for at in same_moment]
    read, after = [], None
    with records.reading() as connection:
        while True:
            page = queue(connection, Wanted(text=text), Leaf(4, after, newest), NOW)
            read += [row.id for row in page.rows]
            if (after := page.next) is None:
                break
    assert read == sorted(made, reverse=newest)


@pytest.mark.parametrize(
    ("wanted", "leaf"),
    [
        (Wanted(states=("new", "' OR 1=1")), Leaf()), (Wanted(origin="elsewhere"), Leaf()),
        (Wanted(text="x" * 201), Leaf()), (Wanted(), Leaf(0)), (Wanted(), Leaf(201)), (Wanted(), Leaf(-1)),
    ],
)  # fmt: skip
def test_what_is_no_filter_is_refused(records, wanted, leaf):
    with pytest.raises(RecordError), records.reading() as connection:
        queue(connection, wanted, leaf, NOW)


def test_a_row_shows_only_the_beginning_of_a_long_question(records):
    with records.writing() as connection:
        tickets.open_ticket(connection, NewTicket("person", "x" * 9_000), NOW, HOUR)
    with records.reading() as connection:
        assert len(queue(connection, Wanted(), Leaf(), NOW).rows[0].question) == 160


def test_a_question_that_waits_already_is_known(records, numbers):
    with records.reading() as connection:
        assert waits_already(connection, "abstention", ROWS[2].question)
        assert not waits_already(connection, "abstention", ROWS[0].question)
        assert not waits_already(connection, "person", ROWS[4].question)  # it is closed


def test_the_newest_questions_leave_out_the_one_at_hand(records, numbers):
    with records.reading() as connection:
        assert [row.id for row in recent_questions(connection, numbers[2], 3)] == [numbers[4], numbers[3], numbers[1]]
