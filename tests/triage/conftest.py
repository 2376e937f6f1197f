"""The desk over the real rows, without an index: what triage needs of the rules."""

import pytest

from helpdesk.desk import open_desk
from helpdesk.settings import ROOT
from tests import sample


@pytest.fixture(scope="module")
def rules_desk(tmp_path_factory):
    return open_desk(sample.settings_of(ROOT / "corpus", tmp_path_factory.mktemp("home")))
