"""Pointers in running text."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.law import Citation, find_mentions
from tests.law.specimens import DUTCH, ENGLISH, FRENCH, GERMAN, MENTIONS


@pytest.mark.parametrize(("text", "place", "expected"), MENTIONS)
def test_running_text_points_where_it_says(text, place, expected):
    here = Citation.from_id(f"aia:{place}") if place else None
    found = [
        (text[m.start : m.end], " ".join(c.id.removeprefix("aia:") for c in m.citations))
        for m in find_mentions(text, here)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "path"), [row for row in [*FRENCH, *GERMAN, *DUTCH] if not row[0].startswith("Nummer")]
)
def test_what_is_read_alone_is_found_in_a_sentence(text, path):
    mentions = find_mentions(f"— {text}; 2025.")
    assert [c.id for m in mentions for c in m.citations] == [f"aia:{path}"]


def test_the_source_says_which_act_the_text_speaks_of():
    (mention,) = find_mentions("Article 3 enters into force", source="omnibus")
    assert mention.citations[0].id == "omnibus:art_3"


def test_a_guideline_points_to_its_own_paragraphs_only_when_asked():
    assert find_mentions("see paragraph 63") == []
    assert find_mentions("see paragraph 63", source="gl-prohibited")[0].citations[0].path == ("par_63",)


PIECES = [text for text, _ in [*ENGLISH, *FRENCH, *GERMAN, *DUTCH]] + [
    *("of Regulation (EU) 2016/679", "of this Article", "and", ", ", "(", ")", "GDPR", "du présent", "‘", "\n", "die"),
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map(" ".join))
def test_mentions_stand_in_order_without_overlap_and_name_well_formed_ids(text):
    mentions = find_mentions(text, Citation("aia", ("art_6", "3")))
    places = [place for m in mentions for place in (m.start, m.end)]
    assert places == sorted(places) and all(0 <= place <= len(text) for place in places)
    assert all(m.citations and m.start < m.end for m in mentions)
    assert all(Citation.from_id(c.id) == c for m in mentions for c in m.citations)


HOSTILE = [
    "(",
    "Article 1(",
    "Article 1(a)(b)(c)(d)(e)(f)(g)(h)",
    "point (a) of ",
    "Article 1 and ",
    "first and ",
    "1.",
    "paragraph 1 of this ",
    "Articles 1 to 999, ",
    "point 1, and point 2 of ",
    "die Artikel ",
    "Article 6 of the Digital Digital ",
    ": ‘",
    "§",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_hostile_text_is_twice_the_work_not_more(piece):
    work = [_calls_to_read((piece * size)[:size]) for size in (6_000, 12_000)]
    assert work[1] <= 2.5 * work[0]
    assert work[1] <= 1_000 * 12_000


def test_a_hundred_thousand_brackets_are_no_trouble():
    assert find_mentions("(" * 100_000) == []


def _calls_to_read(text: str) -> int:
    """How many calls reading the text takes: work that does not depend on the machine."""
    calls = 0

    def count(frame, event, arg):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_mentions(text, Citation("aia", ("art_6", "3")))
    finally:
        sys.setprofile(before)
    return calls
