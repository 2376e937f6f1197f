"""A register says the same in every form, whole or not at all, and twice the same in the same bytes."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.worksheet import _writer

from helpdesk.reports import register
from tests.reports import ponds

ROOT = Path(__file__).resolve().parents[2]
AGAIN = """
import hashlib
from helpdesk.reports import register
from tests.reports import ponds
for form in register.FORMS:
    print(hashlib.sha256(getattr(register, f"as_{form}")(ponds.HEAD, ponds.register())).hexdigest())
"""


def made(form: str, rows) -> bytes:
    return getattr(register, f"as_{form}")(ponds.HEAD, rows)


def broken():
    yield ponds.result(0)
    raise OSError("the pond ran dry")


@pytest.mark.parametrize("form", register.FORMS)
def test_results_are_taken_as_they_come_and_only_once(form, tmp_path):
    register.write(form, ponds.HEAD, (row for row in ponds.register()), tmp_path / "r")
    assert (tmp_path / "r").read_bytes() == made(form, ponds.register())


def test_the_bytes_depend_on_neither_the_run_nor_the_order_of_hashes():
    runs = [
        subprocess.run(
            [sys.executable, "-c", AGAIN], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, text=True,
            stdout=subprocess.PIPE, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1] and len(set(runs[0].split())) == len(register.FORMS)


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_no_part_of_a_file_says_when_it_was_packed(form):
    with ZipFile(BytesIO(made(form, ponds.register()))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


@pytest.mark.parametrize("form", register.FORMS)
def test_a_register_that_breaks_off_leaves_the_old_file_and_nothing_else(form, tmp_path):
    path = tmp_path / "r"
    path.write_text("old")
    with pytest.raises(OSError, match="ran dry"):
        register.write(form, ponds.HEAD, broken(), path)
    assert [each.name for each in tmp_path.iterdir()] == ["r"] and path.read_text() == "old"
    assert _writer.ALL_TEMP_FILES == []


@pytest.mark.parametrize("form", register.FORMS)
def test_an_empty_register_is_a_file_as_well(form):
    assert made(form, []) or form == "jsonl"


@pytest.mark.parametrize("form", ["xlsx", "csv", "docx"])
def test_what_is_no_result_is_refused(form):
    with pytest.raises(KeyError):
        made(form, [{"id": "1", "name": "Half a row"}])
    with pytest.raises(ValueError, match="isoformat"):
        made(form, [ponds.result(0, first_day="soon")])


def test_a_form_nobody_knows_is_refused(tmp_path):
    with pytest.raises(KeyError):
        register.write("odt", ponds.HEAD, [], tmp_path / "r")
    assert list(tmp_path.iterdir()) == []
