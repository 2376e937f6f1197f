"""What is past its time goes, what is not stays, and what can be counted is still there to be counted."""

from datetime import timedelta

from sqlalchemy import func, insert, select

from helpdesk.records import audit
from helpdesk.records.redaction import REMOVED
from helpdesk.records.retention import Periods, clear
from helpdesk.records.tables import assessments, conversations, pins, ticket_lines, tickets, turns, visits, votes
from tests.records import lives
from tests.records.conftest import NOW

DAY = timedelta(days=1)
PERIODS = Periods(turns=90 * DAY, tickets=365 * DAY, visits=30 * DAY)


def count(connection, table) -> int:
    return connection.scalar(select(func.count()).select_from(table))


def cleared(records, at=NOW) -> dict[str, int]:
    with records.writing() as connection:
        return clear(connection, PERIODS, at).counts


def test_nothing_goes_before_its_time_and_then_nothing_is_told(records):
    with records.writing() as connection:
        lives.live(connection, NOW)
    assert set(cleared(records, NOW + 29 * DAY).values()) == {0}
    with records.reading() as connection:
        assert audit.length(connection)[0] == 0
        assert count(connection, turns) == count(connection, votes) == count(connection, visits) == 1


def test_turns_go_with_their_thumbs_and_conversations(records):
    with records.writing() as connection:
        lives.live(connection, NOW - 91 * DAY)
        lives.turn(connection, "A new one?", NOW - 89 * DAY)
        late = lives.turn(connection, "An old one?", NOW - 95 * DAY)
        row = {"at": NOW, "turn_id": late, "question": "An old one?", "status": "answered", "cited": [], "up": True}
        connection.execute(insert(votes).values(row))
    done = cleared(records)
    assert (done["turns"], done["votes"], done["conversations"], done["visits"]) == (2, 2, 1, 1)
    with records.reading() as connection:
        assert connection.scalars(select(turns.c.question)).all() == ["A new one?"]
        assert count(connection, votes) == count(connection, conversations) == count(connection, visits) == 0


def test_a_conversation_that_goes_on_stays(records):
    with records.writing() as connection:
        connection.execute(insert(conversations).values(id="c", began=NOW - 91 * DAY))
        lives.turn(connection, "Old?", NOW - 91 * DAY, conversation_id="c")
        lives.turn(connection, "Young?", NOW - 89 * DAY, conversation_id="c")
    assert cleared(records)["conversations"] == 0


def test_a_ticket_that_was_closed_long_ago_keeps_its_number_and_state_and_no_words(records):
    with records.writing() as connection:
        number = lives.live(connection, NOW - 400 * DAY).ticket
        kept = [
            lives.ticket(connection, "young", NOW - 400 * DAY, state="closed", closed=NOW - 364 * DAY),
            lives.ticket(connection, "open", NOW - 400 * DAY, state="waiting"),
        ]
        connection.execute(
            tickets.update().where(tickets.c.id == number).values(state="closed", closed=NOW - 366 * DAY)
        )
    done = cleared(records)
    assert (done["tickets"], done["lines"], done["assessments"]) == (1, 4, 1)
    with records.reading() as connection:
        row = connection.execute(select(tickets).where(tickets.c.id == number)).one()
        assert (row.question, row.note, row.contact, row.context, row.person_id) == (REMOVED, REMOVED, "", {}, None)
        assert (row.state, row.origin, row.opened) == ("closed", "person", NOW - 400 * DAY)
        said = connection.scalars(select(ticket_lines.c.text).where(ticket_lines.c.ticket_id == number)).all()
        assert sorted(set(said)) == [REMOVED, "new → open"]
        assert connection.scalars(select(assessments.c.subject)).all() == [{}] and count(connection, pins) == 0
        untouched = connection.scalars(select(tickets.c.question).where(tickets.c.id.in_(kept))).all()
        assert all(REMOVED not in question for question in untouched)


def test_a_duplicate_goes_when_the_ticket_it_was_merged_into_goes(records):
    old, older = NOW - 400 * DAY, NOW - 500 * DAY
    with records.writing() as connection:
        first = lives.ticket(connection, "first", older, state="closed", closed=old)
        second = lives.ticket(connection, "second", older, state="open")
        gone = lives.ticket(connection, "gone", older, state="merged", merged_into=first)
        stays = lives.ticket(connection, "stays", older, state="merged", merged_into=second)
    cleared(records)
    with records.reading() as connection:
        found = dict(connection.execute(select(tickets.c.id, tickets.c.question)).tuples().all())
    assert found[first] == found[gone] == REMOVED and REMOVED not in (found[second], found[stays])


def test_clearing_again_finds_nothing_and_the_chain_is_whole(records):
    with records.writing() as connection:
        number = lives.live(connection, NOW - 400 * DAY).ticket
        connection.execute(
            tickets.update().where(tickets.c.id == number).values(state="closed", closed=NOW - 366 * DAY)
        )
    first, second = cleared(records), cleared(records)
    assert sum(first.values()) > 0 and sum(second.values()) == 0
    with records.reading() as connection:
        assert list(audit.broken(connection)) == []
        [told] = audit.history(connection, "records")
    assert told.event.detail == first and told.event.actor == "desk"


def test_many_tickets_are_blanked_at_once(records):
    with records.writing() as connection:
        for number in range(1_201):
            closed = {"state": "closed", "closed": NOW - 366 * DAY}
            lives.ticket(connection, f"t{number}", NOW - 400 * DAY, **closed)
    assert cleared(records)["tickets"] == 1_201
