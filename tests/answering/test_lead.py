"""A yes or no is said where the rule gives one for sure, and nowhere else."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from helpdesk.answering.answer import Question
from helpdesk.answering.lead import opening_of
from helpdesk.law import Force, Kind, Provision
from helpdesk.search.find import Hit
from helpdesk.settings import ROOT
from helpdesk.shelf.answers import Curated, Line
from helpdesk.shelf.digest import Telling

DAY = date(2026, 11, 20)
BAN = Telling("aia:art_5.1.z", "Singing at night", "Nobody may use robots that sing at night, except nightingales.")
DUTY = Telling(
    "aia:art_70.1", "Label", "Keepers must label their robots. Where the robot is evidently a toy, no label is needed.",
    ("deployer",),
)  # fmt: skip
POWER = Telling("aia:art_72.1", "Rain", "The Commission may test a robot in the rain.", ("commission",))
OFFICE = Telling("aia:art_71.1", "Office", "The Commission must keep a list of robots.", ("commission",))
USE = Telling("aia:anx_III.9.a", "Hedges", "Robots that trim hedges are high-risk. Hand shears are not meant.")
ALONE = Telling("aia:art_2.10", "Hobby", "The duties do not apply to people who garden for themselves.", ("deployer",))
RIGHT = Telling("aia:art_85.1", "Complaint", "Anyone who was splashed may complain to the gardener.", ("everyone",))


def said(
    text: str,
    telling: Telling,
    share: float = 0.8,
    since: date = date(2025, 2, 2),
    answers: tuple[Curated, ...] = (),
    **hit,
) -> str | None:
    """What is said to a question whose best rule is told like this."""
    rule = Provision(telling.id, Kind.PARAGRAPH, "", "", "", None, (), "2026-07-27", "en", Force.BINDING, "")
    shelf = SimpleNamespace(
        telling=lambda _rule: telling,
        applies=lambda _rule: SimpleNamespace(day=since),
        under=lambda unit: [unit],
        answers={answer.id: answer for answer in answers},
        corpus=ROOT / "corpus",
    )
    found = opening_of(Question(text, DAY), [Hit(rule, share, 0.6, "", **hit)], shelf)
    return found and found[0]


@pytest.mark.parametrize(
    ("text", "telling", "answer"),
    [
        ("May our robot sing at night?", BAN, "no"),
        ("Is it forbidden to let robots sing at night?", BAN, "yes"),
        ("Must we label the robot?", DUTY, "yes"),
        ("So we can drop the label, right?", DUTY, "no"),
        ("Is a robot that trims hedges high-risk?", USE, "yes"),
        ("I garden for myself. Do I have duties?", ALONE, "no"),
        ("Does the Act apply to my own garden?", ALONE, "no"),
        ("Can I complain if it splashed me?", RIGHT, "yes"),
    ],
)
def test_a_clear_rule_says_yes_or_no(text, telling, answer):
    assert said(text, telling) == answer


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("May nightingales sing at night?", BAN),  # the exception
        ("Must we label a toy?", DUTY),  # a sentence on a case of its own
        ("We only lend it out. Must we label it?", DUTY),  # a special fact
        ("Must we not label the robot?", DUTY),  # asked in the negative
        ("What must we label?", DUTY),  # no yes or no is asked for
        ("Must we keep a list?", OFFICE),  # it binds another
        ("Must we trim the hedge?", USE),  # a class is no duty
        ("Are hand shears high-risk?", USE),  # what the class leaves out
        ("Is the robot high-risk?", DUTY),  # a duty is no class
    ],
)
def test_where_the_rule_does_not_settle_it_nothing_is_said(text, telling):
    assert said(text, telling) is None


def test_a_rule_that_does_not_stand_out_says_nothing():
    assert said("Must we label the robot?", DUTY, share=0.1) is None


def test_a_rule_that_stands_out_a_little_suffices_where_it_says_all_that_was_asked():
    assert said("Must we label our robots?", DUTY, share=0.2) == "yes"
    assert said("Must we label our robots by hand?", DUTY, share=0.2) is None


def test_a_rule_says_yes_only_of_what_it_says():
    assert said("Must we write two colours and large letters on robots?", DUTY) is None


def test_a_prepared_answer_to_nearly_the_same_question_that_says_otherwise_bars_a_yes():
    line = Line("No, a drawing of a robot needs none.", ("aia:art_70.1",))
    prepared = Curated("drawing", "Must we label robots too?", (), DAY, "2026-07-27", (line,))
    assert said("Must we label our robots?", DUTY, answers=(prepared,)) is None
    elsewhere = replace(prepared, lines=(replace(line, cites=("aia:art_71.2",)),))
    assert said("Must we label our robots?", DUTY, answers=(elsewhere,)) == "yes"


def test_a_prepared_answer_that_asks_the_other_way_round_is_turned():
    line = Line("No, a shop may let it sing.", ("aia:art_5.1.z",))
    prepared = Curated("song", "Is it forbidden to let a robot sing at night?", (), DAY, "2026-07-27", (line,))
    assert said("May our robot sing at night?", BAN, answers=(prepared,)) is None
    assert said("May our robot sing at night?", BAN, answers=(replace(prepared, lines=(replace(line, text="Yes."),)),))


def test_a_rule_that_allows_says_yes_to_whom_it_allows():
    assert said("May the Commission test a robot in the rain?", POWER) == "yes"
    assert said("May an importer test a robot in the rain?", POWER) is None
    assert said("May we test a robot in the rain?", POWER) is None


def test_a_place_that_was_named_stands_out_by_its_name_alone_and_says_nothing():
    assert said("Must we label the robot?", DUTY, named=True) is None


def test_a_ban_that_does_not_apply_yet_is_neither_yes_nor_no():
    assert said("May our robot sing at night?", BAN, since=date(2026, 12, 2)) is None


def test_a_year_in_the_question_bars_a_plain_yes():
    assert said("Must we label our robots since 2025?", DUTY) is None


def test_a_rule_behind_the_best_one_may_answer_where_it_says_all_that_was_asked():
    rules = [
        Provision(one.id, Kind.PARAGRAPH, "", "", "", None, (), "2026-07-27", "en", Force.BINDING, "")
        for one in (OFFICE, DUTY)
    ]
    shelf = SimpleNamespace(
        telling=lambda rule: OFFICE if rule.id == OFFICE.id else DUTY,
        applies=lambda _rule: None, under=lambda unit: [unit], answers={}, corpus=ROOT / "corpus",
    )  # fmt: skip
    hits = [Hit(rule, 0.4, 0.6, "") for rule in rules]
    assert opening_of(Question("Must we label our robots?", DAY), hits, shelf) == ("yes", hits[1])
    assert opening_of(Question("Must we label our robots by hand at noon?", DAY), hits, shelf) is None


def test_without_hits_nothing_is_said():
    assert opening_of(Question("Must we label it?", DAY), [], SimpleNamespace()) is None
