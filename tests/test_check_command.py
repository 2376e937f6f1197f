"""python -m helpdesk check: shapes, exit codes, the interview at a terminal, and files in every form."""

import io
import json
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from helpdesk.__main__ import main
from helpdesk.checker.facts import admit
from helpdesk.checker.finding import Tier
from helpdesk.checker.walk import walk
from helpdesk.settings import ROOT
from tests import sample
from tests.reports.texts import READERS, solid
from tests.soil.situations import the_rules
from tests.test_command_line import Command, Said, is_one_line

CHECKED = {
    "name", "as_of", "rules_version", "law_version", "risk", "possible", "roles", "findings", "obligations",
    "possible_obligations", "timeline", "open", "changes", "next", "trail", "facts",
}  # fmt: skip
OWED = {
    "id", "duty", "role", "cites", "applies_from", "applies", "penalty", "evidence", "voluntary", "note", "because",
    "waits_for",
}  # fmt: skip
FOUND = {"id", "says", "cites", "because", "risk"}
OPEN = {"step", "asks", "why", "answered", "flips_risk", "flips_to"}
CHANGE = {"facts", "tier", "joins", "risk"}
ANSWERED = {"step", "asks", "answer", "says", "finds"}
FINE = {"tier", "amount", "share", "rule", "most", "cites"}
DAY = "2026-11-20"
CHATBOT = """
name = "Shop chatbot"
description = "Answers customers about parcels."
[facts]
what = "system"
eu = ["market"]
exclusions = ["none"]
roles = ["provider"]
practices = ["none"]
products = ["none"]
functions = ["interacts"]
areas = ["none"]
transparency-exceptions = ["none"]
foundation = ["others-model"]
placed = 2026-10-01
organisation = "sme"
"""


@pytest.fixture
def command(tmp_path, monkeypatch, capfd) -> Command:
    """Run a command over the real rules in this process, without any official text; `typed` is what is typed in."""
    home = tmp_path / "home"
    settings = sample.settings_of(ROOT / "corpus", home, shelf=tmp_path / "empty")
    for name, value in settings.as_environment().items():
        if name.startswith("HELPDESK_"):
            monkeypatch.setenv(name, value)

    def run(*words: str | Path, typed: str = "") -> Said:
        monkeypatch.setattr(sys, "argv", ["helpdesk", "check", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as end:
            main()
        said = capfd.readouterr()
        return Said(end.value.code or 0, said.out, said.err)

    return run


@pytest.fixture
def chatbot(tmp_path) -> Path:
    return kept(tmp_path / "chatbot.toml", CHATBOT)


def kept(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def facts_of(file: Path, command: Command) -> dict:
    return command(file, "--as-of", DAY, "--json").json["facts"]


def notice_of(found: dict) -> dict:
    """The duty to tell people that they deal with AI."""
    return next(row for row in found["obligations"] if row["cites"][0] == "aia:art_50.1")


def typed_for(facts: dict) -> str:
    """What somebody types who answers every question as the facts say, options by their numbers."""
    rules, told = the_rules(), {}
    while (step := walk(rules, told, date.fromisoformat(DAY)).next) is not None:
        told[step.id] = admit(facts, rules)[step.id]
    lines = []
    for name, reply in told.items():
        ids = [option.id for option in rules.step[name].options]
        chosen = reply if isinstance(reply, tuple) else (reply,)
        lines.append(", ".join(str(ids.index(each) + 1) if each in ids else str(each) for each in chosen))
    return "\n".join(lines) + "\n"


# --- the shape ----------------------------------------------------------------------------------------------------


def test_a_check_in_json_has_the_agreed_shape(command, chatbot):
    said = command(chatbot, "--as-of", DAY, "--json")
    found = said.json
    assert said.code == 0 and not said.err and set(found) == CHECKED
    assert (found["name"], found["as_of"], found["law_version"]) == ("Shop chatbot", DAY, "2026-07-27")
    assert found["rules_version"] == the_rules().version
    assert (found["risk"], found["possible"], found["roles"]) == (["transparency"], [], ["provider"])
    assert (found["open"], found["next"]) == ([], None)


def test_every_row_of_a_check_in_json_has_the_agreed_shape(command, tmp_path):
    unsure = CHATBOT.replace('organisation = "sme"', 'organisation = "unknown"')
    unsure = unsure.replace('practices = ["none"]', 'practices = ["social-scoring"]')
    found = command(kept(tmp_path / "unsure.toml", unsure), "--as-of", DAY, "--json").json
    shapes = {"findings": FOUND, "obligations": OWED, "possible_obligations": OWED, "open": OPEN}
    shapes |= {"changes": CHANGE, "trail": ANSWERED, "timeline": {"day", "obligations"}}
    for word, shape in shapes.items():
        assert found[word] and all(set(row) == shape for row in found[word]), word
    assert all(set(fine) == FINE for row in found["obligations"] for fine in row["penalty"])
    assert all(set(flip) == {"answer", "risk"} for row in found["open"] for flip in row["flips_to"])


def test_what_a_check_in_json_names_exists(command, chatbot):
    found, rules = command(chatbot, "--as-of", DAY, "--json").json, the_rules()
    assert set(found["risk"]) <= set(Tier)
    because = {step for word in ("findings", "obligations") for row in found[word] for step in row["because"]}
    assert because and because <= {row["step"] for row in found["trail"]} <= set(rules.step)
    assert {row["id"] for row in found["obligations"]} <= set(rules.obligation)
    assert {row["role"] for row in found["obligations"]} == {"provider"}
    told = [date.fromisoformat(row["applies_from"]) for row in found["obligations"]]
    assert told and {row["applies"] for row in found["obligations"]} <= {True, False}


def test_a_check_names_the_notice_duty_with_its_law_its_day_and_its_fine(command, chatbot):
    notice = notice_of(command(chatbot, "--as-of", DAY, "--json").json)
    assert (notice["role"], notice["applies_from"], notice["applies"]) == ("provider", "2026-08-02", True)
    assert [(fine["tier"], fine["rule"]) for fine in notice["penalty"]] == [("operators-and-notified-bodies", "lower")]


def test_an_empty_file_of_facts_is_undetermined_and_asks_the_first_question(command, tmp_path):
    found = command(kept(tmp_path / "nothing.toml", ""), "--as-of", DAY, "--json").json
    assert (found["risk"], found["next"], found["trail"], found["facts"]) == (["undetermined"], "what", [], {})
    assert found["obligations"] == [] and len(found["open"]) > 12


def test_a_check_for_a_person_tells_class_role_duties_and_what_is_open(command, chatbot):
    done = command(chatbot, "--as-of", DAY)
    assert done.code == 0 and done.out.startswith(f"Shop chatbot\nOn {DAY}: transparency\n")
    assert "What is owed:\n- from " in done.out and "[provider]" in done.out and "Article 50(1)" in done.out
    assert "Open questions:" not in done.out
    kept(chatbot, 'facts = { what = "system" }')
    assert "Open questions:\n- What links it to the European Union? (eu)" in command(chatbot, "--as-of", DAY).out


# --- the day ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "law", "applies"),
    [("2026-07-26", "2024-07-12", False), ("2026-08-01", "2026-07-27", False), ("2026-08-02", "2026-07-27", True)],
)
def test_as_of_moves_the_law_and_what_applies_already(command, chatbot, day, law, applies):
    found = command(chatbot, "--as-of", day, "--json").json
    notice = notice_of(found)
    assert (found["as_of"], found["law_version"], notice["applies"]) == (day, law, applies)


def test_as_of_moves_the_first_day_of_a_duty(command, tmp_path):
    text = CHATBOT.replace('areas = ["none"]', 'areas = ["employment"]\nwork-uses = ["recruitment"]\nprofiling = "yes"')
    file = kept(tmp_path / "cv.toml", text.replace("placed = 2026-10-01", "placed = 2028-01-01"))
    days = {}
    for day in ("2026-07-26", DAY):
        found = command(file, "--as-of", day, "--json").json
        days[day] = next(r["applies_from"] for r in found["obligations"] if r["cites"][0] == "aia:art_9")
    assert days == {"2026-07-26": "2026-08-02", DAY: "2027-12-02"}


# --- exit codes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("what = ", "TOML"),
        ("colour = 1", "'colour'"),
        ("facts = 5", "'facts'"),
        ("name = 5", "'name'"),
        ("[facts]\nwhaat = 'system'", "Did you mean 'what'?"),
        ("[facts]\nwhat = 'a robot'", "'a robot'"),
        ("[facts]\nwhat = ['system']", "what"),
        ("[facts]\neu = ['market', 'none']", "'none' cannot stand beside"),
        ("[facts]\neu = []", "eu"),
        ("[facts]\nplaced = 'soon'", "'soon'"),
        ("[facts]\ncompute = 'a lot'", "'a lot'"),
        ("[facts]\ncompute = nan", "compute"),
        ("# " + "x" * 200_000, "longer"),
    ],
)
def test_a_file_of_facts_that_cannot_be_used_ends_with_one_and_one_line(command, tmp_path, text, named):
    out = tmp_path / "out.json"
    said = command(kept(tmp_path / "facts.toml", text), "--out", out)
    assert said.code == 1 and is_one_line(said.err) and named in said.err and not said.out
    assert not out.exists()


def test_a_file_that_is_not_text_ends_with_one_and_one_line(command, tmp_path):
    (tmp_path / "facts.toml").write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "facts.toml", tmp_path / "nothing.toml", tmp_path):
        said = command(file)
        assert said.code == 1 and is_one_line(said.err) and file.name in said.err


@pytest.mark.parametrize("words", [(), ("--json",), ("--as-of", "soon"), ("--nope",), ("--out", "x.json")])
def test_misuse_ends_with_two(command, words):
    said = command(*words)
    assert said.code == 2 and "Traceback" not in said.err and not said.out


def test_a_day_that_is_none_is_misuse_even_with_facts(command, chatbot):
    assert command(chatbot, "--as-of", "2026-02-30").code == 2


# --- the interview ------------------------------------------------------------------------------------------------


def test_the_interview_asks_until_nothing_is_left(command, tmp_path):
    told = tomllib.loads(CHATBOT)["facts"] | {"functions": ["interacts", "generates"]}
    saved = tmp_path / "saved.toml"
    said = command("--interactive", "--as-of", DAY, "--save", saved, typed=typed_for(told))
    assert said.code == 0 and f"On {DAY}: transparency\n" in said.out and "Open questions:" not in said.out
    facts = tomllib.loads(saved.read_text("utf-8"))["facts"]
    assert facts == {name: told[name] for name in facts} and {"functions", "placed", "organisation"} <= set(facts)
    assert [*facts] == [step.id for step in the_rules().steps if step.id in facts]


def test_the_interview_takes_ids_as_well_as_numbers_and_several_at_once(command, tmp_path):
    saved = tmp_path / "saved.toml"
    command("--interactive", "--save", saved, typed="system\n 2 , 1 \nnone\nprovider,?\n?\nq\n")
    assert facts_of(saved, command) == {
        "what": "system",
        "eu": ["market", "established"],
        "exclusions": ["none"],
        "roles": ["provider", "unknown"],
        "practices": "unknown",
    }


def test_the_interview_explains_a_question_and_asks_it_again(command):
    step = the_rules().step["what"]
    said = command("--interactive", typed="h\nq\n")
    assert said.err.count(step.why) == 1 and step.help in said.err
    assert all(f"counts: {example}" in said.err for example in step.yes)
    assert all(f"does not count: {example}" in said.err for example in step.no)


def test_the_interview_goes_back_as_far_as_its_first_question(command, tmp_path):
    saved = tmp_path / "saved.toml"
    said = command("--interactive", "--save", saved, typed="2\n1\nb\nb\nb\n1\nq\n")
    assert said.err.count(the_rules().step["what"].why) == 3 and "This is the first question." in said.err
    assert facts_of(saved, command) == {"what": "system"}


@pytest.mark.parametrize("typed", ["", "1\n", "1\nh\n", "1\nq\n", "1\nnonsense\n"])
def test_the_end_of_input_stops_the_interview_with_what_was_said(command, tmp_path, typed):
    saved = tmp_path / "saved.toml"
    said = command("--interactive", "--save", saved, typed=typed)
    assert said.code == 0 and "undetermined" in said.out and "Traceback" not in said.err
    assert facts_of(saved, command) == ({"what": "system"} if typed else {})


def test_wrong_input_is_told_each_time_and_asked_again(command, tmp_path):
    saved = tmp_path / "saved.toml"
    wrong = ["0", "9", "-1", "maybe", "", "B", "\x00", "système", "x" * 5000]
    said = command("--interactive", "--save", saved, typed="\n".join([*wrong, "1", "q", ""]))
    assert said.err.count("is none of system, model, both, unsure or unknown.") == len(wrong)
    assert max(map(len, said.err.splitlines())) < 1000
    assert facts_of(saved, command) == {"what": "system"}


def test_wrong_days_and_numbers_are_told_and_asked_again(command, chatbot, tmp_path):
    saved = tmp_path / "saved.toml"
    kept(chatbot, CHATBOT.replace("placed = 2026-10-01", "").replace('"interacts"', '"generates"'))
    said = command(chatbot, "--interactive", "--save", saved, typed="tomorrow\n\n2026-13-01\n2026-10-01\n")
    assert said.err.count("is not a day; write it like 2026-08-02.") == 3
    assert facts_of(saved, command)["placed"] == "2026-10-01"


def test_the_interview_goes_on_from_a_file_and_asks_only_what_is_missing(command, chatbot, tmp_path):
    kept(chatbot, CHATBOT.replace('functions = ["interacts"]', ""))
    saved = tmp_path / "saved.toml"
    said = command(chatbot, "--interactive", "--as-of", DAY, "--save", saved, typed="1\n")
    assert "What links it" not in said.out and f"Shop chatbot\nOn {DAY}: transparency" in said.out
    assert 'name = "Shop chatbot"' in saved.read_text() and 'functions = ["interacts"]' in saved.read_text()


# --- files --------------------------------------------------------------------------------------------------------


def test_what_is_saved_gives_the_same_check_again(command, chatbot, tmp_path):
    saved = tmp_path / "saved.toml"
    first = command(chatbot, "--as-of", DAY, "--save", saved, "--json").json
    assert command(saved, "--as-of", DAY, "--json").json == first


@pytest.mark.parametrize("form", ["docx", "pdf", "md"])
def test_the_report_is_written_in_every_form(command, chatbot, tmp_path, form):
    out = tmp_path / f"report.{form.upper()}"
    said = command(chatbot, "--as-of", DAY, "--out", out)
    assert (said.code, said.out, said.err) == (0, f"Written to {out}\n", "")
    read = solid(READERS[form](out.read_bytes()))
    assert all(solid(words) in read for words in ("Shop chatbot", "20 November 2026", "Article 50(1)"))


def test_a_report_as_json_is_what_json_prints(command, chatbot, tmp_path):
    out = tmp_path / "report.json"
    command(chatbot, "--as-of", DAY, "--out", out)
    assert json.loads(out.read_bytes()) == command(chatbot, "--as-of", DAY, "--json").json


def test_a_draft_is_written_when_the_check_offers_it(command, chatbot, tmp_path):
    out = tmp_path / "draft.md"
    assert command(chatbot, "--as-of", DAY, "--paper", "notices", "--out", out).code == 0
    assert "DRAFT" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("paper", "name", "says"),
    [("nonsense", "x.docx", "notices"), ("technical", "x.pdf", "report"), ("report", "x.odt", ".docx"),
     ("report", "x", ".pdf")],
)  # fmt: skip
def test_an_unknown_paper_or_ending_is_misuse_and_names_what_there_is(command, chatbot, tmp_path, paper, name, says):
    said = command(chatbot, "--paper", paper, "--out", tmp_path / name)
    assert said.code == 2 and says in said.err and not (tmp_path / name).exists()


@pytest.mark.parametrize("option", ["--save", "--out"])
def test_a_place_that_cannot_be_written_is_said_in_one_line(command, chatbot, tmp_path, option):
    (tmp_path / "folder.json").mkdir()
    for place in (tmp_path / "missing" / "x.json", tmp_path / "folder.json"):
        said = command(chatbot, option, place)
        assert said.code == 1 and is_one_line(said.err) and place.name in said.err
    assert not list(tmp_path.glob("*.part"))


# --- the picture --------------------------------------------------------------------------------------------------


def test_the_picture_is_the_one_that_is_kept(command):
    said = command("--picture")
    assert said.code == 0 and said.out == (ROOT / "docs" / "flow.md").read_text("utf-8")


def test_the_talk_of_an_interview_does_not_mix_with_the_json(command):
    said = command("--interactive", "--json", typed="1\nq\n")
    assert json.loads(said.out)["facts"] == {"what": "system"}


def test_two_numbers_are_refused_where_one_answer_is_asked(command):
    said = command("--interactive", typed="1,2\n1\nq\n")
    assert "what: ['system', 'model'] is none of" in said.err
