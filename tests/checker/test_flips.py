"""What would change the result is named, smallest set first, and comes true when it is answered."""

from helpdesk.checker.flips import changes, open_steps, replies
from helpdesk.checker.walk import walk
from tests.checker.small import BEFORE

KNOWN = {"place": "garden", "roles": ("owner",), "size": "sme"}


def test_an_open_step_tells_where_each_answer_leads(book):
    found = {each.step.id: each for each in open_steps(walk(book, {**KNOWN, "pond": "yes"}, BEFORE))}
    assert found["dry"].outcomes == (("yes", ("minimal",)), ("no", ("high-risk",)))
    assert found["dry"].flips_risk
    assert not found["made"].flips_risk


def test_the_smallest_set_is_one_answer_where_one_is_enough(book):
    found = changes(walk(book, {**KNOWN, "pond": "unknown"}, BEFORE))
    assert dict(found[0].answers) in ({"place": "street"}, {"pond": "no"}, {"dry": "yes"})
    assert len(found[0].answers) == 1


def test_a_set_of_two_is_named_where_two_answers_are_needed_together(book):
    joins = {str(change.tier): dict(change.answers) for change in changes(walk(book, KNOWN, BEFORE)) if change.joins}
    assert joins["high-risk"] == {"pond": "yes", "dry": "no"}


def test_a_settled_result_says_what_would_change_it(book):
    settled = walk(book, {**KNOWN, "pond": "yes", "dry": "no"}, BEFORE)
    without = [change for change in changes(settled) if "high-risk" not in change.risk]
    assert {(str(change.tier), change.joins, len(change.answers)) for change in without} == {
        ("minimal", True, 1), ("out-of-scope", True, 1),
    }  # fmt: skip


def test_answers_that_take_one_class_away_and_bring_another_are_told_once(book):
    settled = walk(book, {**KNOWN, "pond": "yes", "dry": "no"}, BEFORE)
    told = [(tuple(change.answers.items()), change.risk) for change in changes(settled)]
    assert len(told) == len(set(told))


def test_every_named_set_keeps_its_promise(book):
    for facts in ({}, KNOWN, {**KNOWN, "pond": "yes"}, {"place": "unknown"}):
        before = walk(book, facts, BEFORE)
        for change in changes(before):
            after = walk(book, {**facts, **change.answers}, BEFORE)
            assert after.risk == change.risk
            assert (change.tier in after.risk) is change.joins


def test_longer_sets_are_left_out(book):
    assert all(len(change.answers) == 1 for change in changes(walk(book, KNOWN, BEFORE), longest=1))


def test_no_single_answer_is_overlooked_where_the_result_is_settled(book):
    """Tried one by one, no single answer changes the tiers where a longer set was named."""
    settled = walk(book, {**KNOWN, "pond": "yes", "dry": "no"}, BEFORE)
    named = {(change.tier, change.joins): len(change.answers) for change in changes(settled)}
    for step in book.steps:
        for reply in replies(step):
            after = walk(book, {**settled.facts, step.id: reply}, BEFORE)
            for tier in {*after.risk} - {*settled.risk, "undetermined"}:
                assert named[tier, True] == 1
