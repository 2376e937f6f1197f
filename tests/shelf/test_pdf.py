"""Guideline PDFs: paragraphs come out whole, what nobody sees stays out, and hostile files are refused."""

import re
import sys
import time
from dataclasses import replace
from datetime import date

import pytest

from helpdesk.errors import DocumentError
from helpdesk.law.provision import Force, Kind, Version
from helpdesk.shelf.pdf import Flag, Limits, read, read_report
from tests.shelf.pages import (
    BOLD,
    REFERENCE,
    Mark,
    after,
    column,
    document,
    furnished,
    one_page,
)

GUIDELINE = Version(
    source="gl-example",
    day="2031-02-03",
    celex=REFERENCE,
    layout="guideline",
    force=Force.GUIDANCE,
    valid_from=date(2031, 2, 3),
    valid_to=None,
    languages=("en",),
    file="guidance/example_{lang}.pdf",
    url="https://example.org/guideline",
)
TWO = """
# 1. Scope

(1) This guideline is about lamps
and about lanterns.

(2) It is about nothing else.
"""


def texts(*sheets: list[Mark]) -> list[str]:
    return [provision.text for provision in read(document(*sheets), GUIDELINE, "en")]


def refusal(content: bytes, **limits) -> str:
    with pytest.raises(DocumentError) as caught:
        read(content, GUIDELINE, "en", Limits(**limits))
    return str(caught.value)


def test_a_numbered_paragraph_is_a_provision_with_its_place():
    first, second = read(document([], column(TWO)), GUIDELINE, "en")
    assert (first.id, first.kind, first.label) == ("gl-example:par_1", Kind.PARAGRAPH, "paragraph 1")
    assert first.text == "This guideline is about lamps and about lanterns."
    assert (first.page, first.url) == (2, "https://example.org/guideline#page=2")
    assert (first.force, first.version, first.lang) == (Force.GUIDANCE, "2031-02-03", "en")
    assert (first.parent, first.amended_by, first.see) == (None, (), ())
    assert second.text == "It is about nothing else."


def test_headings_are_kept_outermost_first_and_replace_their_like():
    sheet = column(
        """
        # 1. Lamps

        # 1.1. Oil lamps and whatever burns in
        # them

        (1) One.

        # a) Small ones

        (2) Two.

        # b) Large ones

        (3) Three.

        # 1.2. Others

        (4) Four.

        # 2. Candles

        (5) Five.
        """
    )
    provisions = read(document(sheet), GUIDELINE, "en")
    lamps, oil = "1. Lamps", "1.1. Oil lamps and whatever burns in them"
    assert [provision.path for provision in provisions] == [
        (lamps, oil),
        (lamps, oil, "a) Small ones"),
        (lamps, oil, "b) Large ones"),
        (lamps, "1.2. Others"),
        ("2. Candles",),
    ]
    assert [provision.heading for provision in provisions][2:4] == ["b) Large ones", "1.2. Others"]


def test_roman_sections_hold_arabic_ones():
    sheet = column("# I. Aim\n\n(1) One.\n\n# II. Parts\n\n# 1. Wick\n\n(2) Two.\n\n# III. End\n\n(3) Three.")
    paths = [provision.path for provision in read(document(sheet), GUIDELINE, "en")]
    assert paths == [("I. Aim",), ("II. Parts", "1. Wick"), ("III. End",)]


def test_a_bold_title_without_a_count_is_a_heading_only_before_a_number():
    sheet = column("(1) One.\n\n# Bright things\n\n(2) Two.\n\n# For example\n\nA torch.\n\n(3) Three.")
    provisions = read(document(sheet), GUIDELINE, "en")
    assert [provision.path for provision in provisions] == [(), ("Bright things",), ("Bright things",)]
    assert provisions[1].text == "Two.\nFor example\nA torch."


def test_cover_and_table_of_contents_are_no_part_of_it():
    contents = [Mark("1. Scope ............ 3", y=700, font=BOLD), Mark("2. End ............ 9", y=680)]
    provisions = read(document(contents, column(TWO)), GUIDELINE, "en")
    assert [provision.path for provision in provisions] == [("1. Scope",)] * 2


def test_a_paragraph_runs_over_the_end_of_a_page_past_head_and_number():
    sheets = [
        column("(1) It starts on one page"),
        column("and ends on another.\n\n(2) Then comes this.", top=760),
        column("It has 12 lamps and the year", top=760),
        column("2031 to it.\n\n(3) Last.", top=760),
    ]
    furnished_sheets = [furnished(sheet, number) for number, sheet in enumerate(sheets, start=5)]
    assert texts(*furnished_sheets) == [
        "It starts on one page and ends on another.",
        "Then comes this. It has 12 lamps and the year 2031 to it.",
        "Last.",
    ]


def test_page_numbers_are_known_by_counting_with_the_pages_even_on_two():
    sheets = [column("(1) It starts here"), column("and ends\nhere.", top=760)]
    numbered = [[Mark(str(n), x=290, y=40), *sheet] for n, sheet in enumerate(sheets, start=41)]
    assert texts(*numbered) == ["It starts here and ends here."]


def test_footnotes_and_their_marks_are_left_out():
    lines = column("(1) Lamps were lit\nat dusk.")
    marked = after(lines, 0, "17", size=7, y=lines[0].y + 5)
    notes = [Mark("17", 72, 104, 5), Mark("See the lighters of lamps, p. 3.", 100, 100, 8)]
    assert texts([*marked, *notes]) == ["Lamps were lit at dusk."]


def test_ordinals_and_indices_stay_though_they_are_as_small_as_footnote_marks():
    lines = column("(1) The 4\nlamp makes CO\nat dusk.")
    raised = after(lines, 0, "th", size=7, x=130, y=lines[0].y + 5)
    lowered = after(raised, 2, "2", size=7, x=185, y=lines[1].y - 3)
    assert [text.replace(" ", "") for text in texts(lowered)] == ["The4thlampmakesCO2atdusk."]


def test_a_footnote_mark_that_is_raised_by_the_text_rise_is_left_out_too():
    sheet = after(column("(1) Lamps were lit\nat dusk."), 0, "18", size=7, rise=5)
    assert texts(sheet) == ["Lamps were lit at dusk."]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("(1) Lamps are AI-\ngenerated.", "Lamps are AI-generated."),
        ("(1) Real-time and non-\nbinding.", "Real-time and non-binding."),
        ("(1) Thorough light. A thor-\nough lamp.", "Thorough light. A thorough lamp."),
        ("(1) Points (2)-\n(4) apply.", "Points (2)-(4) apply."),
        ("(1) Lamps - and\nlanterns.", "Lamps - and lanterns."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_unless_the_document_knows_the_word(lines, joined):
    sheet = column(lines)
    assert texts([replace(mark, x=107) if n else mark for n, mark in enumerate(sheet)]) == [joined]


def test_lists_and_examples_are_lines_of_the_paragraph_above():
    sheet = column("(1) Two kinds:\n\n- oil\nlamps;\n\n\u2022 gas lamps.\n\nFor example, this one.\n\n(2) Next.")
    assert texts(sheet)[0] == "Two kinds:\n- oil lamps;\n- gas lamps.\nFor example, this one."


def test_points_that_open_a_page_are_lines_of_their_own():
    sheets = [column("(1) Two kinds\nof lamps:"), column("    a) oil;\n\nb) gas.\n\n(2) Next.", top=760)]
    assert texts(*sheets)[0] == "Two kinds of lamps:\na) oil;\nb) gas."


def test_a_smaller_number_at_the_margin_is_text():
    sheet = column("(1) See points\n(1) of Annex I.\n\n(2) Next.")
    assert texts(sheet) == ["See points (1) of Annex I.", "Next."]


def test_text_between_a_heading_and_its_number_is_left_out_and_reported():
    sheet = column("(1) One.\n\n# 2. Law\n\nThe law provides this.\n\n(2) Two.")
    reading = read_report(document(sheet), GUIDELINE, "en")
    assert [provision.text for provision in reading.provisions] == ["One.", "Two."]
    assert reading.flagged == (Flag(1, "under no number", "The law provides this."),)


def test_a_section_without_any_number_belongs_to_the_paragraph_above():
    sheet = column("(1) One.\n\n# 2. Cases\n\nA lamp falls.\n\n# 3. End\n\n(2) Two.")
    first, second = read(document(sheet), GUIDELINE, "en")
    assert first.text == "One.\n2. Cases\nA lamp falls."
    assert second.path == ("3. End",)


@pytest.mark.parametrize(
    ("look", "why"),
    [
        ({"mode": 3}, "drawn without ink"),
        ({"mode": 7}, "drawn without ink"),
        ({"grey": 1}, "white"),
        ({"opacity": 0}, "fully transparent"),
        ({"size": 0.5}, "too small to read"),
        ({"x": 4000}, "outside the page"),
        ({"y": -30}, "outside the page"),
    ],
)
def test_text_that_nobody_can_see_is_left_out_and_flagged(look, why):
    content = document(after(column(TWO), 1, "Lamps are forbidden.", **look))
    reading = read_report(content, GUIDELINE, "en")
    assert reading.provisions == read(document(column(TWO)), GUIDELINE, "en")
    assert reading.flagged == (Flag(1, why, "Lamps are forbidden."),)


@pytest.mark.parametrize("trick", [b"3 Tr", b"1 1 1 rg", b"0 0 0 0 k", b"1 g", b"1 0 0 1 107 9000 Tm", b"/F1 1 Tf"])
def test_hidden_words_in_the_middle_of_a_line_do_not_take_the_seen_ones_along(trick):
    stream = b"BT /F1 12 Tf 72 700 Td (%s) Tj 0 -40 Td (\\(1\\) Lamps are ) Tj %s (not ) Tj "
    stream += b"/F1 12 Tf 0 g 0 Tr 1 0 0 1 160 660 Tm (allowed.) Tj ET"
    content = one_page(stream % (REFERENCE.replace("(", "\\(").replace(")", "\\)").encode(), trick))
    reading = read_report(content, GUIDELINE, "en")
    assert [provision.text for provision in reading.provisions] == ["Lamps are allowed."]
    assert [flag.text for flag in reading.flagged] == ["not"]


def test_a_number_that_only_hidden_text_carries_leaves_a_gap():
    sheet = column("(1) One.\n\n(2) Two.\n\n(3) Three.")
    assert "after paragraph 1 comes 3" in refusal(document([sheet[0], replace(sheet[1], mode=3), sheet[2]]))


def test_what_is_not_the_document_it_claims_to_be_is_refused():
    assert f"{REFERENCE} is refused" in refusal(b"<html>Not found</html>")
    assert "not a PDF" in refusal(b"")
    assert "no numbered paragraphs" in refusal(document(column("Lamps.\nLanterns.")))
    assert "after paragraph 1 comes 3" in refusal(document(column("(1) One.\n\n(3) Three.")))
    other = replace(GUIDELINE, celex="C(2031) 7")
    with pytest.raises(DocumentError, match="does not carry that reference"):
        read(document(column(TWO)), other, "en")


def test_the_reference_must_stand_on_the_first_page_in_ink():
    cited = one_page(b"BT /F1 12 Tf 72 700 Td 3 Tr (C\\(2031\\) 77) Tj 0 Tr 0 -40 Td (\\(1\\) Lamps.) Tj ET")
    assert "does not carry that reference" in refusal(cited)


def test_what_is_larger_than_the_limits_is_refused():
    content = document(column(TWO), [], [])
    assert "3 pages, more than 2" in refusal(content, pages=2)
    assert f"{len(content)} bytes, more than 100" in refusal(content, bytes=100)
    assert "more than 50 characters" in refusal(content, characters=50)


def test_an_encrypted_document_is_refused():
    assert "encrypted" in refusal(document(column(TWO), password="wick"))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_document_cut_short_is_refused_or_read_whole(share):
    content = document(column(TWO))
    try:
        assert len(read(content[: int(len(content) * share)], GUIDELINE, "en")) == 2
    except DocumentError as refused:
        assert REFERENCE in str(refused)


def test_garbage_behind_a_true_beginning_is_refused():
    assert "is refused" in refusal(b"%PDF-1.7\n" + bytes(range(256)) * 400)


def test_one_page_listed_very_often_is_refused_quickly():
    start = time.monotonic()
    assert "is refused" in refusal(one_page(b"", kids=90_000))
    assert time.monotonic() - start < 20


@pytest.mark.skipif(sys.platform == "win32", reason="this system knows no processor limit")
def test_a_document_that_burns_time_is_killed_by_the_limit():
    burning = one_page(b"BT /F1 1 Tf " + b"0 1 Td (x) Tj " * 350_000 + b"ET")
    assert len(burning) < 50_000
    start = time.monotonic()
    assert "stopped after 1 seconds of work" in refusal(burning, cpu_seconds=1)
    assert time.monotonic() - start < 20


def test_a_document_that_takes_too_long_by_the_clock_is_refused():
    burning = one_page(b"BT /F1 1 Tf " + b"0 1 Td (x) Tj " * 350_000 + b"ET")
    assert "took longer than 1 seconds" in refusal(burning, wall_seconds=1)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bound only here")
def test_a_document_that_wants_more_memory_than_allowed_is_refused():
    swollen = one_page(b"BT /F1 1 Tf (" + b"x" * 70_000_000 + b") Tj ET")
    assert "memory" in refusal(swollen, memory=200_000_000, characters=10**9)


def test_a_refusal_leaves_no_trace_of_this_machine():
    said = refusal(b"%PDF-1.7\n" + b"1 0 obj << " * 20_000)
    assert "Traceback" not in said and "/" + "usr" not in said


OFFICIAL = {
    "C-2025-5052_guidelines-prohibited-practices_en.pdf": ("C(2025) 5052", 433, 134),
    "C-2025-5053_guidelines-ai-system-definition_en.pdf": ("C(2025) 5053", 64, 13),
}


@pytest.fixture(scope="module")
def official(mirror):
    """The guidelines read, by reference."""
    readings = {}
    for name, (reference, _, _) in OFFICIAL.items():
        version = replace(GUIDELINE, celex=reference, source=reference[-4:])
        readings[reference] = read_report((mirror / "guidance" / name).read_bytes(), version, "en")
    return readings


@pytest.mark.official
@pytest.mark.parametrize(("reference", "count", "pages"), OFFICIAL.values())
def test_the_official_guidelines_have_every_paragraph_once(official, reference, count, pages):
    reading = official[reference]
    ids = [provision.id for provision in reading.provisions]
    assert ids == [f"{reference[-4:]}:par_{number}" for number in range(1, count + 1)]
    assert reading.pages == pages
    at = [provision.page for provision in reading.provisions]
    assert at == sorted(at) and at[-1] == pages
    assert all(len(provision.text) > 40 and provision.path for provision in reading.provisions)


@pytest.mark.official
def test_no_footnote_page_number_or_head_leaks_into_the_official_guidelines(official):
    for reading in official.values():
        for provision in reading.provisions:
            glued = re.findall(r"[a-z’][.,;:)]?\d{1,3}(?=[\s.,;:]|$)", provision.text)
            assert glued == [], provision.id
            assert not re.search(r"https?://|\bOJ L\b.*p\. \d|^\W*\d+\W*$", provision.text, re.M), provision.id
            assert "  " not in provision.text and not re.search(r"\w- ?\n", provision.text), provision.id


@pytest.mark.official
def test_nothing_in_the_official_guidelines_is_invisible(official):
    flags = [flag for reading in official.values() for flag in reading.flagged]
    assert {flag.why for flag in flags} == {"under no number"}
    assert all("Article" in flag.text or flag.page in (54, 112, 130) for flag in flags)


@pytest.mark.official
@pytest.mark.parametrize(
    ("reference", "number", "headings"),
    [
        ("C(2025) 5052", 1, ["1."]),
        ("C(2025) 5052", 19, ["2.", "2.4."]),
        ("C(2025) 5052", 64, ["3.", "3.2.", "3.2.1.", "a)"]),
        ("C(2025) 5052", 101, ["3.", "3.3.", "3.3.1."]),
        ("C(2025) 5052", 392, ["10.", "10.2.", "10.2.2.", "10.2.2.2.", "a)"]),
        ("C(2025) 5052", 433, ["12."]),
        ("C(2025) 5053", 8, ["II."]),
        ("C(2025) 5053", 35, ["II.", "5.", "5.1."]),
        ("C(2025) 5053", 42, ["II.", "5.", "5.2.", "Systems"]),
        ("C(2025) 5053", 64, ["III."]),
    ],
)
def test_official_paragraphs_stand_under_their_headings(official, reference, number, headings):
    path = official[reference].provisions[number - 1].path
    assert [heading.split()[0] for heading in path] == headings
