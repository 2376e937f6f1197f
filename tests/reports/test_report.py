"""The report tells the whole check: result, reasons, law, duties, days, fines, what is open and what was answered."""

from dataclasses import replace
from datetime import date

import pytest

from helpdesk.reports import paper, papers, words
from helpdesk.reports.document import Heading, Items, Notice, Quote, Table
from helpdesk.reports.report import LONGEST_QUOTE
from tests.reports import garden
from tests.reports.texts import body


def report(quotes=None, **facts):
    return paper(garden.checked(**facts), garden.material(quotes), "report")


def part(found, title):
    """The blocks below a heading, up to the next heading of its level or above."""
    start = next(n for n, block in enumerate(found.blocks) if isinstance(block, Heading) and block.text == title)
    level, below = found.blocks[start].level, []
    for block in found.blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        below.append(block)
    return below


def told(found, title):
    return "\n".join(text for block in part(found, title) for text in body(found.__class__("", "", (block,))))


def table(found, title):
    return next(block for block in part(found, title) if isinstance(block, Table))


def test_it_says_what_was_checked_for_which_day_under_which_law_and_rules():
    said = told(report(), "What was checked")
    version = garden.book().version
    assert all(word in said for word in (garden.NAME, "Zażółć gęślą jaźń.", "1 January 2032", "2099", version))


def test_a_check_without_name_and_description_says_so():
    found = report(name="", description="")
    assert found.title == "AI Act check"
    assert "not named" in told(found, "What was checked") and "not described" in told(found, "What was checked")


def test_each_class_stands_as_a_sentence_with_its_law():
    assert "It is dangerous. (Article 2)" in told(report(), "High-risk")


def test_the_reasons_lead_from_the_result_to_the_answers():
    chain = next(block for block in part(report(), "High-risk") if isinstance(block, Items))
    assert [(item.depth, item.text) for item in chain.items] == [
        (0, "It is a garden. (Article 1) You answered “What is it?” with “A garden”."),
        (0, "It has a pond. (Article 2) You answered “Is there a pond?” with “Yes”."),
        (0, "You answered “Is the pond dry?” with “No”."),
    ]


def test_a_class_that_depends_on_an_open_answer_names_the_question():
    said = told(report(dry=None), "High-risk?")
    assert "Not settled" in said and "“Is the pond dry?”" in said and "Is it old" not in said


def test_a_ban_shows_its_elements_the_exception_the_first_day_and_the_next_step():
    said = told(report(banned=True), "Prohibited")
    assert "What makes it banned." in said and "You answered “Is there a pond?” with “Yes”." in said
    assert "The pond would have to be dry." in said and "from 1 June 2033" in said
    assert "Drain it." in said and "Fish may stay." in said


def test_what_is_ruled_out_is_said_but_not_where_the_act_does_not_apply():
    assert "It is not high-risk." in told(report(dry="yes"), "Ruled out")
    outside = report(place="street")
    assert not any(isinstance(block, Heading) and block.text == "Ruled out" for block in outside.blocks)


def test_each_duty_stands_in_the_table_of_its_role_with_law_day_evidence_and_fine():
    rows = table(report(), "You are the owner.").rows
    assert rows[0] == (
        "Close the gate.", "Article 1", "1 June 2031", "yes", "A photograph",
        "up to EUR 100 or 2 % of turnover, whichever is lower",
    )  # fmt: skip
    assert rows[1][:4] == ("Fence the pond.", "Article 2", "1 June 2033", "not yet")
    assert rows[1][5] == "up to EUR 50" and len(rows) == 2


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"size": "large"}, "whichever is higher"),
        ({"size": None}, "the size of the company decides which of the two"),
        ({"turnover": 2000}, "up to EUR 40 (EUR 100 or 2 %"),
        ({"size": "large", "turnover": 1_000_000}, "up to EUR 20,000 (EUR 100 or 2 %"),
    ],
)
def test_the_ceiling_of_a_fine_is_told_for_this_size_of_company(facts, words):
    assert words in table(report(**facts), "You are the owner.").rows[0][5]


@pytest.mark.parametrize(("as_of", "state"), [(date(2031, 5, 31), "not yet"), (date(2031, 6, 1), "yes")])
def test_a_duty_applies_from_its_first_day_on(as_of, state):
    assert table(report(as_of=as_of), "You are the owner.").rows[0][3] == state


def test_a_duty_that_waits_for_an_answer_stands_apart_with_the_question():
    row = table(report(dry="unknown"), "Duties that wait for an answer").rows[0]
    assert row[0].startswith("Fence the pond.") and row[3] == "“Is the pond dry?”"
    assert len(table(report(dry="unknown"), "You are the owner.").rows) == 1


def test_both_days_are_named_where_the_facts_do_not_settle_which_it_is():
    row = table(report(made=None), "You are the owner.").rows[1]
    assert row[2:4] == ("1 June 2031 or 1 June 2033", "depends on the day that counts")


def test_what_is_voluntary_is_not_among_the_duties():
    assert "Plant a tree." in told(report(), "Not owed, but worth doing")
    assert "Plant a tree." not in told(report(), "You are the owner.") + told(report(), "Timeline")


def test_the_timeline_runs_from_the_first_day_to_the_last():
    rows = table(report(), "Timeline").rows
    first, second = ((row[0], row[1]) for row in rows)
    assert first == ("1 June 2031", "Close the gate.") and second == ("1 June 2033", "Fence the pond.")


def test_it_says_which_other_answers_would_change_the_result():
    said = told(report(), "What would change the result")
    assert "“Is the pond dry?” were answered “Yes” instead of “No”, it would become" in said
    assert "The result would then be: minimal risk." in said


def test_an_open_question_shows_what_each_answer_leads_to():
    rows = {row[0]: row[2] for row in table(report(dry=None, size=None), "Open questions").rows}
    assert rows["Is the pond dry?"] == "“Yes”: minimal risk\n“No”: high-risk"
    assert rows["How big is your business?"] == "changes a duty, a day or a fine, not the class"


def test_of_many_questions_the_first_are_named_where_something_waits_for_them():
    steps = (*garden.book().steps,)
    assert words.waiting(steps[:4]) == [f"“{step.asks}”" for step in steps[:4]]
    assert words.waiting(steps)[2:] == ["“Is there a pond?”", "and 4 more of the open questions"]


def test_numbers_are_written_out():
    rows = dict(table(report(turnover=2_000_000), "All answers").rows)
    assert rows["What is your turnover?"] == "2,000,000"


def test_every_answer_is_listed_also_the_one_that_nobody_knows():
    rows = dict(table(report(dry="unknown"), "All answers").rows)
    assert rows["What is it?"] == "A garden" and rows["Is the pond dry?"] == "I don't know"
    assert rows["When was it made?"] == "1 May 2030" and len(rows) == len(garden.FACTS)


def test_the_law_is_quoted_and_marked_as_official_or_as_our_words():
    quotes = [block for block in report().blocks if isinstance(block, Quote)]
    assert {quote.label: quote.force.value for quote in quotes} == {"Article 2": "digest", "Article 1": "binding"}


def test_a_long_provision_is_cut_and_one_that_is_missing_is_named():
    long = Quote("Article 1", "word " * 2000, garden.QUOTES["aia:art_1"].force, "https://law.test/1", "2099")
    found = report(quotes={"aia:art_1": long})
    quote = next(block for block in found.blocks if isinstance(block, Quote))
    assert len(quote.text) <= LONGEST_QUOTE and quote.text.endswith("[…]")
    assert "Article 2" in told(found, "The law that was applied")


def test_a_provision_within_another_that_is_quoted_is_not_quoted_again():
    act, part = garden.QUOTES["aia:art_1"], garden.QUOTES["aia:art_2"]
    twice = {"aia:art_1": act, "aia:art_2": replace(part, text="At night too.")}
    assert [block.label for block in report(quotes=twice).blocks if isinstance(block, Quote)] == ["Article 1"]


def test_an_unfinished_check_says_so_at_the_top():
    first = report(dry=None).blocks[0]
    assert isinstance(first, Notice) and "not finished: one question" in first.text
    assert "“I don't know”" in report(dry="unknown").blocks[0].text
    assert not isinstance(report().blocks[0], Notice)


def test_it_ends_with_what_the_paper_is_not_and_who_runs_the_desk():
    last = report().blocks[-1]
    assert isinstance(last, Notice) and "not legal advice" in last.text and "Gartenamt Łódź" in last.text


def test_a_check_of_nothing_is_still_a_paper():
    found = report(**dict.fromkeys(garden.FACTS))
    assert "No question has been answered." in body(found) and "No duty follows from the answers given." in body(found)
    assert papers(garden.checked(**dict.fromkeys(garden.FACTS)), garden.outlines()) == (
        ("report", "Report of the check"),
    )


def test_the_ban_is_told_as_in_force_once_its_day_has_come():
    assert words.starts(date(2033, 6, 1), date(2033, 6, 1)) == "since 1 June 2033"
    assert words.starts(date(2033, 6, 1), date(2033, 5, 31)) == "from 1 June 2033"
