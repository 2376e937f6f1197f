"""The defined terms are found where they are meant, and not inside words that mean something else."""

from dataclasses import replace

import pytest

from helpdesk.law import Kind
from helpdesk.settings import ROOT
from helpdesk.shelf.eurlex import read
from helpdesk.shelf.terms import read_false_friends, read_terms
from tests.shelf.garden import IN_FORCE

SAMPLE = ROOT / "tests" / "shelf" / "fixtures" / "sample_consolidated_en.xhtml"


@pytest.fixture(scope="module")
def definition():
    any_unit = read(SAMPLE.read_bytes(), IN_FORCE, "en")[0]
    return lambda text: replace(any_unit, id="aia:art_3.1", kind=Kind.DEFINITION, text=text)


def test_a_term_is_what_stands_between_the_quotation_marks_of_its_language(definition):
    for text, term in (
        ("‘garden robot’ means a machine", "garden robot"),
        ("«système d’IA»: un système", "système d’ia"),
        ("„Betreiber“ eine Person", "betreiber"),
    ):
        assert list(read_terms([definition(text)]).by_term) == [term]


def test_the_plural_and_the_capital_are_the_same_term_but_a_part_of_a_longer_word_is_not(definition):
    terms = read_terms([definition("‘risk’ means a chance")])
    assert [text[start:end] for text in ["Risks and a high-risk thing"] for start, end, _ in terms.spans(text)] == [
        "Risks"
    ]


def test_a_false_friend_is_no_term(definition):
    terms = read_terms([definition("‘subject’ means a person")], read_false_friends(ROOT / "corpus"))
    text = "The subject may leave, subject to notice; the data subject too."
    assert [start for start, _, _ in terms.spans(text)] == [4]
