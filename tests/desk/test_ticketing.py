"""A question reaches a person, who replies; the asker sees the reply and nothing else. On both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from helpdesk.checker.facts import Subject, admit
from helpdesk.desk import open_desk, ticketing
from helpdesk.desk.ticketing import Letter, Wanted
from helpdesk.errors import AccessRefused, QuestionRefused, RecordError
from helpdesk.records import audit
from helpdesk.records.pins import pins_of
from helpdesk.settings import ROOT
from tests import sample
from tests.desk.garden_staff import at_desk, opened, peopled
from tests.desk.smtp import serving
from tests.kept import kept
from tests.records.test_tickets import HOSTILE

NOW = datetime(2099, 6, 15, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
EDITOR, APPROVER, ASKER = 1, 2, 3
ADA = Letter("Please look.", "ada@firm.example")


def desk_at(corpus, url, **more):
    desk = opened(corpus, url, **more)
    desk.index()
    peopled(desk, NOW)
    return desk


@pytest.fixture
def desk(sample_desk, sample_corpus, url):
    desk = desk_at(sample_corpus, url)
    yield desk
    desk.records.close()


def staff(desk, number=EDITOR, at=NOW):
    return at_desk(desk, number, at)


def asked(desk, question="What is a keeper?"):
    return desk.ask(question, sample.SUMMER)


# --- asking -------------------------------------------------------------------------------------------------------


def test_a_question_reaches_the_staff_with_all_that_was_found(desk):
    answer = asked(desk)
    number = ticketing.ask_a_person(desk, answer, ADA, NOW).number
    ticket = ticketing.ticket(staff(desk), number).ticket
    assert (ticket.origin, ticket.question, ticket.note, ticket.contact) == (
        "person", "What is a keeper?", "Please look.", "ada@firm.example",
    )  # fmt: skip
    context = ticket.context
    assert (context["status"], context["law_version"], context["lang"]) == ("answered", sample.IN_FORCE, "en")
    assert (context["held_back"], context["as_of"]) == (0, "2099-06-15")
    assert context["hits"][0]["id"] == "aia:art_2.2" and context["hits"][0]["label"] == "Article 2(2)"
    assert 0 < context["hits"][0]["score"] <= 1
    [turn] = kept(desk, "turns")
    assert (turn.id, turn.question, turn.answer["text"]) == (context["turn"], answer.question, answer.text)


def test_a_question_that_was_not_asked_yet_can_go_to_a_person_too(desk):
    number = ticketing.ask_a_person(desk, "May my robot \x00mow at night?", Letter(), NOW).number
    assert ticketing.ticket(staff(desk), number).ticket.question == "May my robot  mow at night?"
    for wrong in ("", "  \n", "x" * 2_001):
        with pytest.raises(QuestionRefused):
            ticketing.ask_a_person(desk, wrong, Letter(), NOW)


def test_a_thumb_down_can_become_a_ticket(desk):
    answer = asked(desk)
    turn = ticketing.vote(desk, answer, False, NOW)
    number = ticketing.ask_a_person(desk, answer, Letter("Not helpful.", turn=turn), NOW, "thumb").number
    ticket = ticketing.ticket(staff(desk), number).ticket
    assert (ticket.origin, ticket.context["turn"]) == ("thumb", turn)
    assert [vote.turn_id for vote in kept(desk, "votes")] == [turn] == [each.id for each in kept(desk, "turns")]


@pytest.mark.parametrize("origin", ["triage", "abstention", "staff", ""])
def test_a_visitor_cannot_choose_where_a_ticket_seems_to_come_from(desk, origin):
    with pytest.raises(RecordError, match="person, thumb"):
        ticketing.ask_a_person(desk, "What?", Letter(), NOW, origin)


def test_questions_are_counted_and_their_words_only_kept_where_that_is_set(desk, sample_corpus):
    answer = asked(desk)
    ticketing.remember(desk, answer, NOW)
    [counted] = kept(desk, "turns")
    assert (counted.question, counted.status) == ("", "answered")
    assert [each["id"] for each in counted.answer["citations"]] == [each.id for each in answer.citations]
    keeping = open_desk(desk.settings.model_copy(update={"keep_questions": True}))
    ticketing.remember(keeping, answer, NOW)
    assert kept(desk, "turns")[-1].question == answer.question


def test_an_abstention_is_a_ticket_only_where_that_is_set_and_the_same_one_only_once(desk):
    answer = asked(desk, "What does a robot licence cost in euros per year?")
    assert str(answer.status) == "not-found"
    assert ticketing.remember(desk, answer, NOW).ticket is None
    eager = open_desk(desk.settings.model_copy(update={"tickets_from_abstentions": True}))
    first, again = (ticketing.remember(eager, answer, NOW) for _ in range(2))
    assert first.ticket is not None and again.ticket is None
    assert ticketing.remember(eager, asked(desk), NOW).ticket is None
    [ticket] = kept(desk, "tickets")
    assert (ticket.origin, ticket.question, ticket.context["turn"]) == ("abstention", answer.question, first.turn)
    assert [turn.question for turn in kept(desk, "turns")] == ["", answer.question, "", ""]


def test_one_visitor_cannot_fill_the_queue_but_others_go_on(desk):
    for _ in range(10):
        ticketing.ask_a_person(desk, "What?", Letter(visitor="one"), NOW)
    with pytest.raises(AccessRefused, match="too often"):
        ticketing.ask_a_person(desk, "What?", Letter(visitor="one"), NOW)
    ticketing.ask_a_person(desk, "What?", Letter(visitor="other"), NOW)
    ticketing.ask_a_person(desk, "What?", Letter(visitor="one"), NOW + HOUR)
    assert len(kept(desk, "tickets")) == 12


def test_all_visitors_together_have_a_limit_too(desk, monkeypatch):
    monkeypatch.setitem(ticketing.asking.IN_ALL, "ticket", (2, HOUR))
    for name in "ab":
        ticketing.ask_a_person(desk, "What?", Letter(visitor=name), NOW)
    with pytest.raises(AccessRefused):
        ticketing.ask_a_person(desk, "What?", Letter(visitor="c"), NOW)


def test_what_is_refused_leaves_nothing_behind(desk):
    for wrong in (
        Letter("x" * 5_001),
        Letter("", "y" * 201),
        Letter("", "a@b.example\nBcc: c@d.example"),
        Letter(turn=99),
    ):
        with pytest.raises(RecordError):
            ticketing.ask_a_person(desk, asked(desk), wrong, NOW)
    assert kept(desk, "tickets") == kept(desk, "turns") == []


def test_a_check_reaches_the_staff_pinned_to_the_law_it_rests_on(sample_desk, url, tmp_path):
    real = sample.settings_of(ROOT / "corpus", tmp_path / "home", shelf=tmp_path / "empty", database_url=url)
    desk = open_desk(real)
    facts = {
        "what": "system",
        "eu": ["established"],
        "exclusions": ["none"],
        "roles": ["deployer"],
        "practices": ["none"],
    }
    day = datetime(2026, 11, 20, tzinfo=UTC)
    found = desk.check(Subject("Robo", "", admit(facts, desk.rules)), day.date())
    number = ticketing.send_check(desk, found, ADA, day).number
    [ticket], [assessment] = kept(desk, "tickets"), kept(desk, "assessments")
    assert (ticket.id, ticket.origin, ticket.question) == (number, "triage", "Robo")
    assert (assessment.ticket_id, assessment.subject, assessment.stale) == (number, desk.export(found), False)
    assert ticket.context["facts"] == assessment.subject["facts"] and "risk" in ticket.context
    with desk.records.reading() as connection:
        pinned = {pin.provision for pin in pins_of(connection, "assessment")[assessment.id]}
    assert pinned and pinned <= {name for row in _rows(assessment.subject) for name in row["cites"]}
    desk.records.close()


def _rows(check: dict) -> list[dict]:
    return [*check["findings"], *check["obligations"], *check["possible_obligations"]]


# --- what the asker sees ------------------------------------------------------------------------------------------


def test_the_asker_sees_replies_and_never_what_the_staff_write_for_each_other(desk):
    opened = ticketing.ask_a_person(desk, asked(desk), ADA, NOW)
    ticketing.note(staff(desk), opened.number, "Secret note.")
    ticketing.assign(staff(desk), opened.number, APPROVER)
    ticketing.reply(staff(desk), opened.number, "It is you.")
    ticketing.add_from_asker(desk, opened.token, "Really?", NOW + HOUR)
    seen = ticketing.status(desk, opened.token, NOW + HOUR)
    assert [(said.by, said.text) for said in seen.said] == [("desk", "It is you."), ("you", "Really?")]
    assert (seen.number, seen.state, seen.question) == (opened.number, "open", "What is a keeper?")
    assert seen.due == NOW + HOUR + 72 * HOUR
    assert "Secret" not in repr(seen) and "P2" not in repr(seen) and "ada@" not in repr(seen)


@pytest.mark.parametrize("forged", ["", "1", "x" * 43, "' OR 1=1 --", "../../etc/passwd", "\x00", "é" * 43])
def test_a_forged_link_shows_and_adds_nothing(desk, forged):
    ticketing.ask_a_person(desk, "What?", ADA, NOW)
    with pytest.raises(AccessRefused, match="not one of ours"):
        ticketing.status(desk, forged, NOW)
    with pytest.raises(AccessRefused, match="not one of ours"):
        ticketing.add_from_asker(desk, forged, "Let me in.", NOW)
    assert kept(desk, "lines") == []


def test_an_asker_cannot_write_without_end(desk):
    opened = ticketing.ask_a_person(desk, "What?", ADA, NOW)
    for _ in range(10):
        ticketing.add_from_asker(desk, opened.token, "And?", NOW)
    with pytest.raises(AccessRefused, match="too often"):
        ticketing.add_from_asker(desk, opened.token, "And?", NOW)
    with pytest.raises(RecordError, match="5,000"):
        ticketing.add_from_asker(desk, opened.token, "x" * 5_001, NOW + HOUR)


def test_the_asker_of_a_duplicate_sees_how_the_other_stands_but_not_its_askers_words(desk):
    one = ticketing.ask_a_person(desk, "One?", Letter("My own note."), NOW)
    other = ticketing.ask_a_person(desk, "Other?", Letter("Other note.", "bob@firm.example"), NOW)
    third = ticketing.ask_a_person(desk, "Third?", Letter(), NOW)
    ticketing.add_from_asker(desk, other.token, "Private words of the other.", NOW)
    for number in (one.number, third.number):
        ticketing.merge(staff(desk), number, other.number)
    ticketing.reply(staff(desk), other.number, "To all of you.", "closed")
    ticketing.add_from_asker(desk, third.token, "Words of the third.", NOW)
    seen = ticketing.status(desk, one.token, NOW)
    assert (seen.number, seen.state, seen.question, seen.note) == (one.number, "open", "One?", "My own note.")
    assert [said.text for said in seen.said] == ["To all of you."]
    assert "bob@" not in repr(seen) and "third" not in repr(seen)
    assert len(ticketing.ticket(staff(desk), other.number).merged) == 2


def test_script_in_every_field_stays_text(desk):
    opened = ticketing.ask_a_person(desk, HOSTILE, Letter(HOSTILE, HOSTILE), NOW)
    ticketing.note(staff(desk), opened.number, HOSTILE)
    ticketing.reply(staff(desk), opened.number, HOSTILE)
    ticketing.add_from_asker(desk, opened.token, HOSTILE, NOW)
    seen, mine = ticketing.ticket(staff(desk), opened.number), ticketing.status(desk, opened.token, NOW)
    assert {seen.ticket.question, seen.ticket.note, seen.ticket.contact} == {HOSTILE}
    assert [line.text for line in seen.lines if line.kind != "state"] == [HOSTILE] * 3
    assert (mine.question, mine.note, [said.text for said in mine.said]) == (HOSTILE, HOSTILE, [HOSTILE] * 2)
    assert ticketing.queue(staff(desk), Wanted(text="<script>")).rows[0].question == HOSTILE[:160]
    assert ticketing.queue(staff(desk), Wanted(text="'; DROP TABLE tickets; --")).rows != ()


# --- who may ------------------------------------------------------------------------------------------------------


VERBS = {
    "queue": lambda who, number: ticketing.queue(who),
    "ticket": lambda who, number: ticketing.ticket(who, number),
    "assign": lambda who, number: ticketing.assign(who, number, who.person.id),
    "note": lambda who, number: ticketing.note(who, number, "x"),
    "reply": lambda who, number: ticketing.reply(who, number, "x"),
    "send_again": lambda who, number: ticketing.send_again(who, number, 1),
    "move": lambda who, number: ticketing.move(who, number, "closed"),
    "merge": lambda who, number: ticketing.merge(who, number, number),
    "suggestions": lambda who, number: ticketing.suggestions(who, number),
    "duplicates": lambda who, number: ticketing.duplicates(who, number),
}


@pytest.mark.parametrize("verb", VERBS)
def test_whoever_is_no_staff_is_refused_whatever_they_call(desk, verb):
    number = ticketing.ask_a_person(desk, "What?", ADA, NOW).number
    with desk.records.reading() as connection:
        before = audit.length(connection)
    with pytest.raises(AccessRefused):
        VERBS[verb](staff(desk, ASKER), number)
    with desk.records.reading() as connection:
        assert audit.length(connection) == before


def test_a_ticket_is_given_only_to_those_who_may_work_on_it(desk):
    number = ticketing.ask_a_person(desk, "What?", ADA, NOW).number
    for wrong in (ASKER, 4_711, 0, -1, 2**40):
        with pytest.raises(RecordError, match="may work on tickets"):
            ticketing.assign(staff(desk), number, wrong)
    ticketing.assign(staff(desk), number, APPROVER)
    assert [row.id for row in ticketing.queue(staff(desk), Wanted(assignee=APPROVER)).rows] == [number]


# --- letters ------------------------------------------------------------------------------------------------------


def mailing(desk, box, **more):
    posted = {"smtp_url": box.url, "smtp_from": "desk@help.example", "public_url": "https://help.example"}
    return open_desk(desk.settings.model_copy(update={**posted, **more}))


def test_a_reply_goes_out_with_a_link_that_opens_the_ticket(desk):
    with serving() as box:
        mailed = mailing(desk, box)
        number = ticketing.ask_a_person(mailed, "What?", ADA, NOW).number
        done = ticketing.reply(staff(mailed), number, "It is you.")
    assert (done.sent, done.unsent) == (1, ())
    [(_, recipients, letter)] = box.letters
    text = letter.get_content()
    assert recipients == ["ada@firm.example"] and text.startswith("It is you.")
    assert "Please look" not in text and "What?" not in text  # a contact may be somebody else's address
    token = text.partition("https://help.example/ticket?link=")[2].split()[0]
    assert ticketing.status(desk, token, NOW).number == number
    assert ticketing.ticket(staff(mailed), number).unsent == ()


def test_without_a_public_address_the_letter_has_no_link(desk):
    with serving() as box:
        mailed = mailing(desk, box, public_url=None)
        ticketing.reply(staff(mailed), ticketing.ask_a_person(mailed, "What?", ADA, NOW).number, "It is you.")
    assert "http" not in box.letters[0][2].get_content()


def test_a_letter_that_cannot_be_sent_loses_nothing_and_can_be_sent_again(desk):
    with serving(refuses="ada@firm.example") as box:
        mailed = mailing(desk, box)
        opened = ticketing.ask_a_person(mailed, "What?", ADA, NOW)
        done = ticketing.reply(staff(mailed), opened.number, "It is you.")
        assert (done.sent, done.unsent) == (0, ("The mail server refuses this address.",))
        seen = ticketing.ticket(staff(mailed), opened.number)
        assert seen.unsent == (done.line,) and "was not sent" in seen.lines[-1].text
        assert seen.lines[-1].kind == "state"
        assert ticketing.status(mailed, opened.token, NOW).said[0].text == "It is you."
        box.refuses = ""
        assert ticketing.send_again(staff(mailed), opened.number, done.line).sent == 1
    assert ticketing.ticket(staff(mailed), opened.number).unsent == ()
    assert len(box.letters) == 1
    with desk.records.reading() as connection:
        told = [kept.event for kept in audit.history(connection, f"ticket {opened.number}")]
    assert "ada@" not in repr(told) and [event.detail["failed"] for event in told if event.what == "mailed"] == [1, 0]


def test_where_no_letters_are_sent_a_reply_is_kept_and_marked(desk):
    number = ticketing.ask_a_person(desk, "What?", ADA, NOW).number
    done = ticketing.reply(staff(desk), number, "It is you.")
    assert done.sent == 0 and "HELPDESK_SMTP_URL" in done.unsent[0]
    assert ticketing.ticket(staff(desk), number).unsent == (done.line,)


@pytest.mark.parametrize("contact", ["", "+49 30 123456", "ask at the door"])
def test_whoever_gave_no_address_gets_no_letter_and_nothing_waits(desk, contact):
    number = ticketing.ask_a_person(desk, "What?", Letter("", contact), NOW).number
    done = ticketing.reply(staff(desk), number, "It is you.")
    assert (done.sent, done.unsent) == (0, ()) and ticketing.ticket(staff(desk), number).unsent == ()


def test_everyone_who_asked_the_same_gets_one_letter_with_a_link_of_their_own(desk):
    with serving() as box:
        mailed = mailing(desk, box)
        one, other, same = (
            ticketing.ask_a_person(mailed, "What?", Letter("", contact), NOW)
            for contact in ("ada@firm.example", "bob@firm.example", "ada@firm.example")
        )
        for each in (other, same):
            ticketing.merge(staff(mailed), each.number, one.number)
        assert ticketing.reply(staff(mailed), one.number, "It is you.").sent == 2
    numbers = {}
    for _, [recipient], letter in box.letters:
        token = letter.get_content().partition("?link=")[2].split()[0]
        numbers[recipient] = ticketing.status(desk, token, NOW).number
    assert numbers == {"ada@firm.example": one.number, "bob@firm.example": other.number}


@pytest.mark.parametrize("line", [0, -1, 4_711])
def test_only_a_reply_of_the_ticket_is_sent_again(desk, line):
    one, other = (ticketing.ask_a_person(desk, "What?", ADA, NOW).number for _ in range(2))
    elsewhere = ticketing.reply(staff(desk), other, "For the other.").line
    note = ticketing.note(staff(desk), one, "For us.")
    for wrong in (line, elsewhere, note):
        with pytest.raises(RecordError, match="no reply of this ticket"):
            ticketing.send_again(staff(desk), one, wrong)


# --- nearby -------------------------------------------------------------------------------------------------------


def test_provisions_near_the_question_are_suggested(desk):
    number = ticketing.ask_a_person(desk, "What is a keeper?", ADA, NOW).number
    found = ticketing.suggestions(staff(desk), number)
    assert found.provisions[0][:2] == ("aia:art_2.2", "Article 2(2)")
    assert all(0 <= score <= 1 for _, _, score in found.provisions)


def test_tickets_that_may_ask_the_same_are_found_and_others_are_not(desk):
    questions = (
        "May my robot mow the lawn at night?", "Is my robot allowed to mow the lawn during the night?",
        "Who pays the tax on a greenhouse?", "May my robot mow the lawn at night?",
    )  # fmt: skip
    mine, near, far, same = (ticketing.ask_a_person(desk, text, Letter(), NOW).number for text in questions)
    found = ticketing.duplicates(staff(desk), mine)
    assert [each.number for each in found] == [same, near] and found[0].likeness > 0.99
    assert far not in {each.number for each in found}
    ticketing.merge(staff(desk), same, mine)
    assert [each.number for each in ticketing.duplicates(staff(desk), mine)] == [near]


def test_a_question_without_words_is_near_to_nothing(desk):
    number = ticketing.ask_a_person(desk, "???", Letter(), NOW).number
    assert ticketing.duplicates(staff(desk), number) == ()
    ticketing.suggestions(staff(desk), number)
