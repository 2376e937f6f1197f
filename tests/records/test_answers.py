"""A curated answer goes from a draft to what is served by two people; every wording of it stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select

from helpdesk.errors import RecordError
from helpdesk.records import answers, audit, entries, versions
from helpdesk.records.answers import By, Saving
from helpdesk.records.entries import Standing
from helpdesk.records.tables import approvals, people
from helpdesk.records.versions import served, version
from helpdesk.records.wordings import Wording, has_news, keep_wordings, last_event, wordings_of
from helpdesk.records.written import LONGEST_LINE, MOST_ASKED, MOST_CITES, MOST_LINES, Written, slug
from helpdesk.shelf.answers import Line
from tests.records.conftest import NOW

LABELS = Written("Must we label our pictures?", ("labels on pictures?",), (Line("Label them.", ("aia:art_50.2",)),))
EDITOR, APPROVER = By(1, NOW), By(2, NOW + timedelta(hours=1))
FIRST = Saving(LABELS, "asked often", "2026-07-27")


@pytest.fixture
def desk(records):
    """Records with two people who may write and approve."""
    with records.writing() as connection:
        for number, name in ((1, "Ada"), (2, "Ben")):
            connection.execute(insert(people).values(id=number, name=name, failures=0, made=NOW, active=True))
    return records


def begun(connection, name: str = "labels", saving: Saving = FIRST, **standing):
    return answers.begin(connection, name, saving, Standing(**standing), EDITOR)


def approved(connection, name: str = "labels") -> None:
    answers.submit(connection, name, EDITOR)
    answers.approve(connection, name, "fine", APPROVER)


def published(connection, name: str = "labels"):
    approved(connection, name)
    return answers.publish(connection, name, APPROVER)


def test_what_two_people_agree_on_is_served(desk):
    with desk.writing() as connection:
        begun(connection)
        assert served(connection) == []
        published(connection)
        (found,) = served(connection)
        state = entries.entry(connection, "labels")
    assert (found.written, found.author_id, found.approval.approver_id) == (LABELS, 1, 2)
    assert (state.state, state.published_version, state.is_served) == ("published", 1, True)


def test_nobody_approves_what_they_wrote(desk):
    with desk.writing() as connection:
        begun(connection)
        answers.submit(connection, "labels", EDITOR)
    with pytest.raises(RecordError, match="another person"), desk.writing() as connection:
        answers.approve(connection, "labels", "", EDITOR)
    # The database refuses it too, whoever asks it directly.
    with pytest.raises(RecordError, match="breaks a rule"), desk.writing() as connection:
        number = version(connection, "labels").id
        connection.execute(insert(approvals).values(version_id=number, author_id=1, approver_id=1, at=NOW, note=""))


def test_what_nobody_approved_is_not_published(desk):
    with pytest.raises(RecordError, match="not approved"), desk.writing() as connection:
        begun(connection)
        answers.submit(connection, "labels", EDITOR)
        answers.publish(connection, "labels", APPROVER)


def test_a_change_after_the_approval_needs_another_approval(desk):
    with desk.writing() as connection:
        begun(connection)
        approved(connection)
        answers.save(connection, "labels", replace(FIRST, reason="a second thought"), EDITOR)
        answers.submit(connection, "labels", EDITOR)
    with pytest.raises(RecordError, match="not approved"), desk.writing() as connection:
        answers.publish(connection, "labels", APPROVER)


def test_a_newer_version_is_written_while_the_older_one_is_served(desk):
    newer = replace(LABELS, corrects="Many believe that nobody looks.")
    with desk.writing() as connection:
        begun(connection)
        published(connection)
        answers.save(connection, "labels", Saving(newer, "a belief", "2026-07-27"), EDITOR)
        assert [one.written for one in served(connection)] == [LABELS]
        published(connection)
        assert [one.written for one in served(connection)] == [newer]
        assert [one.reason for one in versions.versions(connection, "labels")] == ["asked often", "a belief"]


def test_an_earlier_version_is_served_again_with_a_reason(desk):
    with desk.writing() as connection:
        begun(connection)
        published(connection)
        answers.save(connection, "labels", replace(FIRST, reason="worse"), EDITOR)
        published(connection)
        answers.roll_back(connection, "labels", 1, "the second one was wrong", APPROVER)
        assert [one.number for one in served(connection)] == [1]
        said = versions.remarks_on(connection, version(connection, "labels").id)
    assert [one.text for one in said] == ["the second one was wrong"]


def test_only_an_approved_version_is_rolled_back_to(desk):
    with desk.writing() as connection:
        begun(connection)
        answers.save(connection, "labels", replace(FIRST, reason="better"), EDITOR)
        published(connection)
    with pytest.raises(RecordError, match="never approved"), desk.writing() as connection:
        answers.roll_back(connection, "labels", 1, "back", APPROVER)


@pytest.mark.parametrize(
    "move",
    [
        lambda c: answers.submit(c, "labels", EDITOR),
        lambda c: answers.approve(c, "labels", "", APPROVER),
        lambda c: answers.send_back(c, "labels", "no", APPROVER),
        lambda c: answers.publish(c, "labels", APPROVER),
        lambda c: answers.withdraw(c, "labels", EDITOR),
        lambda c: answers.reopen(c, "labels", EDITOR),
    ],
)
def test_a_move_that_leads_nowhere_from_here_is_refused(desk, move):
    with desk.writing() as connection:
        begun(connection)
        published(connection)
    with pytest.raises(RecordError), desk.writing() as connection:
        move(connection)


def test_what_is_sent_back_is_a_draft_with_a_reason(desk):
    with desk.writing() as connection:
        begun(connection)
        answers.submit(connection, "labels", EDITOR)
        answers.send_back(connection, "labels", "the second sentence says too much", APPROVER)
        assert entries.entry(connection, "labels").state == "draft"
        (said,) = versions.remarks_on(connection, version(connection, "labels").id)
    assert (said.author_id, said.text) == (2, "the second sentence says too much")


def test_an_archived_answer_is_not_served_and_can_be_taken_up_again(desk):
    with desk.writing() as connection:
        begun(connection)
        published(connection)
        answers.archive(connection, "labels", "nobody asks", APPROVER)
        assert served(connection) == []
        answers.reopen(connection, "labels", EDITOR)
        assert entries.entry(connection, "labels").state == "draft" and served(connection) == []


def test_a_draft_that_is_given_up_leaves_what_is_served(desk):
    with desk.writing() as connection:
        begun(connection)
        published(connection)
        answers.save(connection, "labels", replace(FIRST, reason="an idea"), EDITOR)
        answers.withdraw(connection, "labels", EDITOR)
        assert entries.entry(connection, "labels").state == "published"
        assert [one.number for one in served(connection)] == [1]


def test_answers_past_their_day_of_review_are_listed_while_they_are_served(desk):
    with desk.writing() as connection:
        for name, day in (("late", date(2026, 1, 1)), ("later", date(2026, 6, 1)), ("in-time", date(2027, 1, 1))):
            begun(connection, name, review_by=day, owner_id=1)
            published(connection, name)
        begun(connection, "never-served", review_by=date(2026, 1, 1))
        found = entries.overdue(connection, date(2026, 11, 21))
    assert [one.id for one in found] == ["late", "later"]


def test_every_step_is_told_without_the_words_of_anybody(desk):
    with desk.writing() as connection:
        begun(connection)
        published(connection)
        answers.go_stale(connection, "labels", ("aia:art_50.2",), By(None, NOW))
        told = audit.history(connection, "answer labels")
        assert list(audit.broken(connection)) == []
    assert [kept.event.what for kept in told] == ["drafted", "submitted", "approved", "published", "went stale"]
    assert [kept.event.actor for kept in told] == ["person 1", "person 1", "person 2", "person 2", "desk"]
    assert "pictures" not in str(told)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LABELS, question=""),
        replace(LABELS, question="x" * 501),
        replace(LABELS, question="two\nlines"),
        replace(LABELS, question="turned \u202eround"),
        replace(LABELS, question="null\x00"),
        replace(LABELS, asked=("Must we LABEL our pictures?",)),
        replace(LABELS, asked=tuple(f"way {n}" for n in range(MOST_ASKED + 1))),
        replace(LABELS, lines=()),
        replace(LABELS, lines=LABELS.lines * (MOST_LINES + 1)),
        replace(LABELS, lines=(Line("Uncited.", ()),)),
        replace(LABELS, lines=(Line("x" * (LONGEST_LINE + 1), ("aia:art_1.1",)),)),
        replace(LABELS, lines=(Line("Much cited.", ("aia:art_1.1",) * (MOST_CITES + 1)),)),
        replace(LABELS, lines=(Line("Cited.", ("../../etc/passwd",)),)),
        replace(LABELS, lines=(Line("Cited.", ("aia:art_4@2024-07-12",)),)),
        replace(LABELS, lines=(Line("Cited.", ("aia:art_1'; DROP TABLE answers; --",)),)),
    ],
)
def test_a_wording_that_cannot_be_kept_is_refused(desk, wrong):
    with pytest.raises(RecordError), desk.writing() as connection:
        begun(connection, saving=replace(FIRST, written=wrong))
    with desk.reading() as connection:
        assert entries.entries(connection) == []


@pytest.mark.parametrize("name", ["", "Ä", "../up", "a/b", "x" * 81, "two words", "-first", "a\n"])
def test_an_id_that_could_not_be_a_files_name_is_refused(desk, name):
    with pytest.raises(RecordError), desk.writing() as connection:
        begun(connection, name)


def test_no_version_is_saved_without_a_reason(desk):
    with pytest.raises(RecordError, match="Say why"), desk.writing() as connection:
        begun(connection, saving=replace(FIRST, reason="  "))


def test_markup_and_quotes_are_kept_as_they_were_written(desk):
    odd = replace(LABELS, question="<script>alert('x')</script> ![a](http://b) \"; DROP TABLE answers; -- é 漢")
    with desk.writing() as connection:
        begun(connection, saving=replace(FIRST, written=odd))
    with desk.reading() as connection:
        assert version(connection, "labels").written == odd
        assert connection.execute(select(people.c.id)).all()


def test_an_id_is_made_of_a_questions_words():
    assert slug("Müssen wir Bilder kennzeichnen?") == "mussen-wir-bilder-kennzeichnen"
    assert slug("漢字") == "answer"


def test_the_wordings_of_a_version_are_those_of_one_model(desk):
    with desk.writing() as connection:
        number = begun(connection).id
        keep_wordings(connection, number, "old", [Wording("a", b"1234")])
        keep_wordings(connection, number, "new", [Wording("a", b"5678"), Wording("b", b"abcd")])
        assert wordings_of(connection, "old") == {}
        assert wordings_of(connection, "new") == {number: {"a": b"5678", "b": b"abcd"}}


def test_only_events_about_answers_are_news(desk):
    with desk.writing() as connection:
        begun(connection)
        seen = last_event(connection)
        audit.tell(connection, audit.Event(NOW, "visitor", "opened", "ticket 1", {}))
        assert last_event(connection) == seen + 1 and not has_news(connection, seen)
        answers.submit(connection, "labels", EDITOR)
        assert has_news(connection, seen)
