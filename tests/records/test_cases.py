"""What visitors hand in is kept whole, a line each, for its owner alone; what cannot be kept is refused."""

import json
import os
import threading
from pathlib import Path

import pytest

from helpdesk.errors import RecordError
from helpdesk.records.cases import Sent, keep_case
from helpdesk.records.lines import append_line
from helpdesk.records.votes import Vote, keep_vote

CHECK = {"risk": ["minimal"], "facts": {"what": "system"}}


def rows(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text("utf-8").split("\n")[:-1]]


def test_a_case_is_a_line_with_its_number_note_contact_and_check(tmp_path):
    number = keep_case(tmp_path, Sent(CHECK, "Please look.", "me@firm.example"))
    [row] = rows(tmp_path / "cases.jsonl")
    assert row == {"number": number, "note": "Please look.", "contact": "me@firm.example", "check": CHECK}


def test_numbers_can_be_told_over_the_phone_and_do_not_repeat(tmp_path):
    numbers = [keep_case(tmp_path, Sent(CHECK, "", "")) for _ in range(200)]
    assert len(set(numbers)) == 200 and {len(number) for number in numbers} == {8}
    assert [row["number"] for row in rows(tmp_path / "cases.jsonl")] == numbers


def test_a_line_is_for_its_owner_alone(tmp_path):
    before = os.umask(0)  # the file must be private whatever the machine allows
    try:
        keep_case(tmp_path / "home", Sent(CHECK, "", ""))
        keep_vote(tmp_path / "home", Vote("?", "answered", (), True))
    finally:
        os.umask(before)
    for name in ("cases.jsonl", "votes.jsonl"):
        assert (tmp_path / "home" / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\u2028b", "ÿ🤖", '"\\', "\x00\x1b", "\ud800"])
def test_whatever_is_written_stays_one_line(tmp_path, text):
    keep_case(tmp_path, Sent(CHECK, text, ""))
    keep_case(tmp_path, Sent(CHECK, "next", ""))
    first, second = rows(tmp_path / "cases.jsonl")
    assert first["note"] == text.encode("utf-8", "replace").decode() and second["note"] == "next"


def test_a_line_is_one_write_so_that_two_visitors_never_mix(tmp_path):
    sent = [Sent({"text": letter * 20_000}, letter * 4_000, "") for letter in "abcdefgh"]
    threads = [
        threading.Thread(target=lambda each=each: [keep_case(tmp_path, each) for _ in range(10)]) for each in sent
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = rows(tmp_path / "cases.jsonl")
    assert len(kept) == 80 and all(set(row["note"]) == set(row["check"]["text"]) for row in kept)


@pytest.mark.parametrize(
    ("note", "contact", "is_kept"),
    [("x" * 5_000, "y" * 200, True), ("x" * 5_001, "", False), ("", "y" * 201, False)],
)
def test_a_note_or_contact_that_is_too_long_is_refused_and_nothing_is_kept(tmp_path, note, contact, is_kept):
    if is_kept:
        keep_case(tmp_path, Sent(CHECK, note, contact))
        assert rows(tmp_path / "cases.jsonl")[0]["note"] == note
        return
    with pytest.raises(RecordError, match="5,000"):
        keep_case(tmp_path, Sent(CHECK, note, contact))
    assert not (tmp_path / "cases.jsonl").exists()


def test_a_home_that_cannot_be_written_is_said_in_words_for_a_visitor(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RecordError, match=r"^Your case could not be kept: .+\.$"):
        keep_case(tmp_path / "file", Sent(CHECK, "", ""))
    with pytest.raises(RecordError, match=r"^Your vote could not be kept: .+\.$"):
        keep_vote(tmp_path / "file", Vote("?", "answered", (), True))


def test_a_folder_in_the_place_of_the_file_is_an_error_of_ours(tmp_path):
    (tmp_path / "cases.jsonl").mkdir()
    with pytest.raises(RecordError):
        append_line(tmp_path / "cases.jsonl", {}, "Your case")


def test_a_vote_is_a_line_and_what_stands_there_stays(tmp_path):
    keep_vote(tmp_path, Vote("What?", "answered", ("aia:art_4",), True))
    keep_vote(tmp_path, Vote("Who?", "not-found", (), False))
    assert rows(tmp_path / "votes.jsonl") == [
        {"question": "What?", "status": "answered", "cited": ["aia:art_4"], "up": True},
        {"question": "Who?", "status": "not-found", "cited": [], "up": False},
    ]
