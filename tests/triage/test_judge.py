"""The judge: text makes kinds likely, the rules decide, and what is not sure is not said."""

from datetime import date

import pytest

from helpdesk.checker.finding import Tier
from helpdesk.triage.judge import Judge
from helpdesk.triage.precedent import OUTSIDE, Kind, Precedent
from helpdesk.triage.said import Said
from helpdesk.triage.verdict import Part, State
from tests.triage import small
from tests.triage.small import TEXTS, toward

DAY = date(2026, 11, 20)
TEXT = "Ranks applicants for our ice cream van. It plans the hours of staff as well."


@pytest.fixture(scope="module")
def library(rules_desk):
    return small.library(rules_desk.settings.corpus, rules_desk.rules)


@pytest.fixture(scope="module")
def judge(library):
    return Judge(library, small.classifier(library), (), DAY)


def verdict(judge, text=TEXT, parts=(), **shares):
    return judge.verdict(Said(text, "en", toward(**shares), parts))


def test_what_is_plainly_of_a_kind_is_settled_with_its_words(judge):
    found = verdict(judge, hiring=1)
    assert (found.state, found.risk) == (State.SETTLED, (Tier.HIGH_RISK,))
    assert found.provisions[0] == "aia:anx_III.4.a" and found.priority == 2
    uses = next(each for each in found.facts if each.step == "work-uses")
    assert [TEXT[slice(*span)] for span in uses.spans] == ["Ranks applicants"]
    assert uses.strength > 0.9 and not uses.is_usual
    assert found.first_day == date(2027, 12, 2) and found.duties > 10


def test_what_may_be_prohibited_comes_first_and_what_is_only_usual_is_to_be_confirmed(judge):
    found = verdict(judge, TEXTS["feelings"][0], feelings=1)
    assert found.risk[0] is Tier.PROHIBITED and found.priority == 1 and Tier.UNDETERMINED not in found.risk
    usual = [each for each in found.facts if each.is_usual]
    assert [each.step for each in usual] == ["emotion-reason"] and not usual[0].spans
    assert found.state is State.LIKELY


def test_between_two_sides_of_a_line_it_asks_what_parts_them(judge):
    found = verdict(judge, hiring=1, rota=1)
    assert "anx_III.4.a" in found.contradictions
    asked = found.missing[0]
    assert asked.step == "work-uses" and asked.worth > 0.3
    assert dict(asked.leads) == {("recruitment",): Tier.HIGH_RISK, ("none",): Tier.MINIMAL}


def test_minimal_is_never_said_where_something_grave_is_not_unlikely(judge):
    found = verdict(judge, stock=1.0, feelings=0.85)
    chances = dict(found.chances)
    assert chances[Tier.MINIMAL] > chances[Tier.PROHIBITED] >= 0.15
    assert (found.state, found.risk) == (State.OPEN, (Tier.UNDETERMINED,))
    assert found.priority == 1 and found.duties == 0 and found.first_day is None


def test_what_is_vague_cannot_be_said(judge):
    found = verdict(judge, vague=1)
    assert (found.state, found.risk, found.priority) == (State.OPEN, (Tier.UNDETERMINED,), 3)


def test_a_sentence_that_alone_is_graver_is_not_overlooked(judge):
    whole, grave = (0, 39), (40, len(TEXT))
    parts = ((whole, toward(stock=1)), (grave, toward(hiring=1)))
    found = verdict(judge, parts=parts, stock=1)
    assert found.state is State.OPEN
    assert found.contradictions == (Part(grave, Tier.HIGH_RISK),)
    assert verdict(judge, parts=parts, hiring=1).contradictions == ()


def test_precedents_for_and_against_stand_beside_it(judge):
    found = verdict(judge, hiring=3, rota=1)
    assert [each.agrees for each in found.near] == [True, True, False, False]
    assert {each.precedent.kind.id for each in found.near[:2]} == {"hiring"}


def test_a_case_the_team_decided_counts_at_once(library, judge):
    odd = toward(hiring=1, stock=1)
    assert judge.verdict(Said(TEXT, "en", odd)).risk != (Tier.MINIMAL,)
    ours = Kind("team-1", "anx_III.4.a", OUTSIDE, {"areas": ("none",)}, {}, Tier.MINIMAL, (), "We looked into it.")
    team = (Precedent("team-1", TEXT, "en", ours, team=True),)
    found = Judge(library.with_team(team), small.classifier(library), (odd,), DAY).verdict(Said(TEXT, "en", odd))
    assert found.risk == (Tier.MINIMAL,) and found.near[0].precedent.team


@pytest.mark.parametrize("day, first", [(date(2026, 7, 26), date(2026, 8, 2)), (DAY, date(2027, 12, 2))])
def test_the_day_decides_by_the_law_of_the_day(library, day, first):
    found = verdict(Judge(library, small.classifier(library), (), day), hiring=1)
    assert found.risk == (Tier.HIGH_RISK,) and found.first_day == first


@pytest.mark.parametrize(
    "text, tier",
    [
        ("We offer our own language model to others; training took 4 x 10^25 FLOP.", Tier.GPAI_SYSTEMIC),
        ("We offer our own language model to others; training took 2e24 FLOP.", Tier.GPAI),
    ],
)
def test_a_figure_that_is_written_out_is_counted_by_the_rules(library, text, tier):
    model = Kind(
        "model", "art_53.1", "inside",
        {"what": "model", "foundation": ("own-model",), "model-role": ("maker",), "model-range": "wide",
         "model-outputs": "yes", "model-market": ("offered",)},
        {"high-impact": "no", "systemic-decision": "no", "compute": 3e24}, Tier.GPAI, ("aia:art_53.1",), "A model.",
    )  # fmt: skip
    team = (Precedent("model/1", "our own language model", "en", model, team=True),)
    judge = Judge(library.with_team(team), small.classifier(library), (toward(stock=1),), DAY)
    found = judge.verdict(Said(text, "en", toward(stock=1)))
    assert found.risk[0] is tier
    counted = next(each for each in found.facts if each.step == "compute")
    assert counted.strength == 1.0 and "FLOP" in text[slice(*counted.spans[0])] and not counted.is_usual


def test_a_word_for_the_other_answer_keeps_it_from_being_settled(library):
    judge = Judge(library, small.classifier(library), (), DAY)
    plain, torn = TEXTS["feelings"][0], f"{TEXTS['feelings'][0]} applicants"
    speaking = judge.speaking
    assert not speaking.speak_for_another(plain, "en", "work-uses", ("recruitment",))
    assert speaking.speak_for_another("Plans the hours", "en", "work-uses", ("recruitment",))
    assert not speaking.speak_for_another(torn, "en", "emotion-inferred", "yes")
