"""A fact is right, stated otherwise, or missing; each case by hand."""

import pytest

from eval.said import facts_of, marks_of, opening
from tests.eval.answers import answer


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("Yes, you must.", "yes"), ("No: consent does not help.", "no"), ("Not yet; it applies later.", "no"),
        ("“No”, says the Act.", None), ("No provider may do that.", None), ("It depends.", None),
        ("Nein, erst später.", "no"), ("Oui.", "yes"), ("Tak, od dziś.", "yes"), ("Notice is needed.", None),
    ],
)  # fmt: skip
def test_a_yes_or_no_is_read_from_the_first_words(first, said):
    assert opening(answer(first, "No, not so.")) == said


def test_the_opposite_is_wrong_and_silence_is_missing():
    (yes,) = facts_of({"yes_no": "yes"}, answer("Yes, since 2026."))
    (no,) = facts_of({"yes_no": "yes"}, answer("No, never."))
    (silent,) = facts_of({"yes_no": "yes"}, answer("Article 5 says so."))
    assert (yes.right, yes.is_opposite) == (True, False)
    assert (no.right, no.is_opposite) == (False, True)
    assert (silent.right, silent.is_opposite, silent.stated) == (False, False, False)


def test_every_day_and_number_asked_for_must_be_there():
    says = {"dates": ["2026-08-02", "2027-12-02"], "numbers": ["15000000", "3"]}
    whole = answer("It applies since 2 August 2026, for lists from 2 December 2027.", "Fines: EUR 15 million or 3 %.")
    half = answer("It applies since 2 August 2026.", "Fines reach EUR 15 000 000.")
    assert [fact.right for fact in facts_of(says, whole)] == [True, True]
    assert [(fact.stated, fact.right) for fact in facts_of(says, half)] == [(True, False), (True, False)]


def test_a_day_far_down_is_right_but_not_in_the_first_words():
    (far,) = facts_of({"dates": ["2027-12-02"]}, answer("word " * 90, "It applies from 2 December 2027."))
    assert (far.right, far.lead) == (True, False)


def test_the_holder_must_be_named_in_the_first_words():
    says = {"holders": ["importer"]}
    assert facts_of(says, answer("Importers keep it for ten years."))[0].right
    assert facts_of(says, answer("Providers keep it.", "word " * 90, "So does the importer."))[0].is_opposite
    assert not facts_of(says, answer("It is kept for ten years."))[0].stated


def test_the_three_figures_of_facts_are_of_asked_and_of_stated():
    says = {"yes_no": "yes", "dates": ["2027-12-02"], "numbers": ["4"], "holders": []}
    marks = marks_of(facts_of(says, answer("Yes, but not before 2 August 2028.")))
    assert marks["facts right of asked"] == (1, 3)
    assert marks["facts stated of asked"] == (2, 3)
    assert marks["facts right of stated"] == (1, 2)
    assert (marks["dates right"], marks["yes or no right"]) == ((0, 1), (1, 1))
    assert marks_of(()) == {}
