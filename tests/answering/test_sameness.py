"""What speaks for a prepared answer: law, yes or no, and words; and when another serves as well."""

from dataclasses import replace
from datetime import date

import pytest

from helpdesk.answering.sameness import read_weights, serves
from helpdesk.shelf.answers import Curated, Line
from tests.answering.test_curated import served

DAY = date(2026, 11, 20)
YES = Curated(
    "yes", "Must we label our pictures?", (), DAY, "2026-07-27", (Line("Yes, label them.", ("aia:art_1.1",)),)
)


def _saying(text: str, *cites: str, of: Curated = YES) -> Curated:
    return replace(of, id="other", lines=(Line(text, cites),))


@pytest.mark.parametrize(
    ("other", "does"),
    [
        (_saying("Yes, put a label on.", "aia:art_1.1"), True),
        (_saying("Yes, put a label on.", "aia:art_1.1.a", "aia:art_9.2"), True),
        (_saying("No, leave them.", "aia:art_1.1"), False),
        (_saying("Yes, put a label on.", "aia:art_7.1"), False),
        (_saying("Ten years.", "aia:art_1.1"), False),
    ],
)
def test_another_answer_serves_as_well_where_it_says_the_same_on_the_same_law(other, does):
    assert serves(YES, YES)
    assert serves(other, YES) is does


def test_two_answers_that_say_neither_yes_nor_no_never_serve_for_each_other():
    ten = _saying("Ten years.", "aia:art_1.1")
    assert not serves(replace(ten, id="one"), replace(ten, id="two"))


def test_a_place_without_a_number_is_compared_like_any_other():
    """Article 113, second subparagraph, has no numbered place around it."""
    dates = replace(YES, lines=(Line("Yes, since 2 August 2026.", ("aia:art_113.sub_2",)),))
    assert served("Must we label our pictures by now?", (dates, 0.9), first="aia:art_113.sub_2") == "yes"


def test_every_piece_of_evidence_has_a_weight_and_words_that_are_missing_speak_against():
    weights = read_weights()
    assert set(weights.of) >= {"against", "elsewhere", "share"} and 0.5 < weights.threshold < 1
    assert all(weights.of[name] > 0 for name in ("against", "elsewhere", "over", "share", "first"))
    assert all(weights.of[name] < 0 for name in ("missing", "unsaid"))
