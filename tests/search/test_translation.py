"""Translation: word by word, the longest phrase first, compounds in parts, kin words last."""

import pytest

from helpdesk.errors import CorpusError
from helpdesk.search.translation import in_english, known_share, languages, read_lexicon

GERMAN = """
[words]
"arbeitgeber" = "employer"
"müssen" = "must"
"gesicht" = "face"
"erkennung" = "recognition"
"bewerbung" = "job application"
"in verkehr bringen" = "place on the market"
"verkehr" = "traffic"
"der" = ""
"die" = ""
"""


@pytest.fixture
def german(tmp_path):
    return lexicon_of(tmp_path, "de", GERMAN)


def lexicon_of(corpus, lang: str, text: str):
    (corpus / "lexicon").mkdir(exist_ok=True)
    (corpus / "lexicon" / f"{lang}.toml").write_text(text, encoding="utf-8")
    return read_lexicon(corpus, lang)


def nobody(_word: str) -> None:
    return None


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("Arbeitgeber müssen", "employer must"),
        ("Arbeitgebers mussen", "employer must"),
        ("in Verkehr bringen", "place on the market"),
        ("der Verkehr", "traffic"),
        ("die Gesichtserkennung", "face recognition"),
        ("Bewerbungen 2026", "job application 2026"),
        ("Artikel 6 Absatz 1", "artikel 6 absatz 1"),
    ],
)
def test_a_text_is_told_word_by_word(german, said, english):
    assert in_english(said, german, nobody) == english


def test_a_strange_word_is_told_by_its_kin(german):
    assert in_english("Transparenz", german, {"transparenz": "transparency"}.get) == "transparency"


def test_compounds_are_only_taken_apart_where_all_parts_are_known(german):
    assert in_english("Gesichtscreme", german, nobody) == "gesichtscreme"


def test_languages_without_compounds_take_none_apart(tmp_path):
    french = lexicon_of(tmp_path, "fr", '[words]\n"porte" = "door"\n"monnaie" = "money"\n')
    assert in_english("portemonnaie", french, nobody) == "portemonnaie"


def test_what_is_written_counts_before_what_has_the_same_stem(tmp_path):
    french = lexicon_of(tmp_path, "fr", '[words]\n"employé" = "employee"\n"emploi" = "employment"\n')
    assert in_english("emploi employé employe", french, nobody) == "employment employee employee"


def test_the_share_of_known_words_tells_a_language(german):
    assert known_share("Arbeitgeber müssen schweigen", german) == pytest.approx(2 / 3)
    assert known_share("123", german) == known_share("…", german) == 0.0


def test_the_lexicons_that_are_there_are_known(german, tmp_path):
    assert languages(tmp_path) == ("de",) and languages(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("lang", "text", "complaint"),
    [
        ("de", '[words]\n"…" = "dots"\n', "without a word"),
        ("de", '[words]\n"ja" = 1\n', "wrong kind"),
        ("de", "[words", "not TOML"),
        ("xx", '[words]\n"ja" = "yes"\n', "cannot be stemmed"),
    ],
)
def test_a_loose_end_is_named(tmp_path, lang, text, complaint):
    with pytest.raises(CorpusError, match=complaint):
        lexicon_of(tmp_path, lang, text)
