"""The room of moved law: what rests on changed texts, with the change word by word, and the way to renew it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert

from helpdesk.desk import staleness
from helpdesk.desk.staleness import Moved, Part
from helpdesk.pages import curate_words as words
from helpdesk.pages.desk_answer_law import changes_html
from helpdesk.records.pins import pin
from helpdesk.records.tables import assessments
from tests.desk.garden_staff import BLADE, WATCH, at_desk, opened, peopled
from tests.pages.curating_room import labels, press, published, room, shown

SPRING, SUMMER = datetime(2099, 5, 10, 9, tzinfo=UTC), datetime(2099, 6, 15, 9, tzinfo=UTC)
EDITOR, APPROVER, ASKER = 1, 2, 3


@pytest.fixture
def desk(sample_desk, sample_corpus, tmp_path):
    made = opened(sample_corpus, f"sqlite:///{tmp_path}/desk.sqlite")
    peopled(made, SPRING)
    yield made
    made.records.close()


def checked(desk) -> None:
    """A kept check that rests on the text of spring."""
    with desk.records.writing() as connection:
        row = {"number": "C-7", "at": SPRING, "law_version": "2099-04-01", "stale": False, "subject": {}}
        made = connection.execute(insert(assessments).values(**row)).inserted_primary_key[0]
        pin(connection, "assessment", made, ("aia:art_3.1",), desk.shelf, SPRING.date())


def test_where_nothing_moved_the_room_says_so(desk):
    published(desk, BLADE, SPRING)
    assert words.MOVED_NONE in shown(room(desk, EDITOR, SPRING, moved=True))


def test_an_answer_on_changed_law_is_listed_with_the_change_and_another_is_not(desk):
    published(desk, BLADE, SPRING)
    published(desk, WATCH, SPRING)
    html = shown(room(desk, EDITOR, SUMMER, moved=True))
    assert BLADE.question in html and WATCH.question not in html
    assert "<ins>" in html and "wording of 1 April 2099, now 1 June 2099" in html


def test_checks_stand_beside_answers_and_are_chosen_by_kind(desk):
    published(desk, BLADE, SPRING)
    checked(desk)
    page = room(desk, EDITOR, SUMMER, moved=True)
    assert "2 things that rest on one provision that changed" in shown(page)
    page = page.segmented_control[0].set_value("assessment").run()
    assert "Check C-7" in shown(page) and words.MOVED_OPEN not in labels(page)


def test_the_way_to_renew_leads_to_the_answer(desk):
    name = published(desk, BLADE, SPRING)
    page = press(room(desk, EDITOR, SUMMER, moved=True), words.MOVED_OPEN)
    assert page.query_params["answer"] in (name, [name]) and page.session_state["desk_room"] == "answers"


def test_what_was_renewed_is_gone_from_the_list_at_once(desk):
    from helpdesk.desk import curating

    name = published(desk, BLADE, SPRING)
    page = room(desk, EDITOR, SUMMER, moved=True)
    ada, ben = at_desk(desk, EDITOR, SUMMER), at_desk(desk, APPROVER, SUMMER)
    staleness.review(desk, SUMMER)
    curating.save(ada, name, BLADE, "still so")
    curating.submit(ada, name)
    curating.approve(ben, name)
    curating.publish(ben, name)
    assert words.MOVED_NONE in shown(page.run())


def test_who_is_not_of_the_staff_sees_nothing(desk):
    published(desk, BLADE, SPRING)
    assert BLADE.question not in shown(room(desk, ASKER, SUMMER, moved=True))


def test_a_text_that_was_given_a_number_is_laid_over_its_older_self():
    parts = (
        Part("a", "Article 4", "They shall ensure literacy.", ""),
        Part("b", "Article 4(1)", "", "They shall help."),
    )
    html = changes_html(Moved("answer", "x", "aia:art_4", ("2024-07-12", "2026-07-27"), parts))
    assert "They shall <del>" in html and "Article 4, Article 4(1)" in html


def test_a_unit_that_only_came_stands_alone():
    parts = (Part("a", "Article 4(1)", "They do.", "They may."), Part("b", "Article 4(2)", "", "<b>New.</b>"))
    html = changes_html(Moved("answer", "x", "aia:art_4", ("2024-07-12", "2026-07-27"), parts))
    assert html.count("<strong>") == 2 and "&lt;b&gt;New." in html


def test_where_the_older_text_is_gone_it_is_said():
    assert words.SOURCE_OLDER_GONE in changes_html(Moved("answer", "x", "aia:art_4", ("2024-07-12", ""), ()))
