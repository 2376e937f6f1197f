"""CSV and its cousins: what parts the cells, what is quoted, and which letters the bytes mean."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.reading import read
from helpdesk.inventory.sheet import Limits, clean

GERMAN = "Name;Beschreibung\nPrüfer;Prüft Anträge auf Zuschüsse größerer Städte\n"
POLISH = (
    "Nazwa;Opis\nSelekcja;Sortuje zgłoszenia kandydatów i wskazuje najlepszą osobę. Źródło: życiorysy, też ćwiczenia\n"
)
FRENCH = "Nom;Description\nTri;Trie les dossiers reçus à l’école, où l’élève a déposé sa « candidature » — déjà noté\n"
TOLD = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")

cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from('\n",;\t|'), max_size=30
)
tables = st.integers(2, 6).flatmap(
    lambda wide: st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=1, max_size=8)
)


def csv_of(rows, separator=",") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue().encode()


@given(tables, st.sampled_from(",;\t|"))
def test_what_a_csv_writer_wrote_is_read_back(rows, separator):
    header = [f"Description {place}" for place in range(len(rows[0]))]
    expected = [tuple(map(clean, row)) for row in rows if any(map(clean, row))]
    named = b"sep=" + separator.encode() + b"\r\n"
    if not expected:
        with pytest.raises(InventoryRefused):
            read(named + csv_of([header, *rows], separator), "list.csv")
        return
    sheet = read(named + csv_of([header, *rows], separator), "list.csv")
    assert sheet.columns == tuple(header)
    assert list(sheet.rows) == expected


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_although_descriptions_hold_the_others(separator):
    rows = [
        ["Name", "Description", "Owner"],
        ["A", "Ranks; sorts, and | scores\tpeople", "HR"],
        ["B", "Reads, a, b", ""],
    ]
    sheet = read(csv_of(rows, separator), "list.csv")
    assert sheet.columns == ("Name", "Description", "Owner")
    assert sheet.rows[0][1] == "Ranks; sorts, and | scores\tpeople"


def test_a_quoted_cell_may_hold_line_ends_and_quotation_marks():
    sheet = read(b'Name,Description\r\nA,"First line\r\nsecond ""line"""\r\nB,Plain\r\n', "list.csv")
    assert sheet.rows == (("A", 'First line\nsecond "line"'), ("B", "Plain"))
    assert sheet.numbers == (2, 3)


def test_a_quotation_mark_left_open_is_refused_rather_than_swallowing_the_rest():
    with pytest.raises(InventoryRefused, match="quotation mark in row 2 is never closed"):
        read(b'Name,Description\nA,"Ranks people\nB,Sorts mail\nC,Reads letters\n', "list.csv")


def test_lines_of_sentences_are_systems_of_one_column_each():
    sheet = read(b"Ranks CVs, screens people.\nSorts mail, and more, and more.\n\nReads letters.\n", "list.txt")
    assert sheet.columns == ("column 1",)
    assert [row[0] for row in sheet.rows] == [
        "Ranks CVs, screens people.",
        "Sorts mail, and more, and more.",
        "Reads letters.",
    ]
    assert sheet.numbers == (1, 2, 4)
    assert "1 empty row left out." in sheet.notes


def test_a_line_may_begin_with_a_word_in_quotation_marks():
    sheet = read(b'Description\n"Smart" tool that ranks CVs\nSorts mail\n', "list.txt")
    assert sheet.rows == (('"Smart" tool that ranks CVs',), ("Sorts mail",))


@pytest.mark.parametrize("text", [GERMAN, POLISH, FRENCH])
@pytest.mark.parametrize("encoding", TOLD)
def test_unicode_is_read_with_and_without_its_mark(text, encoding):
    sheet = read(text.encode(encoding), "list.csv")
    assert sheet.rows == (tuple(text.splitlines()[1].split(";")),)
    assert sheet.notes == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (GERMAN, "mac-roman"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (POLISH, "cp1250"),
        (POLISH, "iso-8859-2"),
    ],
)
def test_the_page_of_eight_bit_letters_is_found_and_told(text, encoding):
    sheet = read(text.encode(encoding), "list.csv")
    assert sheet.rows == (tuple(text.splitlines()[1].split(";")),)
    assert "accented letters" in sheet.notes[0]


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_a_sheet_or_refused(content):
    try:
        sheet = read(content, "list.csv")
    except InventoryRefused:
        return
    assert len(set(sheet.columns)) == len(sheet.columns)
    assert all(len(row) == len(sheet.columns) and any(row) for row in sheet.rows)
    "".join(cell for row in sheet.rows for cell in row).encode()


def test_what_is_no_text_is_refused():
    with pytest.raises(InventoryRefused, match="not text"):
        read(bytes(range(1, 32)) * 20, "list.csv")


def test_rows_columns_and_cells_beyond_the_limits_are_refused_by_name():
    limits = Limits(rows=2, columns=3, cell=10)
    assert len(read(b"id,name\n1,a\n2,b\n", "list.csv", limits=limits).rows) == 2
    with pytest.raises(InventoryRefused, match="more than 2 rows"):
        read(b"id,name\n1,a\n2,b\n3,c\n", "list.csv", limits=limits)
    with pytest.raises(InventoryRefused, match="row 2 has 4 columns"):
        read(b"id,name\n1,a,b,c\n", "list.csv", limits=limits)
    with pytest.raises(InventoryRefused, match="row 3, column 2 has 11 characters"):
        read(b"id,name\n1,a\n2,aaaaaaaaaaa\n", "list.csv", limits=limits)
    with pytest.raises(InventoryRefused, match="larger than"):
        read(b"id,name\n1,a\n", "list.csv", limits=Limits(content=5))
