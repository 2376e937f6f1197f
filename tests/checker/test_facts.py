"""Facts come from strangers: what fits a question is taken, the rest is refused with its name."""

from datetime import date

import pytest

from helpdesk.checker.facts import Subject, admit, in_toml, plain, read_subject
from helpdesk.checker.heard import heard
from helpdesk.errors import FactsRefused


def test_facts_stand_in_the_order_of_the_questions(book):
    told = {"made": "2031-06-01", "roles": "owner", "place": "garden", "turnover": "1e3", "pond": True}
    assert list(admit(told, book).items()) == [
        ("place", "garden"), ("roles", ("owner",)), ("pond", "yes"), ("made", date(2031, 6, 1)), ("turnover", 1000.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ({"plase": "garden"}, "Did you mean 'place'"),
        ({"place": "moon"}, "garden, street or unknown"),
        ({"place": ["garden"]}, "place"),
        ({"place": None}, "place"),
        ({"roles": []}, "roles"),
        ({"roles": ["owner", "none"]}, "cannot stand beside"),
        ({"roles": {"owner": 1}}, "roles"),
        ({"made": "yesterday"}, "2026-08-02"),
        ({"made": 5}, "made"),
        ({"turnover": "many"}, "number"),
        ({"turnover": -1}, "number"),
        ({"turnover": float("nan")}, "number"),
        ({"turnover": float("inf")}, "number"),
        ({"turnover": True}, "number"),
        ({"turnover": "9" * 5000}, "number"),
        ({"place": "x" * 10_000}, "place"),
    ],
)
def test_an_answer_that_fits_no_question_is_refused_by_name(book, told, word):
    with pytest.raises(FactsRefused, match=word) as refusal:
        admit(told, book)
    assert len(str(refusal.value)) < 300


def test_a_file_may_leave_anything_out(book, tmp_path):
    file = tmp_path / "facts.toml"
    file.write_text("", "utf-8")
    assert read_subject(file, book) == Subject("", "", {})


@pytest.mark.parametrize(
    "content",
    [
        b"name = 3",
        b"facts = 3",
        b"colour = 'red'",
        b"name = '",
        b"\xff\xfe",
        b"a = 1\n" * 100_000,
        b"name = '" + b"x" * 300,
    ],
)
def test_a_file_that_is_not_of_facts_is_refused(book, tmp_path, content):
    file = tmp_path / "facts.toml"
    file.write_bytes(content)
    with pytest.raises(FactsRefused):
        read_subject(file, book)


def test_a_missing_file_says_so(book, tmp_path):
    with pytest.raises(FactsRefused, match="cannot be read"):
        read_subject(tmp_path / "none.toml", book)


def test_what_is_written_is_read_back_the_same(book, tmp_path):
    facts = admit({"place": "garden", "roles": ["owner", "unknown"], "made": "2031-06-01", "turnover": 1e25}, book)
    subject = Subject('A "garden" \\ of mine', "Two lines:\nżółć, καλή", facts)
    file = tmp_path / "facts.toml"
    file.write_text(in_toml(subject), "utf-8")
    assert read_subject(file, book) == subject


def test_facts_speak_json(book):
    assert plain(admit({"roles": ["guest"], "made": "2031-06-01"}, book)) == {"roles": ["guest"], "made": "2031-06-01"}


def test_words_of_a_visitor_suggest_answers(book):
    assert heard("I planted my own flower beds", book) == {"place": "garden", "roles": ("owner",)}
    assert heard("My owner has a gardenia", book) == {}
