"""What the tests of filling the shelf share: a local web that serves what it is told, and an empty shelf."""

from pathlib import Path

import pytest

from tests.shelf.web import Web


@pytest.fixture
def web():
    with Web() as serving:
        yield serving


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "shelf"
