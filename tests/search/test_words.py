"""Search by word: numbers count, stop words do not, unknown words find nothing."""

import logging

import pytest

from helpdesk.search import words

TEXTS = [
    "Article 6, paragraph 2: the robots listed are high-risk.",
    "Article 60, paragraph 3: a bell is enough.",
    "The keeper watches the robot at night.",
    "The keeper and the owner are the same.",
]


@pytest.fixture
def index(tmp_path) -> words.Words:
    words.build(TEXTS, "en", tmp_path / "words")
    return words.open_words(tmp_path / "words", "en")


def places(index: words.Words, question: str) -> list[int]:
    """The texts that share words with a question, best first."""
    scores = index.scores(question)
    return [int(place) for place in scores.argsort()[::-1] if scores[place] > 0]


def test_single_figures_and_letters_are_words():
    assert words.tokens(["Article 6(2), point b"], "en") == [["articl", "6", "2", "point", "b"]]


def test_six_is_not_sixty(index):
    assert places(index, "6") == [0]
    assert places(index, "60") == [1]


def test_stop_words_are_no_words():
    assert words.tokens(["the of and a"], "en") == [[]]


def test_a_question_of_stop_words_finds_nothing(index):
    assert places(index, "the and of the") == []


@pytest.mark.parametrize("question", ["zebra xylophone", "", "???", "   ", "\U0001f916", "\u202e\u200f", "\ud800"])
def test_unknown_words_and_no_words_find_nothing(index, question):
    assert places(index, question) == []


def test_an_unknown_word_does_not_hide_a_known_one(index):
    assert places(index, "zebra bell") == [1]


def test_forms_of_a_word_are_one_word(index):
    assert places(index, "watching")[0] == 2


@pytest.mark.parametrize(("word", "inflects"), [("watched", True), ("the", True), ("bell", False), ("bel", False)])
def test_a_form_of_a_known_word_is_told_from_a_slip(index, word, inflects):
    assert index.inflects(word) is inflects


def test_building_is_silent_unless_debugging_was_asked_for(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        words.build(TEXTS, "en", tmp_path / "words")
    assert [record for record in caplog.records if record.name.startswith("bm25s")] == []


@pytest.mark.parametrize(
    ("lang", "text", "kept"), [("fr", "les robots de jardin", 2), ("de", "der Roboter im Garten", 2)]
)
def test_each_language_has_its_own_stop_words(lang, text, kept):
    assert len(words.tokens([text], lang)[0]) == kept


def test_a_language_without_a_stemmer_is_indexed_all_the_same(tmp_path):
    words.build(["robot w ogrodzie", "kot"], "pl", tmp_path / "words")
    assert places(words.open_words(tmp_path / "words", "pl"), "ogrodzie") == [0]
