"""Prepared answers are short, point at provisions in force in every sentence, and answer their own questions."""

from datetime import date

import pytest

from helpdesk.answering.answer import Status
from helpdesk.law import Citation
from helpdesk.settings import ROOT
from helpdesk.shelf.answers import read_answers
from tests.soil.checks import DAY, Soil

ANSWERS = read_answers(ROOT / "corpus")
MOST_WORDS = 150


def test_there_are_at_least_sixty():
    assert len(ANSWERS) >= 60


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_short_and_can_be_asked_for_in_several_ways(answer):
    words = sum(len(line.text.split()) for line in answer.lines)
    assert 0 < words <= MOST_WORDS
    assert len({answer.question, *answer.asked}) == 1 + len(answer.asked) >= 4
    assert answer.reviewed <= DAY and answer.law == "2026-07-27"


@pytest.mark.official
def test_every_pointer_names_a_provision_that_is_in_force(mirror):
    soil = Soil(mirror)
    cites = {(answer.id, cite) for answer in ANSWERS.values() for line in answer.lines for cite in line.cites}
    missing = [pair for pair in cites if pair[1] not in soil.official and pair[1] not in soil.tellings]
    deleted = [pair for pair in cites if pair[1] in soil.official and soil.official[pair[1]].deleted]
    assert not missing and not deleted
    assert all(str(Citation.from_id(cite)) == cite for _, cite in cites)


def test_no_question_belongs_to_two_answers():
    asked = [text.lower() for answer in ANSWERS.values() for text in (answer.question, *answer.asked)]
    assert len(asked) == len(set(asked))


@pytest.mark.official
def test_each_answers_own_question_is_answered_by_it_or_composed_from_the_law_never_by_another_answer(real_desk):
    """The two that come near each other are left aside, which is allowed; a wrong one is not."""
    wrong, served = [], 0
    for answer in ANSWERS.values():
        given = real_desk.ask(answer.question, date(2026, 11, 20))
        served += given.status is Status.CURATED
        if given.status is Status.CURATED and given.sentences[0].text != answer.lines[0].text:
            wrong.append(answer.id)
    assert not wrong
    assert served >= 0.8 * len(ANSWERS)
