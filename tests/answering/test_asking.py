"""What a question wants: a yes or a no, and to what; or something else."""

from datetime import date

import pytest

from helpdesk.answering.answer import Question
from helpdesk.answering.asking import Side, asked, opening
from helpdesk.search.plain import Plain

DAY = date(2026, 11, 20)


def wants(text: str):
    return asked(Question(text, DAY))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Must we put a label on it?", Side.DUTY),
        ("Our robot sings. Do we have to say so?", Side.DUTY),
        ("May a shop read faces?", Side.MAY),
        ("We count bees with it. Is that legal?", Side.MAY),
        ("Is scoring neighbours forbidden?", Side.BAN),
        ("A bot that picks tenants: high-risk?", Side.CLASS),
        ("Does the Act apply to a toaster?", Side.SCOPE),
        ("Are hobby gardeners exempt from the duty?", Side.EXEMPT),
        ("Must a high-risk system keep logs?", Side.DUTY),
        ("May we lend out a high-risk system?", Side.MAY),
        ("Is a robot that picks tenants a high-risk system?", Side.CLASS),
        ("So we can skip the paperwork, right?", Side.EXEMPT),
    ],
)
def test_a_question_in_yes_or_no_says_to_what(text, side):
    found = wants(text)
    assert found.is_polar and found.side is side


@pytest.mark.parametrize(
    "text",
    ["What must a label say?", "Who has to watch the robot?", "By when must it stop?", "How long may it run?"],
)
def test_what_asks_for_something_else_wants_no_yes_or_no(text):
    assert not wants(text).is_polar


def test_only_the_sentence_that_asks_counts():
    found = wants("We are not a hospital. Must we keep a register?")
    assert found.is_polar and not found.is_negative
    assert wants("We keep a register. Is it not forbidden?").is_negative


def test_what_would_set_free_is_told_from_what_would_bind():
    assert wants("May we do it?").side.is_free and not wants("Is it banned?").side.is_free


@pytest.mark.parametrize(
    "text", ["Since when does it apply?", "As of what day is it law?", "Which year does it start?"]
)
def test_a_question_for_a_day_is_one(text):
    assert wants(text).is_of_day


def test_whether_a_rule_applies_by_now_is_told_from_when():
    assert wants("Does the duty already apply?").is_of_now and wants("Is the ban in force?").is_of_now
    assert not wants("From when does it apply?").is_of_now


def test_a_when_that_names_a_case_is_no_word_of_days():
    assert not wants("Must we say so when it is obvious?").has_days
    assert wants("Must we say so by December?").has_days


def test_in_another_language_a_question_mark_and_no_question_word_make_a_yes_or_no():
    def said(text: str, plain: str) -> bool:
        return asked(Question(text, DAY, plain=Plain(plain, "de", text))).is_polar

    assert said("Müssen wir das melden?", "must we report")
    assert not said("Wer muss das melden?", "who must report")
    assert not said("Meldepflicht", "duty report")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yes, label it.", "Yes, "),
        ("No: it is banned.", "No: "),
        ("Not yet: it starts later.", "Not yet: "),
        ("Yes, but only at night.", "Yes, but "),
        ("No robot may sing.", None),
        ("Nobody must do so.", None),
        ("Only at night.", None),
    ],
)
def test_an_opening_is_a_yes_or_no_that_stands_for_itself(text, found):
    assert opening(text) == found
