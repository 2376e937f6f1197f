"""JSON and JSON Lines: objects as rows, their names as columns."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.reading import read
from helpdesk.inventory.sheet import Limits

names = st.text("abcdefgh", min_size=1, max_size=4)
objects = st.lists(st.dictionaries(names, st.text('abc äß€"\n', min_size=1).filter(str.strip), min_size=1), min_size=1)


@given(objects, st.sampled_from(["list", "systems", "lines"]))
def test_objects_are_read_back_whichever_way_they_are_written(listed, way):
    match way:
        case "list":
            content, name = json.dumps(listed), "list.json"
        case "systems":
            content, name = json.dumps({"systems": listed}), "list.json"
        case _:
            content, name = "\n".join(map(json.dumps, listed)), "list.jsonl"
    sheet = read(content.encode(), name)
    found = [{name: cell for name, cell in zip(sheet.columns, row, strict=True) if cell} for row in sheet.rows]
    assert found == [{name: text.strip() for name, text in each.items()} for each in listed]


def test_values_are_told_as_cells_show_them():
    listed = [{"n": 7, "big": 12345678901234567890, "f": 0.10, "t": True, "no": None, "l": ["a", "b"], "d": {"x": 1}}]
    sheet = read(json.dumps(listed).encode(), "list.json")
    cells = dict(zip(sheet.columns, sheet.rows[0], strict=True))
    assert cells["n"] == "7" and cells["big"] == "12345678901234567890" and cells["f"] == "0.1"
    assert cells["t"] == "true" and cells["no"] == "" and cells["l"] == "a; b" and json.loads(cells["d"])


def test_a_list_of_sentences_is_a_list_of_descriptions():
    sheet = read(b'["Ranks people", "Sorts mail"]', "list.json")
    assert (sheet.columns, sheet.numbers) == (("description",), (1, 2))


def test_lines_under_the_name_of_json_are_read_as_lines():
    assert read(b'{"name": "A"}\n\n{"name": "B"}\n', "list.json").numbers == (1, 3)


def test_half_a_letter_cannot_slip_through():
    sheet = read(rb'[{"name": "a\ud800b\u0000c"}]', "list.json")
    assert sheet.rows == (("a\ufffdbc",),)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b'[{"name": "A"', "list.json", "not JSON: line 1"),
        (b'{"name": "A"}\n{"name"\n', "list.jsonl", "line 2 is not JSON"),
        (b'{"tools": []}', "list.json", "no list of systems"),
        (b'"Ranks people"', "list.json", "no list of systems"),
        (b'[{"name": "A"}, 5]', "list.json", "row 2 is not an object"),
        (b"[[1, 2]]", "list.json", "row 1 is not an object"),
        (b"[]", "list.json", "the list is empty"),
        (b'[{"name": null}]', "list.json", "the list is empty"),
        (b"[" * 200_000, "list.json", "nested deeper"),
        (b'{"name":' * 200_000, "list.jsonl", "nested deeper"),
    ],
)
def test_what_is_no_list_of_systems_is_refused_with_its_place(content, name, says):
    with pytest.raises(InventoryRefused, match=says):
        read(content, name)


def test_rows_columns_and_cells_beyond_the_limits_are_refused():
    with pytest.raises(InventoryRefused, match="more than 2 rows"):
        read(b'[{"a": 1}, {"a": 2}, {"a": 3}]', "list.json", limits=Limits(rows=2))
    with pytest.raises(InventoryRefused, match="row 2 is beyond the 2 columns"):
        read(b'[{"a": 1, "b": 1}, {"c": 2}]', "list.json", limits=Limits(columns=2))
    with pytest.raises(InventoryRefused, match="row 1, column 1 has 4 characters"):
        read(b'[{"a": "long"}]', "list.json", limits=Limits(cell=3))
