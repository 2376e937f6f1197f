"""The bench tells what it could measure, and says what it could not."""

from datetime import date
from pathlib import Path

import pytest

from eval import speed, warm
from eval.bench import OWN_QUESTIONS, Bench, read_questions
from eval.ruler import Row
from eval.runs import RunFailed, run
from eval.warm import Part, watched
from helpdesk.settings import Settings


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(Settings(), ("What is a deployer?",), date(2026, 11, 20), tmp_path)


def test_a_part_that_fails_says_so_and_gives_no_figure(bench, monkeypatch):
    def broken(_: Bench) -> list[Row]:
        raise RunFailed("it did not start")

    monkeypatch.setattr(speed, "PARTS", {"app": broken, "warm": lambda _: [Row("warm ask", 9.0, "ms", 20)]})
    assert speed.measured("app", bench) == ([], ["app could not be measured: it did not start"])
    assert speed.measured("warm", bench) == ([Row("warm ask", 9.0, "ms", 20)], [])


def test_a_process_is_timed_and_what_it_prints_is_kept(bench):
    done = run(["-c", "import time; time.sleep(0.2); print('done')"], bench.settings)
    assert done.out == "done\n"
    assert done.seconds >= 0.2 > done.cpu


def test_a_process_that_fails_or_hangs_says_so(bench):
    with pytest.raises(RunFailed, match="no such luck"):
        run(["-c", "raise SystemExit('no such luck')"], bench.settings)
    with pytest.raises(RunFailed, match="longer than"):
        run(["-c", "import time; time.sleep(30)"], bench.settings, within=0.3)


def test_our_own_questions_are_many_and_each_is_asked_once():
    questions = read_questions(OWN_QUESTIONS)
    assert len(questions) >= 30 and len(set(questions)) == len(questions)


def test_an_empty_file_of_questions_is_refused(tmp_path):
    (tmp_path / "none.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no question"):
        read_questions(tmp_path / "none.jsonl")


class Kitchen:
    """Something with a verb to watch."""

    def cook(self, dish: str) -> str:
        return f"{dish}, cooked"


def test_a_watched_verb_does_what_it_did_and_is_let_go_afterwards():
    original = Kitchen.cook
    with watched((Part(Kitchen, "cook", "cook"),)) as took:
        assert Kitchen().cook("rice") == "rice, cooked"
    assert took["cook"] > 0
    assert Kitchen.cook is original


def test_a_watched_verb_is_let_go_when_the_block_breaks():
    original = Kitchen.cook
    with pytest.raises(ZeroDivisionError), watched((Part(Kitchen, "cook", "cook"),)):
        1 / 0  # noqa: B018
    assert Kitchen.cook is original


def test_the_parts_of_an_ask_add_up_to_the_ask():
    took = {"ask": 20.0, "compose": 14.0, "ground": 3.0, "find": 10.0, "encode": 5.0, "store": 2.0, "words": 1.0}
    own = warm.own_shares(took)
    assert own["fuse and choose hits"] == 2.0 and own["compose"] == 4.0 and own["the rest"] == 3.0
    assert sum(own.values()) == took["ask"]
