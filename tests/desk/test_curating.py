"""Two people make an answer; it is served from then on; when its law changes it says so and goes back to review."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from helpdesk.answering.answer import Status
from helpdesk.desk import curating, previewing, staleness
from helpdesk.errors import AccessRefused, RecordError
from helpdesk.records import answers, audit, entries
from helpdesk.records.entries import Standing
from helpdesk.records.pins import pin
from helpdesk.records.tables import answer_versions, assessments, tickets, turns, wordings
from helpdesk.shelf.answers import Line
from tests import sample
from tests.desk.garden_staff import BLADE, WATCH, at_desk, opened, peopled

SPRING, SUMMER = datetime(2099, 5, 10, 9, tzinfo=UTC), datetime(2099, 6, 15, 9, tzinfo=UTC)


@pytest.fixture
def desk(sample_desk, sample_corpus, url):
    made = opened(sample_corpus, url)
    peopled(made, SPRING)
    yield made
    made.records.close()


def published(desk, written, at=SPRING, name: str = "") -> str:
    """An answer that an editor wrote and an approver published."""
    ada, ben = at_desk(desk, 1, at), at_desk(desk, 2, at)
    made = curating.write(ada, written, "asked by many", Standing(), name)
    curating.submit(ada, made.answer_id)
    curating.approve(ben, made.answer_id)
    curating.publish(ben, made.answer_id)
    return made.answer_id


def test_an_answer_is_served_from_the_moment_it_is_published(desk):
    assert desk.ask(WATCH.question, SPRING.date()).status is not Status.CURATED
    name = published(desk, WATCH)
    given = desk.ask(WATCH.question, SPRING.date())
    assert given.status is Status.CURATED and given.sentences[0].text == WATCH.lines[0].text
    assert (given.review.answer, given.review.role, given.review.on) == (name, "approver", SPRING.date())
    assert given.review.version is not None and given.review.moved == ()
    assert given.as_json()["reviewed"] == {
        "answer": name, "on": "2099-05-10", "role": "approver", "changed_since": [],
    }  # fmt: skip


def test_another_desk_on_the_same_records_serves_it_too(desk, sample_corpus, url):
    other = opened(sample_corpus, url)
    other.ask("robot", SPRING.date())
    published(desk, WATCH)
    assert other.ask(WATCH.asked[0], SPRING.date()).status is Status.CURATED


def test_an_archived_answer_is_served_no_longer(desk):
    name = published(desk, WATCH)
    curating.archive(at_desk(desk, 2, SPRING), name, "nobody asks")
    assert desk.ask(WATCH.question, SPRING.date()).status is not Status.CURATED


def test_an_earlier_version_comes_back_on_request(desk):
    name = published(desk, WATCH)
    ada, ben = at_desk(desk, 1, SPRING), at_desk(desk, 2, SPRING)
    more = replace(WATCH, lines=(*WATCH.lines, Line("A bell may do instead.", ("aia:art_3.3",))))
    curating.save(ada, name, more, "bells")
    assert len(desk.ask(WATCH.question, SPRING.date()).sentences) == 1
    curating.submit(ada, name)
    curating.approve(ben, name)
    curating.publish(ben, name)
    assert len(desk.ask(WATCH.question, SPRING.date()).sentences) == 2
    curating.roll_back(ben, name, 1, "bells are another subject")
    assert len(desk.ask(WATCH.question, SPRING.date()).sentences) == 1


def test_an_answer_of_the_staff_takes_the_place_of_a_prepared_one(desk):
    from helpdesk.answering.published import curated_of

    name = published(desk, WATCH)
    with desk.records.reading() as connection:
        old = replace(curated_of(curating.versions.version(connection, name)), lines=(Line("Old.", ("aia:art_4",)),))
    desk.shelf.answers[name] = old
    assert desk.ask(WATCH.question, SPRING.date()).sentences[0].text == WATCH.lines[0].text


def test_an_answer_whose_law_changed_says_so(desk):
    published(desk, BLADE)
    before, after = (desk.ask(BLADE.question, day.date()) for day in (SPRING, SUMMER))
    assert before.review.moved == () and len(before.sentences) == 1
    assert after.review.moved == ("aia:art_3.1",)
    assert "10 May 2099" in after.sentences[0].text and "Article 3(1)" in after.sentences[0].text
    assert after.sentences[1].text == BLADE.lines[0].text


def test_an_answer_whose_law_changed_can_be_withheld(desk, sample_corpus, url):
    published(desk, BLADE)
    strict = opened(sample_corpus, url, stale_answers="withhold")
    assert strict.ask(BLADE.question, SPRING.date()).status is Status.CURATED
    assert strict.ask(BLADE.question, SUMMER.date()).status is not Status.CURATED


def test_an_answer_whose_law_is_gone_is_not_given(desk):
    scarecrow = replace(WATCH, lines=(Line("It does not apply to scarecrows.", ("aia:art_1.2",)),))
    published(desk, scarecrow)
    assert desk.ask(WATCH.question, SPRING.date()).status is Status.CURATED
    assert desk.ask(WATCH.question, SUMMER.date()).status is not Status.CURATED


def test_exactly_what_rests_on_changed_law_goes_stale(desk):
    blade, watch = published(desk, BLADE), published(desk, WATCH)
    with desk.records.writing() as connection:
        for number, cites in (("aa", ["aia:anx_I.A.1"]), ("bb", ["aia:anx_I.A.2"])):
            row = {"number": number, "at": SPRING, "law_version": sample.PUBLISHED, "stale": False, "subject": {}}
            kept = connection.execute(insert(assessments).values(**row)).inserted_primary_key[0]
            pin(connection, "assessment", kept, cites, desk.shelf, SPRING.date())
    found = staleness.review(desk, SUMMER)
    assert (found.answers, found.assessments) == ((blade,), ("aa",))
    with desk.records.reading() as connection:
        assert [entries.entry(connection, name).state for name in (blade, watch)] == ["stale", "published"]
        assert list(connection.execute(select(assessments.c.number).where(assessments.c.stale)).scalars()) == ["aa"]
        assert list(audit.broken(connection)) == []
    (part,) = [part for one in found.moved if one.subject == blade for part in one.parts]
    assert (part.id, part.before) == ("aia:art_3.1.aa", "")
    assert [change.put for change in part.changes] == ["it has a saw;"]


def test_a_review_that_finds_nothing_new_marks_nothing_again(desk):
    published(desk, BLADE)
    assert staleness.review_if_new(desk, SPRING).answers == ()
    assert staleness.review_if_new(desk, SPRING) is None
    assert len(staleness.review_if_new(desk, SUMMER).answers) == 1  # the wording in force is another
    assert staleness.review_if_new(desk, SUMMER) is None
    again = staleness.review(desk, SUMMER)
    assert again.answers == () and len(again.moved) == 1


def test_a_stale_answer_is_renewed_by_a_new_version(desk):
    name = published(desk, BLADE)
    staleness.review(desk, SUMMER)
    ada, ben = at_desk(desk, 1, SUMMER), at_desk(desk, 2, SUMMER)
    curating.save(ada, name, BLADE, "still right")
    curating.submit(ada, name)
    curating.approve(ben, name)
    curating.publish(ben, name)
    given = desk.ask(BLADE.question, SUMMER.date())
    assert given.status is Status.CURATED and given.review.moved == () and given.review.on == SUMMER.date()
    assert staleness.moved(desk, SUMMER.date()) == []


def test_what_was_written_on_older_law_is_not_published(desk):
    ada, ben = at_desk(desk, 1, SPRING), at_desk(desk, 2, SPRING)
    name = curating.write(ada, BLADE, "asked", Standing()).answer_id
    curating.submit(ada, name)
    curating.approve(ben, name)
    with pytest.raises(RecordError, match="changed since"):
        curating.publish(at_desk(desk, 2, SUMMER), name)


def test_the_rows_of_the_digest_that_tell_another_wording_are_listed(desk, tmp_path):
    from helpdesk.shelf.digest import Telling

    desk.shelf.tellings.update({name: Telling(name, "", "words") for name in ("aia:art_3.1", "aia:art_4")})
    try:
        found = list(staleness._told(desk.shelf, {"aia": sample.PUBLISHED}, SUMMER.date()))
        none = list(staleness._told(desk.shelf, {"aia": sample.IN_FORCE}, SUMMER.date()))
    finally:
        desk.shelf.tellings.clear()
    assert [(one.kind, one.subject) for one in found] == [("digest", "aia:art_3.1")] and not none


@pytest.mark.parametrize(
    "line, why",
    [
        (Line("No such place.", ("aia:art_99",)), "cannot be cited|not law"),
        (Line("It does not apply to scarecrows.", ("aia:art_1.2",)), "cannot be cited|not law"),
    ],
)
def test_a_sentence_that_does_not_stand_is_refused(desk, line, why):
    ada = at_desk(desk, 1, SUMMER)
    with pytest.raises(RecordError, match=why):
        curating.submit(ada, curating.write(ada, replace(WATCH, lines=(line,)), "try", Standing()).answer_id)


def test_problems_name_the_sentence(desk):
    ada = at_desk(desk, 1, SPRING)
    lines = (*WATCH.lines, Line("It does not apply to scarecrows.", ("aia:art_1.2",)))
    made = curating.write(ada, replace(WATCH, lines=lines), "two", Standing())
    assert curating.problems(desk, made, SPRING.date()) == []
    (found,) = curating.problems(desk, made, SUMMER.date())
    assert found.sentence == 1 and "aia:art_1.2" in found.why


def test_two_answers_to_one_question_are_not_published(desk):
    published(desk, WATCH)
    ada = at_desk(desk, 1, SPRING)
    made = curating.write(ada, replace(WATCH, asked=()), "again", Standing(), "another")
    with pytest.raises(RecordError, match="already"):
        curating.submit(ada, made.answer_id)


def test_an_answer_longer_than_what_is_shown_is_refused(desk):
    ada = at_desk(desk, 1, SPRING)
    long = replace(WATCH, lines=(Line("The keeper watches the robot " + "and watches it " * 50, ("aia:art_4",)),))
    long = replace(long, lines=(replace(long.lines[0], text=long.lines[0].text.strip()),))
    made = curating.write(ada, long, "all of it", Standing())
    assert any("room for" in one.why for one in curating.problems(desk, made, SPRING.date()))


WRITE = [
    lambda s, n: curating.write(s, BLADE, "x", Standing()),
    lambda s, n: curating.save(s, n, BLADE, "x"),
    lambda s, n: curating.submit(s, n),
    lambda s, n: curating.withdraw(s, n),
    lambda s, n: curating.reopen(s, n),
    lambda s, n: curating.change_standing(s, n, Standing()),
]
APPROVE = [
    lambda s, n: curating.approve(s, n),
    lambda s, n: curating.send_back(s, n, "x"),
    lambda s, n: curating.publish(s, n),
    lambda s, n: curating.roll_back(s, n, 1, "x"),
    lambda s, n: curating.archive(s, n, "x"),
]
LOOK = [
    lambda s, n: curating.entries_of(s),
    lambda s, n: curating.overdue(s),
    lambda s, n: curating.versions_of(s, n),
    lambda s, n: previewing.preview(s, n),
    lambda s, n: staleness.listed(s),
]


@pytest.mark.parametrize(
    "number, verb",
    [*((2, verb) for verb in WRITE), *((1, verb) for verb in APPROVE), *((3, v) for v in (*WRITE, *APPROVE, *LOOK))],
)
def test_nobody_does_by_a_direct_call_what_their_role_forbids(desk, number, verb):
    made = curating.write(at_desk(desk, 1, SPRING), WATCH, "x", Standing())
    with pytest.raises(AccessRefused):
        verb(at_desk(desk, number, SPRING), made.answer_id)


def test_one_person_with_both_roles_still_needs_another(desk):
    both = at_desk(desk, 4, SPRING)
    name = curating.write(both, WATCH, "x", Standing()).answer_id
    curating.submit(both, name)
    with pytest.raises(RecordError, match="another person"):
        curating.approve(both, name)
    with pytest.raises(RecordError, match="not approved"):
        curating.publish(both, name)


def test_vectors_of_another_model_are_made_anew(desk):
    name = published(desk, WATCH)
    with desk.records.writing() as connection:
        connection.execute(wordings.update().values(model="another", vector=b"\x00" * 12))
        answers.change_standing(connection, name, Standing(audience="SMEs"), curating.by(at_desk(desk, 1, SPRING)))
    assert desk.ask(WATCH.question, SPRING.date()).status is Status.CURATED


def test_records_that_cannot_be_reached_stop_no_question(desk, sample_corpus, tmp_path):
    lost = opened(sample_corpus, f"sqlite:///{tmp_path}/broken.sqlite")
    (tmp_path / "broken.sqlite").write_bytes(b"no database" * 100)
    assert lost.ask("What is a garden robot?", SPRING.date()).status is Status.ANSWERED


def test_who_would_get_an_answer_is_told_before_it_is_published(desk):
    ada = at_desk(desk, 1, SPRING)
    made = curating.write(ada, WATCH, "x", Standing())
    with desk.records.writing() as connection:
        for question in (WATCH.asked[0], "Does somebody look after the robot all night?", "How are hedges measured?"):
            row = {"at": SPRING, "question": question, "status": "not-found", "answer": {}}
            connection.execute(insert(turns).values(**row))
        row = {"token_hash": "t", "opened": SPRING, "origin": "person", "state": "new", "question": WATCH.question}
        connection.execute(insert(tickets).values(**row, context={}, due=SUMMER))
    found = previewing.preview(ada, made.answer_id)
    given = {one.asking.question for one in found if one.is_given}
    assert {WATCH.asked[0], WATCH.question} <= given and "How are hedges measured?" not in given
    assert {one.asking.subject.split()[0] for one in found if one.is_given} == {"turn", "ticket"}
    assert all(0 <= one.probability <= 1 for one in found)
    assert desk.ask(WATCH.question, SPRING.date()).status is not Status.CURATED  # to look changes nothing
    with desk.records.reading() as connection:
        assert connection.execute(select(answer_versions.c.number)).scalars().all() == [1]


@pytest.mark.parametrize("asked", ["wer hütet das Maschinchen nachts um drei?", "mowwer nite wotch whoo?"])
def test_the_askers_own_words_are_found_in_any_language_and_spelling(desk, asked):
    published(desk, replace(WATCH, asked=(asked,)))
    assert desk.ask(asked, SPRING.date()).status is Status.CURATED
