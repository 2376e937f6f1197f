"""The vector store: exact, the same on every build, and honest about damage. In a folder and on a server."""

import uuid

import numpy as np
import pytest

from helpdesk.errors import IndexUnusable
from helpdesk.search import store

DIMENSION, MANY = 48, 1500


def unit_rows(count: int, seed: int = 1) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def made(rows: np.ndarray, folder, url: str | None) -> store.Store:
    name = f"trial-{uuid.uuid4().hex}"
    store.create(rows, folder / name, url, name)
    return store.open_store(folder / name, url, name)


def test_the_nearest_are_those_of_an_exact_search(tmp_path, chroma_url):
    rows, questions = unit_rows(MANY), unit_rows(40, seed=2)
    kept = made(rows, tmp_path, chroma_url)
    for question in questions:
        exact = np.argsort(-(rows @ question))[:10]
        places, cosines = kept.search(question, 10)
        assert list(places) == list(exact)
        assert np.allclose(cosines, (rows @ question)[exact], atol=1e-5)


def test_two_builds_give_the_same_lists(tmp_path, chroma_url):
    rows, questions = unit_rows(MANY), unit_rows(20, seed=3)
    one, other = made(rows, tmp_path, chroma_url), made(rows, tmp_path, chroma_url)
    for question in questions:
        assert list(one.search(question, 20)[0]) == list(other.search(question, 20)[0])


def test_more_than_one_batch_is_stored(tmp_path, chroma_url):
    rows = unit_rows(2003)
    kept = made(rows, tmp_path, chroma_url)
    assert kept.search(rows[2002], 1)[0][0] == 2002
    kept.check({0: rows[0], 2002: rows[2002]}, 2003)


def test_a_sound_store_passes_its_check(tmp_path, chroma_url):
    rows = unit_rows(20)
    made(rows, tmp_path, chroma_url).check(dict(enumerate(rows)), 20)


def test_swapped_vectors_are_noticed(tmp_path, chroma_url):
    rows = unit_rows(20)
    kept = made(rows[[1, 0, *range(2, 20)]], tmp_path, chroma_url)
    with pytest.raises(IndexUnusable, match="does not find what it holds"):
        kept.check(dict(enumerate(rows)), 20)


def test_lost_vectors_are_noticed(tmp_path, chroma_url):
    rows = unit_rows(20)
    with pytest.raises(IndexUnusable, match="19 vectors instead of 20"):
        made(rows[:19], tmp_path, chroma_url).check({0: rows[0]}, 20)


def test_other_vectors_are_noticed(tmp_path, chroma_url):
    rows = unit_rows(20)
    with pytest.raises(IndexUnusable):
        made(unit_rows(20, seed=9), tmp_path, chroma_url).check(dict(enumerate(rows)), 20)


def test_a_store_that_is_not_there_cannot_be_opened(tmp_path, chroma_url):
    with pytest.raises(IndexUnusable):
        store.open_store(tmp_path / "nothing", chroma_url, "nothing-of-this-name")


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_a_damaged_database_is_an_index_that_cannot_serve(tmp_path, damage):
    rows = unit_rows(20)
    store.create(rows, tmp_path / "written", None, "trial")
    (tmp_path / "written").rename(tmp_path / "moved")  # a path that was open is remembered by the library
    file = tmp_path / "moved" / "chroma.sqlite3"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] if damage is None else damage)
    with pytest.raises(IndexUnusable):
        store.open_store(tmp_path / "moved", None, "trial").check(dict(enumerate(rows)), 20)


def test_vectors_whose_files_are_gone_are_noticed(tmp_path):
    rows = unit_rows(1200)
    store.create(rows, tmp_path / "written", None, "trial")
    (tmp_path / "written").rename(tmp_path / "moved")
    for file in (tmp_path / "moved").glob("*/*.bin"):
        file.unlink()
    with pytest.raises(IndexUnusable):
        store.open_store(tmp_path / "moved", None, "trial").check({0: rows[0], 1199: rows[1199]}, 1200)


def test_a_server_that_is_away_is_said(tmp_path):
    with pytest.raises(IndexUnusable, match="cannot be opened"):
        store.open_store(tmp_path, "http://127.0.0.1:9", "trial")


def test_only_the_named_collections_are_dropped(tmp_path, chroma_server):
    rows, mine, theirs = unit_rows(5), f"mine-{uuid.uuid4().hex}", f"theirs-{uuid.uuid4().hex}"
    for name in (mine, theirs):
        store.create(rows, tmp_path, chroma_server, name)
    store.drop(chroma_server, {mine, "never-there"})
    with pytest.raises(IndexUnusable):
        store.open_store(tmp_path, chroma_server, mine)
    assert len(store.open_store(tmp_path, chroma_server, theirs).search(rows[0], 5)[0]) == 5
