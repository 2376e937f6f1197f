"""A day or a figure that a question claims of the law is held against the law; what visitors did themselves is not."""

from dataclasses import dataclass
from datetime import date

import pytest

from helpdesk.answering.answer import Question
from helpdesk.answering.premise import has_other_figure, has_wrong_day, has_wrong_figure
from helpdesk.law import Force, Kind, Provision
from helpdesk.law.calendar import Day
from helpdesk.settings import ROOT
from helpdesk.shelf.digest import Telling
from helpdesk.shelf.shelf import Applies

TODAY = date(2026, 11, 20)
RULE = Provision(
    "aia:art_80.1", Kind.PARAGRAPH, "Article 80(1)", "", "", "aia:art_80", (), "2026-07-27", "en", Force.BINDING, ""
)
SAYS = "Faults must be reported within 15 days. The fine is up to 3 % of turnover."
LATE = Day("late", date(2030, 8, 2), "Old robots must comply", ("aia:art_80.1",), (), ("2026-07-27",))


@dataclass
class Garden:
    """A shelf with one rule, its day and a deadline."""

    corpus = ROOT / "corpus"
    calendar = (LATE,)

    def under(self, unit):
        return [unit]

    def applies(self, _unit):
        return Applies(date(2026, 8, 2), "It applies", ("aia:art_113",))

    def telling(self, _unit):
        return Telling(RULE.id, "Faults", SAYS)

    def same_volume(self, _unit):
        return self

    @property
    def by_id(self):
        return {"aia:art_80": RULE}


def wrong_day(text: str) -> bool:
    return has_wrong_day(Question(text, TODAY), RULE, Garden())


def wrong_figure(text: str) -> bool:
    return has_wrong_figure(Question(text, TODAY), RULE, Garden())


@pytest.mark.parametrize(
    "text",
    [
        "Have the duties been binding since 2 February 2025?",
        "Was the start postponed to December 2027?",
        "Is 2 August 2027 our deadline?",
        "Why was the rule moved to 2 December 2029?",
    ],
)
def test_a_day_that_the_rule_does_not_have_is_wrong(text):
    assert wrong_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "Have the duties been binding since 2 August 2026?",
        "Does it apply from August 2026?",
        "Is 2 August 2030 the deadline for old robots?",
        "We have sold robots since May 2025. Does it apply?",
        "Does it apply today, on 20 November 2026?",
        "Does it still bind us after the 2026 change?",
        "Does it apply?",
    ],
)
def test_a_right_day_and_a_day_of_ones_own_are_not(text):
    assert not wrong_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "We must report within 72 hours, right?",
        "Our lawyer says the fine is 10 % of turnover.",
        "Is it true that it is 30 days?",
    ],
)
def test_a_figure_of_the_same_kind_that_the_rule_does_not_have_is_wrong(text):
    assert wrong_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        "We must report within 15 days, right?",
        "Faults are reported within 360 hours, correct?",
        "We kept the log for 72 hours. Must we report?",
        "It says we are 10 people, right?",
    ],
)
def test_a_right_figure_and_one_that_is_no_claim_are_not(text):
    assert not wrong_figure(text)


def test_a_figure_that_is_not_the_rules_bars_a_plain_yes_even_where_nothing_is_claimed():
    def other(text: str) -> bool:
        return has_other_figure(Question(text, TODAY), RULE, Garden())

    assert other("Must we report within 30 days?")
    assert not other("Must we report within 15 days?") and not other("Must we report all 4 faults?")
