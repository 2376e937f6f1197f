"""The precedents are sound: the rules agree, every line has both sides, and none is too near an examination."""

from collections import Counter

import numpy as np
import pytest

from eval import alike
from eval.desks import desk_of
from eval.labelled import Labelled, read_labelled
from eval.precedents import (
    ELSEWHERE,
    FOREIGN,
    IN_ALL,
    disagreements,
    lines_of_law,
    too_near,
    twins,
    uncovered,
    vectors_for,
)
from helpdesk.checker.finding import Tier
from helpdesk.settings import read_settings
from helpdesk.triage.precedent import INSIDE, OUTSIDE, Kind, Precedent
from helpdesk.triage.rows import read_precedents, read_presumptions


def _precedent(name: str, text: str, point: str = "anx_III.4.a", side: str = INSIDE) -> Precedent:
    return Precedent(name, text, "en", Kind(name, point, side, {}, {}, Tier.HIGH_RISK, (), ""))


def _row(name: str, text: str) -> Labelled:
    return Labelled(name, text, "high", (), (), (), "en", "lay", ("own", "own"))


@pytest.fixture(scope="module")
def told():
    """The desk on the first day, with our own words alone."""
    return desk_of("told", read_settings())


@pytest.fixture(scope="module")
def precedents(told):
    return read_precedents(told.settings.corpus, told.rules)


def test_the_rules_give_every_precedent_the_class_of_its_row(told, precedents):
    kinds = {each.kind.id: each.kind for each in precedents}
    presumed = read_presumptions(told.settings.corpus, told.rules)
    assert disagreements(kinds.values(), presumed, told.rules) == []


def test_every_line_of_the_law_has_precedents_on_both_sides(told, precedents):
    points = lines_of_law(told)
    assert {"art_5.1.ba", "art_50.3", "anx_I.A.11", "anx_I.B.21", "anx_III.2", "anx_III.4.a"} <= set(points)
    assert not {"anx_III.4", "anx_I.A.1", "art_50.7"} & set(points)
    assert uncovered(precedents, points) == []


@pytest.mark.official
def test_the_official_text_has_no_line_without_precedents(real_desk):
    points = lines_of_law(real_desk)
    assert "art_50.4.sub_2" in points and set(lines_of_law(desk_of("told", read_settings()))) <= set(points)
    assert uncovered(read_precedents(real_desk.settings.corpus, real_desk.rules), points) == []


def test_there_are_enough_precedents_and_enough_in_other_languages(precedents):
    langs = Counter(each.lang for each in precedents)
    assert len(precedents) >= IN_ALL
    assert 1 - langs["en"] / len(precedents) >= FOREIGN


def test_no_two_precedents_are_nearly_the_same(precedents):
    assert [(one.id, other.id) for one, other in twins(precedents)] == []


def test_no_precedent_shares_its_words_with_an_examination(precedents):
    rows = [row for part in read_labelled(ELSEWHERE).values() for row in part]
    if not rows:
        pytest.skip("the labelled descriptions are not here")
    assert too_near(precedents, rows) == []


def test_a_side_with_too_few_precedents_is_named():
    inside = [_precedent(f"a/{n}", str(n)) for n in range(5)]
    outside = [_precedent(f"b/{n}", str(n), side=OUTSIDE) for n in range(4)]
    assert uncovered([*inside, *outside], ["anx_III.4.a"]) == ["anx_III.4.a: 4 outside"]


def test_a_text_is_too_near_by_a_run_of_words_by_letters_or_by_meaning():
    text = "Our council sorts letters from citizens by topic before anyone reads them"
    ours = [_precedent("run/1", f"Every Monday {text.lower()}"), _precedent("far/1", "Waters the greenhouse by night")]
    assert too_near(ours, [_row("x", text)]) == [("run/1", "x")]
    typos = _precedent("typo/1", "Our counci sorts leters from citizen by topics befor anyone read them")
    assert too_near([typos], [_row("x", text)]) == [("typo/1", "x")]
    vectors = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.1, 0.995]])
    assert too_near(ours, [_row("x", "Plants get their water after dark")], vectors) == [("far/1", "x")]


def test_twins_are_named_once_the_earlier_first():
    one, other = _precedent("a/1", "Code completion in our editor"), _precedent("b/1", "Code completion in your editor")
    assert twins([one, _precedent("c/1", "Sorts apples by colour"), other]) == [(one, other)]


def test_letters_in_one_sequence_are_found_wherever_the_bound_leaves_them_possible():
    texts = ["ranks cvs for shops", "ranks cvs for a shop", "spohs rof svc sknar", "a", ""]
    wanted = {(a, b) for a, x in enumerate(texts) for b, y in enumerate(texts) if alike.ratio(x, y) >= 0.85}
    assert set(alike.lettered(texts, texts, 0.85)) == wanted == {(n, n) for n in range(5)} | {(0, 1), (1, 0)}


@pytest.mark.official
def test_vectors_of_precedents_are_unit_vectors_in_their_order(real_desk, precedents):
    few = precedents[:3]
    found = vectors_for(real_desk, few)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)
    assert np.allclose(found[1], real_desk.index().vector(few[1].text), atol=1e-3)
