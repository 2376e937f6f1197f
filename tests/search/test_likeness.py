"""Likeness: slips of the pen and kin words are recognised, everything else is left alone."""

import pytest

from helpdesk.search.likeness import Vocabulary, write_vocabulary

TEXTS = [["biometric", "transparency", "label", "label", "liable", "model", "model", "module", "publish", "risk"]]


@pytest.fixture
def vocabulary(tmp_path) -> Vocabulary:
    write_vocabulary(TEXTS, tmp_path / "words.tsv")
    return Vocabulary(tmp_path / "words.tsv")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("lable", "label"), ("modle", "model"), ("publsh", "publish"), ("rsk", "risk"), ("biometirc", "biometric")],
)
def test_a_slip_is_recognised(vocabulary, written, meant):
    assert vocabulary.meant(written) == meant


def test_of_two_words_as_near_the_commoner_is_meant(vocabulary):
    assert vocabulary.meant("modele") == "model"


@pytest.mark.parametrize("word", ["xylophone", "ab", "frisk", "publicity"])
def test_another_word_is_left_alone(vocabulary, word):
    assert vocabulary.meant(word) is None


@pytest.mark.parametrize(("foreign", "kin"), [("transparence", "transparency"), ("biometrisch", "biometric")])
def test_kin_words_of_two_languages_are_recognised(vocabulary, foreign, kin):
    assert vocabulary.cognate(foreign) == kin


@pytest.mark.parametrize("word", ["model", "arbeitgeber", "traspaso"])
def test_short_words_and_strangers_have_no_kin(vocabulary, word):
    assert vocabulary.cognate(word) is None


def test_a_word_that_stands_there_is_known(vocabulary):
    assert "risk" in vocabulary and "rsk" not in vocabulary
