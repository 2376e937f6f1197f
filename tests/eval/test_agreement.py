"""Two judges of our own questions: what counts as agreement, and how much of it there is."""

from eval.agreement import JUDGMENTS, QUESTIONS, Pair, pairs, rows
from eval.places import same_article, same_place


def pair(first: tuple[str, ...], second: tuple[str, ...], endings: tuple[str, str] = ("answer", "answer")) -> Pair:
    return Pair("x", "?", first, second, endings)


def test_places_meet_when_one_is_the_other_or_lies_inside_it():
    assert pair(("art_26.6",), ("art_26.6.sub_2",)).meet(same_place)
    assert not pair(("art_26.6",), ("art_26.7",)).meet(same_place)
    assert pair(("art_26.6",), ("art_26.7",)).meet(same_article)


def test_two_refusals_meet_and_a_refusal_meets_no_answer():
    assert pair((), ()).meet(same_place)
    assert not pair((), ("art_1",)).meet(same_place)
    assert not pair((), ("art_1",), ("refuse", "answer")).same_ending


def test_every_question_was_judged_twice_and_the_judges_mostly_agree():
    judged = pairs()
    assert len(judged) == len(rows(QUESTIONS)) == len(rows(JUDGMENTS))
    assert sum(each.meet(same_place) for each in judged) >= 0.95 * len(judged)
    assert sum(each.same_ending for each in judged) >= 0.95 * len(judged)
