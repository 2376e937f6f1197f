"""Items: rows as systems, each with an id of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.item import Mapping, items
from helpdesk.inventory.sheet import Sheet

SHEET = Sheet(
    ("Key", "Tool", "Purpose", "Means", "Who", "Cost"),
    (
        ("A7", "Ranker", "Ranks people", "By their CVs", "HR", "5"),
        ("", "Sorter", "Sorts mail", "Sorts mail", "", ""),
        ("A7", "Empty", "", "", "IT", "1"),
    ),
    (2, 3, 5),
)
MAPPING = Mapping(("Purpose", "Means"), "Key", "Tool", "Who")


def test_a_row_becomes_a_system_and_nothing_of_it_is_lost():
    first = items(SHEET, MAPPING)[0]
    assert (first.id, first.name, first.owner, first.row) == ("A7", "Ranker", "HR", 2)
    assert first.description == "Ranks people\nBy their CVs"
    assert first.other == {"Cost": "5"}
    assert first.problem == ""


def test_the_same_words_in_two_columns_are_read_once():
    assert items(SHEET, MAPPING)[1].description == "Sorts mail"


def test_an_id_that_is_missing_or_repeated_is_made_of_the_row():
    assert [item.id for item in items(SHEET, MAPPING)] == ["A7", "row-3", "A7-row-5"]
    assert [item.id for item in items(SHEET, Mapping(("Purpose",)))] == ["row-2", "row-3", "row-5"]


def test_a_row_without_a_description_says_so_and_is_kept():
    assert [item.problem for item in items(SHEET, MAPPING)] == ["", "", "The row has no description."]


@given(st.lists(st.sampled_from(["", "a", "a-row-2", "row-3", "row-3-2", " a "]), min_size=1, max_size=12))
def test_ids_are_unique_stable_and_kept_where_they_were_given(given_ids):
    sheet = Sheet(("id", "text"), tuple((each, "x") for each in given_ids), tuple(range(2, len(given_ids) + 2)))
    found = [item.id for item in items(sheet, Mapping(("text",), "id"))]
    assert len(set(found)) == len(found)
    assert found == [item.id for item in items(sheet, Mapping(("text",), "id"))]
    assert {each.strip() for each in given_ids if each.strip()} <= set(found)


def test_a_mapping_needs_a_description_and_columns_that_are_there():
    with pytest.raises(InventoryRefused, match="which column describes"):
        Mapping(())
    with pytest.raises(InventoryRefused, match="no column 'Text'"):
        items(SHEET, Mapping(("Text",)))
