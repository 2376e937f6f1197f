"""Opening the records: the tables are those that are written down, and what is written once stays."""

import traceback

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, text

from helpdesk.errors import RecordError
from helpdesk.records import audit
from helpdesk.records.opening import address, open_records
from helpdesk.records.tables import answers, metadata
from tests.records.conftest import NOW


def done(number: int = 1) -> audit.Event:
    return audit.Event(NOW, "person 1", "tried", f"thing {number}", {"n": number, "ü": "é"})


def test_the_migrations_make_the_tables_as_they_are_written_down(records):
    with records.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_opening_again_changes_nothing(records, url):
    with records.writing() as connection:
        audit.tell(connection, done())
    open_records.cache_clear()
    with open_records(url).reading() as connection:
        assert audit.length(connection)[0] == 1


def test_a_whole_chain_has_nothing_wrong_with_it(records):
    for number in range(5):
        with records.writing() as connection:
            audit.tell(connection, done(number))
    with records.reading() as connection:
        assert list(audit.broken(connection)) == []
        assert [kept.event.detail["n"] for kept in audit.history(connection, "thing 3")] == [3]


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE events SET actor = 'someone else' WHERE id = 1",
        "DELETE FROM events",
        "UPDATE answer_versions SET reason = 'other'",
        "DELETE FROM approvals",
    ],
)
def test_what_is_written_once_is_not_changed(records, order):
    with records.writing() as connection:
        audit.tell(connection, done())
        _written(connection)
    with pytest.raises(RecordError), records.writing() as connection:
        connection.execute(text(order))
    with records.reading() as connection:
        assert list(audit.broken(connection)) == []


def _written(connection) -> None:
    """An answer's version that another person approved."""
    moment = "2026-11-21 09:30:00+00:00"
    for order in (
        f"INSERT INTO people (id, name, failures, made, active) VALUES (1, 'A', 0, '{moment}', true)",
        f"INSERT INTO people (id, name, failures, made, active) VALUES (2, 'B', 0, '{moment}', true)",
        "INSERT INTO answers (id, state, lang, audience) VALUES ('a', 'draft', 'en', '')",
        "INSERT INTO answer_versions (id, answer_id, number, author_id, at, reason, law_version, body) "
        f"VALUES (1, 'a', 1, 1, '{moment}', '', '2026-07-27', '{{}}')",
        f"INSERT INTO approvals (version_id, author_id, approver_id, at, note) VALUES (1, 1, 2, '{moment}', '')",
    ):
        connection.execute(text(order))


@pytest.mark.parametrize("author, approver", [(1, 1), (2, 1)])
def test_the_database_refuses_an_author_as_approver_whatever_it_is_told(records, author, approver):
    with pytest.raises(RecordError), records.writing() as connection:
        _written(connection)
        connection.execute(
            text(
                "INSERT INTO answer_versions (id, answer_id, number, author_id, at, reason, law_version, body) "
                "VALUES (2, 'a', 2, 1, '2026-11-21 09:30:00+00:00', '', '2026-07-27', '{}')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO approvals (version_id, author_id, approver_id, at, note) "
                f"VALUES (2, {author}, {approver}, '2026-11-21 09:30:00+00:00', '')"
            )
        )


def test_a_chain_that_was_changed_past_the_guards_is_found(records):
    for number in range(4):
        with records.writing() as connection:
            audit.tell(connection, done(number))
    guards = {
        "sqlite": ("DROP TRIGGER events_no_update", "DROP TRIGGER events_no_delete"),
        "postgresql": ("ALTER TABLE events DISABLE TRIGGER ALL",),
    }[records.engine.dialect.name]
    with records.writing() as connection:
        for order in (*guards, "UPDATE events SET actor = 'x' WHERE id = 2", "DELETE FROM events WHERE id = 3"):
            connection.execute(text(order))
    with records.reading() as connection:
        wrong = list(audit.broken(connection))
    assert "event 2 was changed" in wrong and "event 3 is missing" in wrong


def test_what_fails_is_told_without_what_was_written(records):
    with pytest.raises(RecordError) as refused, records.writing() as connection:
        connection.execute(insert(answers).values(id="secret words", state="nonsense"))
    told = "".join(traceback.format_exception(refused.value))
    assert "breaks a rule" in told and "secret words" not in told.replace('id="secret words"', "")


@pytest.mark.parametrize("wrong", ["mysql://x", "nothing at all", "sqlite:////proc/none/x.sqlite"])
def test_a_database_that_cannot_be_is_said_to_be_so(wrong):
    with pytest.raises(RecordError):
        open_records(wrong)


def test_the_records_lie_in_the_home_unless_an_address_is_set(tmp_path):
    assert address(None, tmp_path) == f"sqlite:///{tmp_path}/records.sqlite"
    assert address("postgresql://x/y", tmp_path) == "postgresql://x/y"
