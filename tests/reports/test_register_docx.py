"""The summary in Word tells a reader what matters first, and its bars are as long as the figures beside them."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from helpdesk.reports.register import as_docx
from tests.reports import ponds
from tests.reports.test_forms import HOSTILE
from tests.reports.texts import from_docx, solid


def tables(file: bytes) -> dict[str, list[list[str]]]:
    """The rows of each table under its last heading or text."""
    found, before = {}, ""
    for block in Document(BytesIO(file)).iter_inner_content():
        if hasattr(block, "rows"):
            found[before] = [[cell.text for cell in row.cells] for row in block.rows[1:]]
        elif block.text:
            before = block.text
    return found


def bar_tables(file: bytes):
    return [table for table in Document(BytesIO(file)).tables if table.rows[0].cells[0].text == "Which"]


def steps(row) -> int:
    """How many columns of the grid are shaded in a row."""
    cells = row._tr.tc_lst[1:-1]
    return sum(cell.grid_span for cell in cells if cell.tcPr.find(qn("w:shd")) is not None)


def count(row) -> int:
    return int(row.cells[-1].text.split()[0].replace(",", ""))


def test_the_bars_are_as_long_as_the_figures():
    drawn = bar_tables(as_docx(ponds.HEAD, ponds.register(30)))
    assert len(drawn) == 5
    for table in drawn:
        longest = max(count(row) for row in table.rows[1:])
        for row in table.rows[1:]:
            assert abs(steps(row) - 50 * count(row) / longest) <= 1 and bool(steps(row)) == bool(count(row))


def test_the_cells_of_every_row_fill_the_grid():
    for table in Document(BytesIO(as_docx(ponds.HEAD, ponds.register(30)))).tables:
        columns = len(table._tbl.tblGrid.gridCol_lst)
        assert {sum(cell.grid_span for cell in row._tr.tc_lst) for row in table.rows} == {columns}


def test_the_smallest_count_is_seen_and_none_is_no_bar():
    rows = [*(ponds.result(1, id=str(number)) for number in range(400)), ponds.result(4)]
    by_class = bar_tables(as_docx(ponds.HEAD, rows))[0]
    drawn = {row.cells[0].text: steps(row) for row in by_class.rows[1:]}
    assert (drawn["prohibited"], drawn["high-risk"], drawn["minimal risk"]) == (1, 0, 50)


def test_possible_bans_come_first_and_what_is_decided_is_left_out():
    reviews = {3: "asked", 5: "accepted", 9: "overridden"}
    rows = [ponds.result(number, reviews.get(number, "")) for number in range(15)]
    file = as_docx(ponds.HEAD, rows)
    [first] = [rows for before, rows in tables(file).items() if before.startswith("First where a ban")]
    assert [row[0] for row in first] == ["1", "1", "2", "2"]
    assert [row[1] for row in first][:2] == ["System 14 (s-00014)", "System 4 (s-00004)"]
    assert "Beside these, 2 with priority 1 or 2 are decided already." in from_docx(file)


def test_at_most_forty_systems_are_named_and_the_rest_is_counted():
    rows = (ponds.result(4 if 200 <= number < 240 else 0, id=f"n{number}") for number in range(1_000))
    file = as_docx(ponds.HEAD, rows)
    [first] = [rows for before, rows in tables(file).items() if before.startswith("First where a ban")]
    assert len(first) == 40 and {row[0] for row in first} == {"1"}
    assert "And 960 more with priority 1 or 2." in from_docx(file)


def test_days_are_told_with_how_many_and_which():
    told = tables(as_docx(ponds.HEAD, [ponds.result(0, id=f"n{number}") for number in range(9)]))["When duties begin"]
    assert [row[:3] for row in told] == [["2 December 2027", "not yet", "9"]]
    assert told[0][3].startswith("System 0 (n0), ") and told[0][3].endswith(", and 3 more")


def test_questions_asked_most_come_first():
    rows = [ponds.result(0), ponds.result(5)]
    rows[1]["missing"] = rows[1]["missing"][1:]
    told = [rows for before, rows in tables(as_docx(ponds.HEAD, rows)).items() if before.startswith("Questions of")]
    assert told == [[["Who reads the ranking?", "2"], ["Is its task narrow?", "1"]]]


def test_a_register_of_nothing_says_so():
    said = from_docx(as_docx(ponds.HEAD, []))
    for words in (
        "No system with priority 1 or 2",
        "No duty with a first day",
        "No question is open",
        "a person decides",
    ):
        assert words in said


def test_method_limits_and_versions_are_told():
    said = from_docx(as_docx(ponds.HEAD, ponds.register()))
    for words in (
        "they prove nothing",
        "What a description does not say",
        "2026-07-27",
        "not legal advice",
        "Pond Ltd",
    ):
        assert words in said


def test_hostile_names_are_shown_letter_by_letter():
    rows = [ponds.result(0, id=f"n{number}", name=text) for number, text in enumerate(HOSTILE)]
    said = solid(from_docx(as_docx(ponds.HEAD, rows)))
    for text in HOSTILE:
        assert solid(text.replace("\x00", "").replace("\x1b", "").replace("\ufffe", "")) in said
