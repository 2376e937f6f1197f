"""Learning: what counts is found in small examples, a forgotten passage is found no more, grades follow the gold."""

import numpy as np
import pytest

from eval.learn.phrases import Exact, Forgetful, fold_of, grades, lesson, without
from eval.learn.sameness import Row
from eval.learn.sameness import learn_weights as learn_sameness
from eval.learn.weights import Example, learn_weights
from helpdesk.search.passage import Face
from tests import sample


def example(good: list[float], *bad: list[float]) -> Example:
    rows = np.array([good, *bad], dtype=np.float32)
    return Example(rows, np.array([2] + [0] * len(bad)), 1.0)


def test_a_signal_that_tells_right_from_wrong_gets_the_weight():
    rng = np.random.default_rng(3)
    examples = [example([1.0, rng.random()], *([0.0, rng.random()] for _ in range(5))) for _ in range(40)]
    weights = learn_weights(examples, ["useful", "noise"])
    assert weights["useful"] > 3 * abs(weights["noise"])


def test_a_signal_that_speaks_against_is_held_against():
    examples = [example([0.0], [1.0], [1.0]) for _ in range(10)]
    assert learn_weights(examples, ["misleading"])["misleading"] < 0


def test_learning_twice_gives_the_same():
    examples = [example([1.0, 0.2], [0.1, 0.9]), example([0.7, 0.1], [0.3, 0.3])]
    assert learn_weights(examples, ["one", "two"]) == learn_weights(examples, ["one", "two"])


def test_questions_whose_answer_is_no_candidate_teach_nothing():
    lost = Example(np.array([[9.0], [-9.0]], dtype=np.float32), np.array([0, 1]), 1.0)
    kept = [example([1.0], [0.0])] * 3
    assert learn_weights([*kept, lost], ["a"]) == learn_weights(kept, ["a"])


def test_evidence_that_tells_the_right_answer_gets_the_weight_and_rows_count_as_they_should():
    rng = np.random.default_rng(5)
    told = [Row({"useful": float(right), "noise": float(rng.random())}, right, 1.0) for right in [True, False] * 40]
    astray = [Row({"useful": float(right), "noise": 0.5}, not right, 0.01) for right in [True, False] * 40]
    weights = learn_sameness([*told, *astray])
    assert weights.of["useful"] > 3 * abs(weights.of["noise"])
    assert (
        weights.probability({"useful": 1.0, "noise": 0.5})
        > 0.9
        > 0.1
        > weights.probability({"useful": 0.0, "noise": 0.5})
    )


@pytest.mark.parametrize(
    ("found", "gold", "grade"),
    [
        ("aia:art_6.3", ("art_6.3",), 2),
        ("aia:art_6.3.a", ("art_6.3",), 2),
        ("aia:art_6.2", ("art_6.3",), 1),
        ("aia:art_6", ("art_6.3",), 1),
        ("aia:art_7.1", ("art_6.3",), 0),
        ("omnibus:art_6.3", ("art_6.3",), 0),
        ("aia:art_7.1", ("art_6.3", "art_7.1"), 2),
    ],
)
def test_a_place_is_graded_by_how_near_it_is_to_the_gold(found, gold, grade):
    assert grades([found], gold).tolist() == [grade]


def test_exact_search_forgets_what_it_must():
    rows = np.eye(4, dtype=np.float32)
    assert Exact(rows).search(rows[2], 1)[0].tolist() == [2]
    places, cosines = Exact(rows, (2,)).search(rows[2], 4)
    assert places.tolist()[-1] == 2 and cosines[-1] == -1.0


def test_forgotten_words_score_nothing():
    class Words:
        def scores(self, _text):
            return np.array([3.0, 2.0])

    assert Forgetful(Words(), (0,)).scores("x").tolist() == [0.0, 2.0]


def test_a_phrase_that_is_forgotten_does_not_find_itself(sample_desk):
    found = lesson(sample_desk.index(), sample_desk.settings, sample.SUMMER)
    place = int(np.flatnonzero(found.index.catalogue.of_face(Face.LAW))[0])
    text = found.index.passages[place].text
    assert without(found, (), None).nearest(text, 1)[0][0].text == text
    assert all(passage.text != text for passage, _ in without(found, (place,), None).nearest(text, 5))


def test_folds_are_the_same_in_every_index(sample_desk):
    found = lesson(sample_desk.index(), sample_desk.settings, sample.SUMMER)
    places = np.arange(12)
    folds = fold_of(found, places, 3)
    assert set(folds.tolist()) <= {0, 1, 2}
    assert folds.tolist() == fold_of(found, places[::-1], 3).tolist()[::-1]
