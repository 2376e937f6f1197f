"""The command line is a contract: shapes, exit codes, one line on stderr, whole files or none."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from helpdesk.__main__ import main
from helpdesk.settings import Settings

DAY = "2099-06-15"
EXPORTED = {
    "id", "kind", "label", "heading", "text", "parent", "path", "version", "lang", "force", "url", "amended_by", "see",
}  # fmt: skip
ANSWERED = {"status", "question", "as_of", "text", "sentences", "citations", "next", "elapsed_ms"}
CITED = {"n", "id", "label", "quote", "force", "applies_from", "version", "url"}
HIT = {"id", "label", "force", "score", "text", "url"}


class Said(NamedTuple):
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict]:
        return [json.loads(line) for line in self.out.split("\n") if line]


Command = Callable[..., Said]


@pytest.fixture
def settings(sample_desk) -> Settings:
    return sample_desk.settings


@pytest.fixture
def command(settings, monkeypatch, capfd) -> Command:
    """Run a command of the small installation in this process."""
    for name, value in settings.as_environment().items():
        if name.startswith("HELPDESK_"):
            monkeypatch.setenv(name, value)

    def run(*words: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["helpdesk", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            main()
        said = capfd.readouterr()
        return Said(end.value.code or 0, said.out, said.err)

    return run


def lines(file: Path, *rows: object) -> Path:
    texts = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    file.write_text("\n".join(texts), encoding="utf-8")
    return file


def is_one_line(text: str) -> bool:
    return text.startswith("helpdesk: ") and text.count("\n") == 1 and "Traceback" not in text


# --- ask ----------------------------------------------------------------------------------------------------------


def test_an_answer_in_json_has_the_agreed_shape(command):
    said = command("ask", "What is a keeper?", "--as-of", DAY, "--json")
    answer = said.json
    assert said.code == 0 and set(answer) == ANSWERED
    assert (answer["status"], answer["question"], answer["as_of"]) == ("answered", "What is a keeper?", DAY)
    assert all(set(sentence) == {"text", "cites"} for sentence in answer["sentences"])
    assert all(set(cited) >= CITED for cited in answer["citations"])
    numbers = [cited["n"] for cited in answer["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {n for sentence in answer["sentences"] for n in sentence["cites"]} == set(numbers)
    assert isinstance(answer["elapsed_ms"], float) and isinstance(answer["next"], list)


def test_an_answer_for_a_person_names_its_sources(command):
    said = command("ask", "What is a keeper?", "--as-of", DAY)
    assert said.code == 0 and "[1] Article 2(2) (binding, version 2099-06-01" in said.out and "→ " in said.out


def test_many_questions_are_answered_in_order_each_with_its_id_and_its_day(command, tmp_path):
    file = lines(
        tmp_path / "questions.jsonl",
        {"id": "a", "question": "What is a keeper?"},
        {"id": 7, "question": "What does Article 3(1) say?", "as_of": "2099-05-01", "more": [1]},
        "",
        {"question": "no id"},
    )
    assert command("ask", "--file", file, "--out", tmp_path / "out.jsonl", "--as-of", DAY).code == 0
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == ["a", 7, None]
    assert [row["as_of"] for row in rows] == [DAY, "2099-05-01", DAY]
    assert all(set(row) - {"evidence"} == ANSWERED | {"id"} for row in rows)


def test_a_question_that_is_refused_is_an_answer_of_its_own(command, tmp_path):
    questions = [
        {"id": 1, "question": ""},
        {"id": 2, "question": "x" * 9999},
        {"id": 3, "question": "What is a keeper?"},
    ]
    said = command("ask", "--file", lines(tmp_path / "q.jsonl", *questions), "--as-of", DAY)
    assert [row["status"] for row in said.rows] == ["error", "error", "answered"]


def test_odd_questions_do_not_end_the_rest(command, tmp_path):
    odd = ["\ud800", "a\u2028b", "a\x85b", "\x00", "🤖", "\u202e", '"', "a\tb\nc", "ÿþ"]
    rows = [{"id": text, "question": text} for text in odd]
    file = tmp_path / "q.jsonl"
    file.write_text(
        "\n".join(json.dumps(row, ensure_ascii=text == "\ud800") for text, row in zip(odd, rows, strict=True))
    )
    said = command("ask", "--file", file, "--as-of", DAY)
    assert said.code == 0 and len(said.rows) == len(odd)


def test_a_byte_order_mark_and_windows_line_ends_are_read(command, tmp_path):
    (tmp_path / "q.jsonl").write_bytes(b'\xef\xbb\xbf{"id": 1, "question": "What is a keeper?"}\r\n\r\n')
    assert [row["id"] for row in command("search", "--file", tmp_path / "q.jsonl", "--as-of", DAY).rows] == [1]


@pytest.mark.parametrize(
    "line",
    ["not json", "[]", "{}", '{"id": 1}', '{"question": 5}', '{"question": null}', '{"question": "x", "as_of": 5}',
     '{"question": "x", "as_of": "tomorrow"}', '{"question": "x"', "null"],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_named_and_nothing_is_written(command, tmp_path, line):
    file = lines(tmp_path / "q.jsonl", {"id": 1, "question": "What is a keeper?"}, line)
    said = command("ask", "--file", file, "--out", tmp_path / "out.jsonl", "--as-of", DAY)
    assert said.code == 1 and is_one_line(said.err) and "line 2" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["q.jsonl"]


def test_what_was_written_before_stays_when_a_later_run_fails(command, tmp_path):
    (tmp_path / "out.jsonl").write_text("before")
    assert command("ask", "--file", lines(tmp_path / "q.jsonl", "nonsense"), "--out", tmp_path / "out.jsonl").code == 1
    assert (tmp_path / "out.jsonl").read_text() == "before"


@pytest.mark.parametrize("out", ["missing/out.jsonl", "folder"])
def test_a_place_that_cannot_be_written_is_said_in_one_line(command, tmp_path, out):
    (tmp_path / "folder").mkdir()
    file = lines(tmp_path / "q.jsonl", {"id": 1, "question": "?"})
    said = command("ask", "--file", file, "--out", tmp_path / out, "--as-of", DAY)
    assert said.code == 1 and is_one_line(said.err)
    assert not list(tmp_path.glob("*.part"))


def test_a_file_that_is_not_there_is_said_in_one_line(command, tmp_path):
    said = command("search", "--file", tmp_path / "nothing.jsonl")
    assert said.code == 1 and is_one_line(said.err)


@pytest.mark.parametrize("question", ["", "x" * 3000])
def test_a_question_that_is_refused_ends_with_one_and_one_line(command, question):
    said = command("ask", question)
    assert said.code == 1 and is_one_line(said.err) and not said.out


# --- search -------------------------------------------------------------------------------------------------------


def test_hits_have_the_agreed_shape(command):
    said = command("search", "a robot with a blade", "--k", "3", "--as-of", DAY, "--json")
    assert said.code == 0 and set(said.json) == {"hits"} and len(said.json["hits"]) == 3
    assert all(set(hit) == HIT for hit in said.json["hits"])
    scores = [hit["score"] for hit in said.json["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_many_searches_are_done_in_one_process(command, tmp_path):
    file = lines(tmp_path / "q.jsonl", {"id": 1, "question": "blade"}, {"id": 2, "question": ""})
    said = command("search", "--file", file, "--out", tmp_path / "hits.jsonl", "--k", "2", "--as-of", DAY)
    rows = [json.loads(line) for line in (tmp_path / "hits.jsonl").read_text().splitlines()]
    assert said.code == 0 and [set(row) for row in rows] == [{"id", "hits"}] * 2
    assert (len(rows[0]["hits"]), rows[1]["hits"]) == (2, [])


def test_hits_for_a_person_are_a_line_each(command):
    assert command("search", "blade", "--k", "2", "--as-of", DAY).out.count("\n") == 2


# --- law ----------------------------------------------------------------------------------------------------------


def test_a_provision_is_shown_with_what_stands_below_it(command):
    said = command("law", "show", "Article 3(1)", "--as-of", DAY)
    assert said.code == 0 and "(aa) it has a saw;" in said.out and "Applies from 2100-05-01" in said.out


def test_a_provision_in_json_is_a_list_of_rows(command):
    rows = command("law", "show", "aia:art_3.1", "--as-of", DAY, "--json").json
    assert rows[0]["id"] == "aia:art_3.1" and all(set(row) >= EXPORTED for row in rows)


@pytest.mark.parametrize("pointer", ["Article 99", "gibberish", "aia:art_1.2.x", "aia:", ":", "", "omnibus:art_1"])
def test_a_pointer_to_nothing_ends_with_one_and_one_line(command, pointer):
    said = command("law", "show", pointer, "--as-of", DAY)
    assert said.code == 1 and is_one_line(said.err)


def test_a_text_is_exported_a_provision_a_line_its_own_words_only(command):
    said = command("law", "export", "--source", "aia", "--version", "2099-06-01", "--lang", "en")
    rows = {row["id"]: row for row in said.rows}
    assert said.code == 0 and all(set(row) >= EXPORTED for row in rows.values())
    assert rows["aia:art_3.1"]["text"].endswith("are met:") and rows["aia:art_3.1.a"]["parent"] == "aia:art_3.1"
    assert all(row["parent"] is None or row["parent"] in rows for row in rows.values())


@pytest.mark.parametrize("words", [("--source", "none"), ("--source", "aia", "--version", "1999-01-01")])
def test_a_text_that_is_not_here_ends_with_one(command, words):
    said = command("law", "export", *words)
    assert said.code == 1 and is_one_line(said.err) and "aia 2099-06-01" in said.err


# --- corpus and index ---------------------------------------------------------------------------------------------


def test_the_shelf_is_described_document_by_document(command):
    rows = command("corpus", "status", "--json").json
    assert [set(row) for row in rows] == [{"document", "file", "state", "note"}] * 2
    assert {row["state"] for row in rows} == {"present"}


def test_an_index_that_is_up_to_date_is_left_alone(command):
    said = command("index")
    assert said.code == 0 and said.out.startswith("Unchanged: ")


# --- misuse -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [("nonsense",), ("ask",), ("search",), ("ask", "x", "--as-of", "tomorrow"), ("ask", "x", "--as-of", "2026-02-30"),
     ("search", "x", "--k", "0"), ("search", "x", "--k", "101"), ("law", "show"), ("law", "export"), ("ask", "--nope")],
)  # fmt: skip
def test_misuse_ends_with_two(command, words):
    said = command(*words)
    assert said.code == 2 and "Traceback" not in said.err and not said.out.startswith("{")


def test_a_setting_that_cannot_be_used_ends_with_one_and_names_it(command, monkeypatch):
    monkeypatch.setenv("HELPDESK_QUESTION_LIMIT", "many")
    said = command("ask", "x")
    assert said.code == 1 and is_one_line(said.err) and "HELPDESK_QUESTION_LIMIT" in said.err


def test_an_empty_shelf_still_answers_and_says_what_to_do(command, monkeypatch, tmp_path):
    monkeypatch.setenv("HELPDESK_SHELF", str(tmp_path))
    said = command("ask", "What is a keeper?", "--as-of", DAY, "--json")
    assert said.code == 0 and said.json["status"] == "not-found" and said.json["next"]


def test_the_module_is_a_program(settings):
    call = [sys.executable, "-m", "helpdesk", "law", "show", "Article 99", "--as-of", DAY]
    done = subprocess.run(call, env=settings.as_environment(), capture_output=True, text=True)
    assert done.returncode == 1 and is_one_line(done.stderr) and done.stdout == ""


# --- the law itself -----------------------------------------------------------------------------------------------


def _exported(real_desk, monkeypatch, capfd, *words: str) -> list[dict]:
    for name, value in real_desk.settings.as_environment().items():
        if name.startswith("HELPDESK_"):
            monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["helpdesk", "law", "export", *words])
    with pytest.raises(SystemExit) as end:
        main()
    assert not end.value.code
    return [json.loads(line) for line in capfd.readouterr().out.split("\n") if line]


@pytest.mark.official
def test_the_act_as_published_is_exported_whole(real_desk, monkeypatch, capfd):
    rows = _exported(real_desk, monkeypatch, capfd, "--source", "aia", "--version", "2024-07-12", "--lang", "en")
    kinds = Counter(row["kind"] for row in rows)
    assert (kinds["article"], kinds["recital"], kinds["annex"], kinds["definition"]) == (113, 180, 13, 68)
    assert not any(row["deleted"] for row in rows)


@pytest.mark.official
def test_the_act_in_force_is_exported_whole(real_desk, monkeypatch, capfd):
    rows = _exported(real_desk, monkeypatch, capfd, "--source", "aia", "--version", "2026-07-27", "--lang", "en")
    kinds = Counter(row["kind"] for row in rows if not row["deleted"])
    assert (kinds["article"], kinds["annex"], kinds["definition"], kinds["recital"]) == (119, 14, 70, 0)
    assert Counter(row["kind"] for row in rows)["paragraph"] == 553
    assert sum(row["deleted"] for row in rows) == 4
