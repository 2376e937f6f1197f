"""The queue and its tickets: found, read with all that came with them, worked on; whatever was written is only text."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.desk import ticketing
from helpdesk.desk.ticketing import Letter
from helpdesk.pages import desk_words as words
from helpdesk.records import people, visits
from tests.desk.garden_staff import at_desk, opened, peopled
from tests.desk.smtp import serving
from tests.pages.stub_desk import HOSTILE
from tests.patience import SECONDS

NOW = datetime.now(UTC)
EDITOR, APPROVER = 1, 2
KEEPER = "What is a keeper?"


@pytest.fixture
def desk(sample_desk, sample_corpus, tmp_path):
    made = desk_of(sample_corpus, tmp_path)
    yield made
    made.records.close()


def desk_of(sample_corpus, tmp_path, **more):
    made = opened(sample_corpus, f"sqlite:///{tmp_path}/desk.sqlite", **more)
    made.index()
    with made.records.reading() as connection:
        is_new = not people.everyone(connection)
    if is_new:
        peopled(made, NOW)
    return made


def door(desk, number: int = EDITOR, **address: str) -> AppTest:
    """The page of the desk as one of its people sees it, signed in."""

    def page(desk):
        from helpdesk.pages import desk as staff_page

        staff_page.show(desk)

    with desk.records.writing() as connection:
        token = visits.begin(connection, number, datetime.now(UTC))
    page = AppTest.from_function(page, args=(desk,), default_timeout=SECONDS)
    page.session_state["visit"] = token
    for name, text in address.items():
        page.query_params[name] = text
    return page.run()


def shown(page: AppTest) -> str:
    assert not page.exception, page.exception
    return "\n".join(each.proto.body for each in page.get("html") if "<style>" not in each.proto.body)


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def write(page: AppTest, label: str, text: str) -> AppTest:
    next(field for field in page.text_area if field.label == label).set_value(text)
    return page


def asked(desk, question=KEEPER, hours=1, origin="person", **letter) -> int:
    """A ticket that was opened some hours ago."""
    answer = desk.ask(question, datetime(2099, 6, 15).date())
    return ticketing.ask_a_person(desk, answer, Letter(**letter), NOW - timedelta(hours=hours), origin).number


def ticket_of(desk, number: int):
    return ticketing.ticket(at_desk(desk, EDITOR, NOW), number).ticket


# --- the queue ----------------------------------------------------------------------------------------------------


def test_an_empty_queue_says_that_nothing_waits(desk):
    assert words.QUEUE_EMPTY in shown(door(desk))


def test_rows_tell_age_and_lateness_in_words_the_most_urgent_first(desk):
    late, soon = asked(desk, hours=24 * 3 + 25), asked(desk, "May a robot mow?", hours=70)
    html = shown(door(desk))
    assert html.index(f">#{late}<") < html.index(f">#{soon}<")
    assert "Overdue since yesterday" in html and "Due in 1 hour" in html  # two hours less what passed meanwhile
    assert "asked 4 days ago" in html and words.NOBODY_YET.capitalize() in html


def test_tickets_are_found_by_words_state_origin_and_whose_they_are(desk):
    mine, other = asked(desk), asked(desk, "May a robot mow at night?", origin="thumb")
    ticketing.assign(at_desk(desk, EDITOR, NOW), mine, EDITOR)

    def only(page) -> list[bool]:
        return [f">#{number}<" in shown(page) for number in (mine, other)]

    page = door(desk)
    assert only(page) == [True, True]
    assert only(page.text_input(key="desk_f_text").set_value("AT NIGHT").run()) == [False, True]
    assert words.QUEUE_NONE in shown(page.text_input(key="desk_f_text").set_value("100%_' OR 1=1 --").run())
    assert only(press(page, words.CLEAR)) == [True, True]
    assert only(page.selectbox(key="desk_f_whose").set_value(EDITOR).run()) == [True, False]
    assert only(page.selectbox(key="desk_f_whose").set_value(0).run()) == [False, True]
    press(page, words.CLEAR)
    assert only(page.selectbox(key="desk_f_origin").set_value("thumb").run()) == [False, True]
    press(page, words.CLEAR)
    assert only(page.button_group(key="desk_f_states").set_value(["open"]).run()) == [True, False]


def test_a_long_queue_is_read_page_by_page_and_back(desk):
    numbers = [asked(desk, f"What is keeper {i}?", hours=i) for i in range(1, 28)]
    page = door(desk)
    first = shown(page)
    assert first.count('class="number"') == 25 and f">#{numbers[0]}<" not in first
    page = press(page, words.NEXT)
    assert shown(page).count('class="number"') == 2 and f">#{numbers[0]}<" in shown(page)
    assert shown(press(page, words.PREVIOUS)).count('class="number"') == 25


# --- a ticket -----------------------------------------------------------------------------------------------------


def test_a_ticket_shows_all_that_came_with_the_question(desk):
    html = shown(door(desk, ticket=str(asked(desk, note="For our shed.", contact="kim@shed.example"))))
    for text in (KEEPER, "For our shed.", "kim@shed.example", "Article 2(2)"):
        assert text in html
    assert words.ENDED["answered"] in html and words.HELD_BACK_NONE in html
    assert "score 0." in html and "wording of 1 June 2099" in html


def test_taking_replying_and_noting_are_kept_and_told_apart(desk):
    number = asked(desk)
    page = press(door(desk, ticket=str(number)), words.TAKE)
    assert "Given to P1." in shown(page) and ticket_of(desk, number).assignee_id == EDITOR
    page = press(write(page, words.REPLY_TEXT, "Whoever keeps a robot."), words.REPLY_GO)
    assert words.REPLIED in shown(page) and words.SEES_ASKER in shown(page)
    page = page.button_group(key=f"desk_writes_{number}_2").set_value("note").run()
    page = press(write(page, words.NOTE_TEXT, "Check again in spring."), words.NOTE_GO)
    html = shown(page)
    assert words.NOTED in html and words.SEES_STAFF in html
    assert html.index("Whoever keeps a robot.") < html.index("Check again in spring.")
    assert ticket_of(desk, number).state == "waiting"


def test_an_empty_reply_is_refused_and_what_was_written_stays(desk):
    number = asked(desk)
    page = press(door(desk, ticket=str(number)), words.REPLY_GO)
    assert "Please write something first" in shown(page) and ticket_of(desk, number).state == "new"


def test_only_the_moves_that_can_be_made_are_offered(desk):
    number = asked(desk)
    page = press(door(desk, ticket=str(number)), words.MOVES["closed"])
    assert ticket_of(desk, number).state == "closed"
    labels = [button.label for button in page.button]
    assert words.MOVES["open"] in labels and words.MOVES["waiting"] not in labels


def test_a_letter_that_could_not_be_sent_is_told_and_can_be_sent_again(sample_desk, sample_corpus, tmp_path):
    with serving() as server:
        settings = {"smtp_url": server.url, "smtp_from": "desk@firm.example"}
        down = desk_of(sample_corpus, tmp_path, **{**settings, "smtp_url": "smtp://127.0.0.1:9"})
        number = asked(down, contact="kim@shed.example")
        page = press(write(door(down, ticket=str(number)), words.REPLY_TEXT, "Yes."), words.REPLY_GO)
        assert "could not be sent by e-mail" in shown(page) and words.NOT_MAILED in shown(page)
        up = desk_of(sample_corpus, tmp_path, **settings)
        page = press(door(up, ticket=str(number)), words.SEND_AGAIN)
        assert words.REPLIED_MAILED in shown(page) and words.NOT_MAILED not in shown(page)
        down.records.close()
        up.records.close()


def test_a_likely_duplicate_is_shown_and_merged_and_leads_on(desk):
    first, second = asked(desk), asked(desk)
    page = door(desk, ticket=str(second))
    assert words.TICKET.format(number=first) in shown(page)
    page = press(page, words.MERGE_GO)
    assert ticket_of(desk, second).merged_into == first
    assert f"{words.MERGED_HERE}: {second}" in shown(page)
    old = door(desk, ticket=str(second))
    assert words.MERGED_INTO.format(number=first) in shown(old)
    assert words.REPLY_TEXT not in [field.label for field in old.text_area]


def test_an_answer_is_begun_from_a_ticket_by_those_who_write_answers(desk):
    number = asked(desk)
    assert words.WRITE_ANSWER not in [b.label for b in door(desk, APPROVER, ticket=str(number)).button]
    page = press(door(desk, ticket=str(number)), words.WRITE_ANSWER)
    assert KEEPER in [field.value for field in (*page.text_input, *page.text_area)]


def test_whatever_was_written_is_only_text(desk):
    number = asked(desk, f"What is a keeper? {HOSTILE}", note=HOSTILE, contact="<b>x</b>")
    ticketing.note(at_desk(desk, EDITOR, NOW), number, HOSTILE)
    for page in (door(desk), door(desk, ticket=str(number))):
        html = shown(page)
        assert "<img" not in html and 'href="http://evil' not in html and "<b>x" not in html
        assert not page.get("markdown")


@pytest.mark.parametrize("number", ["99", "0", "-1", "1e3", "999999999999", "<b>", "' OR 1=1 --"])
def test_a_ticket_that_is_not_there_is_told_and_breaks_nothing(desk, number):
    html = shown(door(desk, ticket=number))
    assert words.NO_TICKET in html or words.QUEUE_EMPTY in html
