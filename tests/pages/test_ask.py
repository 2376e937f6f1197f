"""The Ask page, drawn before a small desk."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.pages import words
from helpdesk.pages.check_onward import ASK_CASE, AskCase
from tests.kept import kept
from tests.pages.stub_desk import NEW_LITERACY, StubDesk
from tests.patience import SECONDS


def ask_page(desk):
    from helpdesk.pages import ask, frame

    ask.show(desk, frame.foot(desk))


@pytest.fixture
def desk(tmp_path):
    return StubDesk(tmp_path)


@pytest.fixture
def page(desk):
    return AppTest.from_function(ask_page, args=(desk,), default_timeout=SECONDS).run()


def shown(page: AppTest) -> str:
    """Everything the page says in its own HTML."""
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def asked(page: AppTest, question: str) -> AppTest:
    return page.chat_input[0].set_value(question).run()


def test_before_the_first_question_examples_are_offered_and_one_click_asks(page):
    assert [button.label for button in page.button][: len(words.EXAMPLES)] == list(words.EXAMPLES)
    page.button(key="ask_example_0").click().run()
    assert words.EXAMPLES[0] in shown(page)
    assert not [button for button in page.button if button.key.startswith("ask_example")]


def test_who_runs_this_and_that_it_is_automated_is_always_said(page):
    for _ in range(2):
        assert "automated system" in shown(page)
        assert "Ada &amp; &lt;Sons&gt;" in shown(page)
        asked(page, "learn")


def test_each_sentence_carries_the_numbers_of_its_sources(page):
    html = shown(asked(page, "How do we learn?"))
    assert 'data-open="1.1"' in html
    assert 'aria-label="Source 2: Article 6"' in html
    assert page.button_group[0].options == ["1 · Article 4\\(1\\)", "2 · Article 6"]


def test_a_source_opens_beside_the_answer_with_the_quoted_words_marked_among_their_neighbours(page):
    asked(page, "How do we learn?")
    page.button_group[0].set_value(1).run()
    html = shown(page)
    assert "<mark>support learning</mark>:" in html
    assert "by reading one book a year" in html
    assert "Applies since 2 February 2025" in html
    assert words.QUOTED_HERE in html


def test_a_source_that_does_not_apply_yet_says_so_in_words(page):
    asked(page, "How do we learn?")
    page.button_group[0].set_value(2).run()
    html = shown(page)
    assert "Not yet: applies from 2 December 2027" in html
    assert "Old robots keep their names." in html


def test_the_opened_source_closes_again(page):
    asked(page, "How do we learn?")
    page.button_group[0].set_value(1).run()
    page.button(key="ask_panel_close").click().run()
    assert words.PANEL_HINT in shown(page)


def test_see_also_opens_in_the_same_place_and_leads_back(page):
    asked(page, "How do we learn?")
    page.button_group[0].set_value(1).run()
    page.button(key="ask_see_aia:art_6").click().run()
    assert "may be called" in shown(page)
    page.button(key="ask_panel_back").click().run()
    assert "<mark>support learning</mark>" in shown(page)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what depends?", "It depends on your case"),
        ("anything", "Not found"),
        ("the weather", "Outside the AI Act"),
        ("invented quote", "Held back"),
        ("broken index", "The index could not be opened."),
        ("x" * 101, "The question has 101 characters"),
    ],
)
def test_every_ending_has_its_own_words(page, question, says):
    assert says in shown(asked(page, question))


def test_next_steps_stand_as_a_list(page):
    assert "<li>Ask a person.</li>" in shown(asked(page, "anything"))


def test_what_a_visitor_types_stays_text(page):
    html = shown(asked(page, "<script>alert(1)</script> **x** [y](http://z)"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **x** [y](http://z)" in html
    assert "<script" not in html
    assert not any("alert" in element.value for element in page.markdown)


def test_what_the_law_says_stays_text(page):
    asked(page, "How do we learn?")
    page.button_group[0].set_value(2).run()
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown(page)
    assert "<img" not in shown(page)


def test_earlier_questions_stay_with_their_answers_until_one_starts_over(page):
    asked(page, "How do we learn?")
    asked(page, "anything")
    html = shown(page)
    assert "Earlier in this conversation (1)" in html
    assert "<summary>How do we learn?</summary>" in html
    assert 'data-open="1.2"' in html
    page.button(key="ask_start_over").click().run()
    assert "How do we learn?" not in shown(page)


def test_another_day_is_said_clearly_and_leads_back_to_today(page):
    page.date_input[0].set_value(date(2025, 3, 1)).run()
    assert "the law as of 1 March 2025, not of today" in shown(page)
    page.button(key="ask_back_to_today").click().run()
    assert page.date_input[0].value == date.today()


def test_a_thumb_is_kept_for_the_staff(page, desk):
    asked(page, "How do we learn?")
    page.feedback[0].set_value(1).run()
    [vote] = kept(desk, "votes")
    assert vote.up is True
    assert vote.cited == ["aia:art_4.1", "aia:art_6"]


def test_an_answer_can_be_taken_along_with_its_quotes_and_addresses(page):
    asked(page, "How do we learn?")
    text = page.code[0].value
    assert "> support learning\n" in text
    assert "<https://law.example/en#art_4.1>" in text
    assert NEW_LITERACY not in text
    assert "It is not legal advice" in text


def test_an_empty_shelf_is_told_with_what_to_do(tmp_path):
    page = AppTest.from_function(ask_page, args=(StubDesk(tmp_path, filled=False),), default_timeout=SECONDS).run()
    assert words.EMPTY_SHELF_TITLE in shown(page)
    assert "corpus sync" in shown(asked(page, "anything"))


def test_our_own_words_in_place_of_the_law_are_said_to_be_that(tmp_path):
    page = AppTest.from_function(ask_page, args=(StubDesk(tmp_path, told=True),), default_timeout=SECONDS).run()
    assert words.TOLD_TITLE in shown(page)
    asked(page, "How do we learn?")
    page.button_group[0].set_value(1).run()
    assert "In our words" in shown(page)


def test_a_checked_case_learns_what_the_cited_law_means_for_it(page):
    duties = ((("aia:art_4.1",), "Train your staff. Applies since 2 February 2025."), (("aia:art_99",), "Pay up."))
    page.session_state[ASK_CASE] = AskCase("<b>Robo</b>", ("High-risk",), ("keeper",), "What now?", duties)
    html = shown(asked(page, "How do we learn?"))
    assert "What this means for your case: &lt;b&gt;Robo&lt;/b&gt;" in html
    assert "Train your staff. Applies since 2 February 2025." in html
    assert "Pay up." not in html
    page.button(key="ask_case_drop").click().run()
    assert "What this means for your case" not in shown(page)
