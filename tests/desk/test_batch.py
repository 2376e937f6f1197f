"""Batches: written row by row, taken up where they stopped, the same whatever happened in between."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from helpdesk.desk import batch
from helpdesk.desk.batch import batch_of, proceed, systems_of
from helpdesk.desk.triaging import Described
from helpdesk.errors import HelpdeskError, RecordError
from helpdesk.inventory.item import Item
from helpdesk.settings import ROOT

DAY = date(2026, 11, 20)
TEXTS = (
    "Ranks applications of gardeners by how well they fit", "Counts apples on a belt",
    "Chat window that answers questions about opening hours", "Sets the price of a tin of paint by the weather",
    "", "Grades the essays of pupils at the end of term",
)  # fmt: skip


class Slow:
    """Stands in for triage: says of each description what it is, or refuses it."""

    def __init__(self):
        self.seen = []

    def judge(self, as_of, team):
        return self

    def team(self):
        return ()

    def versions(self, as_of, team=()):
        return {"law": "x"}

    def verdict(self, text, day, team):
        self.seen.append(text)
        if "pupils" in text:
            raise HelpdeskError("This row cannot be read.")
        return text.upper(), day

    def result(self, verdict, system, team):
        return {"id": system.id, "said": verdict[0], "day": verdict[1].isoformat()}


class Desk:
    """A desk with that triage and a home."""

    def __init__(self, home):
        self.triaging = Slow()
        self.settings = type("Settings", (), {"home": home})


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def systems(count=6):
    return [Described(f"s{n}", f"System {n}", "Kim", TEXTS[n % len(TEXTS)]) for n in range(count)]


def run(desk, made, stop_after=None):
    for done in proceed(desk, made, lambda: stop_after is not None and made.done() >= stop_after):
        last = done
    return last


def test_every_row_ends_in_a_result_or_a_named_error(desk):
    made = batch_of(desk, systems(), DAY, {"s4": "The row has no description."})
    assert run(desk, made) == 6
    found = list(made.results())
    assert [each["id"] for each in found] == [f"s{n}" for n in range(6)]
    assert found[4] == {"id": "s4", "name": "System 4", "owner": "Kim", "description": "",
                        "error": "The row has no description."}  # fmt: skip
    assert found[5]["error"] == "This row cannot be read." and "said" in found[3]


def test_what_is_done_is_never_done_again(desk):
    made = batch_of(desk, systems(), DAY)
    assert run(desk, made) == 6
    seen = len(desk.triaging.seen)
    assert run(desk, batch_of(desk, systems(), DAY)) == 6
    assert len(desk.triaging.seen) == seen


@pytest.mark.parametrize("torn", [b'{"id": "s3", "sa', b"\xff\xfe", b""])
def test_half_a_line_is_as_good_as_none(desk, torn):
    whole = batch_of(desk, systems(), DAY)
    run(desk, whole)
    expected = whole.file.read_bytes()
    whole.file.write_bytes(b"".join(expected.splitlines(keepends=True)[:3]) + torn)
    assert whole.done() == 3
    run(desk, whole)
    assert whole.file.read_bytes() == expected


def test_another_day_another_row_or_another_law_is_another_run(desk):
    names = {batch_of(desk, systems(), DAY).file.name}
    names.add(batch_of(desk, systems(5), DAY).file.name)
    names.add(batch_of(desk, systems(), date(2027, 12, 2)).file.name)
    desk.triaging.versions = lambda *_: {"law": "y"}
    names.add(batch_of(desk, systems(), DAY).file.name)
    assert len(names) == 4


def test_it_stops_when_it_is_told_to_and_goes_on(desk):
    made = batch_of(desk, systems(), DAY)
    stop = iter([False, False, True])
    assert list(proceed(desk, made, lambda: next(stop))) == [0, 1, 2]
    assert made.done() == 2
    assert list(proceed(desk, made)) == [2, 3, 4, 5, 6]


def test_two_processes_are_not_at_work_on_one_run(desk):
    made = batch_of(desk, systems(), DAY)
    at_work = proceed(desk, made)
    next(at_work)
    with pytest.raises(RecordError, match="Another process"):
        next(proceed(desk, made))
    at_work.close()
    assert run(desk, made) == 6


def test_runs_that_nobody_works_on_any_more_are_removed(desk):
    made, other = batch_of(desk, systems(), DAY), batch_of(desk, systems(3), DAY)
    run(desk, made), run(desk, other)
    os.utime(made.file, (0, 0))
    now = datetime.now(UTC)
    assert batch.clear(desk.settings.home, now - timedelta(days=1)) == 1
    assert not made.file.exists() and other.file.exists()
    assert batch.clear(desk.settings.home, now - timedelta(days=1)) == 0


def test_a_row_may_name_its_own_day_and_a_wrong_one_is_ignored(desk):
    rows = [Item("a", "", "x", "", 1, {"as_of": "2027-12-02"}), Item("b", "", "y", "", 2, {"as_of": "soon"}, "No.")]
    found, problems = systems_of(rows)
    assert problems == {"b": "No."}
    made = batch_of(desk, found, DAY, problems)
    run(desk, made)
    assert [each.get("day") for each in made.results()] == ["2027-12-02", None]


def test_killed_at_any_moment_the_command_goes_on_and_ends_the_same(real_desk, tmp_path):
    rows = [{"id": f"r{n}", "description": f"{TEXTS[n % 4]}, site {n}"} for n in range(240)]
    inventory = tmp_path / "systems.jsonl"
    inventory.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    straight, killed = tmp_path / "straight.jsonl", tmp_path / "killed.jsonl"
    home = real_desk.settings.home
    command = [sys.executable, "-m", "helpdesk", "triage", "--file", str(inventory), "--as-of", "2026-11-20", "--out"]
    environment = {**os.environ, "HELPDESK_HOME": str(home), "HELPDESK_DATABASE_URL": ""}
    begun = subprocess.Popen([*command, str(killed)], cwd=ROOT, env=environment, start_new_session=True)
    kept = home / batch.FOLDER
    before = {file.name for file in kept.glob("*.jsonl")}
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and begun.poll() is None:
        mine = [file for file in kept.glob("*.jsonl") if file.name not in before]
        if mine and mine[0].stat().st_size > 20_000:
            break
        time.sleep(0.02)
    os.killpg(begun.pid, signal.SIGKILL)
    begun.wait(10)
    assert not killed.exists(), "it was killed before it was done"
    assert mine, "something was written down"
    assert subprocess.run([*command, str(killed)], cwd=ROOT, env=environment, check=False).returncode == 0
    mine[0].unlink()
    assert subprocess.run([*command, str(straight)], cwd=ROOT, env=environment, check=False).returncode == 0
    mine[0].unlink()
    assert killed.read_bytes() == straight.read_bytes()
    assert len(killed.read_text(encoding="utf-8").splitlines()) == len(rows)
