"""The rules as a whole: joined, reachable, without dead ends, and true to what the Act never lets happen."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.checker.finding import Tier
from helpdesk.checker.flips import changes, open_steps, replies
from helpdesk.checker.owed import owed
from helpdesk.checker.step import DONT_KNOW, Kind, Step
from helpdesk.checker.walk import Walk, walk
from helpdesk.law import Citation
from helpdesk.law.rule import NO, UNKNOWN, YES
from tests.soil.situations import THE_DAY, run, situations, the_rules

BOOK = the_rules()
DAYS = (date(2026, 7, 26), THE_DAY, date(2026, 12, 2), date(2027, 12, 2), date(2028, 8, 2))
ABOUT_SCOPE = ("10_scope", "20_roles", "30_practices")
EXCLUSIONS = {
    "military": {"military-only": "yes"},
    "foreign-authority": {"foreign-cooperation": "yes", "foreign-safeguards": "yes"},
    "research": {"research-made": "yes", "research-only": "yes"},
    "not-yet-on-market": {"real-world": "no"},
    "personal": {"purely-personal": "yes"},
    "open-source": {"open-source-money": "no"},
}


def a_reply(step: Step) -> st.SearchStrategy:
    """Any answer to a step, "I don't know" among them."""
    some = st.sampled_from((*replies(step), DONT_KNOW))
    if step.kind is not Kind.MANY:
        return some
    real = [option.id for option in step.options if option.finds]
    several = st.lists(st.sampled_from([*real, DONT_KNOW]), min_size=2, max_size=4, unique=True).map(tuple)
    return some | several


@st.composite
def journeys(draw, longest: int = 40):
    """Facts as a visitor gives them: the next question answered, again and again; the usual answer more often."""
    facts, day = {}, draw(st.sampled_from(DAYS))
    while len(facts) < longest and (step := walk(BOOK, facts, day).next) is not None:
        facts[step.id] = draw(a_reply(step))
    return walk(BOOK, facts, day)


@st.composite
def piles(draw):
    """Facts in no order, most questions left out."""
    steps = draw(st.lists(st.sampled_from(BOOK.steps), max_size=25, unique_by=lambda step: step.id))
    return walk(BOOK, {step.id: draw(a_reply(step)) for step in steps}, draw(st.sampled_from(DAYS)))


any_walk = journeys() | piles()
often = settings(max_examples=25, deadline=None)


def binding(found: Walk) -> set[str]:
    return {each.duty.id for each in owed(found) if not each.duty.voluntary}


def sure(found: Walk) -> set[str]:
    return {each.duty.id for each in owed(found) if each.is_sure}


def again(found: Walk, **facts) -> Walk:
    return walk(BOOK, {**found.facts, **facts}, found.as_of)


# --- joined and reachable --------------------------------------------------------------------------------------------


def cited() -> dict[str, str]:
    rows = (*BOOK.steps, *BOOK.findings, *BOOK.obligations)
    return {cite: row.id for row in rows for cite in row.cites}


@pytest.mark.official
def test_every_cited_provision_exists_in_force(real_desk):
    missing = {}
    for cite, row in cited().items():
        provision = real_desk.shelf.find(Citation.from_id(cite), THE_DAY)
        if provision.deleted:
            missing[cite] = row
    assert not missing


def chosen() -> Counter:
    """How often each option was chosen, over all situations."""
    found = Counter()
    for situation in situations():
        for name, reply in run(situation, BOOK).walk.facts.items():
            found.update((name, each) for each in (reply if isinstance(reply, tuple) else (reply,)))
    return found


def test_every_option_is_chosen_in_some_situation_and_not_in_another():
    counts = chosen()
    never = [(step.id, option.id) for step in BOOK.steps for option in step.options if not counts[step.id, option.id]]
    assert not never
    answered = Counter(name for name, _ in counts.elements())
    always = [(step.id, option.id) for step in BOOK.steps for option in step.options
              if counts[step.id, option.id] == answered[step.id]]  # fmt: skip
    assert not always


def test_every_finding_is_true_in_some_situation_and_false_in_another():
    rows = [finding for finding in BOOK.findings if not _is_only_given(finding.id)]
    walks = [run(situation, BOOK).walk for situation in situations()]
    for truth in (YES, NO):
        missing = [f.id for f in rows if not any(found.truths[f.id] is truth for found in walks)]
        assert not missing, truth.name


def _is_only_given(name: str) -> bool:
    """Whether a finding only notes that an optional figure was given."""
    return name in BOOK.settled_by and BOOK.settled_by[name].optional


def test_every_obligation_is_owed_in_some_situation_and_not_in_another():
    walks = [{each.duty.id: each.is_sure for each in run(situation, BOOK).owed} for situation in situations()]
    assert not [duty.id for duty in BOOK.obligations if not any(found.get(duty.id) for found in walks)]
    assert not [duty.id for duty in BOOK.obligations if all(duty.id in found for found in walks)]


def test_every_question_can_come_up():
    """Each step is open from the start or becomes so; one that nothing depends on could be taken away."""
    idle = [step.id for step in BOOK.steps if not step.optional and step not in walk(BOOK, {}, THE_DAY).open]
    asked = {step.id for situation in situations() for step in run(situation, BOOK).walk.open}
    assert not [name for name in idle if name not in asked]


def test_every_question_has_all_a_visitor_needs():
    for step in BOOK.steps:
        assert step.asks.endswith("?") or step.kind in (Kind.DAY, Kind.NUMBER), step.id
        assert len(step.asks) <= 160, (step.id, len(step.asks))
        assert step.why and step.help and step.cites, step.id
        assert step.yes or step.kind is not Kind.ONE or len(step.options) > 2, step.id


def test_every_finding_that_speaks_against_a_tier_has_words_for_it():
    named = {name for finding in BOOK.findings if finding.rule for name in finding.rule.names()}
    assert not [f.id for f in BOOK.findings if f.id in named and not f.says_not]


def test_every_ban_names_the_exception_and_the_next_step():
    bans = [finding for finding in BOOK.tiers if finding.tier is Tier.PROHIBITED]
    assert len(bans) == 10
    assert all(ban.exception and ban.next for ban in bans)


# --- what never happens ----------------------------------------------------------------------------------------------


@often
@given(found=any_walk, data=st.data())
def test_the_order_of_answers_does_not_matter(found: Walk, data):
    names = data.draw(st.permutations(list(found.facts)))
    other = walk(BOOK, {name: found.facts[name] for name in names}, found.as_of)
    assert (other.risk, other.truths, other.open) == (found.risk, found.truths, found.open)
    assert owed(other) == owed(found)


@often
@given(found=journeys())
def test_a_journey_ends_and_asks_nothing_twice(found: Walk):
    assert found.next is None or len(found.facts) == 40
    if found.next is None and not any(_is_unsure(reply) for reply in found.facts.values()):
        assert Tier.UNDETERMINED not in found.risk


def _is_unsure(reply) -> bool:
    return reply == DONT_KNOW or (isinstance(reply, tuple) and DONT_KNOW in reply)


@often
@given(found=any_walk, name=st.sampled_from(sorted(EXCLUSIONS)))
def test_an_exclusion_never_adds_a_duty(found: Walk, name):
    """Of two duties that stand for each other, one may become possible where it was out; none becomes certain."""
    without = again(found, exclusions=("none",))
    excluded = again(found, exclusions=(name,), **EXCLUSIONS[name])
    assert binding(excluded) & sure(excluded) <= binding(without)


@often
@given(found=any_walk, data=st.data())
def test_not_knowing_never_takes_a_duty_or_a_tier_away(found: Walk, data):
    known = [name for name, reply in found.facts.items() if reply != DONT_KNOW]
    if not known:
        return
    unsure = again(found, **{data.draw(st.sampled_from(known)): DONT_KNOW})
    assert binding(found) & sure(found) <= binding(unsure)
    assert sure(unsure) <= sure(found)
    assert set(found.risk) - {Tier.UNDETERMINED} <= {*unsure.risk, *unsure.possible}
    days = {each.duty.id: {day.id for day in each.days} for each in owed(unsure)}
    assert all({day.id for day in each.days} <= days[each.duty.id] for each in owed(found))


@often
@given(found=any_walk, data=st.data())
def test_an_unknown_answered_either_way_gives_a_listed_outcome(found: Walk, data):
    unknown = open_steps(found)
    if unknown:
        each = data.draw(st.sampled_from(unknown))
        reply, risk = data.draw(st.sampled_from(each.outcomes))
        assert again(found, **{each.step.id: reply}).risk == risk


@often
@given(found=any_walk)
def test_every_named_change_comes_true(found: Walk):
    for change in changes(found):
        after = again(found, **change.answers)
        assert after.risk == change.risk
        assert (change.tier in after.risk) is change.joins or change.tier in found.possible


@often
@given(found=any_walk)
def test_minimal_is_said_only_when_every_other_class_is_excluded(found: Walk):
    if Tier.MINIMAL in found.risk:
        for finding in BOOK.tiers:
            if finding.tier in (Tier.PROHIBITED, Tier.HIGH_RISK, Tier.EXEMPTED, Tier.TRANSPARENCY):
                assert found.truths[finding.id] is NO


listed = [situation for situation in situations() if run(situation, BOOK).walk.truths["annex-iii-listed"] is YES]


@pytest.mark.parametrize("situation", listed, ids=str)
def test_profiling_always_defeats_the_way_out_of_article_6_3(situation):
    found = run(situation, BOOK).walk
    profiled = again(found, profiling="yes")
    assert (profiled.truths["exempted"], profiled.truths["high-risk-annex-iii"]) == (NO, YES)
    assert again(found, profiling=DONT_KNOW).truths["exempted"] is not YES


banned = [situation for situation in situations() if Tier.PROHIBITED in run(situation, BOOK).walk.risk]


@pytest.mark.parametrize("situation", banned, ids=str)
def test_a_prohibited_practice_is_never_hidden_by_another_answer(situation):
    found = run(situation, BOOK).walk
    met = set(found.because("prohibited"))
    for step in BOOK.steps:
        if step.group not in ABOUT_SCOPE and step.id not in met:
            for reply in (*replies(step), DONT_KNOW):
                assert Tier.PROHIBITED in again(found, **{step.id: reply}).risk, (step.id, reply)


def test_each_duty_starts_on_its_day_and_not_the_day_before():
    for situation in situations():
        for each in run(situation, BOOK).owed:
            day = each.first_day
            assert (each.applies_on(day - timedelta(days=1)), each.applies_on(day)) == (False, True)


def test_unknown_is_no_truth_of_its_own():
    assert walk(BOOK, {}, THE_DAY).risk == (Tier.UNDETERMINED,)
    assert UNKNOWN in walk(BOOK, {}, THE_DAY).truths.values()
