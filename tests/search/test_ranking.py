"""Signals, weights and the adapter: what speaks for a provision, how much it counts, and how a question is turned."""

from dataclasses import replace

import numpy as np
import pytest

from helpdesk.errors import CorpusError
from helpdesk.search.adapter import Adapter, read_adapter, write_adapter
from helpdesk.search.index.catalogue import catalogue_of, read_catalogue, write_catalogue
from helpdesk.search.passage import Face
from helpdesk.search.ranking import odds, read_weights, shares
from helpdesk.search.signals import Lead, Query, signals
from tests import sample


@pytest.fixture
def index(sample_desk):
    return sample_desk.index()


def column(found, index, name: str, place: str) -> float:
    return float(found.columns[name][index.catalogue.number[place]])


def test_every_weight_is_of_a_signal_that_is_there(index):
    found = signals(Query("robot"), index, sample.SUMMER)
    assert set(read_weights()) <= set(found.columns)


def test_every_signal_has_a_value_for_every_provision(index):
    found = signals(Query("Must the keeper watch a robot?"), index, sample.SUMMER)
    assert {values.shape for values in found.columns.values()} == {index.catalogue.names.shape}
    assert all(np.isfinite(values).all() for values in found.columns.values())


def test_words_of_a_provision_speak_for_it(index):
    found = signals(Query("a bell on the robot"), index, sample.SUMMER)
    best = index.catalogue.ids[int(found.columns["words"].argmax())]
    assert found.columns["words"].max() == 1.0
    assert "bell" in index.passages[int(found.found_by[index.catalogue.number[best]])].text


def test_a_lead_reaches_what_stands_inside_it_and_the_strongest_counts(index):
    leads = [Lead("aia:art_3", 0.2), Lead("aia:art_3.1", 0.5), Lead("aia:art_3.1", 0.1)]
    found = signals(Query("robot"), index, sample.SUMMER, leads)
    values = [column(found, index, "lead", name) for name in ("aia:art_3.1", "aia:art_3.2", "aia:art_4")]
    assert values == pytest.approx([0.5, 0.2, 0.0])


def test_what_does_not_speak_on_the_day_says_nothing(index):
    found = signals(Query("a robot with a blade"), index, sample.BEFORE)
    assert len(found.candidates) == 0 and found.columns["near"].max() == 0


def test_a_question_without_known_words_has_only_its_meaning(index):
    found = signals(Query("zzz qqq"), index, sample.SUMMER)
    assert found.columns["words"].max() == 0 and found.columns["near"].max() > 0


def test_shares_make_one_whole_and_keep_the_order():
    found = shares(np.array([3.0, -1.0, 700.0, 699.0]))
    assert found.sum() == pytest.approx(1.0) and list(found.argsort()) == [1, 0, 3, 2]
    assert len(shares(np.array([]))) == 0


def test_a_weight_moves_the_odds_by_its_signal(index):
    found = signals(Query("robot"), index, sample.SUMMER)
    weighed = odds(found, {"near": 2.0, "recital": -1.0})
    expected = 2 * found.columns["near"] - found.columns["recital"]
    assert weighed == pytest.approx(expected[found.candidates])


def test_weights_that_cannot_be_read_are_named(tmp_path):
    (tmp_path / "w.toml").write_text("[other]\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="w.toml"):
        read_weights(tmp_path / "w.toml")


def test_an_adapter_turns_a_question_and_keeps_its_length():
    adapter = Adapter("m", np.array([[0.0, 1.0], [0.0, 0.0]], dtype=np.float32))
    turned = adapter.turned(np.array([1.0, 0.0], dtype=np.float32))
    assert turned == pytest.approx([2**-0.5, 2**-0.5])


def test_an_adapter_serves_only_the_model_it_was_learnt_for(tmp_path):
    file = tmp_path / "adapter.npz"
    write_adapter(Adapter("mine", np.eye(3, dtype=np.float32) / 3), file)
    assert read_adapter("other", file) is None and read_adapter("mine", tmp_path / "none.npz") is None
    assert read_adapter("mine", file).matrix == pytest.approx(np.eye(3) / 3, abs=1e-3)


def test_a_model_without_an_adapter_keeps_its_vectors(index):
    vector = index.vector("robot")
    assert (replace(index, _adapter=None).turned(vector) == vector).all()


def test_the_packaged_model_has_an_adapter_of_its_size(index):
    adapter = read_adapter(index.manifest.model)
    assert adapter is not None and adapter.matrix.shape == (384, 384)


def test_a_catalogue_is_read_back_as_it_was_kept(index, tmp_path):
    book = catalogue_of(list(index.passages))
    write_catalogue(book, tmp_path / "c.npz")
    again = read_catalogue(tmp_path / "c.npz")
    assert again.ids == book.ids == sorted(book.ids)
    assert all((getattr(again, name) == getattr(book, name)).all() for name in ("stands_for", "face", "since", "until"))


def test_a_catalogue_knows_what_stands_where(index):
    book = index.catalogue
    inside = {book.ids[number] for number in book.within("aia:art_3.1")}
    assert "aia:art_3.1" in inside and all(name.startswith("aia:art_3.1") for name in inside)
    assert book.ids[book.parent[book.number["aia:art_3.1"]]] == "aia:art_3"
    faces = {index.passages[int(place)].face for place in np.flatnonzero(book.of_face(Face.ASKED))[:5]}
    assert faces <= {Face.ASKED}
