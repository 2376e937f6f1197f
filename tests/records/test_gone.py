"""One person's words are handed over whole, and taken out everywhere, while all that others rest on stays."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from helpdesk.errors import RecordError
from helpdesk.records import audit, gone
from helpdesk.records.blanking import settle
from helpdesk.records.copies import copy_of
from helpdesk.records.redaction import REMOVED
from helpdesk.records.tables import (
    answer_versions,
    approvals,
    metadata,
    people,
    roles,
    ticket_lines,
    tickets,
    turns,
    visits,
    votes,
)
from tests.records import lives
from tests.records.conftest import NOW


def everything(records) -> str:
    """All that stands in all tables."""
    with records.reading() as connection:
        rows = [tuple(row) for table in metadata.sorted_tables for row in connection.execute(select(table))]
    return repr(rows)


@pytest.fixture
def life(records) -> lives.Life:
    """The asker of the secrets, and an administrator and another asker beside."""
    with records.writing() as connection:
        lives.person(connection, "Ada Root", NOW, "administrator")
        lives.ticket(connection, "another", NOW, contact="other@firm.example")
        return lives.live(connection, NOW)


def erased(records, find, *args) -> dict[str, int]:
    with records.writing() as connection:
        return gone.erase(connection, find(connection, *args), "person 1", NOW)


def test_erasing_an_account_leaves_no_word_of_that_person_anywhere(records, life):
    assert all(secret in everything(records) for secret in lives.SECRETS)
    counts = erased(records, gone.of_person, life.person)
    assert [secret for secret in lives.SECRETS if secret in everything(records)] == []
    assert counts == {
        "tickets": 1, "lines": 4, "assessments": 1, "turns": 1, "votes": 1, "people": 1, "roles": 1, "visits": 1,
        "systems": 0, "precedents": 0,
    }  # fmt: skip


@pytest.mark.parametrize("contact", ["mira@quill.example", " MIRA@Quill.example "])
def test_erasing_by_address_takes_the_tickets_that_name_it_and_no_account(records, life, contact):
    erased(records, gone.of_contact, contact)
    left = everything(records)
    assert "amber falcon" not in left and "velvet otter" not in left and "Is another high-risk?" in left
    with records.reading() as connection:
        assert connection.scalar(select(people.c.name).where(people.c.id == life.person)) == "Mira Quill"


def test_erasing_by_ticket_takes_that_ticket_and_its_turn_alone(records, life):
    with records.writing() as connection:
        lives.ticket(connection, "second", NOW, contact="mira@quill.example")
    erased(records, gone.of_ticket, life.ticket)
    left = everything(records)
    assert "amber falcon" not in left and "velvet otter" not in left and "Is second high-risk?" in left


def test_what_can_be_counted_is_still_there(records, life):
    erased(records, gone.of_person, life.person)
    with records.reading() as connection:
        row = connection.execute(select(turns)).one()
        assert (row.question, row.status, row.conversation_id) == (REMOVED, "answered", None)
        assert row.answer == {"citations": [{"id": "aia:art_5.1"}, {"id": "aia:art_26.2"}]}
        assert connection.execute(select(votes.c.cited, votes.c.up)).one() == (["aia:art_5.1"], False)
        mine = connection.execute(select(tickets).where(tickets.c.id == life.ticket)).one()
        assert (mine.state, mine.closed, mine.origin) == ("closed", NOW, "person")


def test_an_erased_account_signs_in_nowhere(records, life):
    erased(records, gone.of_person, life.person)
    with records.reading() as connection:
        row = connection.execute(select(people).where(people.c.id == life.person)).one()
        assert (row.name, row.email, row.password_hash, row.active) == (REMOVED, None, None, False)
        assert connection.execute(select(visits)).all() == []
        assert life.person not in connection.scalars(select(roles.c.person_id)).all()


def test_two_erased_people_do_not_collide(records, life):
    with records.writing() as connection:
        second = lives.person(connection, "Bo Reed", NOW)
    erased(records, gone.of_person, life.person)
    assert erased(records, gone.of_person, second)["people"] == 1


def test_the_chain_stays_whole_and_tells_numbers_only(records, life):
    with records.writing() as connection:
        audit.tell(connection, audit.Event(NOW, f"person {life.person}", "opened", f"ticket {life.ticket}", {}))
    counts = erased(records, gone.of_person, life.person)
    with records.reading() as connection:
        assert list(audit.broken(connection)) == []
        [told] = [each for each in audit.history(connection, f"person {life.person}") if each.event.what == "erased"]
    assert told.event.detail == counts and all(isinstance(value, int) for value in told.event.detail.values())


def test_published_answers_stay_with_their_author(records, life):
    with records.writing() as connection:
        version = lives.curated(connection, "otters", life.person, NOW)
        row = {"version_id": version, "author_id": life.person, "approver_id": 1, "at": NOW}
        connection.execute(insert(approvals).values(row))
    erased(records, gone.of_person, life.person)
    with records.reading() as connection:
        assert connection.scalars(select(answer_versions.c.author_id)).all() == [life.person]


def test_what_staff_wrote_to_others_stays_without_their_name(records, life):
    with records.writing() as connection:
        other = connection.scalar(select(tickets.c.id).where(tickets.c.contact == "other@firm.example"))
        words = "It is high-risk.\nMIRA QUILL, mira@quill.example"
        row = {"ticket_id": other, "at": NOW, "author_id": life.person, "kind": "reply", "text": words}
        connection.execute(insert(ticket_lines).values(row))
        connection.execute(tickets.update().where(tickets.c.id == other).values(assignee_id=life.person))
    erased(records, gone.of_person, life.person)
    with records.reading() as connection:
        said = connection.scalar(select(ticket_lines.c.text).where(ticket_lines.c.ticket_id == other))
        assert said == f"It is high-risk.\n{REMOVED}, {REMOVED}"
        assert connection.scalar(select(tickets.c.assignee_id).where(tickets.c.id == other)) is None


def test_the_last_administrator_is_not_erased(records, life):
    with pytest.raises(RecordError, match="last administrator"):
        erased(records, gone.of_person, 1)
    assert "Ada Root" in everything(records)


@pytest.mark.parametrize("wrong", ["", "%", "@", "mira", "mira@quill.example, other@firm.example", "' OR 1=1 --@x.y z"])
def test_what_is_no_address_finds_nobody(records, life, wrong):
    with pytest.raises(RecordError, match="one e-mail address"):
        erased(records, gone.of_contact, wrong)


@pytest.mark.parametrize("other", ["ira@quill.example", "mira@quill.exampl", "m_ra@quill.example", "x@quill.example"])
def test_an_address_that_is_part_of_another_or_like_it_is_another(records, life, other):
    with pytest.raises(RecordError, match="No ticket"):
        erased(records, gone.of_contact, other)


def test_an_address_is_found_beside_a_name_and_in_other_letters(records, life):
    with records.writing() as connection:
        number = lives.ticket(connection, "third", NOW, contact="Jörg <JÖRG@büro.example>, after 5 pm")
        assert gone.of_contact(connection, "jörg@büro.example").tickets == {number}


def test_nobody_of_a_number_is_refused(records):
    with pytest.raises(RecordError, match="no person"):
        erased(records, gone.of_person, 99)


def test_a_copy_has_all_that_was_written_and_none_of_the_staffs_notes(records, life):
    with records.reading() as connection:
        copy = copy_of(connection, gone.of_ticket(connection, life.ticket), NOW)
    told = json.dumps(copy)
    assert all(words in told for words in ("velvet otter", "copper lantern", "amber falcon", "silver heron", "mira@"))
    assert "called about" not in told and "account" not in copy and "Is another" not in told
    assert [message["kind"] for message in copy["messages"]] == ["asker", "reply"]


def test_a_copy_of_an_account_has_its_work_too(records, life):
    with records.writing() as connection:
        lives.curated(connection, "otters", life.person, NOW)
        copy = copy_of(connection, gone.of_person(connection, life.person), NOW)
    assert copy["account"][0]["email"] == "mira@quill.example" and copy["roles"][0]["role"] == "asker"
    assert [answer["answer_id"] for answer in copy["answers"]] == ["otters"] and len(copy["lines"]) == 2
    assert "token" not in json.dumps(copy) and "password" not in json.dumps(copy)


def test_after_an_erasure_a_copy_is_empty(records, life):
    erased(records, gone.of_person, life.person)
    with records.reading() as connection:
        copy = copy_of(connection, gone.of_person(connection, life.person), NOW)
    assert (copy["questions"], copy["tickets"], copy["thumbs"], copy["roles"]) == ([], [], [], [])


def test_on_sqlite_no_erased_word_is_left_in_the_files(records, life):
    if records.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL frees the space at its next vacuum")
    with records.writing() as connection:
        for number in range(200):
            lives.ticket(connection, f"filler {number}", NOW + timedelta(minutes=number), note="words " * 40)
    erased(records, gone.of_person, life.person)
    settle(records)
    file = Path(records.engine.url.database)
    found = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    assert b"filler 7" in found
    assert [secret for secret in lives.SECRETS if secret.encode() in found] == []


def test_a_failed_erasure_erases_nothing(records, life):
    with pytest.raises(RecordError), records.writing() as connection:
        gone.erase(connection, gone.of_person(connection, life.person), "person 1", NOW)
        connection.execute(text("UPDATE events SET actor = 'x'"))
    assert all(secret in everything(records) for secret in lives.SECRETS)
