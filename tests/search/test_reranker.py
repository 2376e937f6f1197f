"""The reranker: what a cross-encoder thinks of the best hits counts as much as the ranking; none is needed."""

from dataclasses import dataclass

import numpy as np
import pytest

from helpdesk.errors import IndexUnusable
from helpdesk.search.find import reread
from helpdesk.search.reranker import READ, Reranker
from tests import sample


@dataclass
class Prefers:
    """A cross-encoder that is sure of the text with a word in it."""

    word: str

    def shares(self, _question: str, texts: list[str]) -> np.ndarray:
        found = np.array([0.9 if self.word in text else 0.1 / len(texts) for text in texts])
        return found / found.sum()


@pytest.fixture
def hits(sample_desk):
    return sample_desk.finder().find("robot", sample.SUMMER, 8)


def test_what_the_cross_encoder_is_sure_of_comes_first(hits):
    last = hits[-1]
    assert reread("robot", hits, Prefers(last.words))[0].provision == last.provision


def test_hits_beyond_those_it_reads_stay_behind(hits):
    many = (hits * READ)[: READ + 3]
    assert reread("robot", many, Prefers("robot"))[READ:] == many[READ:]


def test_no_hits_are_no_hits():
    assert reread("robot", [], Prefers("robot")) == []


def test_a_real_cross_encoder_gives_shares_of_one_whole(tmp_path, tiny_model):
    from sentence_transformers import CrossEncoder

    CrossEncoder(tiny_model, num_labels=1, device="cpu").save_pretrained(str(tmp_path / "cross"))
    shares = Reranker(str(tmp_path / "cross")).shares("robot", ["a robot with a blade", "a bell", "gnomes"])
    assert shares.shape == (3,) and shares.sum() == pytest.approx(1.0)


def test_a_model_that_is_not_there_is_named(tmp_path):
    with pytest.raises(IndexUnusable, match="cannot be loaded"):
        Reranker(str(tmp_path / "none")).shares("robot", ["a robot"])
