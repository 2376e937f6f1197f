"""A visit of the examiner takes every kind of mark, and counts the words that a reader meets before a quote."""

from eval.asked import Question
from eval.examine import examine, words_before_a_quote
from eval.support import Library
from eval.tables import ORDER, figures, grouped
from tests import sample
from tests.eval.answers import answer


def test_words_are_counted_up_to_the_first_passage_and_a_term_is_none():
    assert words_before_a_quote(answer("A “safety component” is a part.", "It says: “they shall keep a log” too.")) == 8
    assert words_before_a_quote(answer("Four words and done.")) == 4


def test_a_visit_marks_the_ranking_the_answer_and_its_citations(sample_desk):
    question = Question(
        "g", "When must keepers watch?", ("art_4",), says={"holders": ["provider"]}, as_of=sample.SUMMER
    )
    seen = examine(question, sample_desk, Library(sample_desk))
    assert seen.ids[0].startswith("aia:")
    assert {"hit@5 article", "citation precision", "quotes exact", "ending as expected", "holders right"} <= set(
        seen.marks
    )
    assert set(seen.marks) <= set(ORDER)
    assert figures([seen])["quotes exact"].value == 1.0
    assert list(grouped([seen], "language")) == ["en"]
