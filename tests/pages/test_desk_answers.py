"""The room of answers: found, written, read by another person, published, taken back; nobody approves their own."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from helpdesk.desk import catalogue, curating
from helpdesk.errors import RecordError
from helpdesk.pages import curate_words as words
from helpdesk.records.entries import Standing
from helpdesk.shelf.answers import Line
from tests.desk.garden_staff import BLADE, WATCH, at_desk, opened, peopled
from tests.pages.curating_room import drafted, fill, labels, press, published, room, shown
from tests.pages.stub_desk import HOSTILE

SPRING, SUMMER = datetime(2099, 5, 10, 9, tzinfo=UTC), datetime(2099, 6, 15, 9, tzinfo=UTC)
EDITOR, APPROVER, ASKER, BOTH = 1, 2, 3, 4


@pytest.fixture
def desk(sample_desk, sample_corpus, tmp_path):
    made = opened(sample_corpus, f"sqlite:///{tmp_path}/desk.sqlite")
    peopled(made, SPRING)
    yield made
    made.records.close()


def state(desk, name: str) -> str:
    return catalogue.opened(at_desk(desk, EDITOR, SPRING), name).entry.state


# --- the list ------------------------------------------------------------------------------------------------------


def test_an_empty_list_says_how_to_begin(desk):
    page = room(desk, EDITOR, SPRING)
    assert words.NONE_YET in shown(page) and words.WRITE in labels(page)


def test_the_list_tells_state_owner_and_what_is_overdue_in_words(desk):
    published(desk, BLADE, SPRING, review_by=date(2099, 5, 11))
    drafted(desk, WATCH, SPRING, audience="keepers")
    html = shown(room(desk, EDITOR, SUMMER))
    assert words.STATES["published"] in html and words.STATES["draft"] in html
    assert "Overdue: was to be reviewed by 11 May 2099" in html and "Owner: P1" in html and "keepers" in html


def test_answers_are_found_by_words_state_and_lateness(desk):
    published(desk, BLADE, SPRING, review_by=date(2099, 5, 11))
    drafted(desk, WATCH, SPRING)
    page = fill(room(desk, EDITOR, SUMMER), words.FIND, "HEDGE")
    assert BLADE.question in shown(page) and WATCH.question not in shown(page)
    page = fill(page, words.FIND, "100%_")
    assert words.NONE_FOUND in shown(page)
    page = fill(page, words.FIND, "")
    page = page.segmented_control(key="desk_answers_state").set_value("draft").run()
    assert WATCH.question in shown(page) and BLADE.question not in shown(page)
    page = page.segmented_control(key="desk_answers_state").set_value("all").run()
    page = page.checkbox(key="desk_answers_overdue").check().run()
    assert BLADE.question in shown(page) and WATCH.question not in shown(page)


def test_a_long_list_is_read_page_by_page(desk):
    ada = at_desk(desk, EDITOR, SPRING)
    for number in range(catalogue.PAGE + 1):
        curating.write(ada, replace(WATCH, question=f"Question {number:02}?", asked=()), "x", Standing())
    page = room(desk, EDITOR, SPRING)
    assert shown(page).count('class="title"') - 1 == catalogue.PAGE
    page = press(page, words.LATER_PAGE)
    assert shown(page).count('class="title"') - 1 == 1 and "Page 2 of 2" in shown(page)


def test_who_may_not_write_sees_no_button_to(desk):
    assert words.WRITE not in labels(room(desk, APPROVER, SPRING))
    assert words.WRITE_ROLE in shown(room(desk, APPROVER, SPRING, write="new"))


def test_who_is_not_of_the_staff_sees_nothing(desk):
    name = drafted(desk, WATCH, SPRING)
    for page in (room(desk, ASKER, SPRING), room(desk, ASKER, SPRING, answer=name)):
        assert WATCH.question not in shown(page) and "ask an administrator" in shown(page)


def test_what_is_hostile_is_shown_as_text(desk):
    name = drafted(desk, replace(WATCH, question=HOSTILE, asked=(f"{HOSTILE} too",)), SPRING, audience="<script>x")
    for page in (room(desk, EDITOR, SPRING), room(desk, EDITOR, SPRING, answer=name)):
        assert "<img" not in shown(page) and "<script" not in shown(page) and "&lt;img" in shown(page)


@pytest.mark.parametrize("name", ["../../etc", "<b>", "no-such-answer"])
def test_an_address_that_names_no_answer_says_so_or_shows_the_list(desk, name):
    html = shown(room(desk, EDITOR, SPRING, answer=name))
    assert "There is no answer" in html or words.LIST_LEAD in html


# --- one answer ----------------------------------------------------------------------------------------------------


def test_every_sentence_stands_beside_the_text_it_cites(desk):
    name = drafted(desk, WATCH, SPRING)
    html = shown(room(desk, APPROVER, SPRING, answer=name))
    assert WATCH.lines[0].text in html and "Article 4" in html and words.NO_PROBLEMS in html
    assert desk.look_up("aia:art_4", SPRING.date()).provision.heading in html


def test_a_problem_is_told_at_its_sentence(desk):
    lines = (*WATCH.lines, Line("It does not apply to scarecrows.", ("aia:art_1.2",)))
    name = drafted(desk, replace(WATCH, lines=lines), SPRING)
    html = shown(room(desk, EDITOR, SUMMER, answer=name))
    assert words.HAS_PROBLEM in html
    assert words.PROBLEM in html.split("It does not apply to scarecrows.")[1]


def test_the_way_from_draft_to_what_is_served(desk):
    name = drafted(desk, WATCH, SPRING)
    press(room(desk, EDITOR, SPRING, answer=name), words.SUBMIT)
    assert state(desk, name) == "in-review"
    page = room(desk, APPROVER, SPRING, answer=name)
    assert words.NEXT_READ in shown(page)
    press(page, words.APPROVE_GO)
    page = room(desk, APPROVER, SPRING, answer=name)
    assert words.APPROVED in shown(page) and words.PUBLISH not in labels(page)
    page = press(page, words.PREVIEW_FIRST)
    assert words.PUBLISH in labels(page) and words.WOULD_NOBODY in shown(page)
    press(page, words.PUBLISH)
    assert state(desk, name) == "published"


def test_who_wrote_it_is_told_why_there_is_no_button_and_the_desk_refuses_anyway(desk):
    both = at_desk(desk, BOTH, SPRING)
    name = curating.write(both, WATCH, "mine", Standing()).answer_id
    curating.submit(both, name)
    page = room(desk, BOTH, SPRING, answer=name)
    assert words.NEXT_OWN in shown(page) and words.APPROVE_GO not in labels(page)
    with pytest.raises(RecordError, match="another person"):
        curating.approve(both, name)


def test_an_answer_is_given_back_only_with_a_reason(desk):
    name = drafted(desk, WATCH, SPRING)
    curating.submit(at_desk(desk, EDITOR, SPRING), name)
    page = room(desk, APPROVER, SPRING, answer=name)
    page = press(page, words.SEND_BACK_GO)
    assert words.WHY_NEEDED in shown(page) and state(desk, name) == "in-review"
    press(fill(page, words.SEND_BACK_WHY, "Name the exception."), words.SEND_BACK_GO)
    html = shown(room(desk, EDITOR, SPRING, answer=name))
    assert state(desk, name) == "draft" and "Name the exception." in html and "P2, on 10 May 2099" in html


def test_two_versions_are_laid_over_each_other_and_an_earlier_one_is_served_again(desk):
    name = published(desk, WATCH, SPRING)
    ada, ben = at_desk(desk, EDITOR, SPRING), at_desk(desk, APPROVER, SPRING)
    later = replace(WATCH, lines=(Line("The keeper always watches the robot.", ("aia:art_4",)),))
    curating.save(ada, name, later, "stronger")
    curating.submit(ada, name)
    curating.approve(ben, name)
    curating.publish(ben, name)
    page = room(desk, APPROVER, SPRING, answer=name)
    assert re.search(r"<ins><b>\[\+</b> ?always ?<b>]</b></ins>", shown(page)) and "stronger" in shown(page)
    press(fill(page, words.ROLL_BACK_WHY, "Too strong."), words.ROLL_BACK_GO)
    assert catalogue.opened(ben, name).entry.published_version == 1


def test_an_answer_is_archived_with_a_reason_and_taken_up_again(desk):
    name = published(desk, WATCH, SPRING)
    page = fill(room(desk, APPROVER, SPRING, answer=name), words.ARCHIVE_WHY, "Nobody asks.")
    press(page, words.ARCHIVE_GO)
    assert state(desk, name) == "archived"
    press(room(desk, EDITOR, SPRING, answer=name), words.REOPEN)
    assert state(desk, name) == "draft"
