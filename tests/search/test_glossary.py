"""The glossary: everyday words, as whole words, in any case, with or without a plural s."""

from datetime import date

import pytest

from helpdesk.errors import CorpusError
from helpdesk.law import Citation
from helpdesk.law.phrases import whole_words
from helpdesk.search.glossary import entries_in, read_glossary
from helpdesk.settings import ROOT

GLOSSARY = """
[[term]]
id = "mower"
said = ["lawn mower", "mower"]
law = "garden robot that has a blade"
see = ["aia:art_3.1"]
"""


def written(folder, text: str):
    (folder / "glossary.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("question", ["a mower", "Lawn  Mowers?", "MOWER", "is my lawn\nmower risky"])
def test_an_everyday_word_is_heard(tmp_path, question):
    [entry] = entries_in(question, read_glossary(written(tmp_path, GLOSSARY)))
    assert (entry.id, entry.see) == ("mower", ("aia:art_3.1",))


@pytest.mark.parametrize("question", ["mowering", "a lawnmowerish thing", "lawn", ""])
def test_a_part_of_a_word_is_not_the_word(tmp_path, question):
    assert entries_in(question, read_glossary(written(tmp_path, GLOSSARY))) == ()


def test_signs_in_a_phrase_are_signs():
    pattern = whole_words(["c++", "a.b"])
    assert pattern.search("we write C++ here") and not pattern.search("axb")


def test_a_corpus_without_a_glossary_has_an_empty_one(tmp_path):
    assert read_glossary(tmp_path) == ()


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ('[[term]]\nid = "a"\nsaid = ["x"]\n', "law"),
        ('[[term]]\nid = "a"\nsaid = "x"\nlaw = "y"\n', "said"),
        ('[[term]]\nid = "a"\nsaid = ["x"]\nlaw = "y"\nsee_also = []\n', "see_also"),
        ('[[term]]\nid = "a"\nsaid = ["x"]\nlaw = "y"\n' * 2, "twice"),
        ("[[term]\n", "TOML"),
    ],
)
def test_a_loose_end_is_named(tmp_path, row, word):
    with pytest.raises(CorpusError, match=word):
        read_glossary(written(tmp_path, row))


def test_our_own_glossary_is_sound():
    assert len(read_glossary(ROOT / "corpus")) > 20


@pytest.mark.official
def test_every_provision_our_glossary_points_at_exists(real_desk):
    named = {name for entry in read_glossary(ROOT / "corpus") for name in entry.see}
    for name in named - set(real_desk.shelf.sources):
        assert real_desk.shelf.find(Citation.from_id(name), date(2026, 11, 20)).id
