"""Every form says the same: Word, PDF and Markdown are written from one document, and nothing in it is code."""

import re
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from helpdesk.reports import FORMS, paper, write
from helpdesk.reports.clean import cleaned
from helpdesk.reports.document import Gap, Heading, Item, Items, Notice, Paper, Quote, Table, Text
from tests.reports import garden
from tests.reports.texts import READERS, body, solid

HOSTILE = [
    "<script>alert(1)</script>", "<b>bold</b> & <para>", "**x** _y_ `z` ~~w~~", "[click](javascript:alert(1))",
    "![i](http://evil.test/i.png)", "# heading", "- item", "1. one", "> quote", "| a | b |", "$x^2$ and $$y$$",
    "=HYPERLINK(\"http://evil.test\")", "+1+cmd|' /C calc'!A0", "http://evil.test www.evil.test a@evil.test",
    ":red[x] :smile: &lt;b&gt; &#60;", "\\*x\\*", "---", "===", "```", "a\x00b\x1bc\ufffe",
    "{{7*7}} %s {0}", "]]> <!-- -->",
]  # fmt: skip


def every_paper():
    check = garden.checked(dry="unknown", size=None)
    yield paper(check, garden.material(), "report")
    yield paper(check, garden.material(), "plan")
    yield paper(garden.checked(banned=True), garden.material(), "report")


def hostile_paper() -> Paper:
    blocks = [
        block for text in HOSTILE for block in (Heading(text), Text(text, text), Items((Item(text), Item(text, 1))))
    ]
    blocks += [Table(tuple(HOSTILE), (tuple(HOSTILE),), (1,) * len(HOSTILE)), *map(Gap, HOSTILE), *map(Notice, HOSTILE)]
    quotes = [
        Quote(text, text, garden.QUOTES["aia:art_1"].force, "https://law.test/1", "2031-06-01") for text in HOSTILE
    ]
    return Paper(HOSTILE[0], HOSTILE[1], (*blocks, *quotes), "DRAFT", HOSTILE[0])


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_a_paper_is_lost(form):
    for found in every_paper():
        said = solid(READERS[form](write(found, form)))
        missing = [text for text in body(cleaned(found)) if solid(text) not in said]
        assert not missing, (found.title, missing)


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_is_shown_letter_by_letter(form):
    said = solid(READERS[form](write(hostile_paper(), form)))
    for text in body(cleaned(hostile_paper())):
        if form == "pdf" and len(text) > 12:
            continue  # narrow cells break words in the middle; the next test looks at wide lines
        assert solid(text) in said, text


def test_hostile_text_stands_whole_in_the_lines_of_a_pdf():
    found = Paper("t", "s", tuple(Text(text) for text in HOSTILE))
    said = solid(READERS["pdf"](write(found, "pdf")))
    assert all(solid(text) in said for text in body(cleaned(found)))


@pytest.mark.parametrize("form", FORMS)
def test_european_letters_survive(form):
    said = solid(READERS[form](write(paper(garden.checked(), garden.material(), "report"), form)))
    for words in ("Zażółćgęśląjaźń.", "Äöüß", "Ελληνικά", "Кириллица", "čšž", "ő", "ș", "þ", "GärtnereiŁąkaКошкаΓάτα"):
        assert words in said


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_says_so_on_its_first_page(form):
    file = write(paper(garden.checked(), garden.material(), "plan"), form)
    first = PdfReader(BytesIO(file)).pages[0].extract_text() if form == "pdf" else READERS[form](file)[:600]
    assert "DRAFT" in first


def test_every_page_of_a_draft_carries_the_mark_and_no_page_of_a_report_does():
    pages = PdfReader(BytesIO(write(paper(garden.checked(), garden.material(), "plan"), "pdf"))).pages
    assert len(pages) > 1 and all("DRAFT" in page.extract_text() for page in pages)
    assert "DRAFT" not in READERS["pdf"](write(paper(garden.checked(), garden.material(), "report"), "pdf"))


def test_the_same_paper_is_the_same_pdf_and_the_same_markdown():
    found = paper(garden.checked(), garden.material(), "report")
    assert write(found, "pdf") == write(found, "pdf") and write(found, "md") == write(found, "md")


def test_another_form_is_refused():
    with pytest.raises(KeyError):
        write(paper(garden.checked(), garden.material(), "report"), "exe")


def test_word_gets_its_own_headings_tables_and_properties():
    sheet = Document(BytesIO(write(paper(garden.checked(), garden.material(), "report"), "docx")))
    headings = [p.text for p in sheet.paragraphs if p.style.name.startswith("Heading")]
    assert "Result" in headings and "High-risk" in headings
    assert [cell.text for cell in sheet.tables[0].rows[0].cells][:2] == ["Duty", "Law"]
    assert sheet.core_properties.author == "Gartenamt Łódź" and garden.NAME in sheet.core_properties.title


def test_a_gap_in_word_leaves_room_to_write():
    sheet = Document(BytesIO(write(paper(garden.checked(), garden.material(), "plan"), "docx")))
    boxes = [table.cell(0, 0) for table in sheet.tables if table.cell(0, 0).text.startswith("To fill in")]
    assert len(boxes) == 2 and all(len(box.paragraphs) == 3 and not box.paragraphs[1].text for box in boxes)


def test_a_pdf_embeds_its_typeface_and_names_its_language():
    reader = PdfReader(BytesIO(write(paper(garden.checked(), garden.material(), "report"), "pdf")))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    noto = [font for font in fonts if "NotoSans" in font["/BaseFont"]]
    assert noto and all("/FontFile2" in font["/FontDescriptor"] for font in noto)
    assert reader.root_object["/Lang"] == "en-GB" and garden.NAME in reader.metadata.title


def test_a_letter_the_typeface_lacks_is_shown_as_missing_and_does_not_vanish():
    said = READERS["pdf"](write(Paper("t", "s", (Text("a日b"),)), "pdf"))
    assert "a\ufffdb" in said and "the Word and the Markdown file have them" in said
    assert "Markdown" not in READERS["pdf"](write(Paper("t", "s", (Text("aжb"),)), "pdf"))


def test_no_line_of_markdown_begins_a_block_or_holds_a_mark_that_is_not_ours():
    found = Paper("t", "s", tuple(Text(text) for text in HOSTILE))
    lines = write(found, "md").decode("utf-8").split("\n\n")[2:]
    for line in lines:
        assert not re.match(r"(#|>|[-+*] |\d+[.)] |```|~~~|=+$|-+$|\|)", line), line
        assert not re.search(r"(?<!\\)(?:\\\\)*[<>*_`\[\]|$]", line), line


def test_the_only_addresses_of_markdown_are_those_of_the_law():
    text = write(hostile_paper(), "md").decode("utf-8")
    assert set(re.findall(r"<[^>]*>", re.sub(r"\\.", "", text))) == {"<https://law.test/1>"}
    assert not re.search(r"(?<!<https)(?<!\\):(?=//)", text) and not re.search(r"www\.(?!\\)", text)


def test_an_address_that_is_none_is_not_linked():
    quote = Quote("L", "t", garden.QUOTES["aia:art_1"].force, "javascript:alert(1)", "2099")
    assert "javascript" not in write(Paper("t", "s", (quote,)), "md").decode("utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_an_endless_word_and_an_endless_text_can_be_written(form):
    endless = "ä" * 30_000
    found = Paper(
        endless[:300], "s", (Text(endless), Table(("a", "b"), ((endless, "x\n" * 500),), (1, 1)), Notice("n"))
    )
    assert len(write(found, form)) > 1000
