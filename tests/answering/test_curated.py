"""A prepared answer is given to its own question, on days it was reviewed for, and to no other question."""

from dataclasses import dataclass, field, replace
from datetime import date
from types import SimpleNamespace

import pytest

from helpdesk.answering.answer import Question
from helpdesk.answering.curated import answer_to
from helpdesk.law import Force, Kind, Version
from helpdesk.search.passage import Face, Passage
from helpdesk.shelf.answers import Curated, Line

DAY = date(2026, 11, 20)
LABELS = Curated("labels", "Must we label our pictures?", (), DAY, "2026-07-27", (Line("Yes.", ("aia:art_1.1",)),))
FUN = replace(LABELS, id="fun", question="Must I label pictures I draw for fun at home?")
IN_FORCE = Version("aia", "2026-07-27", "", "oj", Force.BINDING, date(2026, 7, 27), None, ("en",), "", "")


@dataclass
class NearestFirst:
    """An index that finds what it is told to find, with the cosine it is told."""

    rows: list[tuple[Curated, float]]
    manifest: object = field(default_factory=lambda: SimpleNamespace(lang="en"))

    def nearest(self, _text, _k):
        return [(_wording(answer), cosine) for answer, cosine in self.rows]


def _wording(answer: Curated) -> Passage:
    kind, force = Kind.PARAGRAPH, Force.BINDING
    place = ("aia:art_1.1", "2026-07-27", "en", kind, force, DAY, None)
    return Passage(*place, answer.question, Face.ASKED, answer.id)


def served(text: str, *rows: tuple[Curated, float], as_of: date = DAY) -> str | None:
    """The id of the answer that is given."""
    shelf = SimpleNamespace(
        answers={answer.id: answer for answer, _ in rows},
        version_on=lambda _source, day: IN_FORCE if IN_FORCE.holds_on(day) else None,
    )
    answer = answer_to(Question(text, as_of), SimpleNamespace(index=NearestFirst(list(rows)), shelf=shelf))
    return answer.id if answer else None


def test_the_same_question_in_nearly_the_same_words_gets_the_answer():
    assert served("Do we have to label pictures of ours?", (LABELS, 0.86)) == "labels"


def test_a_wording_that_says_more_than_the_question_does_not_answer_it():
    """Near in meaning, but what only one of them says turns the answer round."""
    assert served("Do we have to label pictures?", (FUN, 0.91)) is None


def test_a_question_that_says_much_more_than_the_wording_is_another_question():
    text = "Must hospitals label pictures that radiologists send to insurers abroad?"
    assert served(text, (LABELS, 0.85)) is None


def test_two_answers_that_come_equally_near_are_both_left_aside():
    assert served("Must we label our pictures?", (LABELS, 0.90), (FUN, 0.88)) is None


def test_what_is_not_near_in_meaning_is_not_the_same_question():
    assert served("Must we label our pictures?", (LABELS, 0.7)) is None


@pytest.mark.parametrize("day", [date(2026, 7, 1), date(2026, 11, 19)])
def test_an_answer_is_not_given_for_days_before_its_review_or_for_another_wording(day):
    assert served("Must we label our pictures?", (LABELS, 0.99), as_of=day) is None
