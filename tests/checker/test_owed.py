"""What is owed: by whom, from which day, under which fine; nothing falls away because somebody does not know."""

from datetime import date, timedelta

from helpdesk.checker.owed import owed, timeline
from helpdesk.checker.walk import walk
from tests.checker.small import BEFORE, EARLY, LATE

POND = {"place": "garden", "roles": ("owner",), "pond": "yes", "dry": "no", "made": date(2032, 1, 1), "size": "large"}


def duties(book, facts, as_of=BEFORE) -> dict:
    return {each.duty.id: each for each in owed(walk(book, facts, as_of))}


def test_a_duty_needs_its_role(book):
    assert not duties(book, {**POND, "roles": ("guest",)})
    assert set(duties(book, POND)) == {"close-the-gate", "fence-the-pond", "plant-a-tree"}


def test_a_duty_that_waits_for_an_answer_is_told_as_possible(book):
    found = duties(book, {**POND, "dry": "unknown"})["fence-the-pond"]
    assert not found.is_sure
    assert found.waits_for == ("dry",)
    assert duties(book, POND)["fence-the-pond"].because == ("place", "roles", "pond", "dry")


def test_the_first_day_is_that_of_the_first_case_that_holds(book):
    assert duties(book, POND)["fence-the-pond"].first_day == EARLY
    assert duties(book, {**POND, "made": date(2029, 1, 1)})["fence-the-pond"].first_day == LATE
    assert duties(book, {**POND, "made": date(2029, 1, 1)}, LATE)["fence-the-pond"].first_day == EARLY


def test_every_first_day_is_kept_while_it_is_not_known_which(book):
    found = duties(book, {**POND, "made": "unknown"})["fence-the-pond"]
    assert [day.id for day in found.days] == ["late", "early"]
    assert found.first_day == EARLY


def test_a_duty_applies_on_its_first_day_and_not_before(book):
    gate = duties(book, POND)["close-the-gate"]
    one = timedelta(days=1)
    assert [gate.applies_on(day) for day in (EARLY - one, EARLY, EARLY + one)] == [False, True, True]


def test_the_ceiling_of_a_fine_follows_size_and_turnover(book):
    small = duties(book, {**POND, "size": "sme", "turnover": 1000.0})
    large = duties(book, {**POND, "turnover": 1000.0})
    assert [fine.most for fine in small["close-the-gate"].fines] == [20.0]
    assert [fine.most for fine in large["close-the-gate"].fines] == [100]
    assert [fine.most for fine in duties(book, POND)["close-the-gate"].fines] == [None]
    assert [fine.most for fine in small["fence-the-pond"].fines] == [50]


def test_while_the_size_is_unknown_both_fines_are_possible(book):
    found = duties(book, {**POND, "size": "unknown"})["fence-the-pond"]
    assert [fine.penalty.id for fine in found.fines] == ["fixed", "small"]
    assert found.fines[1].rule is None


def test_the_timeline_holds_binding_duties_by_their_first_day(book):
    found = timeline(owed(walk(book, {**POND, "made": date(2029, 1, 1)}, BEFORE)))
    assert [(day, [each.duty.id for each in duties]) for day, duties in found] == [
        (EARLY, ["close-the-gate"]),
        (LATE, ["fence-the-pond"]),
    ]
