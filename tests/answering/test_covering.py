"""How much of a question a rule says, and in which of its sentences."""

from datetime import date

import pytest

from helpdesk.answering.answer import Question
from helpdesk.answering.covering import ALLOWS, BINDS, sentences_that, share
from helpdesk.shelf.digest import Telling

RULE = Telling(
    "aia:art_70.1",
    "Labels",
    "Keepers must label their robots. They may paint them. Robots that water lawns are exempt. Toys are not exempt.",
)


def question(text: str) -> Question:
    return Question(text, date(2026, 11, 20))


def test_words_that_any_question_may_have_are_not_counted():
    assert share(question("Must we label the robots under the AI Act?"), RULE.says) == 1.0
    assert share(question("Must we label the robots and the hedges?"), RULE.says) == pytest.approx(2 / 3)
    assert share(question("Must we?"), RULE.says) == 0.0


def test_what_binds_is_told_from_what_allows():
    assert "label" in sentences_that(BINDS, RULE) and "paint" not in sentences_that(BINDS, RULE)
    assert "paint" in sentences_that(ALLOWS, RULE) and "lawns" not in sentences_that(ALLOWS, RULE)
