"""The examiner agrees with a reader on what was found, place by place."""

import pytest

from eval.asked import Question
from eval.places import is_found, same_article, same_place
from eval.retrieval import judge


def _question(gold: tuple[str, ...], needs_all: bool = False, language: str = "en", category: str = "lay") -> Question:
    return Question("q", "What applies?", gold, needs_all, language, category)


@pytest.mark.parametrize(
    ("found", "gold", "article", "place"),
    [
        ("aia:art_6.3.a", "art_6.3.a", True, True),
        ("aia:art_6.3", "art_6.3.a", True, True),  # the paragraph around the point
        ("aia:art_6.3.a", "art_6.3", True, True),  # the point inside the paragraph
        ("aia:art_6", "art_6.3", True, False),  # a whole article is no pinpoint
        ("aia:art_6.2", "art_6.3", True, False),
        ("aia:art_60.3", "art_6.3", False, False),
        ("aia:art_113", "art_113", True, True),
        ("aia:art_113.sub_3.c", "art_113.c", True, True),  # unnumbered subparagraphs do not count
        ("aia:anx_III.4.a", "anx_III.4", True, True),
        ("aia:anx_III.5.a", "anx_III.4", True, False),
        ("aia:rec_53", "rec_53", True, True),
        ("omnibus:art_1.3", "art_1.3", False, False),  # another act's article of the same number
        ("gl-prohibited:par_63", "art_5.1.a", False, False),
    ],
)
def test_two_ids_agree_on_the_article_and_on_the_place(found, gold, article, place):
    assert (same_article(found, gold), same_place(found, gold)) == (article, place)


def test_any_of_the_known_places_will_do_unless_all_are_needed():
    ids = ["aia:art_50.1", "aia:rec_132"]
    assert is_found(_question(("art_50.1", "art_113")), ids, same_place)
    assert not is_found(_question(("art_50.1", "art_113"), needs_all=True), ids, same_place)
    assert is_found(_question(("art_50.1", "rec_132"), needs_all=True), ids, same_place)
    assert not is_found(_question(("art_50.1",)), [], same_place)


def test_shares_are_of_the_questions_that_have_an_answer_and_only_the_first_hits_count():
    questions = [
        _question(("art_50.1",)),
        _question(("art_50.9",)),
        _question(("art_4",), language="de", category="foreign"),
        _question((), category="out-of-domain"),
    ]
    scores = judge(questions, lambda _: ["aia:art_50.1", "aia:art_9", "aia:art_4"], k=2)
    assert (scores["all"].asked, scores["all"].article, scores["all"].pinpoint) == (3, 2 / 3, 1 / 3)
    assert (scores["English"].asked, scores["English"].article, scores["English"].pinpoint) == (2, 1.0, 0.5)
    assert scores["foreign"].article == 0.0
    assert "out-of-domain" not in scores
