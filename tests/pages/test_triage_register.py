"""The room Register, before a desk over our own rules: lists, many at once, one system, comparing, what is due."""

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.desk import register
from helpdesk.pages import triage_register_words as words
from helpdesk.pages import triage_words
from tests.desk.register_staff import EDITOR, HIRING, KEEPER, LAWYER, VERSIONS, at_desk, kept, register_desk, row
from tests.pages.stub_desk import HOSTILE
from tests.patience import SECONDS

PROFILES = HIRING | {"profiling": "yes", "work-uses": ["none"]}
MISSING = {
    "step": "practices", "asks": "Is it one of these?", "worth": 0.4,
    "leads": [{"reply": ["none"], "says": "None of these", "risk": "minimal"},
              {"reply": ["scoring"], "says": "It scores people", "risk": "prohibited"}],
}  # fmt: skip


def _room(staff):
    from helpdesk.pages import triage_register

    triage_register.show(staff)


@pytest.fixture
def desk(tmp_path):
    made = register_desk(tmp_path, f"sqlite:///{tmp_path}/desk.sqlite")
    made.staff = lambda token, at: at_desk(made, LAWYER, at)
    yield made
    made.records.close()


def room(desk, number: int = LAWYER, part: str = "systems", **address: str) -> AppTest:
    """The room as one of the people sees it."""
    page = AppTest.from_function(_room, args=(at_desk(desk, number),), default_timeout=SECONDS)
    page.session_state["desk_register_part"] = part
    for name, text in address.items():
        page.query_params[name] = text
    return page.run()


def shown(page: AppTest) -> str:
    assert not page.exception, page.exception
    bodies = (element.proto.body for element in page.get("html"))
    return "\n".join(body for body in bodies if "<style>" not in body).replace("&#x27;", "'")


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def choose(page: AppTest, what: str) -> AppTest:
    """Choose what is done to a system."""
    return next(group for group in page.segmented_control if group.key == "desk_register_act").set_value(what).run()


def fleet(desk) -> None:
    kept(desk, row("mower", "high-risk"), row("rake"), row("scarer", "prohibited", state="settled"),
         row("thing", "undetermined", state="cannot-say", missing=[MISSING], priority=3))  # fmt: skip


def number_of(desk, key: str) -> str:
    return str(next(each.system for each in register.listed(at_desk(desk)).rows if each.key == key))


def test_an_empty_register_says_how_it_fills(desk):
    assert words.EMPTY_TEXT in shown(room(desk))


def test_what_may_be_prohibited_comes_first_and_each_review_is_told(desk):
    fleet(desk)
    html = shown(room(desk))
    assert html.index("The scarer") < html.index("The mower") < html.index("The thing") < html.index("The rake")
    assert html.count(words.REVIEWS["open"]) == 4


def test_filters_are_kept_while_a_system_is_looked_at(desk):
    fleet(desk)
    page = room(desk)
    page.text_input[0].set_value("scarer").run()
    assert "The rake" not in shown(page)
    page.query_params["system"] = number_of(desk, "rake")
    page = press(page.run(), words.BACK)
    assert "The scarer" in shown(page) and "The rake" not in shown(page)


def test_the_ticked_are_accepted_and_what_cannot_be_is_named_with_the_reason(desk):
    fleet(desk)
    page = press(room(desk), words.TICK_ALL)
    html = shown(press(page, words.ACCEPT_TICKED))
    assert words.DONE.format(count=3) in html
    assert "The thing: Triage could not say" in html
    states = {each.key: each.review for each in register.listed(at_desk(desk)).rows}
    assert states == {"mower": "accepted", "rake": "accepted", "scarer": "accepted", "thing": "open"}


def test_the_owners_of_the_ticked_are_asked_with_texts_to_send(desk):
    fleet(desk)
    page = room(desk)
    page.checkbox(key=f"desk_register_tick_{number_of(desk, 'thing')}").check().run()
    page = press(page, words.ASK_TICKED)
    assert any("Is it one of these?" in code.value for code in page.code)
    assert register.listed(at_desk(desk)).counts.reviews["asked"] == 1


def test_who_may_not_review_sees_no_way_to(desk):
    fleet(desk)
    assert not room(desk, KEEPER).checkbox
    page = room(desk, KEEPER, system=number_of(desk, "mower"))
    assert not page.segmented_control and "The mower" in shown(page)


def test_a_system_is_accepted_with_a_note_and_its_history_says_so(desk):
    fleet(desk)
    page = choose(room(desk, system=number_of(desk, "mower")), "accept")
    page.text_area[0].set_value("Seen on site.")
    html = shown(press(page, words.ACCEPT))
    assert words.ACCEPTED in html and "Seen on site." in html and words.DEEDS["accepted"] in html
    assert "by P1 on" in html


@pytest.mark.parametrize(
    ("risk", "reason", "cites", "says"),
    [
        ([], "Because.", "Article 6(3)", "An override names"),
        (["minimal"], "", "Article 6(3)", "reason"),
        (["minimal"], "Because.", "nonsense 99", "nonsense"),
    ],
)
def test_an_override_without_class_reason_or_law_is_refused_and_told(desk, risk, reason, cites, says):
    fleet(desk)
    page = choose(room(desk, system=number_of(desk, "mower")), "override")
    page.multiselect[0].set_value(risk)
    page.text_area[0].set_value(reason)
    page.text_area[1].set_value(cites)
    html = shown(press(page, words.OVERRIDE_GO))
    assert triage_words.REFUSED in html
    assert register.listed(at_desk(desk)).counts.reviews == {"open": 4}


def test_what_cannot_be_said_is_not_offered_to_be_accepted(desk):
    fleet(desk)
    page = room(desk, system=number_of(desk, "thing"))
    options = next(group for group in page.segmented_control if group.key == "desk_register_act").options
    assert words.ACCEPT not in options and words.ASK in options


def test_answers_by_hand_decide_in_place_of_the_text(desk):
    facts = [{"step": step, "asks": step, "reply": reply, "says": step, "strength": 0.9, "spans": [], "words": [],
              "usual": False} for step, reply in PROFILES.items()]  # fmt: skip
    kept(desk, row("sorter", "minimal", facts=facts, presumed=[]))
    number = number_of(desk, "sorter")
    page = choose(room(desk, system=number), "answer")
    page.multiselect(key="desk_register_a_work-uses").set_value(["recruitment"])
    page.text_area[0].set_value("The owner wrote so.")
    html = shown(press(page, words.ANSWER_GO))
    assert words.ANSWERED in html and "The owner wrote so." in html
    opened = register.opened(at_desk(desk), int(number))
    assert opened.standing.assessment.result["risk"] == ["high-risk"]


def test_without_an_answer_nothing_is_kept(desk):
    fleet(desk)
    page = choose(room(desk, system=number_of(desk, "thing")), "answer")
    assert words.ANSWER_NONE in shown(press(page, words.ANSWER_GO))


def test_two_runs_are_compared_system_by_system(desk):
    fleet(desk)
    kept(desk, row("mower", "minimal"), row("rake"), row("broom"))
    page = room(desk, part="compare")
    page.segmented_control(key="desk_register_compare").set_value(words.RUNS).run()
    html = shown(press(page, words.COMPARE_GO))
    assert words.DIFFERENCE.format(changed=1, added=1, gone=2, same=1) in html


def test_what_was_assessed_by_other_rules_is_due_with_the_reason(desk):
    fleet(desk)
    versions = VERSIONS | {"rules": "r2", "law": ""}
    desk.triaging.versions = lambda day: versions
    html = shown(room(desk, part="due"))
    assert words.DUE_COUNT.format(count=4) in html and words.DUE_WHY["rules"] in html


def test_what_others_wrote_stays_text_in_every_part(desk):
    kept(desk, row("x", "high-risk", name=HOSTILE, owner=HOSTILE, description=HOSTILE, facts=[]))
    desk.triaging.versions = lambda day: VERSIONS | {"rules": "r2"}
    number = number_of(desk, "x")
    for page in (room(desk), room(desk, part="due"), room(desk, system=number), room(desk, part="compare")):
        assert "<img" not in shown(page)
        assert not any("onerror" in element.value for element in page.markdown)
    assert HOSTILE not in " ".join(box.label for box in room(desk).checkbox)


@pytest.mark.parametrize("system", ["99", "x", "-1", "9" * 12, ""])
def test_an_address_of_no_system_is_told_or_shows_the_list(desk, system):
    fleet(desk)
    html = shown(room(desk, system=system))
    assert words.GONE in html or "The mower" in html


def test_an_editor_may_review_as_a_lawyer_does(desk):
    fleet(desk)
    assert room(desk, EDITOR).checkbox


def test_a_run_is_kept_with_the_columns_that_were_left_over():
    from helpdesk.pages.triage_keeping import _whole

    run = type("Run", (), {"other": {"a": {"Vendor": "Acme"}}})()
    rows = type("Rows", (), {"results": lambda self: iter([row("a"), row("b")])})()
    assert [each["other"] for each in _whole(rows, run)] == [{"Vendor": "Acme"}, {}]
