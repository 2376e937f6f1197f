"""The house's fire alarm: every rule is run over the whole house, and over made-up modules that break it."""

import pytest

from tests import house_rules as rules
from tests.house_rules import Module, house

# Each rule with modules that break it.
BREACHES = {
    rules.every_room_has_a_floor: [("helpdesk/attic/a.py", ""), ("helpdesk/lawyer.py", "")],
    rules.imports_only_go_down: [
        ("helpdesk/law/a.py", "import helpdesk.desk"),
        ("helpdesk/shelf/a.py", "def f():\n    from helpdesk.search.index import Index"),
        ("helpdesk/search/a.py", "from helpdesk import checker"),
        ("helpdesk/search/deep/a.py", "from ...answering import compose"),
        ("helpdesk/answering/__init__.py", "from .. import desk"),
        ("helpdesk/desk.py", "import importlib\nimportlib.import_module('helpdesk.pages.ask')"),
        ("helpdesk/__init__.py", "from helpdesk.law import parse"),
        ("helpdesk/pages/a.py", "import eval.speed"),
    ],
    rules.strangers_do_not_meet: [("helpdesk/answering/a.py", "import helpdesk.checker.walk")],
    rules.libraries_enter_by_their_doors: [
        ("helpdesk/desk.py", "import streamlit as st"),
        ("helpdesk/search/words.py", "def f():\n    from chromadb.config import Settings"),
        ("helpdesk/search/index.py", "import an_unheard_of_library"),
    ],
    rules.only_settings_read_the_environment: [
        ("helpdesk/desk.py", "import os\nos.environ['A'] = 'b'"),
        ("app.py", "from os import getenv"),
        ("helpdesk/pages/a.py", "import os as system\nsystem.environ.get('A')"),
    ],
    rules.the_core_has_no_clock: [
        ("helpdesk/law/a.py", "import datetime\nday = datetime.date.today()"),
        ("helpdesk/desk.py", "from datetime import datetime\nnow = datetime.now"),
        ("helpdesk/shelf/a.py", "from time import time"),
        ("helpdesk/search/a.py", "from datetime import date as Day\nday = Day.today()"),
    ],
    rules.nothing_is_caught_by_a_blanket: [
        ("helpdesk/desk.py", "try:\n    1\nexcept Exception:\n    2"),
        (
            "helpdesk/shelf/a.py",
            "try:\n    1\nexcept (ValueError, builtins.BaseException) as error:\n    raise",
        ),
        ("helpdesk/law/a.py", "try:\n    1\nexcept:\n    2"),
        ("helpdesk/law/a.py", "with contextlib.suppress(Exception):\n    1"),
    ],
    rules.modules_have_a_nameplate: [("helpdesk/law/a.py", "x = 1"), ("helpdesk/law/a.py", '"""\n"""')],
    rules.names_say_what_things_are: [
        ("helpdesk/search/utils.py", ""),
        ("helpdesk/desk.py", "class AnswerManager: ..."),
        ("helpdesk/desk.py", "def load_data(): ..."),
        ("helpdesk/desk.py", "async def event_handlers(): ..."),
    ],
    rules.files_and_functions_stay_short: [
        ("helpdesk/desk.py", "x = 1\n" * rules.LONGEST_FILE),
        ("helpdesk/desk.py", "def f():\n" + "    1\n" * rules.LONGEST_FUNCTION),
    ],
}
SOUND = """\"\"\"A room that keeps every rule, though it comes close.\"\"\"

import os.path
from datetime import date, datetime

from helpdesk.errors import HelpdeskError
from helpdesk.law import Citation

from . import passage


def database(updated: date) -> str:
    try:
        return datetime.combine(updated, datetime.min.time()).isoformat()
    except (OSError, HelpdeskError):
        return os.path.join("a", "b")
"""


def name_of(value: object) -> str:
    return getattr(value, "__name__", "")


@pytest.mark.parametrize("rule", BREACHES, ids=name_of)
def test_the_whole_house_keeps_the_rule(rule):
    complaints = [f"{module.path}: {complaint}" for module in house() for complaint in rule(module)]
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [(rule, path, text) for rule, breaches in BREACHES.items() for path, text in breaches],
    ids=name_of,
)
def test_the_rule_rings_when_it_is_broken(rule, path, text):
    assert list(rule(Module(path, text)))


@pytest.mark.parametrize("rule", BREACHES, ids=name_of)
def test_the_rule_is_silent_in_a_sound_room(rule):
    assert list(rule(Module("helpdesk/search/words.py", SOUND))) == []


def test_every_rule_has_been_looked_at_over_a_house_that_stands():
    assert {module.room for module in house()} >= {"helpdesk", "law", "errors", "settings"}
