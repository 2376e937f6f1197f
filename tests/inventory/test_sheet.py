"""The shape of a sheet: its header, its columns, and the notes on what was odd."""

import pytest

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.reading import KINDS, read


def test_a_title_above_the_header_is_left_out_and_told():
    sheet = read(b"AI inventory 2026,,\n,,\nid,Name,Description\n1,A,Ranks people\n", "list.csv")
    assert sheet.columns == ("id", "Name", "Description")
    assert sheet.numbers == (4,)
    assert "1 row above the header left out." in sheet.notes


def test_a_title_does_not_hide_what_parts_the_cells_below_it():
    sheet = read(b"AI inventory\n\nName,Description\nA,Ranks people\n", "list.csv")
    assert (sheet.columns, sheet.rows) == (("Name", "Description"), (("A", "Ranks people"),))


def test_a_first_row_that_is_a_system_is_not_taken_for_a_header():
    told = "A tool of the hiring team that reads the letters of everyone who applies and says whom to invite first"
    sheet = read(f"A1;{told}\nA2;Sorts mail\n".encode(), "list.csv")
    assert sheet.columns == ("column 1", "column 2")
    assert sheet.rows[0] == ("A1", told)
    assert any("No header" in note for note in sheet.notes)


def test_columns_have_names_of_their_own_and_empty_ones_are_dropped():
    sheet = read(b"Name,Name,,,\n1,2,,x,\n", "list.csv")
    assert sheet.columns == ("Name", "Name (2)", "column 4")
    assert sheet.rows == (("1", "2", "x"),)


def test_cells_beyond_the_header_are_kept_under_a_column_of_their_own():
    sheet = read(b"Name;Description\nA;Ranks people\nB;Sorts; mail\nC;Reads\nD;Writes\n", "list.csv")
    assert sheet.columns == ("Name", "Description", "column 3")
    assert sheet.rows[1] == ("B", "Sorts", "mail")
    assert any("1 row with more cells" in note for note in sheet.notes)


def test_unprintable_letters_are_left_out_and_accents_composed():
    sheet = read("Name;Description\nA\ufeff;Pru\u0308ft\x00 \x07Antra\u0308ge\n".encode(), "list.csv")
    assert sheet.rows == (("A", "Prüft Anträge"),)


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    sheet = read(b"Name;Description\nA;Ranks people\n", "list.csv")
    assert sheet.column("Name") == ("A",)
    with pytest.raises(InventoryRefused, match="'Purpose'; there are 'Name', 'Description'"):
        sheet.column("Purpose")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("content", [b"", b" \r\n "])
def test_an_empty_file_is_refused_whatever_its_kind(kind, content):
    with pytest.raises(InventoryRefused, match="empty"):
        read(content, f"list{kind}")


@pytest.mark.parametrize("header", [b"Name;Description\n", b"Description\n"])
def test_a_header_without_rows_is_refused(header):
    with pytest.raises(InventoryRefused, match="no rows below"):
        read(header, "list.csv")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("list.xlsm", "macros"),
        ("list.xls", ".xlsx or .csv"),
        ("list.ODS", ".xlsx or .csv"),
        ("list.pdf", "take .csv"),
        ("list", "without an ending"),
    ],
)
def test_other_kinds_are_refused_with_what_to_do(name, says):
    with pytest.raises(InventoryRefused, match=says):
        read(b"Name;Description\nA;Ranks people\n", name)


def test_a_locked_workbook_is_told_from_a_damaged_one():
    with pytest.raises(InventoryRefused, match="password"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list.xlsx")
