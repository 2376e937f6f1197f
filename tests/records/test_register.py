"""The register's rows: many are kept in one go or none, what is written once stays, and precedents have a stamp."""

from datetime import date

import pytest
from sqlalchemy import func, insert, select, text

from helpdesk.errors import RecordError
from helpdesk.records.answers import By
from helpdesk.records.pins import Pin
from helpdesk.records.register_gone import blanked
from helpdesk.records.register_keeping import NewRun, Ways, keep_run
from helpdesk.records.register_listing import Leaf, Sought, listed, sought_ids
from helpdesk.records.register_precedents import NewPrecedent, add_precedent, stamp, withdraw_precedent
from helpdesk.records.register_reviews import NewReview, add_review
from helpdesk.records.tables import metadata, people, pins, systems
from tests.records.conftest import NOW

DAY = date(2026, 11, 20)
ME = By(1, NOW)
WAYS = Ways(
    lambda row, facts, day: row, lambda names: tuple(Pin(name, "2026-07-27", "h" * 64) for name in names)
)  # fmt: skip


def result(number: int, **more) -> dict:
    made = {"id": f"s{number:05}", "name": f"S{number}", "owner": "", "description": f"Does {number}.", "facts": []}
    made |= {"as_of": "2026-11-20", "state": "likely", "risk": ["minimal"], "provisions": ["aia:art_4"], "priority": 5}
    return {**made, "first_day": None, "versions": {"law": "2026-07-27"}, **more}


@pytest.fixture
def kept(records):
    """A function that keeps a run of results."""
    with records.writing() as connection:
        connection.execute(insert(people).values(id=1, name="A", failures=0, made=NOW, active=True))

    def keep(results):
        with records.writing() as connection:
            return keep_run(connection, NewRun("Fleet", DAY, {}), results, ME, WAYS)

    return keep


def test_more_systems_than_fit_into_one_batch_are_kept_in_their_order(records, kept):
    assert kept(result(number) for number in range(1_101)).count == 1_101
    with records.reading() as connection:
        keys = list(connection.scalars(select(systems.c.key).order_by(systems.c.id)))
        page = listed(connection, Sought(), Leaf(page=5, size=200))
        assert connection.scalar(select(func.count()).select_from(pins)) == 1_101
    assert keys == [f"s{number:05}" for number in range(1_101)]
    assert (page.total, len(page.rows), page.rows[0].key) == (1_101, 101, "s01000")


def test_a_run_that_breaks_off_leaves_nothing(records, kept):
    def breaking():
        yield from (result(number) for number in range(700))
        raise RecordError("The file ends here.")

    with pytest.raises(RecordError, match="ends here"):
        kept(breaking())
    with records.reading() as connection:
        for table in metadata.sorted_tables:
            if table.name.startswith(("system", "inventory", "pins", "events")):
                assert connection.scalar(select(func.count()).select_from(table)) == 0, table.name


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE system_assessments SET state = 'settled'",
        "DELETE FROM system_assessments",
        "UPDATE system_reviews SET reason = 'other'",
        "DELETE FROM system_reviews",
    ],
)
def test_assessments_and_reviews_are_written_once(records, kept, order):
    kept([result(1)])
    with records.writing() as connection:
        [(system, assessment)] = sought_ids(connection, Sought())
        add_review(connection, system, assessment, NewReview("accepted"), ME)
    with pytest.raises(RecordError), records.writing() as connection:
        connection.execute(text(order))


def test_the_stamp_tells_one_stand_of_the_precedents_from_another(records, kept):
    kept([result(1), result(2)])
    new = NewPrecedent("Does it.", "en", {}, "minimal", ("aia:art_2",), "why")
    with records.writing() as connection:
        first, second = (number for _, number in sought_ids(connection, Sought()))
        assert stamp(connection) == ""
        one = add_precedent(connection, first, new, ME)
        after_one = stamp(connection)
        two = add_precedent(connection, second, new, ME)
        assert len({"", after_one, stamp(connection)}) == 3
        withdraw_precedent(connection, two.id, ME)
        assert stamp(connection) == after_one
        withdraw_precedent(connection, one.id, ME)
        assert stamp(connection) == ""


def test_a_name_is_blanked_as_a_whole_word_and_no_letter_moves():
    said = "Ada Root; ada  root, Adaroot, ada root's"
    assert blanked(said, ["Ada Root"]) == "████████; █████████, Adaroot, ████████'s"
    assert blanked(said, ["", " "]) == said
