"""Follow-ups: what leans on the conversation is made to stand alone, what stands alone passes untouched."""

import tomllib
from pathlib import Path

import pytest

from helpdesk.answering.followup import read_rules
from helpdesk.settings import ROOT

LIMIT = 2000
HERE = Path(__file__).parent
PAIRS = tomllib.loads((HERE / "followups.toml").read_text(encoding="utf-8"))["pair"]
RULES = read_rules(ROOT / "corpus")


def understood(pair: dict, limit: int = LIMIT) -> str:
    return RULES.understood(pair["asked"], pair["earlier"], limit)


def name_of(pair: dict) -> str:
    return f"{' / '.join(pair['earlier'])[-40:]} > {pair['asked']}"


@pytest.mark.parametrize("pair", PAIRS, ids=name_of)
def test_a_question_that_leans_is_rewritten_and_any_other_passes_untouched(pair):
    said = understood(pair)
    assert (said != pair["asked"]) is pair["leans"], said
    for words in pair.get("holds", ()):
        assert words.lower() in said.lower(), said
    for words in pair.get("lacks", ()):
        assert words.lower() not in said.lower(), said
