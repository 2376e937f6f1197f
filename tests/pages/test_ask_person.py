"""From an answer to a person, drawn before a small desk."""

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.answering.answer import Status
from helpdesk.desk import Desk
from helpdesk.desk.ticketing import asking
from helpdesk.errors import RecordError
from helpdesk.pages import person_words as words
from tests.kept import kept
from tests.pages.stub_desk import StubDesk
from tests.patience import SECONDS

NOT_FOUND, LEARN = "What is a whale?", "How do we learn?"


def ask_page(desk):
    from helpdesk.pages import ask, frame

    ask.show(desk, frame.foot(desk))


@pytest.fixture
def desk(tmp_path):
    return StubDesk(tmp_path)


@pytest.fixture
def page(desk):
    return AppTest.from_function(ask_page, args=(desk,), default_timeout=SECONDS).run()


def with_settings(desk: Desk, **more) -> AppTest:
    desk.settings = desk.settings.model_copy(update=more)
    return AppTest.from_function(ask_page, args=(desk,), default_timeout=SECONDS).run()


def shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def asked(page: AppTest, question: str) -> AppTest:
    return page.chat_input[0].set_value(question).run()


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def opened(page: AppTest, question: str = NOT_FOUND) -> AppTest:
    return asked(page, question).button(key="ask_person_open").click().run()


def sent(page: AppTest, asks: str = "person", **fields: str) -> AppTest:
    for name, text in fields.items():
        place = page.text_input if name == "email" else page.text_area
        place(key=f"ask_person_{name}_{asks}_1").set_value(text)
    return page.button(key="ask_person_send").click().run()


def link(page: AppTest) -> str:
    [code] = [block.value for block in page.code if "ticket?link=" in block.value]
    return code.partition("link=")[2]


@pytest.mark.parametrize("question", [NOT_FOUND, "the weather", "invented quote"])
def test_where_there_is_no_answer_a_person_is_offered_with_the_time_of_a_reply(page, question):
    assert "within 3 days" in shown(asked(page, question))
    assert labels(page).count(words.ASK) == 1


@pytest.mark.parametrize("question", [LEARN, "what depends?", "broken index", "x" * 101])
def test_under_every_other_ending_the_way_to_a_person_stands_quietly(page, question):
    assert "within 3 days" not in shown(asked(page, question))
    assert labels(page).count(words.ASK) == 1


def test_before_anything_is_sent_it_is_said_what_is_kept_how_long_and_who_reads_it(page, desk):
    html = shown(opened(page))
    assert words.KEPT_WHAT in html and "365 days after" in html and "Ada &amp; &lt;Sons&gt;" in html
    assert words.EMAIL_NO_MAILS in html
    assert kept(desk, "tickets") == []


def test_the_question_is_filled_in_and_arrives_with_note_address_and_what_was_shown(page, desk):
    opened(page)
    assert page.text_area(key="ask_person_question_person_1").value == NOT_FOUND
    html = shown(sent(page, note="We keep two.\n<b>Please</b>", email="ada@firm.example"))
    [ticket], [turn] = kept(desk, "tickets"), kept(desk, "turns")
    assert (ticket.origin, ticket.question, ticket.contact) == ("person", NOT_FOUND, "ada@firm.example")
    assert ticket.note == "We keep two.\n<b>Please</b>"
    assert (ticket.context["status"], ticket.context["turn"]) == ("not-found", turn.id)
    assert turn.question == NOT_FOUND
    assert words.SENT in html and words.SENT_NUMBER.format(number=ticket.id) in html
    assert asking.status(desk, link(page), ticket.opened).number == ticket.id


def test_a_question_put_in_other_words_arrives_in_those_beside_the_answer_that_was_shown(page, desk):
    opened(page)
    sent(page, question="What is a grey whale?")
    [ticket], [turn] = kept(desk, "tickets"), kept(desk, "turns")
    assert (ticket.question, turn.question, ticket.context["turn"]) == ("What is a grey whale?", NOT_FOUND, turn.id)


def test_the_link_stays_in_sight_until_the_conversation_ends_and_nothing_can_be_sent_twice(page, desk):
    opened(page)
    token = link(sent(page))
    assert link(page.run()) == token
    assert words.ASK not in labels(page)
    asked(page, LEARN)
    page.button(key="ask_start_over").click().run()
    opened(page)
    assert not [block for block in page.code if "ticket?link=" in block.value]


@pytest.mark.parametrize("address", ["ada", "a@b.example, c@d.example", "ada@firm.example\nBcc: x@y.example"])
def test_an_address_no_letter_could_go_to_is_told_and_what_was_written_stays(page, desk, address):
    opened(page)
    assert words.EMAIL_BAD in shown(sent(page, note="Stay.", email=address))
    assert page.text_area(key="ask_person_note_person_1").value == "Stay."
    assert kept(desk, "tickets") == []


def test_a_form_can_be_left_without_sending(page, desk):
    opened(page)
    page.button(key="ask_person_not").click().run()
    assert not page.text_area and words.ASK in labels(page)
    assert kept(desk, "tickets") == []


def test_a_refused_question_can_be_put_to_a_person_in_fewer_words(page, desk):
    opened(page, "x" * 101)
    sent(page, question="A short one?")
    [ticket] = kept(desk, "tickets")
    assert ticket.question == "A short one?"


def test_whoever_sends_too_often_is_told(page, desk):
    for _ in range(asking.LIMITS["ticket"][0]):
        opened(page)
        sent(page)
        page.button(key="ask_start_over").click().run()
    opened(page)
    assert "too often" in shown(sent(page))
    assert len(kept(desk, "tickets")) == 10


def test_a_thumb_down_offers_to_say_what_was_wrong_and_that_becomes_a_ticket_of_the_same_turn(page, desk):
    asked(page, LEARN)
    assert words.WRONG not in labels(page)
    page.feedback[0].set_value(0).run()
    page.button(key="ask_wrong_open").click().run()
    assert words.WRONG_NEEDS in shown(sent(page, "thumb"))
    shown(sent(page, "thumb", note="It left out our case."))
    [ticket], [vote], [turn] = kept(desk, "tickets"), kept(desk, "votes"), kept(desk, "turns")
    assert (ticket.origin, ticket.note) == ("thumb", "It left out our case.")
    assert (vote.up, vote.turn_id, ticket.context["turn"]) == (False, turn.id, turn.id)


def test_a_thumb_up_asks_nothing_more_and_a_second_thumb_takes_the_place_of_the_first(page, desk):
    asked(page, LEARN)
    page.feedback[0].set_value(0).run()
    page.feedback[0].set_value(1).run()
    assert words.WRONG not in labels(page)
    assert [vote.up for vote in kept(desk, "votes")] == [True]
    assert len(kept(desk, "turns")) == 1


def test_questions_are_counted_without_their_words_unless_the_desk_keeps_them_and_says_so(page, desk):
    assert words.COUNTED.format(days=90) in shown(asked(page, LEARN))
    [turn] = kept(desk, "turns")
    assert (turn.question, turn.status) == ("", str(Status.ANSWERED))
    again = with_settings(desk, keep_questions=True)
    assert words.WORDS_KEPT.format(days=90) in shown(asked(again, LEARN))
    assert kept(desk, "turns")[-1].question == LEARN


def test_where_the_desk_passes_on_what_it_did_not_find_the_asker_gets_the_link(page, desk):
    again = with_settings(desk, tickets_from_abstentions=True)
    html = shown(asked(again, NOT_FOUND))
    [ticket] = kept(desk, "tickets")
    assert words.PASSED_ON in html
    assert asking.status(desk, link(again), ticket.opened).number == ticket.id


def test_a_letter_is_promised_only_where_letters_are_sent(desk):
    page = with_settings(desk, smtp_url="smtp://127.0.0.1:1", smtp_from="desk@desk.example")
    assert words.EMAIL_MAILS in shown(opened(page))
    html = shown(sent(page, email="ada@firm.example"))
    assert words.SENT_MAIL.format(contact="ada@firm.example") in html


class Unkept(StubDesk):
    """A desk whose records cannot be opened."""

    @property
    def records(self):
        raise RecordError("The records cannot be opened.")


def test_an_answer_is_given_and_the_trouble_told_where_nothing_can_be_kept(tmp_path):
    page = AppTest.from_function(ask_page, args=(Unkept(tmp_path),), default_timeout=SECONDS).run()
    assert "reading a book" in shown(asked(page, LEARN))
    page.button(key="ask_person_open").click().run()
    assert "The records cannot be opened." in shown(sent(page))
