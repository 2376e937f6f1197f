"""Plain: slips repaired, other languages told in English, everything else left as it was asked."""

import pytest

from helpdesk.search.plain import Lexicons, plain, repaired
from tests import sample

GERMAN = '[words]\n"muss" = "must"\n"roboter" = "robot"\n"garten" = "garden"\n"der" = ""\n"mein" = "my"\n"im" = "in"\n'


@pytest.fixture
def index(sample_desk):
    return sample_desk.index()


@pytest.fixture
def lexicons(tmp_path) -> Lexicons:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "de.toml").write_text(GERMAN, encoding="utf-8")
    return Lexicons(tmp_path)


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Must the keper watch the robot?", "Must the keeper watch the robot?"),
        ("Is a robt dangerous?", "Is a robot dangerous?"),
        ("Must the keeper watch the robot?", "Must the keeper watch the robot?"),
        ("Is a Volkswagen a robot?", "Is a Volkswagen a robot?"),
        ("KPR and keeper", "KPR and keeper"),
        ("", ""),
    ],
)
def test_slips_are_repaired_and_nothing_else(index, asked, read):
    assert repaired(asked, index) == read


def test_a_question_in_another_language_is_read_in_english(index, lexicons):
    read = plain("Muss der Roboter immer im Garten bleiben?", index, lexicons)
    assert read.lang == "de" and read.asked.startswith("Muss")
    assert read.text.startswith("must robot") and "garden" in read.text


def test_an_english_question_keeps_its_language(index, lexicons):
    assert plain("Must my robot stay in the garden?", index, lexicons).lang == "en"


@pytest.mark.parametrize(
    "asked", ["Onko minun robottini aina pysyttävä puutarhassa yöllä?", "庭のロボットは危険ですか はい いいえ"]
)
def test_a_language_without_a_lexicon_is_not_understood(index, lexicons, asked):
    read = plain(asked, index, lexicons)
    assert read.text == asked and read.lang in ("", "en")


def test_without_lexicons_nothing_is_understood_but_english(index, tmp_path):
    assert plain("Muss der Roboter immer im Garten bleiben?", index, Lexicons(tmp_path)).lang == ""


@pytest.mark.parametrize("asked", ["\ud800 robot", "\x00", "🤖" * 300, "a" * 2000, "?!" * 500])
def test_odd_texts_are_read_without_an_error(index, lexicons, asked):
    assert isinstance(plain(asked, index, lexicons).text, str)


def test_search_and_answer_tell_how_a_question_was_read(sample_desk):
    assert sample_desk.ask("What is a garden robt?", sample.SUMMER).searched_as == "What is a garden robot?"
    assert sample_desk.ask("What is a garden robot?", sample.SUMMER).searched_as == ""


FRENCH = '[words]\n"le" = "the"\n"jardin" = "garden"\n"interdit" = "banned"\n"est" = "is"\n"robot" = "robot"\n'


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("Mein Roboter im Garten?", "de"),
        ("roboter im garten", "de"),
        ("le robot est interdit", "fr"),
        ("¿Le robot interdit?", "fr"),
        ("the robot in the garden", "en"),
        ("robot", "en"),
        ("AI IM robot", "en"),
    ],
)
def test_a_few_words_tell_the_language_where_more_of_them_are_its_own(index, lexicons, tmp_path, asked, lang):
    (tmp_path / "lexicon" / "fr.toml").write_text(FRENCH, encoding="utf-8")
    assert plain(asked, index, Lexicons(tmp_path)).lang == lang
