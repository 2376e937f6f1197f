"""What tests share: where the official texts are, if they are anywhere."""

import os
from pathlib import Path

import pytest

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
