"""The walk replays facts, spreads what is unknown, and asks only what can still change something."""

from datetime import date

import pytest

from helpdesk.checker.walk import changed, walk
from helpdesk.law.rule import NO, UNKNOWN, YES, parse
from tests.checker.small import BEFORE

GARDEN = {"place": "garden", "roles": ("owner",), "pond": "no"}


def tiers(found) -> list[str]:
    return [str(tier) for tier in found.risk]


@pytest.mark.parametrize(
    ("rule", "a", "b", "truth"),
    [
        ("a and b", UNKNOWN, NO, NO),
        ("a and b", UNKNOWN, YES, UNKNOWN),
        ("a or b", UNKNOWN, YES, YES),
        ("a or b", UNKNOWN, NO, UNKNOWN),
        ("not a", UNKNOWN, NO, UNKNOWN),
        ("not (a or b)", NO, NO, YES),
        ("a or b and not b", NO, YES, NO),
    ],
)
def test_unknown_spreads_unless_the_rest_settles_it(rule, a, b, truth):
    assert parse(rule).truth({"a": a, "b": b}) is truth


@pytest.mark.parametrize("text", ["", "a and", "(a", "a)", "a b", "and a", "a & b", "not"])
def test_a_rule_that_cannot_be_read_says_why(text):
    with pytest.raises(ValueError, match=r"\w"):
        parse(text)


def test_without_facts_nothing_is_settled_and_the_first_question_comes_first(book):
    found = walk(book, {}, BEFORE)
    assert tiers(found) == ["undetermined"]
    assert found.next.id == "place"


def test_what_lies_outside_asks_nothing_more(book):
    found = walk(book, {"place": "street"}, BEFORE)
    assert tiers(found) == ["out-of-scope"]
    assert found.next is None
    assert found.open == ()


def test_a_question_comes_only_while_it_can_change_something(book):
    assert walk(book, GARDEN, BEFORE).next is None
    assert walk(book, GARDEN, BEFORE).open == ()
    assert walk(book, {**GARDEN, "pond": "yes"}, BEFORE).next.id == "dry"


def test_i_dont_know_is_not_asked_again_and_stays_open(book):
    found = walk(book, {**GARDEN, "pond": "unknown"}, BEFORE)
    assert found.next.id == "dry"
    assert "pond" in {step.id for step in found.open}
    assert tiers(found) == ["undetermined"]


def test_an_unknown_beside_other_ticks_leaves_the_rest_unknown(book):
    truths = walk(book, {"place": "garden", "roles": ("guest", "unknown")}, BEFORE).truths
    assert (truths["told-guest"], truths["told-owner"]) == (YES, UNKNOWN)


def test_reasons_lead_back_to_the_answers(book):
    found = walk(book, {**GARDEN, "pond": "yes", "dry": "no"}, BEFORE)
    assert found.leans_on("danger") == ("garden", "pond", "dry")
    assert found.because("danger") == ("place", "pond", "dry")
    assert walk(book, {**GARDEN, "pond": "no"}, BEFORE).because("danger") == ("pond",)


def test_a_changed_answer_gives_the_same_walk_as_a_fresh_one(book):
    before = walk(book, {**GARDEN, "pond": "yes", "dry": "no"}, BEFORE)
    facts = {**GARDEN, "pond": "yes", "dry": "yes"}
    assert changed(before, book.step["dry"], "yes").truths == walk(book, facts, BEFORE).truths


def test_a_day_counts_from_its_own_boundary(book):
    for made, truth in ((date(2031, 5, 31), YES), (date(2031, 6, 1), NO), (date(2031, 6, 2), NO)):
        assert walk(book, {"made": made}, BEFORE).truths["old"] is truth


def test_a_number_counts_above_its_bound_only(book):
    for number, truth in ((999.0, NO), (1000.0, NO), (1000.5, YES)):
        assert walk(book, {"turnover": number}, BEFORE).truths["rich"] is truth
