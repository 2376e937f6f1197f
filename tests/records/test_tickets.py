"""Tickets: opened with a link nobody can guess, moved as they may, merged without losing a word, on a fair clock."""

import itertools
import os
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from helpdesk.errors import AccessRefused, RecordError
from helpdesk.records import audit, moves, tickets
from helpdesk.records.moves import MOVES, Hand
from helpdesk.records.opening import address, open_records
from helpdesk.records.tables import TICKET_STATES, people, ticket_links
from helpdesk.records.tables import tickets as table
from helpdesk.records.tickets import NewTicket, Opened
from tests.records.conftest import NOW

HOUR = timedelta(hours=1)
PROMISED = 72 * HOUR
ADA = {"name": "Ada", "email": "ada@desk.example", "made": NOW}
HOSTILE = "<script>alert(1)</script> ![x](http://evil.example) [y](javascript:alert(1)) '; DROP TABLE tickets; --"


def opened(connection, question="What is owed?", at=NOW, **more) -> Opened:
    return tickets.open_ticket(connection, NewTicket("person", question, **more), at, PROMISED)


def staff(connection, at=NOW) -> Hand:
    """The hand of somebody of the staff."""
    known = connection.execute(select(people.c.id)).scalar()
    return Hand(known or connection.execute(insert(people).values(ADA)).inserted_primary_key[0], at)


# --- opening ------------------------------------------------------------------------------------------------------


def test_a_ticket_is_kept_with_all_that_came_with_it(records):
    context = {"hits": [{"id": "aia:art_4", "score": 0.5}], "held_back": 1, "facts": {"what": "system"}}
    with records.writing() as connection:
        new = NewTicket("triage", "What?", "Please look.", "me@firm.example", "de", context)
        number = tickets.open_ticket(connection, new, NOW, PROMISED).number
    with records.reading() as connection:
        found = tickets.ticket(connection, number)
    assert (found.origin, found.state, found.question, found.note) == ("triage", "new", "What?", "Please look.")
    assert (found.contact, found.lang, found.context) == ("me@firm.example", "de", context)
    assert (found.opened, found.due, found.replied, found.closed) == (NOW, NOW + PROMISED, None, None)


def test_the_link_opens_its_own_ticket_and_only_its_hash_is_kept(records):
    with records.writing() as connection:
        one, other = opened(connection, "One?"), opened(connection, "Other?")
    with records.reading() as connection:
        assert tickets.by_token(connection, one.token).question == "One?"
        assert tickets.by_token(connection, other.token).question == "Other?"
        assert len(one.token) == 43 and one.token != other.token
        assert one.token not in repr(connection.execute(select(table)).all())


def test_a_further_link_opens_the_same_ticket_beside_the_first(records):
    with records.writing() as connection:
        first = opened(connection)
        further = tickets.further_link(connection, first.number, NOW)
    with records.reading() as connection:
        assert {tickets.by_token(connection, token).id for token in (first.token, further)} == {first.number}
        assert further not in repr(connection.execute(select(ticket_links)).all())


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "1",
        "a" * 42,
        "a" * 43,
        "a" * 44,
        "%" * 43,
        "' OR '1'='1' --" + "a" * 28,
        "\x00" * 43,
        "\ud800" * 43,
        "é" * 43,
    ],
)
def test_a_forged_link_opens_nothing_and_every_refusal_reads_the_same(records, forged):
    with records.writing() as connection:
        real = opened(connection)
    with records.reading() as connection:
        kept = connection.execute(select(table.c.token_hash)).scalar_one()
        for wrong in (forged, kept, kept[:43], real.token[:-1], real.token + "\n", real.token.swapcase()):
            with pytest.raises(AccessRefused, match="^This link is not one of ours; please open it exactly"):
                tickets.by_token(connection, wrong)


def test_whatever_is_written_is_kept_as_the_text_it_is(records):
    with records.writing() as connection:
        number = opened(connection, HOSTILE, note=HOSTILE, contact=HOSTILE, context={"said": HOSTILE}).number
        moves.hear(connection, tickets.ticket(connection, number), HOSTILE, NOW, PROMISED)
    with records.reading() as connection:
        found = tickets.ticket(connection, number)
        assert {found.question, found.note, found.contact, found.context["said"]} == {HOSTILE}
        assert [line.text for line in tickets.lines(connection, number)] == [HOSTILE]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ud800b", "a\u202eb", "a\x7fb"])
def test_what_cannot_be_printed_leaves_a_space(records, text):
    with records.writing() as connection:
        number = opened(connection, text, note=text).number
        assert tickets.ticket(connection, number).question == tickets.ticket(connection, number).note == "a b"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"question": "x" * 10_001}, "10,000"),
        ({"note": "x" * 5_001}, "5,000"),
        ({"contact": "x" * 201}, "200"),
        ({"contact": "me@firm.example\nBcc: all@firm.example"}, "one line"),
        ({"contact": "me@firm.example\r\nBcc: all@firm.example"}, "one line"),
        ({"contact": "me\x00@firm.example"}, "one line"),
        ({"context": {"x": "y" * 500_000}}, "too large"),
    ],
)
def test_what_is_too_long_or_forged_is_refused_and_nothing_is_kept(records, wrong, said):
    with pytest.raises(RecordError, match=said), records.writing() as connection:
        opened(connection, **wrong)
    with records.reading() as connection:
        assert connection.execute(select(table)).all() == [] and audit.length(connection)[0] == 0


def test_a_note_and_a_contact_may_be_as_long_as_is_said(records):
    with records.writing() as connection:
        number = opened(connection, note="x" * 5_000, contact="y" * 200).number
        assert len(tickets.ticket(connection, number).note) == 5_000


def test_an_origin_that_is_none_is_refused(records):
    with pytest.raises(RecordError, match="person, thumb"), records.writing() as connection:
        tickets.open_ticket(connection, NewTicket("elsewhere", "?"), NOW, PROMISED)


def test_a_language_that_is_none_is_left_out(records):
    with records.writing() as connection:
        assert tickets.ticket(connection, opened(connection, lang="<b>").number).lang == ""


# --- lines and moves ----------------------------------------------------------------------------------------------


def test_lines_stay_in_order_with_who_wrote_them(records):
    with records.writing() as connection:
        number = opened(connection).number
        ada = staff(connection)
        moves.note(connection, number, "For us.", ada)
        moves.reply(connection, number, "For you.", "waiting", ada)
        moves.hear(connection, tickets.ticket(connection, number), "Thanks.", NOW + HOUR, PROMISED)
        said = [(line.kind, line.text, line.author_id) for line in tickets.lines(connection, number)]
    mine = ada.person_id
    assert said == [
        ("note", "For us.", mine), ("reply", "For you.", mine), ("state", "new → waiting", mine),
        ("asker", "Thanks.", None), ("state", "waiting → open", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [("  \n", "write something"), ("x" * 20_001, "20,000")])
def test_an_empty_or_endless_line_is_refused(records, text, said):
    with records.writing() as connection:
        number, ada = opened(connection).number, staff(connection)
    with pytest.raises(RecordError, match=said), records.writing() as connection:
        moves.reply(connection, number, text, "closed", ada)
    with records.reading() as connection:
        assert tickets.lines(connection, number) == [] and tickets.ticket(connection, number).state == "new"


def test_an_asker_writes_no_more_than_a_note(records):
    with pytest.raises(RecordError, match="5,000"), records.writing() as connection:
        moves.hear(connection, tickets.ticket(connection, opened(connection).number), "x" * 5_001, NOW, PROMISED)


@pytest.mark.parametrize(("before", "to"), itertools.product(MOVES, TICKET_STATES))
def test_only_the_moves_that_are_written_down_are_made(records, before, to):
    with records.writing() as connection:
        number, ada = opened(connection).number, staff(connection)
        other = opened(connection).number
        _brought_to(connection, number, before, other, ada)
        if to in MOVES[before]:
            moves.move(connection, number, to, ada)
            assert tickets.ticket(connection, number).state == to
            return
        with pytest.raises(RecordError, match=f"{before} cannot become {to}"):
            moves.move(connection, number, to, ada)


def _brought_to(connection, number: int, state: str, other: int, hand: Hand) -> None:
    if state == "merged":
        moves.merge(connection, number, other, hand)
    elif state != "new":
        moves.move(connection, number, state, hand)


def test_giving_a_new_ticket_to_somebody_opens_it(records):
    with records.writing() as connection:
        number, ada = opened(connection).number, staff(connection)
        moves.assign(connection, number, ada.person_id, ada)
        assert (tickets.ticket(connection, number).state, tickets.ticket(connection, number).assignee_id) == (
            "open", ada.person_id,
        )  # fmt: skip
        moves.assign(connection, number, None, ada)
        assert tickets.ticket(connection, number).assignee_id is None


def test_nobody_who_is_not_there_is_given_a_ticket(records):
    with records.writing() as connection:
        number, ada = opened(connection).number, staff(connection)
    with pytest.raises(RecordError), records.writing() as connection:
        moves.assign(connection, number, 4_711, ada)


def test_every_change_is_told_without_a_word_of_the_visitor(records):
    with records.writing() as connection:
        number, ada = opened(connection, "My secret question", contact="me@firm.example").number, staff(connection)
        moves.assign(connection, number, ada.person_id, ada)
        moves.note(connection, number, "My secret note", ada)
        moves.reply(connection, number, "My secret reply", "waiting", ada)
        moves.hear(connection, tickets.ticket(connection, number), "My secret thanks", NOW, PROMISED)
        moves.merge(connection, number, opened(connection).number, ada)
    with records.reading() as connection:
        told = [kept.event for kept in audit.history(connection, f"ticket {number}")]
        assert list(audit.broken(connection)) == []
    assert [event.what for event in told] == [
        "opened", "assigned", "moved", "noted", "replied", "moved", "wrote", "moved", "merged",
    ]  # fmt: skip
    assert {event.actor for event in told} == {"visitor", ada.actor}
    assert "secret" not in repr(told) and "firm" not in repr(told)


# --- the clock ----------------------------------------------------------------------------------------------------


def test_a_reply_is_late_from_the_moment_it_was_promised_for(records):
    with records.writing() as connection:
        found = tickets.ticket(connection, opened(connection).number)
    assert not found.is_overdue(NOW + PROMISED) and found.is_overdue(NOW + PROMISED + timedelta(seconds=1))


def test_the_clock_stands_still_while_the_desk_waits_for_the_asker(records):
    with records.writing() as connection:
        number = opened(connection).number
        moves.move(connection, number, "waiting", staff(connection, NOW + 70 * HOUR))
        assert not tickets.ticket(connection, number).is_overdue(NOW + 500 * HOUR)
        moves.hear(connection, tickets.ticket(connection, number), "Here I am.", NOW + 500 * HOUR, PROMISED)
        found = tickets.ticket(connection, number)
    assert found.due == NOW + 502 * HOUR and found.waiting_since is None
    assert not found.is_overdue(NOW + 501 * HOUR) and found.is_overdue(NOW + 503 * HOUR)


def test_what_is_asked_after_a_reply_has_the_whole_time_again(records):
    with records.writing() as connection:
        number = opened(connection).number
        moves.reply(connection, number, "So it is.", "closed", staff(connection, NOW + 90 * HOUR))
        assert tickets.ticket(connection, number).closed == NOW + 90 * HOUR
        moves.hear(connection, tickets.ticket(connection, number), "And this?", NOW + 100 * HOUR, PROMISED)
        found = tickets.ticket(connection, number)
    assert (found.state, found.due, found.closed) == ("open", NOW + 100 * HOUR + PROMISED, None)


def test_the_time_to_the_first_reply_is_that_of_the_first(records):
    with records.writing() as connection:
        number = opened(connection).number
        assert tickets.ticket(connection, number).replied is None
        for hours in (5, 9):
            moves.reply(connection, number, "So.", "waiting", staff(connection, NOW + hours * HOUR))
        found = tickets.ticket(connection, number)
        assert found.replied - found.opened == 5 * HOUR


# --- merging ------------------------------------------------------------------------------------------------------


def test_merged_tickets_keep_their_lines_and_are_read_together(records):
    with records.writing() as connection:
        ada = staff(connection)
        one, other = opened(connection, "One?"), opened(connection, "Other?")
        moves.note(connection, one.number, "On one.", ada)
        moves.note(connection, other.number, "On the other.", ada)
        moves.merge(connection, one.number, other.number, ada)
        together = [line.text for line in tickets.lines(connection, other.number)]
        alone = {line.ticket_id for line in tickets.lines(connection, one.number)}
        assert tickets.by_token(connection, one.token).merged_into == other.number
    assert together == ["On one.", "On the other.", f"new → merged into {other.number}"] and alone == {one.number}


def test_merging_makes_no_circles_and_no_chains(records):
    with records.writing() as connection:
        ada = staff(connection)
        a, b, c = (opened(connection).number for _ in range(3))
        moves.merge(connection, a, b, ada)
        for number, into in ((b, a), (a, c), (b, b), (b, 4_711)):
            with pytest.raises(RecordError):
                moves.merge(connection, number, into, ada)
        moves.merge(connection, b, c, ada)
        assert {each.id: each.merged_into for each in tickets.merged_with(connection, c)} == {a: c, b: c}


def test_a_merged_ticket_is_not_worked_on_but_its_asker_is_heard(records):
    with records.writing() as connection:
        ada = staff(connection)
        one, other = opened(connection).number, opened(connection).number
        moves.merge(connection, one, other, ada)
        with pytest.raises(RecordError, match=f"ticket {other}"):
            moves.reply(connection, one, "So.", "closed", ada)
        with pytest.raises(RecordError, match=f"ticket {other}"):
            moves.assign(connection, one, ada.person_id, ada)
        moves.reply(connection, other, "So.", "closed", ada)
        moves.hear(connection, tickets.ticket(connection, one), "And?", NOW, PROMISED)
        assert tickets.ticket(connection, other).state == "open"
        assert tickets.lines(connection, one)[-1].text == "And?"


# --- who may read the file ----------------------------------------------------------------------------------------


def test_the_file_of_the_records_is_for_its_owner_alone(tmp_path):
    before = os.umask(0)  # it must be private whatever the machine allows
    try:
        records = open_records(address(None, tmp_path / "home"))
        with records.writing() as connection:
            opened(connection)
            modes = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "home").glob("records.sqlite*")}
    finally:
        os.umask(before)
    records.close()
    assert {mode for name, mode in modes.items() if not name.endswith(".lock")} == {0o600}
