"""The examiner of the gate: it finds what is wrong, and its near misses are near and false."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from eval.gate import Verdict, complaints, examine, export_rows, report
from eval.near_misses import near_misses
from helpdesk.answering.answer import Sentence
from helpdesk.answering.ground import refusal
from tests import sample

QUESTIONS = [
    {"id": "a", "question": "What is a keeper?"},
    {"id": "b", "question": "When is a robot with a blade high-risk?", "as_of": "2099-05-01"},
    {"id": "c", "question": "When must the keeper watch the robot?"},
    {"id": "d", "question": "How do I file my VAT return?"},
    {"id": "e", "question": ""},
    {"id": "f", "question": "What does Article 1(3) say about gnomes?"},
]


@pytest.fixture
def rows(sample_desk):
    return export_rows(sample_desk)


@pytest.fixture
def answer(sample_desk):
    return sample_desk.ask("What does Article 1(1) say?", sample.SUMMER)


def found(answer, rows, desk) -> str:
    return " | ".join(complaints(answer, rows, desk))


def with_first(answer, **changed):
    return replace(answer, citations=(replace(answer.citations[0], **changed), *answer.citations[1:]))


def test_the_rows_are_those_of_the_export(rows, sample_desk):
    assert rows["aia", sample.IN_FORCE, "aia:art_1.1"]["text"] == "This Regulation lays down rules for garden robots."
    assert {version for _, version, _ in rows} == {sample.PUBLISHED, sample.IN_FORCE}


def test_a_sound_answer_has_no_complaints(answer, rows, sample_desk):
    assert answer.citations and found(answer, rows, sample_desk) == ""


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"quote": "This Regulation lays down no rules for garden robots."}, "does not say"),
        ({"id": "aia:art_1.9"}, "not in the text"),
        ({"id": "aia:art_1.2"}, "not in the text"),
        ({"id": "aia:art_4"}, "does not say"),
        ({"version": sample.PUBLISHED}, "not in force"),
        ({"version": "1999-01-01"}, "not in the text"),
    ],
)
def test_a_wrong_citation_is_found_without_the_gate(answer, rows, sample_desk, changed, complaint):
    assert complaint in found(with_first(answer, **changed), rows, sample_desk)


def test_a_number_that_points_nowhere_is_found(answer, rows, sample_desk):
    wrong = replace(answer, sentences=(Sentence("Yes.", (99,)),))
    assert "not there" in found(wrong, rows, sample_desk)


def test_words_in_quotation_marks_that_no_citation_holds_are_found(answer, rows, sample_desk):
    wrong = replace(answer, sentences=(Sentence("It says: “robots may do whatever they like”", (1,)),))
    assert "no citation of it holds" in found(wrong, rows, sample_desk)


def test_near_misses_are_of_many_kinds_near_and_never_true(sample_desk, rows):
    kinds = set()
    for question in QUESTIONS:
        if question["question"]:
            answer = sample_desk.ask(question["question"], sample.SUMMER)
            for cited in answer.citations:
                for miss in near_misses(cited, rows) if cited.quote else ():
                    kinds.add(miss.kind)
                    assert refusal(miss.claim, sample.SUMMER, "en", sample_desk.shelf), miss
    assert {"negation flipped", "number changed", "other place (parent)", "other place (sibling)"} <= kinds
    assert {"other version", "no version", "invented place", "a character changed", "stitched"} <= kinds


def test_the_gate_holds_over_all_questions(sample_desk):
    verdict = examine(QUESTIONS, sample_desk, sample.SUMMER)
    assert verdict.holds and verdict.asked == 5 and verdict.statuses["refused"] == 1
    assert verdict.quotes > 5 and sum(verdict.tried.values()) > 100
    assert "citations that fail the re-read: 0" in report(verdict)
    assert "(100.00 %)" in report(verdict)


def test_what_slips_through_is_reported():
    verdict = Verdict(asked=1, slipped=["negation flipped: aia:art_1 'x'"], failures=["a: wrong"])
    verdict.tried["negation flipped"] = 2
    assert not verdict.holds
    assert "1 of     2 refused" in report(verdict) and "(50.00 %)" in report(verdict) and "a: wrong" in report(verdict)


def examined(desk, *words) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "eval.gate", *map(str, words)]
    return subprocess.run(command, env=desk.settings.as_environment(), capture_output=True, text=True)


def test_it_is_a_program(sample_desk, tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(question) for question in QUESTIONS[:2]))
    done = examined(sample_desk, file, "--as-of", "2099-06-15")
    assert done.returncode == 0 and "questions 2," in done.stdout, done.stderr
    missing = examined(sample_desk, tmp_path / "nothing.jsonl")
    assert missing.returncode == 1 and missing.stderr.startswith("gate: ") and missing.stderr.count("\n") == 1
