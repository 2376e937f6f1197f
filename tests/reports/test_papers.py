"""Our own drafts: what they name exists, they cover what the law lists, and the checks they are for offer them."""

import pytest

from helpdesk.reports import FORMS, Material, paper, papers, read_outlines, write
from helpdesk.reports.document import Gap, texts
from helpdesk.reports.pdf import is_known
from helpdesk.settings import ROOT
from tests.soil.checks import Soil
from tests.soil.situations import run, situations, the_rules


@pytest.fixture(scope="module")
def outlines():
    return read_outlines(ROOT / "corpus", the_rules())


def found(outlines, name):
    return next(outline for outline in outlines if outline.id == name)


def test_every_draft_serves_a_duty_and_every_row_cites_the_law(outlines):
    assert {outline.id for outline in outlines} == {"exemption", "rights", "notices", "literacy", "technical"}
    assert all(outline.duties and outline.rows and outline.cites for outline in outlines)
    assert all(row.cites for outline in outlines for row in outline.rows)


@pytest.mark.official
def test_every_provision_that_a_draft_cites_exists(outlines, mirror):
    known = Soil(mirror).official
    cited = {name for outline in outlines for row in outline.rows for name in (*outline.cites, *row.cites)}
    assert not {name for name in cited if name not in known}


@pytest.mark.official
@pytest.mark.parametrize(
    ("name", "above"), [("technical", "aia:anx_IV"), ("exemption", "aia:anx_VIII.B"), ("rights", "aia:art_27")]
)
def test_a_draft_has_a_place_for_every_point_the_law_lists(outlines, mirror, name, above):
    law = Soil(mirror).official.values()
    inner = {each.parent for each in law}
    listed = {each.id for each in law if each.id.startswith(f"{above}.") and each.id not in inner and not each.deleted}
    cited = {name for row in found(outlines, name).rows for name in row.cites}
    assert listed and not {each for each in listed if each not in cited and "sub_" not in each}


@pytest.mark.parametrize("name", ["exemption", "rights", "notices", "literacy", "technical"])
def test_some_situation_asks_for_each_draft_and_some_does_not(outlines, name):
    offers = {name in dict(papers(run(each, the_rules()), outlines)) for each in situations()[::3]}
    assert offers == {True, False}


def test_the_typeface_of_the_pdf_has_every_letter_of_our_rules(outlines):
    rules = the_rules()
    ours = texts((outlines, rules.steps, rules.findings, rules.obligations, rules.calendar, rules.penalties))
    assert not {letter for text in ours for letter in text if not is_known(letter)}


@pytest.mark.parametrize("form", FORMS)
def test_every_draft_of_a_real_situation_can_be_written(outlines, form):
    material = Material({}, outlines, "2026-07-27", "the operator")
    done = set()
    for situation in situations():
        check = run(situation, the_rules())
        for name, _ in papers(check, outlines):
            if name not in done:
                done.add(name)
                made = paper(check, material, name)
                assert len(write(made, form)) > 1000
                assert name == "report" or any(isinstance(block, Gap) for block in made.blocks)
    assert done == {"report", *(outline.id for outline in outlines)}
