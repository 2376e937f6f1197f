"""The page of a link, drawn before a small desk."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.desk import privacy, ticketing
from helpdesk.desk.staff import Staff
from helpdesk.desk.ticketing import Letter
from helpdesk.pages import person_words as words
from helpdesk.pages.person_link import token_in
from helpdesk.records import people
from tests.kept import kept
from tests.pages.stub_desk import StubDesk
from tests.patience import SECONDS

QUESTION = "May a robot <script>alert(1)</script> be called **Otto**?"
NOW = datetime.now(UTC)


def status_page(desk):
    from helpdesk.pages import ticket_status

    ticket_status.show(desk)


@pytest.fixture
def desk(tmp_path):
    return StubDesk(tmp_path)


@pytest.fixture
def opened(desk):
    return ticketing.ask_a_person(desk, QUESTION, Letter("We have two.", "ada@firm.example"), NOW)


def page_of(desk, token: str | None) -> AppTest:
    page = AppTest.from_function(status_page, args=(desk,), default_timeout=SECONDS)
    if token is not None:
        page.query_params["link"] = token
    return page.run()


def shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def staff_of(desk) -> Staff:
    with desk.records.writing() as connection:
        person = people.by_email(connection, "ed@desk.example")
        if person is None:
            person = people.add(connection, "Ed", "ed@desk.example", "desk", NOW)
            people.grant(connection, person.id, "editor", "desk", NOW)
            person = people.person(connection, person.id)
    return Staff(desk, person, NOW + timedelta(minutes=1))


def test_it_says_how_the_question_stands_and_what_was_asked_as_plain_text(desk, opened):
    html = shown(page_of(desk, opened.token))
    assert words.STATES["new"][0] in html and words.NOTHING_SAID in html and "We have two." in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; be called **Otto**?" in html
    assert "<script" not in html


def test_replies_are_seen_and_notes_of_the_staff_are_not(desk, opened):
    staff = staff_of(desk)
    ticketing.note(staff, opened.number, "a secret note")
    ticketing.reply(staff, opened.number, "No <i>robot</i>.\nNever.")
    html = shown(page_of(desk, opened.token))
    assert words.STATES["waiting"][0] in html
    assert "No &lt;i&gt;robot&lt;/i&gt;.<br>Never." in html
    assert "secret" not in html


@pytest.mark.parametrize("state", ["open", "waiting", "closed"])
def test_every_state_has_plain_words(desk, opened, state):
    ticketing.move(staff_of(desk), opened.number, state)
    assert words.STATES[state][0] in shown(page_of(desk, opened.token))


def test_a_late_reply_is_owned_up_to(desk):
    late = ticketing.ask_a_person(desk, QUESTION, Letter(), NOW - timedelta(days=5))
    assert words.LATE[0] in shown(page_of(desk, late.token))


def test_the_asker_writes_back_and_a_closed_question_opens_again(desk, opened):
    ticketing.move(staff_of(desk), opened.number, "closed")
    page = page_of(desk, opened.token)
    page.text_area(key="ticket_text").set_value("One more <b>thing</b>.")
    page.button(key="ticket_send").click().run()
    html = shown(page)
    assert words.ADDED in html and "One more &lt;b&gt;thing&lt;/b&gt;." in html
    assert words.STATES["open"][0] in html
    assert page.text_area(key="ticket_text").value == ""


def test_nothing_written_is_told_and_so_is_too_much_in_a_short_time(desk, opened):
    page = page_of(desk, opened.token)
    page.button(key="ticket_send").click().run()
    assert words.ADD_NEEDS in shown(page)
    for number in range(11):
        page.text_area(key="ticket_text").set_value(f"line {number}")
        page.button(key="ticket_send").click().run()
    assert "too often" in shown(page)
    assert page.text_area(key="ticket_text").value == "line 10"


def test_removing_asks_first_and_then_takes_every_word_out(desk, opened):
    page = page_of(desk, opened.token)
    page.button(key="ticket_remove_ask").click().run()
    assert words.REMOVE_SURE in shown(page)
    page.button(key="ticket_remove_no").click().run()
    assert kept(desk, "tickets")[0].question == QUESTION
    page.button(key="ticket_remove_ask").click().run()
    page.button(key="ticket_remove_yes").click().run()
    html = shown(page)
    assert words.REMOVED in html and "Otto" not in html and not page.text_area
    [ticket] = kept(desk, "tickets")
    assert "Otto" not in repr(ticket) and "ada@firm.example" not in repr(ticket)


def test_the_copy_holds_what_was_written(desk, opened):
    copy = privacy.copy_for_asker(desk, opened.token, NOW)
    assert json.loads(json.dumps(copy))["tickets"][0]["question"] == QUESTION
    assert words.COPY in [each.proto.label for each in page_of(desk, opened.token).get("download_button")]


@pytest.mark.parametrize("wrong", ["x", "A" * 43, "../" * 20, "' OR 1=1 --", "é" * 43, "A" * 5_000])
def test_every_wrong_link_is_told_the_same_and_nothing_else(desk, opened, wrong):
    told = shown(page_of(desk, wrong))
    assert words.WRONG_LINK in told
    assert told == shown(page_of(desk, opened.token[:-1]))
    assert f"number {opened.number}" not in told and "Otto" not in told


def test_who_comes_without_a_link_can_paste_it(desk, opened):
    page = page_of(desk, None)
    page.text_input(key="ticket_pasted").set_value(f" https://desk.example/ticket?link={opened.token}")
    page.button[0].click().run()
    assert words.STATES["new"][0] in shown(page)


@pytest.mark.parametrize("text", ["", "https://desk.example/ticket", "http://[", "?link="])
def test_what_is_pasted_and_is_no_link_leads_nowhere(desk, opened, text):
    assert token_in(text) != opened.token
    page = page_of(desk, None)
    page.text_input(key="ticket_pasted").set_value(text)
    page.button[0].click().run()
    assert "Otto" not in shown(page)
