"""What tests share: where the official texts are, if they are anywhere; a small desk of our own; the real one."""

import os
import shutil
from pathlib import Path

import pytest

from helpdesk.desk import Desk, open_desk
from helpdesk.settings import read_settings
from tests import sample

ROOT = Path(__file__).resolve().parent.parent


def _mirror() -> Path | None:
    """The folder that holds official/ and guidance/: the mirror that was named, or the filled shelf."""
    named = os.environ.get("HELPDESK_CORPUS_MIRROR")
    candidates = [ROOT / named] if named else []
    for folder in [*candidates, ROOT / "corpus"]:
        if (folder / "official" / "02024R1689-20260727" / "en.xhtml").is_file():
            return folder.resolve()
    return None


@pytest.fixture(scope="session")
def mirror() -> Path:
    """The official texts as files; tests that need them are skipped where there are none."""
    folder = _mirror()
    if folder is None:
        pytest.skip("no official texts: name a mirror in HELPDESK_CORPUS_MIRROR or run corpus sync")
    return folder


@pytest.fixture(scope="session")
def sample_corpus(tmp_path_factory) -> Path:
    """Rows and texts of the made-up act; not to be written to."""
    return sample.settle(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def sample_desk(sample_corpus) -> Desk:
    """The real desk over the made-up act, with the packaged model and an index that is built."""
    desk = open_desk(sample.settings_of(sample_corpus, sample.KEPT))
    desk.build_index(sample.quietly)
    return desk


@pytest.fixture
def fresh_home(sample_desk, tmp_path) -> Path:
    """A home of its own with a prepared model and known vectors, but no index."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copytree(sample.KEPT / "models", home / "models", copy_function=os.symlink)
    shutil.copy(sample.KEPT / "vectors.sqlite", home)
    return home


@pytest.fixture(scope="session")
def real_desk(mirror) -> Desk:
    """The desk over the official texts; its index stays under this project's home, so that only the first is slow."""
    plain = {"model": None, "chroma_url": None, "lang": "en", "corpus": ROOT / "corpus"}
    desk = open_desk(read_settings().model_copy(update={**plain, "shelf": mirror, "corpus_mirror": mirror}))
    desk.build_index(sample.quietly)
    return desk
