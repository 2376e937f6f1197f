"""kill -9 while an index is built, at every stage; a normal start then needs no one's help."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from helpdesk.desk import open_desk
from helpdesk.search.index import open_index, read_manifest
from helpdesk.settings import Settings
from tests import sample

COMMAND = [sys.executable, "-m", "helpdesk", "index", "--rebuild"]


def vectors_kept(home: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{home / 'vectors.sqlite'}?mode=ro", uri=True)) as cache:
            return cache.execute("SELECT count(*) FROM vector").fetchone()[0]
    except sqlite3.Error:
        return 0


def any_of(home: Path, pattern: str) -> bool:
    return next(home.glob(pattern), None) is not None


STAGES: dict[str, Callable[[Path], bool]] = {
    "the lock is taken": lambda home: (home / "index" / ".lock").exists(),
    "the model is being exported": lambda home: any_of(home, "models/*.part"),
    "vectors are being kept": lambda home: vectors_kept(home) > 0,
    "the build has begun": lambda home: any_of(home, "index/*.part"),
    "vectors are stored": lambda home: any_of(home, "index/*.part/vectors/*"),
    "the build stands but does not serve": lambda home: any_of(home, "index/*/manifest.json"),
    "the pointer is set": lambda home: any_of(home, "index/current*"),
}


def killed_when(settings: Settings, is_time: Callable[[Path], bool]) -> bool:
    """Start an index and kill it as soon as a stage is reached; whether it died of that."""
    process = subprocess.Popen(
        COMMAND,
        env=settings.as_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None and not is_time(settings.home):
        time.sleep(0.001)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait(60) == -signal.SIGKILL


@pytest.fixture
def bare_settings(sample_corpus, tiny_model, tmp_path) -> Settings:
    """A small installation on which nothing was ever built."""
    return sample.settings_of(sample_corpus, tmp_path / "home", model=tiny_model)


def test_a_first_build_killed_at_every_stage_is_finished_by_a_normal_start(bare_settings):
    deaths, kept = [], []
    for stage, is_time in STAGES.items():
        if killed_when(bare_settings, is_time):
            deaths.append(stage)
        kept.append(vectors_kept(bare_settings.home))
    assert len(deaths) >= 4, deaths
    assert kept == sorted(kept) and kept[-1] > 0, "vectors that were kept are not computed again"
    desk = open_desk(bare_settings)
    assert desk.search("a robot with a blade", sample.SUMMER)
    desk.build_index(sample.quietly)
    folders = [folder.name for folder in desk.place().folder.iterdir() if folder.is_dir()]
    manifest = read_manifest(desk.place())
    assert set(folders) <= {manifest.build, manifest.replaces}
    assert not any_of(bare_settings.home, "models/*.part")


@pytest.mark.parametrize("stage", ["the build has begun", "vectors are stored"])
def test_the_index_that_served_goes_on_serving_when_its_successor_is_killed(settings, stage):
    desk = open_desk(settings)
    before = [hit.provision.id for hit in desk.search("a robot with a blade", sample.SUMMER)]
    served = read_manifest(desk.place())
    assert killed_when(settings, STAGES[stage])
    assert open_index(desk.place()).manifest == served
    assert [hit.provision.id for hit in open_desk(settings).search("a robot with a blade", sample.SUMMER)] == before
