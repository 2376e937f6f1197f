"""The page Check, drawn before a small desk with small rules."""

import re
import tomllib
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.pages import check_law
from helpdesk.pages import check_words as words
from helpdesk.pages.check_onward import ASK_CASE
from tests.kept import kept
from tests.pages.check_rules import FINISHED, PROHIBITED, CheckDesk
from tests.patience import SECONDS


def check_page(desk):
    from helpdesk.pages import check

    check.show(desk)


@pytest.fixture
def desk(tmp_path):
    return CheckDesk(tmp_path)


@pytest.fixture
def visit(desk):
    """Opens the page at an address."""

    def opened(**params: str) -> AppTest:
        page = AppTest.from_function(check_page, args=(desk,), default_timeout=SECONDS)
        for name, text in {"as_of": "2027-06-01", **params}.items():
            page.query_params[name.replace("__", ".")] = text
        return page.run()

    return opened


def shown(page: AppTest) -> str:
    """Everything the page says in its own HTML."""
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html")).replace("&#x27;", "'")


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def told(page: AppTest) -> dict[str, str]:
    """The address without the day."""
    return {name: _one(text) for name, text in page.query_params.items() if name != "as_of"}


def _one(text: str | list[str]) -> str:
    return text if isinstance(text, str) else text[0]


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def test_the_start_says_what_comes_and_that_nothing_is_stored(visit):
    html = shown(visit())
    assert "five to ten minutes" in html
    assert "Nothing is stored here unless you send it" in html
    assert words.KNOWN not in html


def test_a_name_is_taken_along_and_the_first_question_comes(visit):
    page = visit()
    page.text_input(key="check_name").set_value("Letter <b>box</b>")
    press(page, words.START)
    assert told(page) == {"name": "Letter <b>box</b>", "at": "what"}
    assert "Is it a robot?" in shown(page)


def test_a_question_says_why_it_is_asked_what_counts_and_the_law_behind_it(visit):
    html = shown(visit(at="what"))
    for said in ("Only robots count.", "A machine that answers letters.", "A letter machine", "A letter box"):
        assert said in html
    assert 'data-open="aia:art_3.1"' in html


def test_one_press_answers_writes_the_address_and_asks_the_next(visit):
    page = press(visit(at="what"), "Yes, a robot")
    assert told(page) == {"what": "yes"}
    assert "Where is it?" in shown(page)


def test_i_dont_know_is_an_answer_to_every_question(visit):
    page = visit(at="what")
    for _ in range(6):
        unsure = [box for box in page.checkbox if box.label.startswith(r"I don't know")]
        if unsure:
            unsure[0].check()
            press(page, words.CONTINUE)
        else:
            press(page, words.DONT_KNOW)
    assert set(told(page).values()) == {"unknown"}
    assert words.OPEN in shown(page)


def test_several_ticks_are_one_answer_with_dont_know_beside_them(visit):
    page = visit(what="yes")
    page.checkbox(key="check_where_garden").check()
    page.checkbox(key="check_where_unknown").check()
    press(page, words.CONTINUE)
    assert told(page)["where"] == "garden,unknown"


@pytest.mark.parametrize(("ticks", "says"), [([], "Please tick at least one"), (["garden", "none"], "cannot stand")])
def test_ticks_that_are_no_answer_are_told_and_nothing_is_written(visit, ticks, says):
    page = visit(what="yes")
    for tick in ticks:
        page.checkbox(key=f"check_where_{tick}").check()
    press(page, words.CONTINUE)
    assert says in shown(page)
    assert told(page) == {"what": "yes"}


def test_a_number_is_read_as_people_write_it_and_a_word_is_refused(visit):
    page = visit(**PROHIBITED)
    page.text_input(key="check_compute").set_value("a lot")
    press(page, words.CONTINUE)
    assert words.NUMBER_NEEDED in shown(page)
    page.text_input(key="check_compute").set_value("3 x 10^24")
    press(page, words.CONTINUE)
    assert told(page)["compute"] == "3e+24"


def test_the_calculator_multiplies_six_by_parameters_by_tokens(visit):
    page = visit(**PROHIBITED)
    page.number_input(key="check_parameters").set_value(70.0)
    page.number_input(key="check_tokens").set_value(15_000.0).run()
    press(page, words.COMPUTE_USE.format(number="6.3e+24"))
    assert float(told(page)["compute"]) == pytest.approx(6.3e24)


def test_a_day_is_chosen_and_an_empty_one_is_told(visit):
    page = visit(**PROHIBITED, compute="2e25")
    press(page, words.CONTINUE)
    assert words.DAY_NEEDED in shown(page)
    page.date_input(key="check_made").set_value(date(2027, 1, 31))
    press(page, words.CONTINUE)
    assert told(page)["made"] == "2027-01-31"


def test_back_goes_through_the_answers_to_the_start_and_keeps_them(visit):
    page = visit(what="yes", where="home")
    press(page, words.BACK)
    assert "Where is it?" in shown(page)
    assert page.checkbox(key="check_where_home").value
    press(page, words.BACK)
    press(page, words.BACK)
    assert words.COMES[0] in shown(page)
    assert told(page) == {"what": "yes", "where": "home", "at": "start"}
    press(page, words.GO_ON)
    assert "Does it scare cats?" in shown(page)


def test_a_changed_answer_leaves_the_others_and_goes_on_where_it_was(visit):
    page = visit(**{**FINISHED, "at": "scares"})
    press(page, "No")
    assert told(page) == {**FINISHED, "scares": "no", "compute": "2e+25"}
    assert "Scaring cats is banned." not in shown(page)


def test_a_suggested_answer_counts_only_after_it_is_confirmed(visit):
    page = visit(maybe__what="yes", maybe__where="garden")
    assert words.MAYBE_LEAD in shown(page)
    press(page, words.START)
    html = shown(page)
    assert "From your question we understood: “Yes, a robot”. Please confirm" in html
    assert words.KNOWN_NOTHING in html
    press(page, "Yes, a robot")
    assert told(page) == {"what": "yes", "maybe.where": "garden"}
    assert page.checkbox(key="check_where_garden").value
    press(page, words.CONTINUE)
    assert told(page) == {"what": "yes", "where": "garden"}


def test_the_panel_tells_class_role_and_what_follows_with_a_link_to_change_each_answer(visit):
    html = shown(visit(**PROHIBITED))
    assert 'class="tier stop">Prohibited' in html
    assert "You are its keeper." in html
    assert "The small law covers it." in html
    assert 'aria-label="Change: Does it scare cats?"' in html
    assert 'data-open="go:scares"' in html


def test_a_prohibited_result_tells_elements_exception_day_and_next_step_and_goes_on(visit):
    page = visit(**PROHIBITED, at="result")
    html = shown(page)
    for said in ("It scares cats.", "A vet would have to order it.", "Stop scaring cats.", "Read one book a year."):
        assert said in html
    assert "Applies since 2 February 2025." in html
    assert words.UNFINISHED in html
    press(page, words.UNFINISHED_GO)
    assert "How much training went into it?" in shown(page)


def test_reasons_lead_down_to_the_visitors_own_answers(visit):
    html = shown(visit(**FINISHED))
    assert "You answered “Is it to heal the cat?” with: No" in html
    assert "The small law covers it." in html


def test_duties_tell_day_fine_and_proof_for_this_visitor(visit):
    html = shown(visit(**FINISHED))
    assert "As keeper" in html
    assert "since 2 February 2025" in html
    assert "from 2 December 2027" in html
    assert "€7.5 million or 1 % of worldwide yearly turnover, whichever is lower" in html
    assert "The book" in html
    assert "Mind: Short names do." in html


def test_a_turnover_is_optional_and_makes_the_ceiling_exact(visit):
    page = visit(**FINISHED)
    page.text_input(key="check_turnover").set_value("2 000 000")
    press(page, words.TURNOVER_GO)
    assert "€20,000 for your size and turnover" in shown(page)
    page.text_input(key="check_turnover").set_value("")
    press(page, words.TURNOVER_GO)
    assert "turnover" not in told(page)


def test_a_duty_that_waits_for_an_answer_names_the_question(visit):
    html = shown(visit(**{**FINISHED, "compute": "unknown"}))
    assert f"{words.POSSIBLE} (1)" in html
    assert "How much training went into it?" in html.split(words.WAITS)[1]


def test_the_timeline_shows_every_start_with_its_number_of_duties(visit):
    html = shown(visit(**FINISHED))
    assert html.count('class="dot') == 2
    assert words.TIMELINE_PICTURE in html


def test_what_would_change_the_result_is_named_with_the_answers(visit):
    html = shown(visit(**FINISHED))
    assert words.CHANGES in html
    assert "It would no longer be <strong>Prohibited</strong>" in html


def test_what_would_change_it_is_told_at_the_end_only(visit):
    assert words.CHANGES not in shown(visit(**PROHIBITED, at="result"))


def test_a_new_class_and_the_one_it_replaces_are_told_once(visit):
    after = shown(visit(**{**FINISHED, "scares": "no"})).split(words.CHANGES_LEAD)[1]
    assert "It would become <strong>Minimal risk</strong>" in after
    assert "It would no longer be <strong>High-risk</strong>" not in after


def test_an_open_question_shows_both_outcomes(visit):
    html = shown(visit(**{**FINISHED, "scares": "unknown"}))
    after = html.split(words.OPEN_LEAD.split("”")[1])[1]
    assert "Yes → leads to <strong>Prohibited, High-risk</strong>" in after
    assert "No → leads to <strong>High-risk</strong>" in after


def test_the_review_lists_every_answer_with_a_way_to_change_it(visit):
    html = shown(visit(**FINISHED, at="review"))
    assert html.count(f">{words.CHANGE}</a>") == len(FINISHED)
    assert 'data-open="go:turnover"' in html


def test_the_law_opens_beside_the_question_and_closes(visit):
    page = visit(at="scares")
    page.session_state[check_law.OPEN] = "aia:art_4.1"
    html = shown(page.run())
    assert "by reading one book a year" in html
    page.button(key="check_law_close").click().run()
    assert "by reading one book a year" not in shown(page)


def test_a_provision_that_is_not_there_is_told_and_the_page_stays(visit):
    page = visit(at="scares")
    page.session_state[check_law.OPEN] = "aia:art_99"
    html = shown(page.run())
    assert words.LAW_NOT_HERE in html
    assert "Does it scare cats?" in html


def test_what_others_wrote_stays_text_wherever_it_is_shown(visit):
    name = "<img src=x onerror=alert(1)> **x** [y](http://z)"
    for at in ("start", "scares", "review", "result"):
        page = visit(**FINISHED, name=name, at=at)
        assert "<img" not in shown(page)
        assert not any("alert" in element.value for element in page.markdown)


def test_a_made_up_address_is_cleaned_with_one_clear_line(visit):
    page = visit(what="yes", where="<script>", nonsense="1")
    assert shown(page).count(words.DROPPED) == 1
    assert told(page) == {"what": "yes"}


def test_another_day_stands_in_the_address_and_changes_what_applies(visit):
    page = visit(**FINISHED)
    page.date_input(key="check_as_of_picker").set_value(date(2028, 1, 1)).run()
    assert _one(page.query_params["as_of"]) == "2028-01-01"
    assert "since 2 December 2027" in shown(page)


def test_the_case_is_handed_to_ask_with_a_ready_question(visit):
    page = visit(**FINISHED, name="Robo")
    page.button(key="check_ask").click().run()
    case = page.session_state[ASK_CASE]
    assert (case.name, case.tiers, case.roles) == ("Robo", ("Prohibited", "High-risk"), ("keeper",))
    assert case.question == "What are the duties of a keeper of a prohibited AI practice?"
    assert case.duties
    assert all(cites and re.search(r"(Applies since|applies from) \d", duty) for cites, duty in case.duties)


def test_sending_needs_consent_and_keeps_the_check_with_its_note(visit, desk):
    page = visit(**FINISHED)
    page.text_area(key="check_note").set_value("Please look")
    press(page, words.SEND_GO)
    assert words.SEND_NEEDS in shown(page)
    assert kept(desk, "tickets") == []
    page.checkbox(key="check_consent").check()
    press(page, words.SEND_GO)
    [ticket] = kept(desk, "tickets")
    assert (ticket.note, ticket.context["facts"]["scares"]) == ("Please look", "yes")
    assert words.SEND_NUMBER.format(number=ticket.id) in shown(page)


def test_starting_over_forgets_every_answer(visit):
    page = visit(**FINISHED)
    page.button(key="check_start_over").click().run()
    assert told(page) == {}
    assert words.COMES[0] in shown(page)


def test_a_check_is_found_again_after_a_walk_to_another_page(desk):
    page = AppTest.from_function(check_page, args=(desk,), default_timeout=SECONDS)
    page.session_state["check_kept"] = {"what": "yes"}
    assert told(page.run()) == {"what": "yes"}


def test_an_emptied_address_on_the_page_itself_is_the_way_back_to_the_start(visit):
    page = visit(what="yes")
    page.query_params.clear()
    assert words.COMES[0] in shown(page.run())


def test_what_is_saved_reads_back_as_the_same_facts(desk):
    from helpdesk.checker.facts import in_toml, subject_of
    from helpdesk.pages.check_downloads import file_name

    subject = subject_of({"name": "Robo “1”", "facts": {"what": True, "where": ["home"]}}, desk.rules)
    assert subject_of(tomllib.loads(in_toml(subject)), desk.rules) == subject
    assert file_name(desk.check(subject, date(2026, 11, 20)), "check") == "ai-act-check-robo-1-2026-11-20"
