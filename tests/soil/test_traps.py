"""False beliefs about the Act, put to the desk as questions: the answer must rest on the right provision and say so."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from helpdesk.answering.answer import Answer, Cited, Sentence, Status
from helpdesk.desk import Desk, open_desk
from helpdesk.law import Force
from helpdesk.law.calendar import is_within
from helpdesk.settings import ROOT, read_settings
from tests import sample

TRAPS = Path(__file__).with_name("traps.toml")
DAY = date(2026, 11, 20)
HOME = ROOT / ".helpdesk" / "trial" / "digest-alone"
_BELIEVED = re.compile(r"^Many [^;]*;", re.MULTILINE)
_QUOTED = re.compile(r"[“][^”]*[”]")


@dataclass(frozen=True)
class Trap:
    """A false belief, questions that carry it, what the answer must cite and say, what it must never say."""

    id: str
    wrong: str
    asked: tuple[str, ...]
    cites: tuple[tuple[str, ...], ...]
    says: tuple[str, ...]
    never: tuple[str, ...]
    open: tuple[dict, ...] = ()


def traps() -> tuple[Trap, ...]:
    """The rows of traps.toml, in order."""
    rows = tomllib.loads(TRAPS.read_text(encoding="utf-8"))["trap"]
    return tuple(_trap(row) for row in rows)


def _trap(row: dict) -> Trap:
    lists = {name: tuple(row[name]) for name in ("asked", "says", "never")}
    groups = tuple(tuple(group) for group in row["cites"])
    return Trap(**{**row, **lists, "cites": groups, "open": tuple(row.get("open", ()))})


def wordings(mode: str) -> list:
    """Every question that is to be answered in a mode, as test parameters: those listed as open are left out."""
    rows = [(trap, asked) for trap in traps() for asked in trap.asked if not is_open(trap, asked, mode)]
    return [pytest.param(trap, asked, id=f"{trap.id}-{trap.asked.index(asked) + 1}") for trap, asked in rows]


def is_open(trap: Trap, asked: str, mode: str) -> bool:
    """Whether a wording is known to be answered badly in a mode ("told", "official"; no mode named: in both)."""
    return any(row["asked"] == asked and row.get("mode", mode) == mode for row in trap.open)


def is_in(name: str, wanted: str) -> bool:
    """Whether a cited place is the wanted one, inside it, or in the wanted document."""
    return is_within(name, wanted) or name.startswith(f"{wanted}:")


def faults(trap: Trap, answer: Answer) -> Iterator[str]:
    """What is wrong with an answer to a trap: a place not cited, words not said, the false belief as our own."""
    cited = [citation.id for citation in answer.citations]
    for group in trap.cites:
        if not any(is_in(name, wanted) for name in cited for wanted in group):
            yield f"cites none of {', '.join(group)} but {', '.join(cited[:6]) or 'nothing'}"
    words = " ".join([answer.text, *(citation.quote for citation in answer.citations)]).casefold()
    for said in trap.says:
        if not any(one.strip().casefold() in words for one in said.split("|")):
            yield f"does not say {said!r}"
    # A sentence that names a belief in order to correct it is not ours; what the law or others say is quoted.
    ours = _QUOTED.sub("", _BELIEVED.sub("", answer.text)).casefold()
    yield from (f"says {false!r}" for false in trap.never if false.casefold() in ours)


@pytest.fixture(scope="module")
def told_desk(tmp_path_factory) -> Desk:
    """The desk on an empty shelf: only our own words, as on the first day without a download."""
    plain = {"model": None, "chroma_url": None, "lang": "en", "corpus": ROOT / "corpus", "offline": True}
    places = {"home": HOME, "shelf": tmp_path_factory.mktemp("empty"), "corpus_mirror": None}
    desk = open_desk(read_settings().model_copy(update={**plain, **places}))
    desk.build_index(sample.quietly)
    return desk


@pytest.mark.official
@pytest.mark.parametrize(("trap", "asked"), wordings("official"))
def test_no_trap_catches_the_desk_with_the_official_texts(real_desk, trap, asked):
    answer = real_desk.ask(asked, DAY)
    assert not list(faults(trap, answer)), answer.text


@pytest.mark.official
@pytest.mark.parametrize(("trap", "asked"), wordings("told"))
def test_no_trap_catches_the_desk_that_only_has_our_own_words(told_desk, trap, asked):
    answer = told_desk.ask(asked, DAY)
    assert not list(faults(trap, answer)), answer.text


def test_every_false_belief_is_put_in_two_wordings_at_least():
    assert [trap.id for trap in traps() if len(set(trap.asked)) < 2] == []
    assert len({trap.id for trap in traps()}) == len(traps())
    assert len({asked for trap in traps() for asked in trap.asked}) == sum(len(trap.asked) for trap in traps())


@pytest.mark.parametrize(
    ("said", "place", "wrongs"),
    [
        ("The duty applies from 2 December 2027.", "aia:art_113.sub_3.c.i", 0),
        ("“Since 2 August 2026” is what many texts say; it is 2 December 2027.", "aia:art_113.sub_3.c", 0),
        ("Many believe it binds since 2 August 2026; it is 2 December 2027.", "aia:art_113", 0),
        ("The duty applies from 2 December 2027.", "aia:art_11", 1),
        ("The duty applies since 2 August 2026.", "aia:art_113.sub_3.c", 2),
        ("The duty applies since 2 August 2026.", "aia:art_9", 3),
    ],
)
def test_an_answer_that_cites_elsewhere_or_repeats_the_false_belief_is_caught(said, place, wrongs):
    trap = Trap("x", "x", ("?",), (("aia:art_113",),), ("2 December 2027",), ("since 2 August 2026",))
    cited = Cited(1, place, place, "", Force.BINDING, None, "2026-07-27", "")
    answer = Answer(Status.ANSWERED, "?", DAY, (Sentence(said, (1,)),), (cited,))
    assert len(list(faults(trap, answer))) == wrongs


def test_wordings_that_are_still_answered_badly_have_a_reason_and_are_counted(capsys):
    still = [(trap, row) for trap in traps() for row in trap.open]
    assert all(row["asked"] in trap.asked and row["why"] for trap, row in still)
    with capsys.disabled():
        print(f"\n{len(still)} of {sum(len(trap.asked) for trap in traps())} wordings are open")
        for trap, row in still:
            print(f"  {trap.id} ({row.get('mode', 'both')}): {row['asked']} ({row['why']})")
