"""The bench tells what it could measure, and says what it could not."""

import time
from datetime import date
from pathlib import Path

import pytest

from eval import speed
from eval.bench import OWN_QUESTIONS, Bench, read_questions
from eval.ruler import Row
from eval.runs import RunFailed, run
from eval.warm import _WATCHED, Part, watched
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


def test_no_question_is_asked_twice_in_the_same_words(bench):
    asked = bench.fresh(0, 300) + bench.fresh(300, 300)
    assert len(set(asked)) == 600
    assert all(text.startswith("What is a deployer?") for text in asked)


def test_an_empty_file_of_questions_is_refused(tmp_path):
    (tmp_path / "none.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no question"):
        read_questions(tmp_path / "none.jsonl")


class Kitchen:
    """Two verbs to watch, one of which uses the other."""

    def cook(self, dish: str) -> str:
        time.sleep(0.02)
        return f"{dish}, cooked"

    def serve(self, dish: str) -> str:
        time.sleep(0.05)
        return self.cook(dish) + ", served"


def test_a_watched_verb_does_what_it_did_and_is_let_go_afterwards():
    original = Kitchen.cook
    with watched((Part(Kitchen, "cook", "cook"),)) as took:
        assert Kitchen().cook("rice") == "rice, cooked"
    assert took["cook"] > 0
    assert Kitchen.cook is original


def test_every_part_of_an_ask_that_is_watched_is_there():
    assert [part for part in _WATCHED if not callable(getattr(part.owner, part.verb, None))] == []


def test_a_watched_verb_is_let_go_when_the_block_breaks():
    original = Kitchen.cook
    with pytest.raises(ZeroDivisionError), watched((Part(Kitchen, "cook", "cook"),)):
        1 / 0  # noqa: B018
    assert Kitchen.cook is original


def test_a_part_is_not_charged_for_the_parts_inside_it():
    with watched((Part(Kitchen, "cook", "cook"), Part(Kitchen, "serve", "serve"))) as took:
        begun = time.perf_counter()
        assert Kitchen().serve("rice") == "rice, cooked, served"
        Kitchen().cook("beans")
        whole = time.perf_counter() - begun
    assert took["cook"] >= 0.04 and took["serve"] >= 0.05
    assert took["cook"] + took["serve"] <= whole
