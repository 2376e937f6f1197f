"""Workbooks: which sheet is read, what a cell's value is as text, and what is not opened at all."""

import io
from datetime import date, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from helpdesk.errors import InventoryRefused
from helpdesk.inventory import package
from helpdesk.inventory.reading import read
from helpdesk.inventory.sheet import Limits, clean
from tests.inventory.books import book, changed, saved

LIST = ("Systems", [["Name", "Description"], ["A", "Ranks people"], ["B", "Sorts mail"]])
PLAIN = book(LIST)
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff_"), max_size=20
).filter(lambda text: not text.startswith(("=", "#")))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=5))
def test_what_a_workbook_holds_is_read_back(rows):
    expected = [tuple(map(clean, row)) for row in rows if any(map(clean, row))]
    content = book(("Systems", [("Id", "Name", "Description"), *rows, ("end", "end", "end")]))
    assert list(read(content, "list.xlsx").rows) == [*expected, ("end", "end", "end")]


def test_numbers_days_and_truths_are_read_as_a_person_writes_them():
    row = [7, 2.0, 0.5, True, datetime(2026, 11, 20), datetime(2026, 11, 20, 9, 30), date(2026, 12, 2), "a_x000D_\nb"]
    sheet = read(book(("S", [[f"Name {place}" for place in range(8)], row])), "list.xlsx")
    assert sheet.rows[0] == (
        "7", "2", "0.5", "true", "2026-11-20", "2026-11-20T09:30:00", "2026-12-02", "a\nb",
    )  # fmt: skip


def test_rows_keep_the_numbers_the_spreadsheet_shows():
    sheet = read(book(("S", [[], ["Name", "Description"], ["A", "x"], [], [], ["B", "y"]])), "list.xlsx")
    assert sheet.numbers == (3, 6)
    assert "2 empty rows left out." in sheet.notes


def test_the_first_visible_sheet_with_rows_is_read_unless_one_is_named():
    made = Workbook()
    made.active.title = "Empty"
    for title, state in (("Hidden", "hidden"), ("Systems", "visible"), ("Old", "visible")):
        sheet = made.create_sheet(title)
        sheet.sheet_state = state
        sheet.append(["Name", "Description"])
        sheet.append([title, "Ranks people"])
    content = saved(made)
    sheet = read(content, "list.xlsx")
    assert (sheet.tab, sheet.rows[0][0]) == ("Systems", "Systems")
    assert sheet.tabs == ("Empty", "Hidden", "Systems", "Old")
    assert any("'Systems', one of 4" in note for note in sheet.notes)
    assert read(content, "list.xlsx", tab="Old").rows[0][0] == "Old"
    with pytest.raises(InventoryRefused, match="no sheet 'New'; there are 'Empty'"):
        read(content, "list.xlsx", tab="New")
    with pytest.raises(InventoryRefused, match="'Empty' is empty"):
        read(content, "list.xlsx", tab="Empty")


def test_a_formula_gives_its_stored_value_and_is_told_when_it_has_none():
    bare = book(("S", [["Name", "Description"], ["A", "Ranks people"], ["B", '=HYPERLINK("http://x")']]))
    sheet = read(bare, "list.xlsx")
    assert sheet.rows[1] == ("B", "")
    assert any("value the file does not hold, read as empty: 1." in note for note in sheet.notes)
    stored = changed(bare, SHEET, lambda xml: xml.replace("<v />", "<v>5</v>").replace("<v></v>", "<v>5</v>"))
    assert read(stored, "list.xlsx").rows[1] == ("B", "5")
    assert read(stored, "list.xlsx").notes == ()


def test_an_error_of_the_spreadsheet_is_read_as_empty_and_told():
    sheet = read(book(("S", [["Name", "Description"], ["A", "#REF!"], ["B", "#1 tool"]])), "list.xlsx")
    assert sheet.rows == (("A", ""), ("B", "#1 tool"))
    assert any("read as empty: 1." in note for note in sheet.notes)


def test_the_size_a_sheet_claims_is_not_believed():
    for claim in ("A1:A1", "A1:XFD1048576"):
        content = changed(PLAIN, SHEET, lambda xml, claim=claim: xml.replace('ref="A1:B3"', f'ref="{claim}"'))
        assert content != PLAIN
        assert read(content, "list.xlsx").rows == (("A", "Ranks people"), ("B", "Sorts mail"))


def test_a_workbook_is_known_by_its_bytes_and_not_taken_for_text():
    assert read(PLAIN, "list.csv").rows == read(PLAIN, "list.xlsx").rows
    with pytest.raises(InventoryRefused, match="not a workbook"):
        read(b"Name,Description\nA,Ranks people\n", "list.xlsx")


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_entities_are_refused_in_any_part(part):
    def with_entities(xml: str) -> str:
        start = xml.index("?>") + 2 if xml.startswith("<?xml") else 0
        return f"{xml[:start]}<!-- {'long ' * 50_000} -->{LAUGHS}{xml[start:]}"

    with pytest.raises(InventoryRefused, match="entities"):
        read(changed(PLAIN, part, with_entities), "list.xlsx")


def test_an_encoding_that_could_hide_entities_is_refused():
    content = changed(PLAIN, SHEET, lambda xml: f'<?xml version="1.0" encoding="cp037"?>{xml}')
    with pytest.raises(InventoryRefused, match="encoding"):
        read(content, "list.xlsx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as bomb, bomb.open("xl/media/zeros.bin", "w", force_zip64=True) as part:
        for _ in range(21):
            part.write(bytes(10_000_000))
    assert len(file.getvalue()) < 1_000_000
    with pytest.raises(InventoryRefused, match="unfolds"):
        read(file.getvalue(), "list.xlsx")


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/externalLinks/externalLink1.xml", "draws on other files"),
    ],
)
def test_macros_and_links_to_other_files_are_refused(part, says):
    with pytest.raises(InventoryRefused, match=says):
        read(changed(PLAIN, part, lambda _: "<x/>"), "list.xlsx")


def test_a_plain_link_in_a_cell_is_no_reason_to_refuse():
    made = Workbook()
    made.active.append(["Name", "Description"])
    made.active.append(["A", "Ranks people"])
    made.active["A2"].hyperlink = "https://example.org/a"
    assert read(saved(made), "list.xlsx").rows == (("A", "Ranks people"),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<row r="3"', '<row r="999999999"'),
        ('<row r="3"', '<row r="x"'),
        ('r="B3"', 'r="ZZZZZZZ3"'),
        ('r="B3"', 'r=""'),
        ("</row></sheetData>", f"{'<c/>' * 20_000}</row></sheetData>"),
    ],
)
def test_cells_where_no_spreadsheet_has_any_are_refused(before, after):
    content = changed(PLAIN, SHEET, lambda xml: xml.replace(before, after))
    with pytest.raises(InventoryRefused, match="cells where no spreadsheet has any"):
        read(content, "list.xlsx")


def test_more_elements_than_any_inventory_has_are_refused(monkeypatch):
    monkeypatch.setattr(package, "_ELEMENTS", 40)
    with pytest.raises(InventoryRefused, match="far more than an inventory needs"):
        read(PLAIN, "list.xlsx")


def test_rows_columns_and_cells_beyond_the_limits_are_refused():
    with pytest.raises(InventoryRefused, match="more than 1 rows"):
        read(PLAIN, "list.xlsx", limits=Limits(rows=1))
    with pytest.raises(InventoryRefused, match="2 columns"):
        read(PLAIN, "list.xlsx", limits=Limits(columns=1))
    with pytest.raises(InventoryRefused, match="row 2, column 2 has 12 characters"):
        read(PLAIN, "list.xlsx", limits=Limits(cell=11))


@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_and_never_breaks(data):
    with ZipFile(io.BytesIO(PLAIN)) as whole:
        part = data.draw(st.sampled_from(whole.namelist()))
        told = whole.read(part).decode()
    start = data.draw(st.integers(0, len(told) - 1))
    length = data.draw(st.integers(0, 60))
    put = data.draw(st.sampled_from(["", "x", "-1", '"', "<a/>", "99999999999999999999", "&#0;"]))
    try:
        read(changed(PLAIN, part, lambda _: told[:start] + put + told[start + length :]), "list.xlsx")
    except InventoryRefused as refusal:
        assert str(refusal).endswith(".")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PLAIN) - 1), st.binary(max_size=8))
def test_damaged_bytes_are_read_or_refused_and_never_break(place, put):
    content = PLAIN[:place] + put + PLAIN[place + len(put) + 1 :]
    try:
        read(content, "list.xlsx")
    except InventoryRefused as refusal:
        assert str(refusal).endswith(".")
