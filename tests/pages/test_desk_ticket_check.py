"""A ticket that came from the Check, and the small words of a ticket: nothing stands there as the records keep it."""

from datetime import date, timedelta

import pytest

from helpdesk.checker.facts import Subject, admit
from helpdesk.checker.rulebook import read_rulebook
from helpdesk.desk import ticketing
from helpdesk.desk.ticketing import Letter
from helpdesk.pages import desk_words as words
from helpdesk.records.tables import people
from helpdesk.shelf.calendar import read_calendar
from helpdesk.shelf.penalties import read_penalties
from tests.desk.garden_staff import at_desk
from tests.pages.test_desk_ticket import EDITOR, NOW, asked, desk, door, shown  # noqa: F401
from tests.test_browser import ROOT

FACTS = {
    "what": "model",
    "eu": ["market", "established"],
    "exclusions": "unknown",
    "roles": ["provider"],
    "model-placed": date(2025, 9, 1),
}


@pytest.fixture
def checking(desk):  # noqa: F811
    """The desk over the made-up act, with the real questions of the check."""
    corpus = ROOT / "corpus"
    desk.rules = read_rulebook(corpus, read_calendar(corpus), read_penalties(corpus))
    return desk


def sent(desk, name: str = "", note: str = "") -> str:  # noqa: F811
    found = desk.check(Subject(name, "", admit(FACTS, desk.rules)), date(2099, 6, 15))
    return str(ticketing.send_check(desk, found, Letter(note), NOW - timedelta(hours=1)).number)


def test_a_check_is_read_in_the_words_of_its_questions(checking):
    html = shown(door(checking, ticket=sent(checking, "Our model", "Which day counts?"))).replace("&#x27;", "'")
    for text in (words.ORIGINS["triage"], "Our model", "Which day counts?", words.CHECK_FACTS):
        assert text in html
    for name in FACTS:
        assert checking.rules.step[name].asks in html.replace("&quot;", '"')
    assert "<dd>I don't know</dd>" in html and "<dd>1 September 2025</dd>" in html
    market, established = (checking.rules.step["eu"].option(name).says for name in FACTS["eu"])
    assert f"<dd>{market}; {established}</dd>" in html
    assert "unknown" not in html and "2025-09-01" not in html


def test_checks_without_a_name_are_not_taken_for_the_same(checking):
    first, second = sent(checking), sent(checking)
    html = shown(door(checking, ticket=second))
    assert words.CHECK_FACTS in html and words.LIKELY not in html
    assert words.TICKET.format(number=first) not in html


def test_a_move_is_told_in_the_names_of_the_states(desk):  # noqa: F811
    number, other = asked(desk), asked(desk, "May a robot mow at night?")
    ticketing.reply(at_desk(desk, EDITOR, NOW), number, "Yes.", "waiting")
    assert "<p>New → Waiting</p>" in shown(door(desk, ticket=str(number)))
    ticketing.merge(at_desk(desk, EDITOR, NOW), other, number)
    assert f"<p>New → Merged into {number}</p>" in shown(door(desk, ticket=str(other)))


def test_a_desk_without_letters_says_once_that_none_was_sent(desk):  # noqa: F811
    number = asked(desk, contact="kim@shed.example")
    ticketing.reply(at_desk(desk, EDITOR, NOW), number, "Yes.", "waiting")
    html = shown(door(desk, ticket=str(number)))
    assert "The reply was not sent by e-mail" in html and words.NOT_MAILED not in html


def test_a_name_is_chosen_as_it_is_written(desk):  # noqa: F811
    with desk.records.writing() as connection:
        connection.execute(people.update().where(people.c.id == EDITOR).values(name="Anne-Marie *O'Neil*"))
    choices = door(desk, ticket=str(asked(desk))).selectbox
    assert "Anne-Marie *O'Neil*" in next(each for each in choices if each.label == words.ASSIGNEE).options
    whose = next(each for each in door(desk, 2).selectbox if each.label == words.WHOSE)
    assert "Anne-Marie *O'Neil*" in whose.options


def test_a_question_that_is_cut_in_the_queue_says_so(desk):  # noqa: F811
    asked(desk, "What is a keeper of " + "very " * 40 + "old robots?")
    asked(desk, "What is a keeper?")
    html = shown(door(desk))
    assert html.count(" …</span>") == 1
