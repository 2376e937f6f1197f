"""The whole loop by its verbs, on both databases: not found, asked, answered, reviewed, served, stale, renewed."""

from datetime import UTC, datetime

import pytest

from helpdesk.answering.answer import Status
from helpdesk.desk import curating, previewing, staleness, ticketing
from helpdesk.desk.ticketing import Letter
from helpdesk.errors import RecordError
from helpdesk.records import audit, entries
from helpdesk.records.entries import Standing
from helpdesk.records.written import Written
from helpdesk.shelf.answers import Line
from tests.desk.garden_staff import at_desk, opened, peopled

QUESTION = "What does a robot licence cost in euros per year?"
SPRING, LATER = datetime(2099, 5, 10, 9, tzinfo=UTC), datetime(2099, 5, 11, 9, tzinfo=UTC)
SUMMER = datetime(2099, 6, 15, 9, tzinfo=UTC)  # another wording of Article 3(1) is in force
SAYS = Line("A garden robot is high-risk where conditions are met.", ("aia:art_3.1",))
ADA, BEN = 1, 2  # an editor, an approver


@pytest.fixture
def desk(sample_desk, sample_corpus, url):
    made = opened(sample_corpus, url)
    made.index()
    peopled(made, SPRING)
    yield made
    made.records.close()


def state_of(desk, name: str) -> str:
    with desk.records.reading() as connection:
        return entries.entry(connection, name).state


def test_a_question_without_an_answer_becomes_an_answer_that_notices_when_its_law_moves(desk):
    ada, ben = at_desk(desk, ADA, LATER), at_desk(desk, BEN, LATER)

    not_found = desk.ask(QUESTION, SPRING.date())
    assert not_found.status is Status.NOT_FOUND
    turn = ticketing.remember(desk, not_found, SPRING).turn
    asked = ticketing.ask_a_person(desk, not_found, Letter("For our shed.", "kim@shed.example", turn=turn), SPRING)

    waiting = ticketing.queue(ada).rows
    assert [(row.id, row.state, row.assignee_id) for row in waiting] == [(asked.number, "new", None)]
    ticketing.assign(ada, asked.number, ADA)
    ticketing.note(ada, asked.number, "Nothing of ours says this yet.")

    written = Written(QUESTION, (), (SAYS,))
    name = curating.write(ada, written, "asked by a visitor", Standing(), ticket=asked.number).answer_id
    curating.submit(ada, name)
    assert [(one.asking.subject, one.is_given) for one in previewing.preview(ben, name)] == [
        (f"turn {turn}", True),
    ]  # the ticket asks the same to the word, and is not counted twice
    assert desk.ask(QUESTION, LATER.date()).status is Status.NOT_FOUND  # written and sent to review is not served
    with pytest.raises(RecordError, match="not approved"):
        curating.publish(ben, name)
    curating.approve(ben, name)
    curating.publish(ben, name)

    ticketing.reply(ada, asked.number, "There is an answer now; please ask again.", "closed")
    told = ticketing.status(desk, asked.token, LATER)
    assert (told.state, [(said.by, said.text) for said in told.said]) == (
        "closed", [("desk", "There is an answer now; please ask again.")],
    )  # fmt: skip

    served = desk.ask(QUESTION, LATER.date())
    assert (served.status, served.sentences[0].text) == (Status.CURATED, SAYS.text)
    assert (served.review.role, served.review.on, served.review.moved) == ("approver", LATER.date(), ())

    assert staleness.review(desk, LATER).answers == ()
    assert staleness.review(desk, SUMMER).answers == (name,)
    assert state_of(desk, name) == "stale"
    warned = desk.ask(QUESTION, SUMMER.date())
    assert warned.review.moved == ("aia:art_3.1",) and "Article 3(1)" in warned.sentences[0].text

    ada, ben = at_desk(desk, ADA, SUMMER), at_desk(desk, BEN, SUMMER)
    curating.save(ada, name, written, "read again beside the new wording")
    curating.submit(ada, name)
    curating.approve(ben, name)
    curating.publish(ben, name)
    renewed = desk.ask(QUESTION, SUMMER.date())
    assert (renewed.status, renewed.review.moved, renewed.review.on) == (Status.CURATED, (), SUMMER.date())
    assert (state_of(desk, name), staleness.moved(desk, SUMMER.date())) == ("published", [])

    with desk.records.reading() as connection:
        assert list(audit.broken(connection)) == []
        ticket = [kept.event.what for kept in audit.history(connection, f"ticket {asked.number}")]
        answer = [kept.event.what for kept in audit.history(connection, f"answer {name}")]
    assert ticket[:3] == ["opened", "assigned", "moved"] and "replied" in ticket
    assert answer == [
        "drafted", "submitted", "approved", "published", "went stale", "saved", "submitted", "approved", "published",
    ]  # fmt: skip
