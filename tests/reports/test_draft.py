"""A draft is offered where the check makes it relevant; it holds what is known, and a gap for what is not."""

import pytest

from helpdesk.errors import CorpusError
from helpdesk.reports import paper, papers
from helpdesk.reports.document import Gap, Heading, Notice
from tests.reports import garden
from tests.reports.texts import body


def draft(**facts):
    return paper(garden.checked(**facts), garden.material(), "plan")


def offered(**facts):
    return [name for name, _ in papers(garden.checked(**facts), garden.outlines())]


def gaps(found):
    return [block.asks for block in found.blocks if isinstance(block, Gap)]


def test_it_is_offered_when_a_duty_it_serves_is_owed():
    assert offered() == ["report", "plan"]
    assert offered(dry="yes") == ["report"]


def test_a_possible_duty_offers_it_only_after_the_last_question():
    assert offered(dry="unknown") == ["report", "plan"]
    assert offered(dry="unknown", size=None) == ["report"]


def test_it_is_marked_as_a_draft_before_anything_else():
    found = draft()
    assert found.mark == "DRAFT"
    assert isinstance(found.blocks[0], Notice) and found.blocks[0].text.startswith("DRAFT.")


def test_it_names_the_duty_it_serves_with_law_and_day():
    assert "Fence the pond. (Article 2) Owed from 1 June 2033." in body(draft())
    assert any("It is not certain yet" in text and "“Is the pond dry?”" in text for text in body(draft(dry="unknown")))
    assert "From the answers given, nothing asks for this paper." in body(draft(dry="yes"))


def test_it_is_filled_with_name_description_answers_and_findings():
    said = body(draft(turnover=5))
    for text in (garden.NAME, "Zażółć gęślą jaźń.", "You answered “What is it?” with “A garden”.", "You are not rich."):
        assert text in said


def test_what_is_not_known_is_not_filled_in():
    said = body(draft(dry=None))
    assert not [text for text in said if "Is the pond dry?" in text and "You answered" in text]
    assert "You are not rich." not in said


def test_a_gap_stands_wherever_a_person_must_write():
    assert gaps(draft()) == ["Describe the place.", "Give the height."]


def test_a_place_that_the_answers_fill_wholly_has_a_gap_only_while_they_are_missing():
    assert "Name the owner." not in gaps(draft()) and "Name the owner." in gaps(draft(roles="unknown"))


def test_a_row_whose_rule_does_not_hold_is_left_out_with_its_heading():
    assert "The guest" not in body(draft()) and "“Mind the pond.”" not in body(draft())
    assert "“Mind the pond.”" in body(draft(roles=["owner", "guest"]))
    assert "“Mind the pond.”" in body(draft(roles="unknown"))


def test_every_row_names_its_law():
    headings = [block.text for block in draft().blocks if isinstance(block, Heading)]
    assert "Where it is (Article 2)" in headings and "Who owns it (Article 1)" in headings


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('duties = ["fence-the-pond"]', 'duties = ["mow"]', "serves 'mow'"),
        ('from = ["dry"]', 'from = ["wet"]', "is filled from 'wet'"),
        ('from_not = ["rich"]', 'from_not = ["poor"]', "names 'poor'"),
        ('when = "told-guest"', 'when = "told-cat"', "names 'told-cat'"),
        ('when = "told-guest"', 'when = "since:late or since:never"', "names 'since:never'"),
        ('when = "told-guest"', 'when = "told-guest or"', "the rule"),
        ('id = "height"\npaper = "plan"', 'id = "height"\npaper = "map"', "belongs to no paper"),
        ('id = "height"', 'id = "where"', "stands twice"),
        ('texts = ["Mind the pond."]', "", "neither asks nor tells"),
        ('asks = "Give the height."', 'ask = "Give the height."', "does not know the word 'ask'"),
    ],
)
def test_a_loose_end_is_refused_with_its_row(before, after, complaint, tmp_path):
    assert before in garden.PAPERS
    with pytest.raises(CorpusError, match=complaint):
        garden.read(garden.PAPERS.replace(before, after), tmp_path)
