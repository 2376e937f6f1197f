"""Follow-ups: what leans on the conversation is made to stand alone, what stands alone passes untouched."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.answering.followup import read_rules
from helpdesk.desk import Desk
from helpdesk.errors import CorpusError
from helpdesk.settings import ROOT
from tests import sample

LIMIT = 2000
HERE = Path(__file__).parent
PAIRS = tomllib.loads((HERE / "followups.toml").read_text(encoding="utf-8"))["pair"]
RULES = read_rules(ROOT / "corpus")


def understood(pair: dict, limit: int = LIMIT) -> str:
    return RULES.understood(pair["asked"], pair["earlier"], limit)


def name_of(pair: dict) -> str:
    return f"{' / '.join(pair['earlier'])[-40:]} > {pair['asked']}"


def with_misses(pair: dict):
    return pytest.param(pair, marks=pytest.mark.xfail(strict=True)) if pair.get("missed") else pair


@pytest.mark.parametrize("pair", map(with_misses, PAIRS), ids=name_of)
def test_a_question_that_leans_is_rewritten_and_any_other_passes_untouched(pair):
    said = understood(pair)
    assert (said != pair["asked"]) is pair["leans"], said
    for words in pair.get("holds", ()):
        assert words.lower() in said.lower(), said
    for words in pair.get("lacks", ()):
        assert words.lower() not in said.lower(), said


def test_half_of_the_conversations_stand_alone_so_that_rewriting_everything_would_fail():
    alone = sum(not pair["leans"] for pair in PAIRS)
    assert 0.45 < alone / len(PAIRS) < 0.55


@pytest.mark.parametrize("pair", PAIRS, ids=name_of)
def test_nothing_is_rewritten_without_a_question_before_it(pair):
    assert RULES.understood(pair["asked"], [], LIMIT) == pair["asked"]


@pytest.mark.parametrize("pair", PAIRS, ids=name_of)
def test_what_was_rewritten_keeps_to_the_limit_of_a_question(pair):
    long = [f"{'Our plant grows tomatoes. ' * 100}{' '.join(pair['earlier'])}"]
    said = RULES.understood(pair["asked"], long, 200)
    assert len(said) <= 200


@pytest.mark.parametrize(
    ("objection", "claim"),
    [
        ("Our vendor claims that no marking is necessary.", "Is it true that no marking is necessary?"),
        ("You are wrong: not every employer is covered", "Is it true that not every employer is covered?"),
        ("I insist, say that there is no ban", "Is it true that there is no ban?"),
    ],
)
def test_a_claim_keeps_its_not_and_becomes_a_question(objection, claim):
    said = RULES.understood(objection, ["Is emotion recognition at work prohibited?"], LIMIT)
    assert said == f"Is emotion recognition at work prohibited? {claim}"


def test_an_objection_without_a_claim_asks_again():
    turns = ["Must we mark AI images?", "And videos?"]
    assert RULES.understood("Are you sure?", turns, LIMIT) == "Must we mark AI videos?"


def test_a_conversation_is_walked_from_its_first_question():
    turns = ["What does Article 26 say?", "and paragraph 7?", "does it apply to schools?", "And in 2028?"]
    assert RULES.understood("and Article 27?", turns, LIMIT) == "Article 27: does it apply to schools — in 2028?"


def test_without_rows_nothing_leans(tmp_path):
    assert read_rules(tmp_path).understood("And videos?", ["Must we mark AI images?"], LIMIT) == "And videos?"


def test_a_kind_of_cue_that_nobody_reads_is_named(tmp_path):
    (tmp_path / "followups.toml").write_text('[[cue]]\nid = "jonit"\nsaid = ["and"]\n')
    with pytest.raises(CorpusError, match=r"followups\.toml, row 'jonit'"):
        read_rules(tmp_path)


def test_the_desk_says_how_it_understood_and_keeps_the_words_that_were_written(sample_desk):
    desk = Desk(sample_desk.settings, sample_desk.shelf, replace(sample_desk.words, rewriter=RULES))
    answer = desk.ask("And paragraph 2?", sample.SUMMER, turns=["What does Article 1(1) say?"])
    plain = desk.ask("What does Article 1(2) say?", sample.SUMMER)
    assert (answer.question, answer.understood_as) == ("And paragraph 2?", "What does Article 1(2) say?")
    assert answer.as_json()["understood_as"] == "What does Article 1(2) say?"
    assert answer.sentences == plain.sentences and answer.citations == plain.citations
    assert "understood_as" not in plain.as_json()
