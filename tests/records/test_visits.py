"""A visit is known by its token alone, ends by itself, and never comes back."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from helpdesk.records import visits as visiting
from helpdesk.records.tables import people, visits
from helpdesk.records.visits import begin, end, end_all, note, visit_of
from tests.records.conftest import NOW

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def writing(records):
    with records.writing() as connection:
        for number in (1, 2):
            row = {"id": number, "name": "A", "email": f"{number}@x.example", "failures": 0, "made": NOW}
            connection.execute(insert(people).values(**row, active=True))
        yield connection


def test_a_token_opens_its_own_visit(writing):
    mine, other = begin(writing, 1, NOW), begin(writing, 2, NOW)
    assert visit_of(writing, mine, NOW).person_id == 1 and visit_of(writing, other, NOW).person_id == 2


def test_the_records_do_not_hold_the_token(writing):
    token = begin(writing, 1, NOW)
    [row] = writing.execute(select(visits)).all()
    assert len(token) == 43 and token not in str(row) and visit_of(writing, row.token_hash, NOW) is None


@pytest.mark.parametrize("change", [
    lambda t: "", lambda t: t[:-1], lambda t: t + "A", lambda t: t.swapcase(), lambda t: " " + t, lambda t: t + "\n",
    lambda t: "' OR '1'='1", lambda t: "%" * 43, lambda t: "_" * 43, lambda t: "\ud800" * 43, lambda t: "A" * 10**7,
])  # fmt: skip
def test_a_forged_token_opens_nothing(writing, change):
    assert visit_of(writing, change(begin(writing, 1, NOW)), NOW) is None


def test_a_visit_that_is_idle_too_long_is_over(writing):
    token = begin(writing, 1, NOW)
    assert visit_of(writing, token, NOW + 29 * MINUTE) and not visit_of(writing, token, NOW + 30 * MINUTE)


def test_a_visit_that_goes_on_is_over_after_some_hours(writing):
    token, at = begin(writing, 1, NOW), NOW
    while visit := visit_of(writing, token, at):
        note(writing, visit, at)
        at += 20 * MINUTE
    assert at - NOW == visiting.LONGEST


def test_that_a_visit_goes_on_is_noted_at_most_once_a_minute(writing):
    visit = visit_of(writing, begin(writing, 1, NOW), NOW)
    assert not visit.is_to_be_noted(NOW + timedelta(seconds=59)) and visit.is_to_be_noted(NOW + MINUTE)


def test_a_visit_that_was_ended_is_over_for_good(writing):
    token = begin(writing, 1, NOW)
    visit = visit_of(writing, token, NOW)
    assert end(writing, token, NOW + MINUTE) == 1
    note(writing, visit, NOW + 2 * MINUTE)  # a request that was under way meanwhile
    assert visit_of(writing, token, NOW + 2 * MINUTE) is None and end(writing, token, NOW + HOUR) is None


def test_all_visits_of_one_person_end_and_of_nobody_else(writing):
    tokens, other = [begin(writing, 1, NOW) for _ in range(3)], begin(writing, 2, NOW)
    assert end_all(writing, 1, NOW) == 3 and end_all(writing, 1, NOW) == 0
    assert not any(visit_of(writing, token, NOW) for token in tokens) and visit_of(writing, other, NOW)
