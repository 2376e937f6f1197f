"""A spreadsheet never calculates what a visitor wrote."""

import csv
import io

import pytest

from helpdesk.reports.cells import as_csv

HOSTILE = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x.example\",\"y\")", "  =1", "＝1",
    "=cmd|' /C calc'!A0", "\x00=1", "-2+3+cmd|' /C calc'!A0",
)  # fmt: skip


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_cell_that_would_be_a_formula_is_text(cell):
    [[read, _]] = csv.reader(io.StringIO(as_csv([(cell, 1)]), newline=""))
    assert read == f"'{cell.replace(chr(0), '')}"


@pytest.mark.parametrize("cell", ["plain", "a=b", "Article 5(1)", 'a "quoted", word', "two\nlines", "", "'=1"])
def test_any_other_cell_is_what_it_was(cell):
    [[read, _]] = csv.reader(io.StringIO(as_csv([(cell, 1)]), newline=""))
    assert read == cell


def test_numbers_are_numbers_and_nothing_is_empty():
    assert as_csv([(-1, 0.5, None)]) == "-1,0.5,\r\n"
