"""The room of numbers, drawn over a small made-up history."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert
from streamlit.testing.v1 import AppTest

from helpdesk.desk import signing
from helpdesk.pages import desk_ways
from helpdesk.pages import people_words as words
from helpdesk.records.tables import votes
from tests.kept import kept
from tests.pages.stub_desk import StubDesk
from tests.pages.test_desk_people import PASSWORD, added, shown
from tests.pages.test_desk_people import page_of as people_room
from tests.patience import SECONDS
from tests.records import lives

NOW = datetime.now(UTC)
DAY = timedelta(days=1)
ROBOT = "May a robot scare the cat? <script>alert(1)</script> mira@quill.example"


def numbers_page(desk):
    from helpdesk.pages import desk_numbers, desk_sign_in, desk_visit, frame
    from helpdesk.pages.moment import now

    desk_sign_in.tell()
    with frame.guarded():
        desk_numbers.show(desk.staff(desk_visit.token(), now()))


class Closed(StubDesk):
    """A desk whose index is not open, so that questions are put together by their words alone."""

    @property
    def is_open(self) -> bool:
        return False


@pytest.fixture
def desk(tmp_path):
    desk = Closed(tmp_path)
    added(desk, "Ed Itor", "editor")
    added(desk, "Lou Law", "lawyer")
    return desk


@pytest.fixture
def history(desk):
    with desk.records.writing() as connection:
        for _ in range(3):
            lives.turn(connection, ROBOT, NOW - DAY, status="not-found")
        for number in range(11):
            lives.turn(connection, f"Question {number:02}?", NOW - 2 * DAY, status="out-of-scope")
        lives.turn(connection, "", NOW - DAY, status="held-back")
        shown_ = lives.answered("?", "aia:art_4.1")
        lives.turn(connection, "?", NOW - 15 * DAY, status="answered", answer=shown_)
        for up in (True, False, False):
            row = {"at": NOW - DAY, "question": "?", "status": "answered", "cited": ["aia:art_4.1"], "up": up}
            connection.execute(insert(votes).values(row))
        lives.ticket(connection, "told", NOW - DAY, replied=NOW - DAY + timedelta(hours=5), state="closed")
        lives.curated(connection, "old-answer", 1, NOW, state="stale", published_version=1)
    return desk


def page_of(desk, name: str = "ed") -> AppTest:
    page = AppTest.from_function(numbers_page, args=(desk,), default_timeout=SECONDS)
    page.session_state["visit"] = signing.sign_in(desk, f"{name}@desk.example", PASSWORD, NOW)
    return page.run()


def figures(page: AppTest) -> dict[str, str]:
    return {each.label: each.value for each in page.metric}


def test_an_empty_history_is_said_in_words_and_without_charts(desk):
    page = page_of(desk)
    html = shown(page)
    for text in (words.WEEKS_NONE, words.CLUSTERS_NONE, words.CITED_NONE, words.THUMBS_NONE, words.RENEW_NONE):
        assert text in html
    assert figures(page)[words.REUSE] == words.NONE_YET
    assert not page.get("vega_lite_chart")


def test_the_figures_are_those_of_the_history(history):
    found = figures(page_of(history))
    assert (found[words.ANSWERED], found[words.MISSED], found[words.REUSE]) == ("1", "15", "0%")
    assert (found[words.MEDIAN], found[words.OPEN], found[words.OVERDUE]) == ("5 h", "0", "0")


def test_every_chart_stands_with_its_numbers_in_a_table(history):
    page = page_of(history)
    assert len(page.get("vega_lite_chart")) == shown(page).count("<table") + 1 == 4  # two charts share the first table
    assert '<td>Article 4(1)</td><td class="no">1</td>' in shown(page)
    assert '<td>Article 4</td><td class="no">1</td><td class="no">2</td>' in shown(page)


def test_questions_stand_with_their_number_as_plain_text_and_without_addresses(history):
    html = shown(page_of(history))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [e-mail]" in html and "<script" not in html
    assert "3 times · not found 3" in html
    assert "1 more were only counted" in html and words.CLUSTERS_EQUAL in html


def test_more_questions_are_shown_when_asked_for(history):
    page = page_of(history)
    assert "Question 10?" not in shown(page)
    page.button(key="desk_numbers_more").click().run()
    assert "Question 10?" in shown(page)


def test_questions_become_a_ticket_in_the_name_of_who_opens_it(history):
    page = page_of(history)
    page.button(key="desk_numbers_ticket_0").click().run()
    ticket = kept(history, "tickets")[-1]
    assert (ticket.question[:10], ticket.person_id, ticket.contact) == ("May a robo", 1, "")
    assert "mira@quill.example" not in repr(ticket) and "3 times" in ticket.note
    assert page.session_state[desk_ways.ROOM] == desk_ways.QUEUE
    assert page.query_params["ticket"] in (str(ticket.id), [str(ticket.id)])
    assert words.AS_TICKET_GO.format(number=ticket.id) in [button.label for button in page.button]


def test_questions_lead_to_an_answer_that_begins_with_them(history):
    page = page_of(history)
    page.button(key="desk_numbers_answer_0").click().run()
    assert page.session_state[desk_ways.ROOM] == desk_ways.ANSWERS
    assert kept(history, "tickets")[-1].note.startswith("Opened from the numbers: asked 3 times")


def test_who_does_not_work_on_tickets_sees_numbers_and_no_such_button(history):
    page = page_of(history, "lou")
    assert figures(page)[words.MISSED] == "15"
    assert not [button for button in page.button if button.label in (words.AS_TICKET, words.AS_ANSWER)]


def test_an_answer_to_renew_is_opened_from_here(history):
    page = page_of(history)
    assert "<b>?</b>: the law it rests on changed" in shown(page)  # its question, not its id
    page.button(key="desk_numbers_renew_old-answer").click().run()
    assert page.session_state[desk_ways.ROOM] == desk_ways.ANSWERS


def test_days_are_chosen_and_days_that_cannot_be_are_told(history):
    page = page_of(history)
    page.selectbox(key="desk_numbers_days").set_value(0).run()
    page.date_input(key="desk_numbers_first").set_value((NOW - 3 * DAY).date()).run()
    assert figures(page)[words.ANSWERED] == "0"
    page.date_input(key="desk_numbers_last").set_value(date(2026, 1, 1)).run()
    assert words.DAYS_WRONG in shown(page) and not page.metric


def test_numbers_are_counted_once_and_again_when_asked_for(history):
    page = page_of(history)
    with history.records.writing() as connection:
        lives.turn(connection, "", NOW - DAY, status="not-found")
    assert figures(page.run())[words.MISSED] == "15"
    page.button(key="desk_numbers_again").click().run()
    assert figures(page)[words.MISSED] == "16"


def test_the_table_can_be_saved(history):
    assert words.CSV in [each.proto.label for each in page_of(history).get("download_button")]


def test_it_is_for_the_staff_alone(desk):
    added(desk, "Pia Asker", "asker")
    page = page_of(desk, "pia")
    assert "This is for the role of" in shown(page) and not page.metric


def test_both_rooms_bear_their_names_as_the_other_rooms_do(desk):
    assert f'<h1 class="title">{words.NUMBERS}</h1>' in shown(page_of(desk))
    added(desk, "Ida Chief", "administrator")
    assert f'<h1 class="title">{words.PEOPLE}</h1>' in shown(people_room(desk))
