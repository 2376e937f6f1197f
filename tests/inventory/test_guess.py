"""Guessing which columns describe, name, number and own the systems."""

import pytest

from helpdesk.errors import InventoryRefused
from helpdesk.inventory.guess import suggested
from helpdesk.inventory.item import Mapping
from helpdesk.inventory.sheet import Sheet

ROWS = (
    ("7", "Ranker", "Ranks the CVs of those who apply for work", "Ms Weber", "2024"),
    ("8", "Sorter", "Sorts letters by the office they are meant for", "Mr Roth", "2025"),
    ("9", "Camera", "Counts those who pass the gates of the station", "Ms Weber", "2025"),
)


def sheet(*columns: str, rows=ROWS) -> Sheet:
    return Sheet(columns, rows, tuple(range(2, len(rows) + 2)))


@pytest.mark.parametrize(
    "header",
    [
        ("System ID", "System name", "Description of the AI system", "Business owner", "Year"),
        ("No.", "Use Case Name", "Purpose and benefits", "Owner of the use case", "Stage"),
        ("ID", "Use case", "Intended purpose", "Responsible person", "Since"),
        ("Lfd. Nr.", "Bezeichnung", "Zweckbestimmung", "Verantwortliche Stelle", "Jahr"),
        ("Identifiant", "Nom du système", "Finalité", "Responsable", "Année"),
        ("Código", "Nombre", "Descripción", "Departamento", "Año"),
        ("Codice", "Nome", "Descrizione", "Responsabile", "Anno"),
        ("Lp.", "Nazwa systemu", "Opis działania", "Właściciel", "Rok"),
        ("Nummer", "Naam", "Beschrijving", "Eigenaar", "Jaar"),
        ("systemId", "toolName", "what_it_does", "ownerName", "year"),
    ],
)
def test_headings_of_seven_languages_are_understood(header):
    assert suggested(sheet(*header)) == Mapping((header[2],), header[0], header[1], header[3])


def test_without_telling_headings_the_longest_text_describes_and_short_words_name():
    assert suggested(sheet("a", "b", "c", "d", "e")) == Mapping(("c",), None, "b", None)


def test_a_heading_is_not_believed_against_its_cells():
    rows = tuple((number, text, name, "n/a", year) for number, name, text, _, year in ROWS)
    found = suggested(sheet("Ref", "Remarks", "Tool", "Description", "Year", rows=rows))
    assert found == Mapping(("Remarks",), "Ref", "Tool", None)


def test_several_describing_columns_are_read_together_in_their_order():
    rows = tuple((text, name, f"It decides nothing of {name} alone") for _, name, text, _, _ in ROWS)
    found = suggested(sheet("Purpose", "Name", "Description", rows=rows))
    assert found.description == ("Purpose", "Description")


def test_a_description_of_the_risk_is_not_one_of_the_system():
    rows = tuple((name, f"People may be treated worse by {name} {text}", text) for _, name, text, _, _ in ROWS)
    assert suggested(sheet("Name", "Risk description", "Summary", rows=rows)).description == ("Summary",)


def test_an_id_that_repeats_is_none():
    rows = tuple(("1", text) for _, _, text, _, _ in ROWS)
    assert suggested(sheet("Nr", "Description", rows=rows)) == Mapping(("Description",))


def test_one_column_describes_whatever_it_is_called():
    assert suggested(sheet("Owner", rows=(("Ranks people",),))).description == ("Owner",)
    with pytest.raises(InventoryRefused):
        suggested(Sheet((), (), ()))
