"""Whatever a visitor writes, a document can hold it and it deceives no reader."""

import unicodedata
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.reports.clean import clean, cleaned
from helpdesk.reports.document import Paper, Table, Text

ANYTHING = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@given(ANYTHING)
def test_a_clean_text_can_stand_in_xml_and_in_utf_8(text):
    found = clean(text)
    escaped = found.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert ElementTree.fromstring(f"<a>{escaped}</a>".encode()).text == (found or None)


@given(ANYTHING)
def test_a_clean_text_stays_as_it_is(text):
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_no_control_is_left_but_the_end_of_a_line(text):
    assert {unicodedata.category(letter) for letter in clean(text) if letter != "\n"}.isdisjoint({"Cc", "Cs"})


def test_letters_of_every_script_stay():
    text = "Zażółć gęślą jaźń, Ελλάδα, България, 日本, ﷽, 𝄞, 🙂"
    assert clean(text) == text


def test_marks_that_turn_the_direction_of_reading_are_taken_out():
    assert clean("refund\u202egnp.exe \u2066x\u2069") == "refundgnp.exe x"


def test_a_text_that_never_ends_is_cut_and_says_so():
    found = clean("a" * 50_000)
    assert len(found) == 20_000 and found.endswith(" […]")


def test_every_text_of_a_paper_is_cleaned_however_deep_it_stands():
    paper = Paper(
        "a\x00", "b\x07", (Text("c\ud800", "d\x1b"), Table(("e\x0b",), (("f\x0c\ng",),), (1,))), "h\x01", "i\x02"
    )
    assert cleaned(paper) == Paper("a", "b", (Text("c", "d"), Table(("e",), (("f\ng",),), (1,))), "h", "i")
