"""The measures of search give the numbers that a reader works out by hand."""

from math import log2

import pytest

from eval.asked import Question
from eval.finding import MEASURES, marks_of
from eval.places import credited, distinct, same_article, same_place


def _values(gold, ids, needs_all=False):
    return {name: earned for name, (earned, _) in marks_of(Question("q", "?", gold, needs_all), ids).items()}


def test_a_place_at_the_second_rank_counts_half_for_mrr_and_not_at_one():
    found = _values(("art_6.3",), ["aia:art_9.1", "aia:art_6.3.a", "aia:art_6.2"])
    assert set(found) == set(MEASURES)
    assert (found["hit@1 pinpoint"], found["hit@5 pinpoint"], found["MRR pinpoint"]) == (0, 1, 0.5)
    assert found["nDCG@10 pinpoint"] == pytest.approx(1 / log2(3))
    assert found["recall@5 pinpoint"] == 1


def test_recall_is_a_share_of_the_places_and_ndcg_is_against_the_best_order():
    found = _values(("art_6.3", "art_50.1"), ["aia:art_6.3", *(f"aia:art_{n}" for n in range(20, 24)), "aia:art_50.1"])
    assert (found["recall@5 pinpoint"], found["recall@10 pinpoint"]) == (0.5, 1.0)
    assert found["nDCG@10 pinpoint"] == pytest.approx((1 + 1 / log2(7)) / (1 + 1 / log2(3)))


def test_an_article_that_is_found_twice_earns_once():
    found = _values(("art_6.1", "art_6.3", "art_9"), ["aia:art_6.1", "aia:art_6.2", "aia:art_6.3"])
    assert found["recall@5 article"] == 0.5  # two articles are wanted, one is found
    assert found["nDCG@10 article"] == pytest.approx(1 / (1 + 1 / log2(3)))


def test_where_all_are_needed_a_hit_needs_them_all_or_as_many_as_fit():
    gold = ("art_50.1", "art_99.4")
    both, one = ["aia:art_50.1", "aia:art_99.4"], ["aia:art_50.1", "aia:art_9", "aia:art_10"]
    assert _values(gold, both, needs_all=True)["hit@5 article"] == 1
    assert _values(gold, one, needs_all=True)["hit@5 article"] == 0
    assert _values(gold, one, needs_all=True)["hit@1 article"] == 1
    assert _values(gold, one)["hit@5 article"] == 1


def test_a_short_ranking_does_not_make_a_hit_of_what_is_missing():
    found = _values(("art_50.1", "art_99.4"), ["aia:art_50.1"], needs_all=True)
    assert found["hit@5 article"] == 0


def test_nothing_found_earns_nothing_and_a_question_without_a_place_is_not_counted():
    assert set(_values(("art_6",), []).values()) == {0}
    assert _values((), ["aia:art_6"]) == {}


def test_hits_beyond_the_tenth_do_not_count():
    assert set(_values(("art_6",), [f"aia:art_{n}" for n in (*range(20, 30), 6)]).values()) == {0}


def test_gold_places_of_one_article_are_one_at_article_level_and_two_at_pinpoint():
    gold = ("art_113.sub_3.c", "art_113.sub_3.d")
    assert (len(distinct(gold, same_article)), len(distinct(gold, same_place))) == (1, 2)


def test_a_hit_is_credited_to_one_place():
    assert credited(["aia:art_6.3", "aia:art_6.3.b"], ["art_6.3.a", "art_6.3.b"], same_place) == [
        "art_6.3.a",
        "art_6.3.b",
    ]


def test_a_question_that_names_whole_articles_is_judged_at_article_level_alone():
    asked = Question("q", "?", ("art_9",), whole_articles=True)
    assert {name.split()[1] for name in marks_of(asked, ["aia:art_9.1"])} == {"article"}
