"""A workbook shows a register as people work with it, and calculates nothing that anybody wrote."""

import re
import tracemalloc
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from helpdesk.reports.register import Head, as_xlsx, write
from helpdesk.reports.sheets import safe, sheet_name
from tests.reports import ponds

HOSTILE = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\u200b=1", "  =1", "＝1", "=cmd|' /C calc'!A0", "_x003D_1+1",
    "#REF!", "a\x00b\x0bc\ufffe\ud800", "<c t=\"str\"><f>1+1</f></c>", "]]> &amp; <!--", "x" * 40_000, "🙂" * 20_000,
)  # fmt: skip
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def book(rows, head=ponds.HEAD):
    return load_workbook(BytesIO(as_xlsx(head, rows)))


def table(sheet) -> list[dict]:
    titles, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


def hostile_rows() -> list[dict]:
    """Every text of a result is hostile."""
    rows = []
    for text in HOSTILE:
        row = ponds.result(0, id=text, name=text, owner=text, description=text, labels=[text], contradictions=[text])
        row["facts"] = [{**row["facts"][0], "asks": text, "says": text, "words": [text]}]
        row["presumed"] = [{**row["presumed"][0], "asks": text, "says": text, "why": text}]
        row["missing"] = [{**row["missing"][0], "asks": text}]
        row["near"] = [{**row["near"][0], "id": text, "text": text}]
        review = {"state": "overridden", "risk": [text], "reason": text, "cites": [text], "by": text, "at": text}
        rows += [{**row, "review": review}, {**row, "review": {"state": text}}, {**ponds.failed(), "error": text}]
    return rows


def test_the_sheets_stand_in_the_order_people_need_them():
    assert book(ponds.register()).sheetnames == ["Systems", "Facts", "Questions", "Deadlines", "Summary", "About"]


def test_a_system_is_one_row_that_tells_what_decides():
    [row, failed] = table(book([ponds.result(0), ponds.failed(1)])["Systems"])
    assert (row["Priority"], row["Id"], row["System"], row["Owner"]) == (2, "s-00000", "System 0", "Ann")
    assert row["How sure"] == "likely; facts to confirm" and row["Class suggested"] == "high-risk"
    assert row["First day"] == datetime(2027, 12, 2) and row["Duties"] == 23
    assert "It ranks frogs. (“ranks the frogs”, 93 %)" in row["Deciding facts and their words"]
    assert "usual with such systems" in row["Deciding facts and their words"]
    assert row["Question to ask first"] == "Is its task narrow?" and "frogs/3, 81 % alike" in row["Nearest precedent"]
    assert row["Review"] == "not reviewed" and not row["Class after review"]
    assert failed["How sure"] == "not read" and failed["Remark"] == "It has no description."
    assert failed["Class suggested"] == "–" and failed["Priority"] is None


def test_a_review_that_decided_otherwise_stands_beside_what_was_suggested():
    found = book([ponds.result(0, "overridden"), ponds.result(5)])
    row, _ = table(found["Systems"])
    assert (row["Class suggested"], row["Class after review"]) == ("high-risk", "minimal risk")
    assert row["Reason of the review"] == "It only opens the gate. (Article 6(3))" and row["Reviewed by"] == "R. Reed"
    assert [each["Id"] for each in table(found["Deadlines"])] == ["s-00005"]
    assert {each["Id"] for each in table(found["Questions"])} == {"s-00005"}
    about = dict(found["About"].iter_rows(values_only=True))
    assert about["Deadlines"].startswith("Decided otherwise than suggested: 1.")


def test_every_fact_is_a_row_with_its_strength_and_basis():
    rows = table(book([ponds.result(0)])["Facts"])
    assert [(row["Strength"], row["Basis"]) for row in rows] == [
        (0.93, "words of the description"), (0.71, "usual with such systems"), (None, "taken for granted"),
    ]  # fmt: skip
    assert rows[0]["Words it rests on"] == "“ranks the frogs”" and rows[2]["Why it is taken for granted"]


def test_questions_are_grouped_by_owner_and_leave_room_for_the_answer():
    rows = table(book(ponds.register(30))["Questions"])
    owners = [row["Owner"] for row in rows]
    assert len({*owners}) == 3 and sum(a != b for a, b in zip(owners, owners[1:], strict=False)) == 2
    assert [row["Order"] for row in rows[:4]] == [1, 2, 1, 2]
    assert all(row["Answer of the owner"] is None for row in rows)
    assert rows[0]["What an answer would lead to"] == "Yes, narrow. → listed, but not high-risk\nNo. → high-risk"


def test_deadlines_stand_in_the_order_of_days():
    rows = table(book(ponds.register(30))["Deadlines"])
    days = [row["First day"] for row in rows]
    assert days == sorted(days) and days[0] == datetime(2025, 2, 2)
    assert {(row["First day"] <= datetime(2026, 11, 20), row["Applies already?"]) for row in rows} == {
        (True, "yes"), (False, "not yet"),
    }  # fmt: skip


def test_readers_can_filter_and_keep_the_headings_in_sight():
    found = book(ponds.register())
    for name in ("Systems", "Facts", "Questions", "Deadlines"):
        sheet = found[name]
        assert sheet.auto_filter.ref == sheet.dimensions and sheet.freeze_panes.endswith("2")


def test_a_colour_never_speaks_alone():
    sheet = book(ponds.register(30))["Systems"]
    says = {}
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.fill.fill_type:
                assert cell.value is not None
                if cell.column_letter == "F":
                    says.setdefault(cell.fill.fgColor.rgb, set()).add(cell.value)
    assert len(says) == 5 and all(len(names) == 1 for names in says.values())


def test_the_charts_are_drawn_from_the_counts_beside_them():
    rows = ponds.register(30)
    sheet = book(rows)["Summary"]
    drawn = []
    for chart in sheet._charts:
        [series] = chart.series
        at = [range_boundaries(ref.split("!")[1]) for ref in (series.cat.numRef.f, series.val.numRef.f)]
        names, counts = ([row[0].value for row in sheet.iter_rows(a[1], a[3], a[0], a[2])] for a in at)
        drawn.append(dict(zip(names, counts, strict=True)))
    by_class, by_state, by_priority, by_review, by_day = drawn
    standing = Counter((row.get("review", {}).get("risk") or row["risk"])[0] for row in rows if "risk" in row)
    assert by_class["high-risk"] == standing["high-risk"] and by_class["minimal risk"] == standing["minimal"]
    assert sum(by_class.values()) == 30 and sum(by_state.values()) == sum(by_priority.values()) == 31
    assert by_state["not read"] == 1 and by_review["decided otherwise"] == 3
    assert list(by_day) == ["2 February 2025", "2 August 2026", "2 December 2027"]


def test_what_was_made_with_other_versions_is_said():
    rows = [
        ponds.result(0),
        ponds.result(1, versions={**ponds.VERSIONS, "rules": "r2"}),
        ponds.result(2, as_of="2027-12-02"),
    ]
    about = dict(book(rows)["About"].iter_rows(values_only=True))
    assert (
        about["Other versions"].endswith("named here: 2. Assess them again before you compare.")
        and about["Version of the rules"] == "r1"
    )
    assert "Other versions" not in dict(book([ponds.result(0)])["About"].iter_rows(values_only=True))


def test_nothing_anybody_wrote_is_calculated_or_breaks_the_file():
    head = Head(HOSTILE[0], date(2026, 11, 20), HOSTILE[8], dict.fromkeys(HOSTILE[:12], "=1"))
    file = as_xlsx(head, hostile_rows())
    with ZipFile(BytesIO(file)) as archive:
        for name in archive.namelist():
            root = ElementTree.fromstring(archive.read(name))
            assert "/worksheets/sheet" not in name or root.find(".//{*}f") is None
    for sheet in load_workbook(BytesIO(file)).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
            assert cell.data_type == "s" and not FORMULA.match(cell.value), (sheet.title, cell.coordinate)
            assert "_x003D_" not in cell.value.replace("_x005F_x003D_", "")
            assert len(cell.value.encode("utf-16-le")) // 2 <= 32_767


@given(st.text())
def test_a_safe_text_is_no_formula_and_a_safe_name_is_a_name(text):
    assert not FORMULA.match(safe(text))
    name = sheet_name(text)
    assert 0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name)


@pytest.mark.parametrize(("given", "shown"), [("a=b", "a=b"), ("_x0041", "_x0041"), ("_x0041_", "_x005F_x0041_")])
def test_a_harmless_text_is_what_it_was(given, shown):
    assert safe(given) == shown


def test_a_long_register_does_not_fill_the_memory(tmp_path):
    def long(size):
        return (ponds.result(1, description="x" * 15_000, id=str(number)) for number in range(size))

    write("xlsx", ponds.HEAD, long(5), tmp_path / "r.xlsx")  # what is loaded once is not counted
    tracemalloc.start()
    write("xlsx", ponds.HEAD, long(300), tmp_path / "r.xlsx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_500_000 < 300 * 15_000


def test_the_head_of_another_day_is_told():
    found = book([], replace(ponds.HEAD, as_of=date(2027, 12, 2)))
    assert dict(found["About"].iter_rows(values_only=True))["Day it speaks of"] == "2 December 2027"


def test_only_a_decision_otherwise_changes_the_class_that_stands():
    review = {"state": "asked", "risk": ["minimal"], "reason": "", "cites": [], "by": "", "at": ""}
    [row] = table(book([{**ponds.result(0), "review": review}])["Deadlines"])
    assert row["Class"] == "high-risk"


def test_a_duty_applies_on_its_first_day():
    [row] = table(book([ponds.result(0)], replace(ponds.HEAD, as_of=date(2027, 12, 2)))["Deadlines"])
    assert row["Applies already?"] == "yes"
