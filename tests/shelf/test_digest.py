"""The digest and the prepared answers are read row by row; a loose end is refused with file, row and word."""

from dataclasses import replace
from datetime import date

import pytest

from helpdesk.errors import CorpusError
from helpdesk.law import Force, Kind
from helpdesk.shelf.answers import Line, read_answers
from helpdesk.shelf.digest import read_digest
from helpdesk.shelf.told import Part, told_text
from tests.shelf.garden import IN_FORCE, PUBLISHED

ROW = """[[provision]]
id = "aia:art_1.2"
heading = "What robots must do"
says = "A robot must stop when a child is near."
asked = ["Must it stop?", "child safety"]
"""
HEAD = """+++
id = "stop"
question = "Must it stop?"
asked = ["stop?"]
reviewed = 2026-11-20
law = "2026-07-27"
+++
"""


def digest(tmp_path, **files: str):
    (tmp_path / "digest").mkdir()
    for name, text in files.items():
        (tmp_path / "digest" / f"{name}.toml").write_text(text, encoding="utf-8")
    return read_digest(tmp_path)


def answers(tmp_path, text: str):
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "one.md").write_text(text, encoding="utf-8")
    return read_answers(tmp_path)


def test_a_row_tells_one_provision(tmp_path):
    telling = digest(tmp_path, chapter=ROW)["aia:art_1.2"]
    assert telling.says == "A robot must stop when a child is near."
    assert telling.asked == ("Must it stop?", "child safety") and telling.changed == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (ROW.replace("says", "sais"), "says"),
        (ROW + 'colour = "red"\n', "colour"),
        (ROW + 'holders = ["gardener"]\n', "gardener"),
        (ROW.replace('"A robot', "A robot"), "TOML"),
        (ROW.replace('["Must it stop?", "child safety"]', '"Must it stop?"'), "asked"),
    ],
)
def test_a_loose_end_is_refused_with_its_word(tmp_path, text, word):
    with pytest.raises(CorpusError, match=f"chapter.toml.*{word}"):
        digest(tmp_path, chapter=text)


def test_a_provision_is_told_once(tmp_path):
    with pytest.raises(CorpusError, match="two.toml, row 'aia:art_1.2': is told twice"):
        digest(tmp_path, one=ROW, two=ROW)


def test_without_the_official_text_the_digest_is_a_text_of_its_own_and_says_so(tmp_path):
    outline = {"aia:art_1": Part("aia:art_1", Kind.ARTICLE, "Robots", ("Chapter I: Gardens",))}
    text = told_text(replace(IN_FORCE, source="aia"), digest(tmp_path, chapter=ROW), outline)
    article, paragraph = text.provisions
    assert (article.kind, article.text, article.heading) == (Kind.ARTICLE, "", "Robots")
    assert (paragraph.kind, paragraph.parent, paragraph.force) == (Kind.PARAGRAPH, "aia:art_1", Force.DIGEST)
    assert paragraph.text == "A robot must stop when a child is near." and paragraph.label == "Article 1(2)"


def test_a_superseded_wording_is_told_by_its_recitals_only(tmp_path):
    recital = ROW.replace("art_1.2", "rec_7")
    tellings = digest(tmp_path, chapter=ROW, recitals=recital)
    version = replace(PUBLISHED, source="aia")
    old = told_text(version, tellings, {})
    assert [unit.id for unit in old.provisions] == ["aia:rec_7"]
    assert told_text(version, {}, {}) is None


def test_an_answer_is_sentences_with_their_pointers(tmp_path):
    found = answers(tmp_path, HEAD + "Yes, at once. [aia:art_1.2, aia:art_3.1]\n\nBut not for cats. [aia:art_2]\n")[
        "stop"
    ]
    assert found.reviewed == date(2026, 11, 20)
    assert found.lines == (
        Line("Yes, at once.", ("aia:art_1.2", "aia:art_3.1")),
        Line("But not for cats.", ("aia:art_2",)),
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (HEAD + "Yes, at once.\n", "without its pointers"),
        ("Yes. [aia:art_1]\n", "does not begin with a head"),
        (HEAD.replace('id = "stop"', "id = stop") + "Yes. [aia:art_1]\n", "not TOML"),
        (HEAD.replace("reviewed = 2026-11-20\n", "") + "Yes. [aia:art_1]\n", "reviewed"),
    ],
)
def test_an_answer_with_a_loose_end_is_refused(tmp_path, text, word):
    with pytest.raises(CorpusError, match=f"one.md.*{word}"):
        answers(tmp_path, text)
