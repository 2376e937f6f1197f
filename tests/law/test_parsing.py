"""What a visitor types as a pointer, in any spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.errors import CitationError
from helpdesk.law import Citation, parse, parse_all
from tests.law.specimens import DUTCH, ENGLISH, FRENCH, GERMAN, LISTS, UNREADABLE


@pytest.mark.parametrize(("text", "path"), [*ENGLISH, *FRENCH, *GERMAN, *DUTCH])
def test_a_pointer_is_read_in_any_spelling(text, path):
    assert parse(text).id == f"aia:{path}"


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_and_ranges_are_opened(text, expected):
    assert [citation.id for citation in parse_all(text)] == [f"aia:{path}" for path in expected.split()]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_is_refused_with_an_example(text):
    with pytest.raises(CitationError, match="Article 6|aia:art_6"):
        parse(text)


def test_the_refusal_says_what_was_not_understood():
    with pytest.raises(CitationError, match=r"'Article 5 foo' could not be read \(at 'foo'\)"):
        parse("Article 5 foo")


def test_one_citation_is_asked_for_where_several_are_named():
    with pytest.raises(CitationError, match="names several provisions"):
        parse("Articles 8 to 15")


def test_a_range_does_not_name_what_was_inserted_later():
    assert [citation.id for citation in parse_all("Articles 4 to 6")] == ["aia:art_4", "aia:art_5", "aia:art_6"]


def test_a_paragraph_alone_is_a_pointer_only_into_a_guideline():
    assert parse("Guidelines paragraph 63", source="gl-prohibited") == Citation("gl-prohibited", ("par_63",))
    with pytest.raises(CitationError, match="does not say of which article"):
        parse("Guidelines paragraph 63")


def test_an_id_says_its_own_source():
    assert parse("omnibus:rec_12", source="aia").source == "omnibus"
    assert parse("rec_12", source="omnibus").source == "omnibus"


def test_the_amending_regulation_is_known_by_its_number():
    assert parse("Article 2 of Regulation (EU) 2026/1744").id == "omnibus:art_2"


def test_the_second_paragraph_is_the_unnumbered_one_where_the_words_leave_it_open():
    assert parse("second paragraph of Article 6").id == "aia:art_6.sub_2"


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        assert parse_all(text)
    except CitationError as refusal:
        assert str(refusal)


WORDS = (
    "Article Articles Annex point points ( ) a b i iii 1 6 2024 . , / - and to of this second paragraph bis ter "
    "article paragraphe alinéa du Artikel Absatz Buchst. des lid punt van die derde III A @ _"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join))
def test_any_jumble_of_the_words_of_pointers_is_read_to_well_formed_ids_or_refused(text):
    try:
        found = parse_all(text)
    except CitationError:
        return
    assert [Citation.from_id(citation.id) for citation in found] == list(found)
