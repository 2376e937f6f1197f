"""Other programs read a register as it was told: flat rows, JSON, JSON Lines."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.reports.register import as_csv, as_json, as_jsonl
from tests.reports import ponds

HOSTILE = '=HYPERLINK("http://evil.test","x")'


def rows_of(results) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(ponds.HEAD, results).decode("utf-8-sig"), newline="")))


def test_a_row_of_csv_tells_the_whole_result():
    [row] = rows_of([ponds.result(0, "overridden")])
    assert row["id"] == "s-00000" and row["risk"] == "high-risk" and row["risk_after_review"] == "minimal"
    assert row["facts"] == "It ranks frogs.; It learns from jumps." and row["chance"] == "0.91"
    assert row["missing"] == "Is its task narrow?; Who reads the ranking?"
    assert (row["first_day"], row["duties"], row["priority"]) == ("2027-12-02", "23", "2")
    assert (row["review"], row["review_cites"]) == ("overridden", "Article 6(3)")
    assert (row["law"], row["precedents"]) == ("2026-07-27", "p1")


def test_a_row_that_could_not_be_read_says_why():
    [row] = rows_of([ponds.failed(1)])
    assert row["error"] == "It has no description." and not row["risk"] and not row["review"]


def test_spreadsheets_know_the_letters_of_the_file():
    assert as_csv(ponds.HEAD, [ponds.result(0, name="Gärtnerei Łąka")]).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("field", ["id", "name", "owner", "description"])
def test_no_cell_of_csv_is_a_formula(field):
    [row] = rows_of([ponds.result(0, **{field: f"\u200b {HOSTILE}"})])
    assert row[field] == f"'{HOSTILE}"


def test_json_holds_each_result_as_it_came():
    told = json.loads(as_json(ponds.HEAD, ponds.register()))
    assert told["systems"] == ponds.register()
    assert told["head"]["versions"] == ponds.VERSIONS and told["head"]["as_of"] == "2026-11-20"
    assert json.loads(as_json(ponds.HEAD, []))["systems"] == []


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_json_lines_hold_any_text_on_one_line_each(text):
    file = as_jsonl(ponds.HEAD, [ponds.result(0, name=text), ponds.result(1)])
    lines = file.decode("utf-8").splitlines()
    assert len(lines) == 2 and json.loads(lines[0])["name"] == text


def test_half_a_letter_survives_json():
    assert json.loads(as_json(ponds.HEAD, [ponds.result(0, name="a\ud800b")]))["systems"][0]["name"] == "a\ud800b"


def test_a_chance_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        as_json(ponds.HEAD, [ponds.result(0, chances={"minimal": float("nan")})])
