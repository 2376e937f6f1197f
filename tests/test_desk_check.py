"""The front desk's check over the real rules, before any official text is fetched: papers, quotes of ours, cases."""

import json
from datetime import UTC, date, datetime

import pytest

from helpdesk.checker.facts import Subject, admit
from helpdesk.checker.finding import Tier
from helpdesk.desk import Desk, open_desk, ticketing
from helpdesk.desk.papers import quotes_of
from helpdesk.errors import CorpusError, RecordError
from helpdesk.law import Force
from helpdesk.reports import FORMS
from helpdesk.settings import ROOT
from tests import sample
from tests.kept import kept
from tests.reports.texts import READERS, solid

NOW = date(2026, 11, 20)
MOMENT = datetime(2026, 11, 20, 9, tzinfo=UTC)
RANKING = {
    "what": "system", "eu": ["market", "established"], "exclusions": ["none"], "roles": ["provider", "deployer"],
    "practices": ["none"], "products": ["none"], "functions": ["none"], "areas": ["employment"],
    "work-uses": ["recruitment"], "profiling": "yes", "foundation": ["others-model"], "placed": date(2028, 1, 1),
    "organisation": "public",
}  # fmt: skip
CHATBOT = RANKING | {"functions": ["interacts"], "transparency-exceptions": ["none"], "areas": ["none"]}
SEWING = {"what": "system", "eu": ["none"]}


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Desk:
    """The desk with all our rows and an empty shelf."""
    folder = tmp_path_factory.mktemp("desk")
    return open_desk(sample.settings_of(ROOT / "corpus", folder / "home", shelf=folder / "empty"))


def checked(desk: Desk, facts: dict, as_of: date = NOW):
    return desk.check(Subject("Our system", "What it does.", admit(facts, desk.rules)), as_of)


# --- papers -------------------------------------------------------------------------------------------------------


def test_every_check_offers_its_report_and_only_the_drafts_it_makes_relevant(desk):
    offered = {name: dict(desk.papers(checked(desk, facts))) for name, facts in
               {"ranking": RANKING, "chatbot": CHATBOT, "sewing": SEWING, "nothing": {}}.items()}  # fmt: skip
    assert offered["sewing"].keys() == offered["nothing"].keys() == {"report"}
    assert {"report", "technical", "literacy"} <= offered["ranking"].keys() and "notices" not in offered["ranking"]
    assert {"report", "notices", "literacy"} <= offered["chatbot"].keys() and "technical" not in offered["chatbot"]
    assert all(title for each in offered.values() for title in each.values())


@pytest.mark.parametrize("form", FORMS)
def test_every_paper_of_a_check_can_be_taken_along(desk, form):
    found = checked(desk, CHATBOT)
    for name, title in desk.papers(found):
        read = solid(READERS[form](desk.paper(found, name, form)))
        assert solid("Our system") in read and (name == "report" or solid(title) in read)


@pytest.mark.parametrize(("name", "form"), [("nothing", "md"), ("report", "odt"), ("report", "")])
def test_a_paper_or_form_that_is_none_is_refused(desk, name, form):
    with pytest.raises(KeyError):
        desk.paper(checked(desk, CHATBOT), name, form)


def test_without_official_texts_the_quotes_are_ours_and_say_so(desk):
    found = checked(desk, RANKING)
    quotes = quotes_of(found, desk.shelf)
    act = {name: quote for name, quote in quotes.items() if name.startswith("aia:")}
    assert act and {quote.force for quote in act.values()} == {Force.DIGEST}
    assert all(quote.text and quote.url.startswith("https://") for quote in act.values())
    ours = desk.shelf.tellings["aia:anx_III.4.a"].says
    assert quotes["aia:anx_III.4.a"].text == ours
    told = desk.paper(found, "report", "md").decode("utf-8")
    assert solid(ours) in solid(READERS["md"](told.encode())) and "in our own words, not the law's text" in told
    assert "official text" not in told


@pytest.mark.official
def test_with_official_texts_the_quotes_are_the_laws_and_say_so(real_desk):
    found = checked(real_desk, RANKING)
    quotes = quotes_of(found, real_desk.shelf)
    assert {quotes[name].force for name in ("aia:anx_III.4.a", "aia:art_9")} == {Force.BINDING}
    assert quotes["aia:anx_III.4.a"].text != real_desk.shelf.tellings["aia:anx_III.4.a"].says
    assert "official text, in force" in real_desk.paper(found, "report", "md").decode("utf-8")


# --- what else the counter says ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "law"), [(date(2024, 7, 31), None), (date(2026, 7, 26), "2024-07-12"), (NOW, "2026-07-27")]
)
def test_an_export_names_the_wording_of_its_day_and_the_rules(desk, day, law):
    told = desk.export(checked(desk, CHATBOT, day))
    assert (told["law_version"], told["rules_version"], told["as_of"]) == (law, desk.rules.version, day.isoformat())
    assert json.loads(json.dumps(told)) == told


def test_a_visitors_words_suggest_answers_and_settle_none(desk):
    told = desk.heard("We use software that ranks applicants by their CV")
    assert "employment" in told["areas"] and "deployer" in told["roles"]
    assert desk.heard("Lovely weather") == {} == desk.heard("")
    assert admit(told, desk.rules) == told


def test_a_pointer_is_printed_with_its_source_unless_it_is_the_act(desk):
    assert desk.label_of("aia:anx_III.4.a") == "Annex III, point 4(a)"
    assert desk.label_of("aia:art_5.1.ba") == "Article 5(1)(ba)"
    guide = desk.shelf.sources["gl-prohibited"].short
    assert guide and desk.label_of("gl-prohibited:par_63").startswith(f"{guide}, ")


def test_the_same_desk_serves_many_checks_without_mixing_them(desk):
    first, other = checked(desk, CHATBOT), checked(desk, SEWING)
    assert (first.walk.risk, other.walk.risk) == ((Tier.TRANSPARENCY,), (Tier.OUT_OF_SCOPE,))
    assert desk.export(checked(desk, CHATBOT)) == desk.export(first)


def test_a_wrong_row_of_the_rules_stops_the_check_and_names_the_row(sample_corpus, tmp_path):
    corpus = sample.settle(tmp_path / "corpus")
    (corpus / "penalties.toml").write_text("")
    (corpus / "findings").mkdir()
    (corpus / "findings" / "10_scope.toml").write_text('[[finding]]\nid = "lost"\nsays = "Lost."\ncites = []\n')
    desk = open_desk(sample.settings_of(corpus, tmp_path / "home"))
    with pytest.raises(CorpusError, match="'lost'"):
        checked(desk, {})


# --- cases --------------------------------------------------------------------------------------------------------


def sent(desk, found, note: str = "", contact: str = "") -> str:
    return str(ticketing.send_check(desk, found, ticketing.Letter(note, contact), MOMENT).number)


def test_a_case_reaches_the_staff_with_the_whole_check_and_a_number(desk):
    found = checked(desk, RANKING)
    numbers = [
        sent(desk, found, "Is this right?\nPlease look.", "me@firm.example"),
        sent(desk, found, "", ""),
    ]
    first, second = kept(desk, "tickets")[-2:]
    assert [str(first.id), str(second.id)] == numbers and numbers[0] != numbers[1]
    assert (first.origin, first.question, first.note) == ("triage", "Our system", "Is this right?\nPlease look.")
    assert first.contact == "me@firm.example"
    check = kept(desk, "assessments")[-2]
    assert (check.ticket_id, check.subject, check.number) == (first.id, desk.export(found), first.context["assessment"])


def test_a_case_that_is_sent_can_be_checked_again_from_its_facts(desk):
    sent(desk, checked(desk, RANKING), "", "")
    again = kept(desk, "assessments")[-1].subject
    assert desk.export(checked(desk, again["facts"], date.fromisoformat(again["as_of"]))) == again
    assert kept(desk, "tickets")[-1].context["facts"] == again["facts"]


def test_a_case_with_too_long_a_note_is_refused_and_nothing_is_kept(desk):
    before = [len(kept(desk, name)) for name in ("tickets", "assessments")]
    with pytest.raises(RecordError, match="5,000"):
        sent(desk, checked(desk, RANKING), "x" * 5_001, "")
    assert [len(kept(desk, name)) for name in ("tickets", "assessments")] == before


def test_a_home_that_cannot_be_written_is_said_in_words_for_a_visitor(tmp_path):
    (tmp_path / "home").write_text("in the way")
    desk = open_desk(sample.settings_of(ROOT / "corpus", tmp_path / "home", shelf=tmp_path / "empty"))
    with pytest.raises(RecordError, match=r"^The .+\.$"):
        sent(desk, checked(desk, RANKING), "", "")


def test_a_paper_says_whose_duty_it_is_and_what_a_public_body_can_expect(desk):
    base = {
        "what": "system", "eu": ["established"], "exclusions": ["none"], "roles": ["deployer"], "practices": ["none"],
        "products": ["none"], "functions": ["generates"], "areas": ["none"], "transparency-exceptions": ["none"],
        "foundation": ["others-model"], "placed": "2026-10-01", "organisation": "public",
    }  # fmt: skip
    found = desk.check(Subject("A town's picture maker", "", admit(base, desk.rules)), date(2026, 11, 20))
    said = desk.paper(found, "report", "md").decode()
    assert "This duty is owed by somebody else" in said
    assert "Article 99\\(8\\)" in said or "Article 99(8)" in said
