"""Typical visitors reach their class, with few questions, and a walk is quick."""

from dataclasses import replace
from datetime import date

import pytest

from eval import speed
from eval.bench import Bench
from eval.journeys import PLAIN_LIMIT, WALK_BUDGET, Journey, journeys, measure, plainest, travel
from eval.ruler import Row
from helpdesk.checker.facts import admit
from helpdesk.checker.finding import Tier
from helpdesk.checker.step import DONT_KNOW, Band, Kind, Option, Step
from helpdesk.checker.walk import walk
from helpdesk.errors import FactsRefused
from helpdesk.settings import ROOT
from tests import sample
from tests.soil.situations import THE_DAY, the_rules

BOOK = the_rules()
ALL = journeys()


def end(journey: Journey):
    *_, last = travel(BOOK, journey, THE_DAY)
    return last


@pytest.mark.parametrize("journey", ALL, ids=lambda journey: journey.name)
def test_every_journey_ends_in_its_classes_with_nothing_left_to_ask(journey: Journey):
    last = end(journey)
    assert set(last.risk) == set(journey.risk)
    assert last.next is None


@pytest.mark.parametrize("journey", ALL, ids=lambda journey: journey.name)
def test_a_journey_asks_one_question_at_a_time_and_each_once(journey: Journey):
    stages = list(travel(BOOK, journey, THE_DAY))
    assert [len(stage.facts) for stage in stages] == list(range(len(stages)))
    for before, after in zip(stages, stages[1:], strict=False):
        assert set(after.facts) - set(before.facts) == {before.next.id}


@pytest.mark.parametrize("journey", ALL, ids=lambda journey: journey.name)
def test_a_journey_answers_as_it_tells_and_plainly_where_it_tells_nothing(journey: Journey):
    told = admit(journey.facts, BOOK)
    answered = end(journey).facts
    assert answered == {name: told.get(name) or plainest(BOOK.step[name]) for name in answered}
    assert len(set(told) & set(answered)) >= len(told) - 2  # the rules spared it a question or two that it prepared for


def test_there_are_ten_journeys_and_they_reach_many_classes():
    assert len(ALL) >= 10 and len({journey.name for journey in ALL}) == len(ALL)
    reached = {tier for journey in ALL for tier in journey.risk}
    assert reached >= {Tier.HIGH_RISK, Tier.TRANSPARENCY, Tier.MINIMAL, Tier.GPAI, Tier.OUT_OF_SCOPE}


def test_a_plain_chatbot_is_asked_at_most_twelve_questions():
    assert "chatbot" in ALL[0].name and PLAIN_LIMIT == 12
    assert len(end(ALL[0]).facts) <= PLAIN_LIMIT


def test_a_plain_chatbot_of_somebody_who_only_uses_or_only_offers_it_takes_no_longer():
    for role in ("provider", "deployer"):
        alone = replace(ALL[0], facts={**ALL[0].facts, "roles": [role]})
        assert len(end(alone).facts) <= PLAIN_LIMIT


def test_a_journey_that_tells_nothing_takes_the_plainest_answers_and_ends():
    last = end(Journey("nobody", {}, ()))
    assert last.next is None and last.risk == (Tier.OUT_OF_SCOPE,)
    assert last.facts == {"what": DONT_KNOW, "machine": "no", "eu": ("none",)}


def test_a_journey_with_a_wrong_answer_is_refused():
    with pytest.raises(FactsRefused, match="whaat"):
        next(travel(BOOK, Journey("wrong", {"whaat": "system"}, ()), THE_DAY))


@pytest.mark.parametrize(
    ("step", "reply"),
    [
        (Step("a", "?", "", "", options=(Option("yes", "", ("x",)), Option("no", ""))), "no"),
        (Step("a", "?", "", "", options=(Option("under", ""), Option("over", "", ("x",)))), "under"),
        (Step("a", "?", "", "", options=(Option("small", "", ("x",)), Option("big", "", ("y",)))), DONT_KNOW),
        (Step("a", "?", "", "", Kind.MANY, options=(Option("one", "", ("x",)), Option("none", ""))), ("none",)),
        (Step("a", "?", "", "", Kind.DAY, bands=(Band(("x",), before=date(2026, 1, 1)),)), DONT_KNOW),
    ],
)
def test_the_plainest_answer_establishes_nothing(step: Step, reply):
    assert plainest(step) == reply
    assert "YES" not in {truth.name for truth in step.settle(reply).values()}


# --- measured -----------------------------------------------------------------------------------------------------


def test_the_measure_tells_questions_for_each_journey_and_the_time_of_a_walk():
    rows = measure(BOOK, THE_DAY)
    asked = rows[: len(ALL)]
    assert [(row.name, row.measured) for row in asked] == [(each.name, len(end(each).facts)) for each in ALL]
    assert [row.budget for row in asked] == [PLAIN_LIMIT, *[None] * (len(ALL) - 1)]
    half, most = rows[len(ALL) :]
    assert (half.unit, most.unit, most.budget) == ("ms", "ms", WALK_BUDGET)
    assert 0 < half.measured <= most.measured
    assert str(sum(row.measured + 1 for row in asked)) in most.note


def test_a_walk_stays_far_below_what_a_visitor_would_notice():
    """The budget itself is for a machine at rest; the tests run where others are at work."""
    [most] = [row for row in measure(BOOK, THE_DAY) if row.name.endswith("p95")]
    assert most.measured < 10 * WALK_BUDGET


def test_the_bench_measures_the_check_of_an_installation(tmp_path):
    settings = sample.settings_of(ROOT / "corpus", tmp_path / "home", shelf=tmp_path / "empty")
    rows, failed = speed.measured("check", Bench(settings, (), THE_DAY, tmp_path))
    assert not failed and all(isinstance(row, Row) for row in rows) and rows[0].verdict == "ok"


def test_the_first_question_is_the_same_for_everybody():
    assert {next(iter(end(journey).facts)) for journey in ALL} == {walk(BOOK, {}, THE_DAY).next.id}
