"""A grown index serves like any other: the same desk asks it, and what it holds is found."""

from pathlib import Path

import numpy as np
import pytest

from eval.bench import Bench
from eval.grown import Seed, copies, grow, in_tongue, seed_of
from eval.growth import Stage, chart, measured, rows
from helpdesk.desk import open_desk
from tests import sample


@pytest.fixture(scope="module")
def seed(sample_desk) -> Seed:
    return seed_of(sample_desk.settings)


def test_a_grown_index_is_opened_as_it_is_and_asked(seed, sample_desk, tmp_path):
    count = 3 * len(seed.passages) + 1
    home = tmp_path / "grown"
    grow(seed, count, home)
    desk = open_desk(sample_desk.settings.model_copy(update={"home": home}))
    index = desk.index()
    assert index.manifest.build.endswith("-grown") and len(index.passages) == count
    copy = index.passages[len(seed.passages)]
    assert copy.lang != "en" and copy.provision == index.passages[0].provision
    assert desk.search("Is a robot with a blade dangerous?", sample.SUMMER, 3)
    took = measured(Bench(desk.settings, ("Who is a keeper?",), sample.SUMMER, Path(), quick=True))
    assert (took.passages, took.asked) == (count, 3) and 0 < took.ask[0] <= took.ask[1]


def test_the_first_passages_of_a_grown_index_are_our_own(seed):
    found, vectors = copies(seed.passages, seed.rows, 2 * len(seed.passages))
    assert found[: len(seed.passages)] == seed.passages
    assert np.array_equal(vectors[: len(seed.rows)], seed.rows)
    assert len({passage.key for passage in found}) == len(found) == len(vectors)


def test_a_copy_lies_as_near_to_its_original_as_a_translation(seed):
    _, vectors = copies(seed.passages, seed.rows, 2 * len(seed.passages))
    mine, theirs = np.split(vectors, 2)
    cosines = (mine * theirs).sum(axis=1)
    assert np.allclose(np.linalg.norm(theirs, axis=1), 1.0, atol=1e-5)
    assert cosines.min() > 0.7 and cosines.max() < 0.9 and abs(cosines.mean() - 0.8) < 0.02


def test_an_index_never_shrinks_and_grows_the_same_each_time(seed):
    assert copies(seed.passages, seed.rows, 1)[0] == seed.passages
    more = len(seed.passages) + 5
    one, other = copies(seed.passages, seed.rows, more), copies(seed.passages, seed.rows, more)
    assert one[0] == other[0] and np.array_equal(one[1], other[1])


def test_made_up_languages_differ_and_keep_figures_and_the_length_of_words():
    text = "Article 6 of the Act asks what keepers of garden robots owe to hedgehogs and to neighbours"
    told = {in_tongue(text, number) for number in range(1, 7)}
    assert len(told) == 6 and text not in told
    for each in told:
        assert [len(word) for word in each.split()] == [len(word) for word in text.split()] and " 6 " in each


def stage(passages: int, ask: float) -> Stage:
    return Stage(passages, 100, (ask / 2, ask), (ask / 2, ask), (5.0, 9.0), (5.0, 9.0), 300.0, 50.0, 1.5, 1.4)


def test_an_ask_over_its_budget_is_marked_and_the_curve_shows_every_value():
    stages = [stage(1_000, 40.0), stage(100_000, 151.0)]
    assert [row.verdict for row in rows(stages) if "ask, p95" in row.name] == ["ok", "over"]
    drawn = chart(stages)
    assert all(f">{value}<" in drawn for value in ("40", "151", "1,000", "100,000", "ask p95"))


def test_a_cold_ask_has_its_budget_where_the_index_is_as_it_is():
    budgets = [row.budget for row in rows([stage(1_000, 9.0), stage(2_000, 9.0)]) if "cold" in row.name]
    assert budgets == [2.0, None]
