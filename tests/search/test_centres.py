"""The centre of an answer is the middle of its wordings; those of the staff take the place of ours."""

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from helpdesk.law import Force, Kind
from helpdesk.search.centres import Centres, centres_of, nearest_centres, read_centres, write_centres
from helpdesk.search.passage import Face, Passage

EAST, NORTH = np.array([1.0, 0.0], dtype=np.float32), np.array([0.0, 1.0], dtype=np.float32)


def _wording(answer: str | None) -> Passage:
    return Passage(
        "aia:art_1", "2026-07-27", "en", Kind.ARTICLE, Force.BINDING, date(2026, 7, 27), None, "?", Face.ASKED, answer
    )


def _index(**answers) -> SimpleNamespace:
    return SimpleNamespace(
        turned_centres=Centres(tuple(answers), np.array(list(answers.values()))), turned=lambda rows: rows
    )


def _staff(**answers) -> SimpleNamespace:
    return SimpleNamespace(answers=answers, centres=Centres(tuple(answers), np.array(list(answers.values()))))


def test_a_centre_is_the_unit_vector_in_the_middle_of_the_wordings_and_law_has_none():
    found = centres_of(
        [_wording("a"), _wording(None), _wording("b"), _wording("a")], np.stack([EAST, EAST, NORTH, NORTH])
    )
    assert found.names == ("a", "b")
    assert np.allclose(found.matrix, [[0.5**0.5, 0.5**0.5], [0.0, 1.0]])


@pytest.mark.parametrize("wordings", [[], [None, None], ["a"], ["a", None, "a"]])
def test_centres_are_read_as_they_were_written(wordings, tmp_path):
    rows = np.stack([EAST, NORTH, NORTH])[: len(wordings)].reshape(-1, 2)
    found = centres_of(map(_wording, wordings), rows)
    write_centres(found, tmp_path / "centres.npz")
    again = read_centres(tmp_path / "centres.npz")
    assert again.names == found.names and np.allclose(again.matrix, found.matrix, atol=1e-3)


def test_the_nearest_come_first_and_no_more_than_asked_for():
    index = _index(east=EAST, north=NORTH, between=(EAST + NORTH) / 2)
    assert list(nearest_centres(index, None, EAST, 2)) == [("east", 1.0), ("between", 0.5)]


def test_an_answer_of_the_staff_takes_the_place_of_ours():
    found = dict(nearest_centres(_index(east=EAST, north=NORTH), _staff(east=NORTH), EAST, 3))
    assert found["north"] == 0.0 and found["east"] == 0.0


def test_staff_without_answers_change_nothing():
    index = _index(east=EAST)
    assert list(nearest_centres(index, _staff(), EAST, 1)) == [("east", 1.0)]
