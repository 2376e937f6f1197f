"""A follow-up on the Ask page: how it was understood is shown, and one click takes the words as they are."""

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.pages import words
from tests.pages.stub_desk import StubDesk
from tests.pages.test_ask import ask_page, asked, shown
from tests.patience import SECONDS

UNDERSTOOD = "Understood as: How do we learn — in 2028?"


@pytest.fixture
def page(tmp_path):
    page = AppTest.from_function(ask_page, args=(StubDesk(tmp_path),), default_timeout=SECONDS).run()
    return asked(page, "How do we learn?")


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_a_question_that_stands_alone_says_nothing_about_how_it_was_understood(page):
    assert "Understood as" not in shown(page)
    assert words.AS_TYPED not in buttons(page)


def test_a_follow_up_says_how_it_was_understood_and_is_answered_so(page):
    html = shown(asked(page, "And in 2028?"))
    assert UNDERSTOOD in html and "Not found" not in html
    assert words.AS_TYPED in buttons(page)


def test_one_click_takes_the_words_as_they_are_in_the_same_place(page):
    asked(page, "And in 2028?")
    page.button(key="ask_as_typed").click().run()
    html = shown(page)
    assert "Understood as" not in html and "Not found" in html
    assert "Earlier in this conversation (1)" in html


def test_what_comes_after_words_taken_as_they_are_leans_on_them_alone(page):
    asked(page, "And in 2028?")
    page.button(key="ask_as_typed").click().run()
    html = shown(asked(page, "And the weather?"))
    assert "How do we learn —" not in html


def test_a_question_that_was_refused_is_nothing_to_lean_on(page):
    asked(page, "x" * 101)
    assert UNDERSTOOD in shown(asked(page, "And in 2028?"))


def test_starting_over_forgets_what_a_question_could_lean_on(page):
    page.button(key="ask_start_over").click().run()
    assert "Understood as" not in shown(asked(page, "And in 2028?"))


def test_an_earlier_question_shown_again_stays_text(page):
    asked(page, "How do we learn <b>now</b>?")
    html = shown(asked(page, "And in 2028?"))
    assert "&lt;b&gt;now" in html and "<b>" not in html
