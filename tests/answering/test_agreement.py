"""Agreement: what a sentence says in its own words stands in what it cites, or it is held back."""

from datetime import date

import pytest

from eval.corrupting import KINDS
from eval.corruptions import ANSWERS, LAW, OURS, alarms, caught
from helpdesk.answering.agreement import against, disagreement, own_words
from helpdesk.answering.agreement.cues import cues_of
from helpdesk.answering.agreement.evidence import Evidence, evidence_of
from helpdesk.answering.answer import Claim, Draft, DraftSentence, Question, Status
from helpdesk.answering.ground import ground
from helpdesk.answering.quote import claim_of
from helpdesk.errors import CorpusError
from helpdesk.law import Citation
from helpdesk.settings import ROOT
from tests import sample

CUES = cues_of(ROOT / "corpus")
KEEPING = "The provider of a robot shall keep the drawings for 10 years after the sale, and may keep the blade."
FINES = "Fines reach EUR 15 000 000 or 3 % of turnover, whichever is higher. For an SME it is whichever is lower."
BAN = "The use of robots that frighten children is prohibited. It applies from 2 August 2026. See Article 7(1)."
COURT = "This Regulation does not apply to robots used by the Member States for national defence."
TEST = "The provider shall test the robot before the sale, in all gardens. It is tested at least four times."
CEILING = "For an SME the ceiling of the fine for a false answer is whichever is lower."
POWER = "It is presumed where the computation used is greater than 10²⁵ operations."


def held(*texts: str, days: tuple[str, ...] = (), holders: frozenset[str] = frozenset()) -> Evidence:
    return Evidence(texts, (), days, holders, frozenset({"aia:art_7.1"}), "aia:art_7.1")


def why(said: str, *texts: str, days: tuple[str, ...] = ()) -> str:
    return against(said, held(*texts, days=days), CUES)


TRUE = [
    ("Providers must keep the drawings for ten years after the sale.", KEEPING),
    ("The drawings stay with the provider for 120 months.", KEEPING),
    ("Up to EUR 15 million or 3% of turnover.", FINES),
    ("A ceiling of €15,000,000 or three per cent of turnover.", FINES),
    ("Frightening children with a robot is banned since 2 August 2026.", BAN),
    ("The ban has applied since August 2026.", BAN),
    ("Since 2026 nobody may use robots to frighten children (Article 7).", BAN),
    ("The use of robots that frighten children is not allowed.", BAN),
    ("Robots for defence are outside the Regulation.", COURT),
    ("More than 10^25 operations.", POWER),
    ("Two tests must be met; six cases are told here.", BAN),
    ("Many believe that drawings are kept for 99 years; it is ten years.", KEEPING),
]
FALSE = {
    "another number": ("Providers must keep the drawings for 12 years.", KEEPING),
    "another number in words": ("Providers must keep the drawings for twelve years.", KEEPING),
    "another unit": ("Providers must keep the drawings for 10 months.", KEEPING),
    "another amount": ("Up to EUR 35 million or 3 % of turnover.", FINES),
    "another share": ("Up to EUR 15 million or 7 % of turnover.", FINES),
    "another power": ("More than 10^23 operations.", POWER),
    "another count of the same": ("The robot is tested at least five times.", TEST),
    "another day": ("The ban applies from 3 August 2026.", BAN),
    "another month": ("The ban applies from 2 December 2026.", BAN),
    "another year": ("The ban applies from 2 August 2027.", BAN),
    "a year alone": ("The ban applies from 2028.", BAN),
    "another article": ("Robots that frighten children fall under Article 9(1).", BAN),
    "another holder": ("Importers must keep the drawings for 10 years.", KEEPING),
    "a not put in": ("The provider must not test the robot before the sale, in all gardens.", TEST),
    "a not left out": ("This Regulation applies to robots used by the Member States for national defence.", COURT),
    "may for must": ("The provider may test the robot before the sale, in all gardens.", TEST),
    "must for may": ("The provider must keep the drawings after it.", "Providers may keep the drawings after it."),
    "allowed for banned": ("The use of robots that frighten children is allowed.", BAN),
    "lower for higher": ("Fines reach EUR 15 000 000 or 3 % of turnover, whichever is lower.", FINES),
    "larger for SME": ("For larger firms the ceiling of the fine for a false answer is whichever is lower.", CEILING),
    "after for before": ("The provider must test the robot after the sale, in all gardens.", TEST),
    "none for all": ("The provider must test the robot before the sale, in none of the gardens.", TEST),
}  # fmt: skip


@pytest.mark.parametrize(("said", "law"), TRUE)
def test_a_sentence_that_says_the_same_in_other_words_passes(said, law):
    assert why(said, law) == ""


@pytest.mark.parametrize("what", FALSE)
def test_a_sentence_with_one_thing_changed_is_held_back(what):
    said, law = FALSE[what]
    assert why(said, law)


def test_the_calendar_is_evidence_for_a_day():
    said = "The ban applies from 2 December 2027."
    assert why(said, BAN)
    assert why(said, BAN, days=("High-risk duties apply: 2 December 2027.",)) == ""


def test_a_holder_that_the_row_names_may_be_bound():
    said = "Importers must keep the drawings for 10 years."
    assert against(said, held(KEEPING, holders=frozenset({"importer"})), CUES) == ""


def test_a_quote_that_is_shown_was_read_already_and_is_not_read_again():
    quote = "You shall keep it for 77 years."
    claim = Claim(Citation("aia", ("art_7", "1"), sample.IN_FORCE), quote)
    assert "77" not in own_words(DraftSentence(f"Article 7(1) says: “{quote}”", (claim,)))


def sentence(desk, text: str, *names: str, told: str | None = None) -> tuple[DraftSentence, Question]:
    question = Question("", sample.SUMMER)
    found = [desk.shelf.find(Citation.from_id(f"aia:{name}"), sample.SUMMER) for name in names]
    return DraftSentence(text, tuple(claim_of(one) for one in found), told), question


def test_the_evidence_of_a_point_holds_its_lead_in(sample_desk):
    evidence = evidence_of(*sentence(sample_desk, "Both must be met.", "art_3.1.a"), sample_desk.shelf)
    assert any("both of the following conditions" in text for text in evidence.texts)


def test_a_place_that_cannot_be_read_is_no_evidence(sample_desk):
    there = Claim(Citation("aia", ("art_99",), sample.IN_FORCE))
    assert evidence_of(DraftSentence("x", (there,)), Question("", sample.SUMMER), sample_desk.shelf) is None


def test_a_loose_end_in_the_cues_is_refused(tmp_path):
    (tmp_path / "agreement.toml").write_text('[[holder]]\nid = "provider"\n')
    with pytest.raises(CorpusError, match="said"):
        cues_of(tmp_path)


def test_a_corpus_without_cues_lets_every_sentence_pass(sample_desk):
    assert disagreement(*sentence(sample_desk, "Watch it.", "art_4"), sample_desk.shelf) == ""


@pytest.mark.official
def test_grounding_holds_back_a_sentence_that_disagrees_and_counts_it(real_desk):
    question = Question("", date(2026, 11, 20))
    found = real_desk.shelf.find(Citation.from_id("aia:art_18.1"), question.as_of)
    true, false = ("The provider must keep them for 10 years.", "The provider must keep them for 12 years.")
    draft = Draft(Status.ANSWERED, tuple(DraftSentence(text, (claim_of(found),)) for text in (true, false)))
    answer = ground(draft, question, real_desk.shelf)
    assert [one.text for one in answer.sentences] == [true]
    assert answer.held_back == 1


@pytest.mark.official
def test_every_row_and_every_prepared_answer_agrees_with_the_law_it_cites(real_desk):
    """A flagged sentence is a mistake, or a person looks at it and writes the reason into corpus/agreement.toml."""
    stopped, of = alarms(real_desk.shelf)
    assert of > 2000
    assert not stopped, "\n".join(f"{alarm.told}: {alarm.why}: {alarm.text}" for alarm in stopped)


# What was reached, less a margin for rows that come and go.
LEAST = {
    (OURS, "number"): 0.95, (OURS, "count"): 0.92, (OURS, "unit"): 0.92, (OURS, "date"): 0.94, (OURS, "pointer"): 0.65,
    (OURS, "negation added"): 0.88, (OURS, "negation removed"): 0.87, (OURS, "holder"): 0.84, (OURS, "modality"): 0.92,
    (OURS, "banned/allowed"): 0.84, (OURS, "SME/larger"): 0.80, (OURS, "lower/higher"): 0.93,
    (OURS, "before/after"): 0.94, (OURS, "all/none"): 0.94, (LAW, "number"): 0.85, (LAW, "date"): 0.92,
    (LAW, "unit"): 0.92, (LAW, "holder"): 0.73, (ANSWERS, "number"): 0.80, (ANSWERS, "date"): 0.90,
}  # fmt: skip


@pytest.mark.official
def test_corruptions_are_caught_as_often_as_they_were(real_desk):
    rows = {(row.setting, row.kind): row for row in caught(real_desk.shelf)}
    assert sum(row.of for row in rows.values()) >= 3000
    assert {row.kind for row in rows.values()} == set(KINDS)
    below = {where: rows[where].share for where, least in LEAST.items() if rows[where].share < least}
    assert not below
