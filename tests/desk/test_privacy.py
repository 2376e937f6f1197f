"""Who may have somebody's words copied or erased, and what happens to what is past its time."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from helpdesk.desk import privacy
from helpdesk.desk.back_office import BackOffice
from helpdesk.desk.staff import Staff
from helpdesk.errors import AccessRefused, RecordError
from helpdesk.records import audit, tickets
from helpdesk.records.people import Person
from helpdesk.records.redaction import REMOVED
from helpdesk.records.tables import tickets as table
from helpdesk.records.tickets import NewTicket, Opened, open_ticket
from tests import sample
from tests.records import lives

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def office(sample_corpus, tmp_path) -> BackOffice:
    office = BackOffice(sample.settings_of(sample_corpus, tmp_path, keep_turns_days=7))
    yield office
    office.records.close()


def staff_of(office, *roles: str) -> Staff:
    return Staff(office, Person(1, "A", "a@x.example", frozenset(roles), True), NOW)


def opened(office, question: str, contact: str = "mira@quill.example") -> Opened:
    with office.records.writing() as connection:
        return open_ticket(connection, NewTicket("person", question, contact=contact), NOW, DAY)


def questions(office) -> list[str]:
    with office.records.reading() as connection:
        return list(connection.scalars(select(table.c.question).order_by(table.c.id)))


def test_an_asker_gets_and_erases_what_belongs_to_the_link_and_nothing_else(office):
    mine, other = opened(office, "Mine?"), opened(office, "Of the same address?")
    copy = privacy.copy_for_asker(office, mine.token, NOW)
    assert [ticket["question"] for ticket in copy["tickets"]] == ["Mine?"]
    assert privacy.erase_for_asker(office, mine.token, NOW)["tickets"] == 1
    assert questions(office) == [REMOVED, "Of the same address?"]
    with office.records.reading() as connection:
        assert tickets.by_token(connection, mine.token).state == "closed"
        assert tickets.by_token(connection, other.token).state == "new"
        assert audit.history(connection, "ticket 1")[-1].event.actor == "visitor"


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "../../x", "' OR 1=1 --", "A" * 100_000])
@pytest.mark.parametrize("verb", [privacy.copy_for_asker, privacy.erase_for_asker])
def test_a_link_that_is_not_ours_opens_nothing(office, verb, token):
    opened(office, "Mine?")
    with pytest.raises(AccessRefused):
        verb(office, token, NOW)
    assert questions(office) == ["Mine?"]


@pytest.mark.parametrize("roles", [(), ("asker",), ("lawyer",), ("editor", "approver")])
@pytest.mark.parametrize("verb", [privacy.copy_for, privacy.erase])
@pytest.mark.parametrize("who", [1, "mira@quill.example"])
def test_only_an_administrator_acts_for_others(office, verb, roles, who):
    opened(office, "Mine?")
    with pytest.raises(AccessRefused):
        verb(staff_of(office, *roles), who)
    assert questions(office) == ["Mine?"]


def test_an_administrator_acts_by_address_and_by_account_and_it_is_told(office):
    administrator = staff_of(office, "administrator")
    with office.records.writing() as connection:
        lives.person(connection, "Ada Root", NOW, "administrator")
        life = lives.live(connection, NOW)
    opened(office, "By address?")
    assert len(privacy.copy_for(administrator, "MIRA@quill.example")["tickets"]) == 2
    assert privacy.copy_for(administrator, life.person)["account"][0]["name"] == "Mira Quill"
    assert privacy.erase(administrator, life.person)["tickets"] == 2
    assert questions(office) == [REMOVED, REMOVED]
    with office.records.reading() as connection:
        told = [kept.event.what for kept in audit.history(connection, f"person {life.person}")]
        assert told == ["copied", "deactivated", "erased"] and list(audit.broken(connection)) == []
    with pytest.raises(RecordError):
        privacy.copy_for(administrator, "mira@quill.example")


def test_clearing_keeps_to_the_settings(office):
    with office.records.writing() as connection:
        lives.turn(connection, "Old?", NOW - 8 * DAY)
        lives.turn(connection, "Young?", NOW - 6 * DAY)
    assert privacy.clear(office, NOW).counts["turns"] == 1
    assert privacy.clear(office, NOW).is_empty
