"""The small rules that the tests of the check walk through."""

import pytest

from helpdesk.checker.rulebook import Rulebook
from tests.checker import small


@pytest.fixture(scope="session")
def book(tmp_path_factory) -> Rulebook:
    return small.read(small.write_rows(tmp_path_factory.mktemp("rules")))
