"""The situations notice when a condition, an exception, an answer or a day is taken out of the rules."""

import pytest

from tests.soil.mutants import mutants, survivors
from tests.soil.situations import the_rules

EVERY = 12
# Measured on this sample: 0.968 (of all mutants 0.984). A little less is asked, because new rows move the sample.
AT_LEAST = 0.95


@pytest.fixture(scope="module")
def tried():
    return survivors(the_rules(), EVERY)


def test_the_situations_notice_nearly_every_change_of_the_rules(tried):
    count, living = tried
    share = 1 - len(living) / count
    assert share >= AT_LEAST, [f"{mutant.row}: {mutant.change}" for mutant in living]


def test_each_twelfth_mutant_is_tried_and_always_the_same(tried):
    every = list(mutants(the_rules()))
    count, living = tried
    sample = [(mutant.row, mutant.change) for mutant in every[::EVERY]]
    assert count == len(sample) > 100
    assert {(mutant.row, mutant.change) for mutant in living} <= set(sample)


def test_every_mutant_differs_from_the_true_rules_and_leaves_them_alone():
    before = the_rules()
    parts = ("steps", "findings", "obligations", "calendar")
    kept = {part: getattr(before, part) for part in parts}
    for mutant in mutants(before):
        assert [part for part in parts if getattr(mutant.book, part) != kept[part]], (mutant.row, mutant.change)
    assert {part: getattr(the_rules(), part) for part in parts} == kept


def test_mutants_are_made_of_every_kind_of_row():
    kinds = {type(mutant.changed).__name__ for mutant in mutants(the_rules())}
    assert kinds >= {"Finding", "Obligation", "Step", "Day", "tuple"}
