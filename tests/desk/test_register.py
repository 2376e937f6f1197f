"""A register that can be defended: what triage says, what lawyers make of it, how it came about. On both databases."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from helpdesk.desk import register
from helpdesk.desk.register import Leaf, NewRun, Override, Sought
from helpdesk.errors import AccessRefused, CitationError, FactsRefused, HelpdeskError, RecordError
from helpdesk.records import audit, gone
from helpdesk.records.copies import copy_of
from helpdesk.records.register import without_words
from helpdesk.records.tables import pins, system_assessments, system_texts
from helpdesk.records.whole import verify
from tests.desk.register_staff import (
    APPROVER,
    ASKER,
    DAY,
    EDITOR,
    HIRING,
    KEEPER,
    LAWYER,
    NOW,
    VERSIONS,
    at_desk,
    kept,
    register_desk,
    row,
)

LATER = NOW + timedelta(days=1)
PROFILES = HIRING | {"profiling": "yes"}


@pytest.fixture
def desk(tmp_path, url):
    made = register_desk(tmp_path, url)
    yield made
    made.records.close()


def seen(desk, key: str) -> tuple[int, int]:
    """(system, assessment) as a page shows them."""
    [found] = [each for each in register.listed(at_desk(desk)).rows if each.key == key]
    return found.system, found.assessment


def listed(desk, key: str):
    return next(each for each in register.listed(at_desk(desk)).rows if each.key == key)


def test_a_run_comes_back_as_it_was_handed_over(desk):
    results = [row("a", "high-risk", other={"unit": "north"}), row("b"), {**_failed("c")}]
    made = kept(desk, *results)
    assert (made.count, made.inventory, made.as_of, made.by) == (3, "Fleet", DAY, LAWYER)
    found = {each["id"]: each for each in register.rows(at_desk(desk))}
    assert all(each.pop("review")["state"] == "open" for each in found.values())
    assert found == {each["id"]: {"other": {}, **each} for each in results}


def _failed(key: str) -> dict:
    return {"id": key, "name": key, "owner": "", "description": "", "error": "There is no description."}


def test_what_is_written_once_holds_no_word_of_the_inventory(desk):
    near = [{"id": "team/1", "text": "Depot secret", "risk": "minimal", "likeness": 0.8, "agrees": True, "team": True}]
    kept(desk, row("zebra", near=near))
    with desk.records.reading() as connection:
        [result] = connection.scalars(select(system_assessments.c.result))
    assert "zebra" not in json.dumps(result) and "Depot" not in json.dumps(result)
    assert without_words(row("zebra"))["presumed"] == row("zebra")["presumed"]


def test_an_id_that_comes_twice_or_not_at_all_keeps_nothing(desk):
    for wrong in ([row("a"), row("a")], [row("a"), row(" ")], [row("a", description="x" * 200_001)]):
        with pytest.raises(RecordError):
            kept(desk, *wrong)
    assert register.listed(at_desk(desk)).total == 0 and register.runs(at_desk(desk)) == []


def test_hostile_words_are_content_and_spans_still_point_at_their_words(desk):
    text = "\x00=cmd|'/c calc'!A1 <script>alert(1)</script> '; DROP TABLE systems; -- 𝔘 \u202e end"
    facts = [{**row("a")["facts"][0], "spans": [[len(text) - 3, len(text)]], "words": ["end"]}]
    kept(desk, row("a", description=text, name="%_/", facts=facts))
    [found] = register.rows(at_desk(desk))
    assert found["facts"][0]["words"] == ["end"] and "DROP TABLE" in found["description"]
    for said, total in (("%", 1), ("_/", 1), ("drop table", 1), ("%x", 0)):
        assert register.listed(at_desk(desk), Sought(text=said)).total == total


def test_the_list_shows_what_may_be_prohibited_first_and_counts_each_kind(desk):
    kept(desk, row("a"), row("b", "transparency"), row("c", "prohibited"), row("d", "high-risk"), _failed("e"))
    page = register.listed(at_desk(desk))
    assert [each.key for each in page.rows] == ["c", "d", "e", "b", "a"]
    page = register.listed(at_desk(desk), Sought(risks=("high-risk", "minimal")), Leaf(size=1))
    assert (page.total, len(page.rows), page.counts.states) == (2, 1, {"likely": 2})
    assert page.counts.risks == {"high-risk": 1, "minimal": 1, "prohibited": 1, "transparency": 1}
    assert [each.key for each in register.listed(at_desk(desk), leaf=Leaf(1, 2)).rows] == ["e", "b"]
    with pytest.raises(RecordError):
        register.listed(at_desk(desk), leaf=Leaf(order="id; DROP TABLE systems"))


def test_a_class_is_not_found_in_another_whose_name_begins_the_same(desk):
    kept(desk, row("a", "high-risk-exempted"), row("b", "high-risk"))
    assert [each.key for each in register.listed(at_desk(desk), Sought(risks=("high-risk",))).rows] == ["b"]


@pytest.mark.parametrize("number", [LAWYER, EDITOR, APPROVER])
def test_lawyers_editors_and_approvers_review(desk, number):
    kept(desk, row("a"))
    assert register.accept(at_desk(desk, number), *seen(desk, "a"), "fine").by == number
    assert listed(desk, "a").review == "accepted"


@pytest.mark.parametrize("number", [ASKER, KEEPER])
def test_nobody_else_changes_anything(desk, number):
    kept(desk, row("a"))
    who, what = at_desk(desk, number), seen(desk, "a")
    for act in (
        lambda: register.keep_run(who, NewRun("x", DAY, VERSIONS), [row("x")]),
        lambda: register.accept(who, *what),
        lambda: register.accept_all(who, [what]),
        lambda: register.override(who, *what, Override(("minimal",), "why", ("Article 2(1)",))),
        lambda: register.ask_owner(who, *what),
        lambda: register.answer(who, *what, PROFILES, "why"),
        lambda: register.add_precedent(who, what[0], "why"),
        lambda: register.withdraw_precedent(who, 1),
    ):
        with pytest.raises(AccessRefused):
            act()
    assert listed(desk, "a").review == "open" and len(register.history(at_desk(desk), what[0])) == 2


def test_an_asker_does_not_even_look(desk):
    kept(desk, row("a"))
    for look in (register.listed, register.rows, register.runs, register.precedents, register.inventories):
        with pytest.raises(AccessRefused):
            look(at_desk(desk, ASKER))


def test_an_override_says_why_and_where_and_is_what_the_list_and_exports_show(desk):
    kept(desk, row("a"), row("b"))
    said = Override(("transparency", "high-risk"), "It ranks applicants.", ("Annex III point 4(a)", "Art. 50 (1)"))
    made = register.override(at_desk(desk), *seen(desk, "a"), said)
    assert made.risk == ("high-risk", "transparency") and made.cites == ("aia:anx_III.4.a", "aia:art_50.1")
    found = listed(desk, "a")
    assert (found.review, found.risk, found.priority) == ("overridden", ("high-risk", "transparency"), 2)
    first = next(register.rows(at_desk(desk)))
    assert first["id"] == "a" and first["risk"] == ["minimal"]
    assert first["review"] | {"at": ""} == {
        "state": "overridden", "risk": ["high-risk", "transparency"], "reason": "It ranks applicants.",
        "cites": ["aia:anx_III.4.a", "aia:art_50.1"], "by": "person 1", "at": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        Override((), "why", ("Article 6(2)",)),
        Override(("undetermined",), "why", ("Article 6(2)",)),
        Override(("perfect",), "why", ("Article 6(2)",)),
        Override(("minimal",), "  ", ("Article 6(2)",)),
        Override(("minimal",), "why", ()),
        Override(("minimal",), "why", (" ",)),
        Override(("minimal",), "why", ("Article 999",)),
        Override(("minimal",), "why", ("somewhere",)),
        Override(("minimal",), "why", ("nowhere:art_1",)),
    ],
)
def test_an_override_without_class_reason_or_law_that_is_there_is_refused(desk, said):
    kept(desk, row("a"))
    with pytest.raises(HelpdeskError):
        register.override(at_desk(desk), *seen(desk, "a"), said)
    assert listed(desk, "a").review == "open"


def test_a_citation_that_is_not_there_is_said_to_be_so(desk):
    kept(desk, row("a"))
    with pytest.raises(CitationError, match="999"):
        register.override(at_desk(desk), *seen(desk, "a"), Override(("minimal",), "why", ("Article 999",)))


def test_what_triage_cannot_say_is_not_accepted_and_many_are_done_one_by_one(desk):
    kept(desk, row("a"), row("b", "undetermined", state="cannot-say"), _failed("c"))
    done = register.accept_all(at_desk(desk), [seen(desk, key) for key in "abc"])
    assert done.done == 1 and [system for system, _ in done.refused] == [seen(desk, "b")[0], seen(desk, "c")[0]]


def test_a_review_is_of_what_was_seen_and_not_of_a_newer_assessment(desk):
    kept(desk, row("a"))
    old = seen(desk, "a")
    kept(desk, row("a", "high-risk"), at=LATER)
    for act in (
        lambda: register.accept(at_desk(desk), *old),
        lambda: register.answer(at_desk(desk), *old, PROFILES, "why"),
    ):
        with pytest.raises(RecordError, match="newer"):
            act()


def test_a_review_that_was_taken_back_is_open_again_with_the_classes_of_triage(desk):
    kept(desk, row("a"))
    said = Override(("high-risk",), "No.", ("Annex III point 4(a)",))
    register.override(at_desk(desk), *seen(desk, "a"), said)
    with pytest.raises(RecordError):
        register.accept(at_desk(desk), *seen(desk, "a"))
    register.reopen(at_desk(desk), *seen(desk, "a"), "Looked again.")
    found = listed(desk, "a")
    assert (found.review, found.risk, found.priority) == ("open", ("minimal",), 5)


def test_the_next_run_keeps_a_review_where_nothing_changed_and_opens_it_where_anything_did(desk):
    kept(desk, row("same"), row("class"), row("words"))
    register.accept_all(at_desk(desk), [seen(desk, key) for key in ("same", "class", "words")])
    other = "Something else altogether."
    kept(desk, row("same", owner="New owner"), row("class", "transparency"), row("words", description=other), at=LATER)
    assert {key: listed(desk, key).review for key in ("same", "class", "words")} == {
        "same": "accepted", "class": "open", "words": "open",
    }  # fmt: skip


def test_the_letter_to_an_owner_has_the_questions_with_their_answers_and_no_jargon(desk):
    missing = [{"step": "side-tasks", "asks": desk.rules.step["side-tasks"].asks, "worth": 0.4, "leads": []}]
    kept(desk, row("a", "undetermined", missing=missing, owner="Jo\nBcc: x", state="cannot-say"))
    text = register.ask_owner(at_desk(desk), *seen(desk, "a"))
    step = desk.rules.step["side-tasks"]
    assert text.startswith("Hello Jo Bcc: x,") and "“The a”" in text and f"1. {step.asks}" in text
    assert all(f"[ ] {option.says}" in text for option in step.options) and "[ ] I don't know" in text
    assert not [word for word in ("Article", "Annex", "high-risk", "Tier", "side-tasks", "provider") if word in text]
    assert listed(desk, "a").review == "asked"
    assert register.opened(at_desk(desk), 1).standing.reviewed.asked == ("side-tasks",)


def test_answers_of_a_person_decide_by_the_rules_and_stay_through_the_next_run(desk):
    kept(desk, row("a"), row("b"))
    version, made = register.answer(at_desk(desk), *seen(desk, "a"), PROFILES, "The owner told us.")
    found = listed(desk, "a")
    assert (version.number, found.assessment, found.state, found.risk) == (1, made, "settled", ("high-risk",))
    [result] = [each for each in register.rows(at_desk(desk)) if each["id"] == "a"]
    assert result["provisions"][0] == "aia:anx_III.4.a" and result["versions"]["classifier"] == ""
    kept(desk, row("a"), row("b"), at=LATER)
    assert listed(desk, "a").risk == ("high-risk",) and listed(desk, "b").risk == ("minimal",)
    kept(desk, row("a", description="It is another system now."), at=LATER)
    assert listed(desk, "a").risk == ("minimal",)


def test_answers_that_leave_a_grave_class_open_settle_nothing(desk):
    kept(desk, row("a"))
    register.answer(at_desk(desk), *seen(desk, "a"), HIRING, "So far.")
    [found] = register.rows(at_desk(desk))
    assert (found["state"], found["risk"]) == ("cannot-say", ["undetermined"])
    assert "side-tasks" in [each["step"] for each in found["missing"]]
    with pytest.raises(FactsRefused):
        register.answer(at_desk(desk), *seen(desk, "a"), {"no-such-question": "yes"}, "why")


def test_the_history_tells_who_did_what_with_before_and_after(desk):
    kept(desk, row("a"))
    register.answer(at_desk(desk, at=LATER), *seen(desk, "a"), PROFILES, "Told.")
    said = Override(("minimal",), "Only sorts.", ("Article 6(3)",))
    register.override(at_desk(desk, EDITOR, LATER), *seen(desk, "a"), said)
    deeds = register.history(at_desk(desk), 1)
    assert [(deed.what, deed.by) for deed in deeds] == [
        ("described", None), ("assessed", LAWYER), ("answered", LAWYER), ("assessed", None), ("overridden", EDITOR),
    ]  # fmt: skip
    assert deeds[3].before["risk"] == ["minimal"] and deeds[3].after["risk"] == ["high-risk"]
    assert (deeds[4].before["risk"], deeds[4].after["risk"]) == (["high-risk"], ["minimal"])
    assert deeds[4].why == "Only sorts."
    with desk.records.reading() as connection:
        told = [each.event.what for each in audit.history(connection, "system 1")]
        assert told == ["answered", "overridden"] and verify(connection).wrong == ()


def test_two_runs_differ_in_what_came_went_and_changed(desk):
    first = kept(desk, row("a"), row("b"), row("gone"))
    second = kept(desk, row("a"), row("b", "high-risk"), row("new"), at=LATER)
    found = register.between_runs(at_desk(desk), first.id, second.id)
    assert [[each.key for each in part] for part in (found.added, found.gone, found.changed)] == [
        ["new"], ["gone"], ["b"],
    ]  # fmt: skip
    assert found.same == 1 and found.changed[0].what == ("risk", "provisions", "first_day")
    other = kept(desk, row("a"), inventory="Other")
    with pytest.raises(RecordError):
        register.between_runs(at_desk(desk), first.id, other.id)
    with pytest.raises(RecordError):
        register.between_runs(at_desk(desk), first.id, 99)


def test_two_days_differ_in_what_is_seen_on_each(desk):
    kept(desk, row("a"), row("b"))
    days = date(2026, 7, 26), date(2027, 12, 2)

    def again(result, day):
        return result | {"first_day": "2027-12-02" if result["id"] == "b" and day == days[1] else None}

    found = register.between_days(at_desk(desk), Sought(), days, again)
    assert [(each.key, each.what) for each in found.changed] == [("b", ("first_day",))] and found.same == 1


def test_the_same_answers_are_seen_again_by_the_law_of_another_day(desk):
    facts = {**PROFILES, "practices": ["none"]}
    seen_on = register.again(desk)
    result = register.decided(desk, row("a"), facts, DAY)
    assert seen_on(result, DAY) == result
    before = seen_on(result, date(2026, 7, 26))
    assert before["as_of"] == "2026-07-26" and before["versions"]["law"] != result["versions"]["law"]
    unsure = row("b", "undetermined", state="cannot-say")
    assert seen_on(unsure, date(2026, 7, 26)) == unsure


def test_what_was_made_by_something_that_moved_is_due(desk):
    kept(desk, row("a", "high-risk"), row("b", versions=VERSIONS | {"classifier": "c0"}))
    assert [(due.key, due.why) for due in register.due(at_desk(desk), VERSIONS)] == [("b", ("classifier",))]
    moved = VERSIONS | {"rules": "r2"}
    assert [due.why for due in register.due(at_desk(desk), moved, "Fleet")] == [("rules",), ("rules", "classifier")]
    assert register.due(at_desk(desk), moved, "Other") == []


def test_a_provision_that_reads_otherwise_now_makes_what_rests_on_it_due(desk):
    kept(desk, row("a", "high-risk"), row("b"))
    with desk.records.writing() as connection:
        resting = connection.execute(select(pins).where(pins.c.kind == "system")).all()
        assert [each.provision for each in resting] == ["aia:anx_III.4.a"]
        connection.execute(pins.update().where(pins.c.kind == "system").values(text_hash="0" * 64))
    [due] = register.due(at_desk(desk), VERSIONS)
    assert (due.key, due.why, due.provisions) == ("a", ("provisions",), ("aia:anx_III.4.a",))


def test_a_decided_system_is_a_precedent_until_it_is_withdrawn(desk):
    kept(desk, row("a"))
    with pytest.raises(RecordError, match="accepted or overridden"):
        register.add_precedent(at_desk(desk), 1, "why")
    register.answer(at_desk(desk), *seen(desk, "a"), PROFILES, "Told.")
    register.accept(at_desk(desk), *seen(desk, "a"))
    made = register.add_precedent(at_desk(desk), 1, "It picks applicants.")
    assert (made.tier, made.decides[0], made.text) == ("high-risk", "aia:anx_III.4.a", row("a")["description"])
    assert made.facts == PROFILES and register.precedents(at_desk(desk)) == [made]
    with pytest.raises(RecordError, match="before"):
        register.add_precedent(at_desk(desk), 1, "again")
    register.withdraw_precedent(at_desk(desk, EDITOR), made.id)
    assert register.precedents(at_desk(desk)) == [] and len(register.precedents(at_desk(desk), withdrawn=True)) == 1
    with pytest.raises(RecordError):
        register.withdraw_precedent(at_desk(desk), made.id)


def test_a_precedent_whose_facts_lead_elsewhere_is_refused(desk):
    kept(desk, row("a"))
    register.override(at_desk(desk), *seen(desk, "a"), Override(("prohibited",), "It is.", ("Article 5(1)(f)",)))
    with pytest.raises(RecordError, match="lead to high-risk, and not to prohibited"):
        register.add_precedent(at_desk(desk), 1, "why", facts=PROFILES)


def test_an_owner_is_handed_their_systems_and_is_taken_out_of_them(desk):
    text = "Mira Quill keeps it; write to mira@quill.example. It sorts post."
    start = text.index("sorts")
    facts = [{**row("a")["facts"][0], "spans": [[start, start + 5]]}]
    kept(
        desk,
        row("a", description=text, owner="Mira Quill", facts=facts, other={"mail": "MIRA@quill.example"}),
        row("b"),
    )
    with desk.records.writing() as connection:
        whose = gone.of_contact(connection, "mira@quill.example")
        told = copy_of(connection, whose, NOW)["systems"]
        assert [each["description"] for each in told] == [text] and json.dumps(told)
        assert gone.erase(connection, whose, "person 5", NOW)["systems"] == 1
        said = repr(connection.execute(select(system_texts)).all()).lower()
        assert "quill.example" not in said and "mira quill" in said  # an address proves nobody's name
    [first, _] = sorted(register.rows(at_desk(desk)), key=lambda each: each["id"])
    assert first["facts"][0]["words"] == ["sorts"] and len(first["description"]) == len(text)
    with desk.records.reading() as connection, pytest.raises(RecordError):
        gone.of_contact(connection, "mira@quill.example")


def test_erasing_an_account_takes_its_name_out_of_inventories_and_precedents(desk):
    kept(desk, row("a", owner="P1", description="P1 sorts it."), row("b", description="Model P1 sorts it."))
    register.accept(at_desk(desk), *seen(desk, "a"))
    with desk.records.writing() as connection:
        gone.erase(connection, gone.of_person(connection, LAWYER), "person 5", NOW)
    found = {each["id"]: each for each in register.rows(at_desk(desk))}
    assert (found["a"]["owner"], found["a"]["description"]) == ("██", "██ sorts it.")
    assert found["b"]["description"] == "Model P1 sorts it." and found["a"]["review"]["by"] == "person 1"
