"""Situations in data: tests/soil/scenarios/*.toml, each with its facts and what the rules must make of them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from helpdesk.checker.check import Check, check
from helpdesk.checker.facts import Subject, admit
from helpdesk.checker.rulebook import Rulebook, read_rulebook
from helpdesk.shelf.calendar import read_calendar
from helpdesk.shelf.penalties import read_penalties

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FOLDER = Path(__file__).with_name("scenarios")
THE_DAY = date(2026, 11, 20)
_OUTCOMES = "risk roles finds finds_not unknown owes owes_only owes_not may_owe starts fines most asks_next"
EXPECTED = tuple(_OUTCOMES.split())
KNOWN = {"name", "base", "as_of", "facts", "why", *EXPECTED}


@dataclass(frozen=True)
class Situation:
    """One situation: its facts laid over its base, the day, and the outcomes it names."""

    name: str
    file: str
    facts: dict
    as_of: date
    expected: dict = field(compare=False)

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"


@cache
def the_rules() -> Rulebook:
    """The real rulebook."""
    return read_rulebook(CORPUS, read_calendar(CORPUS), read_penalties(CORPUS))


@cache
def situations() -> tuple[Situation, ...]:
    """Every situation; a word that is not known, or an outcome that is missing, is an error."""
    files = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.toml"))}
    bases = {name: base["facts"] for content in files.values() for name, base in content.get("base", {}).items()}
    found = [_situation(stem, row, bases) for stem, content in files.items() for row in content.get("scenario", ())]
    names = [situation.name for situation in found]
    assert len(set(names)) == len(names), [name for name in names if names.count(name) > 1]
    return tuple(found)


def _situation(file: str, row: dict, bases: dict[str, dict]) -> Situation:
    assert set(row) <= KNOWN, f"{file}: {row['name']}: does not know {set(row) - KNOWN}"
    expected = {word: row[word] for word in EXPECTED if word in row}
    assert expected, f"{file}: {row['name']}: expects nothing"
    facts = {**bases[row["base"]], **row.get("facts", {})} if "base" in row else row.get("facts", {})
    return Situation(row["name"], file, facts, row.get("as_of", THE_DAY), expected)


def run(situation: Situation, book: Rulebook) -> Check:
    """The check of a situation under some rules."""
    return check(book, Subject(situation.name, "", admit(situation.facts, book)), situation.as_of)


def misses(situation: Situation, found: Check) -> Iterator[str]:
    """Where the check says something else than the situation expects."""
    walk, expected = found.walk, situation.expected
    if "risk" in expected and set(walk.risk) != set(expected["risk"]):
        yield f"risk is {[*walk.risk]}, possible {[*walk.possible]}"
    if "roles" in expected and {role.id for role in walk.roles} != set(expected["roles"]):
        yield f"roles are {[role.id for role in walk.roles]}"
    for word, truth in (("finds", "YES"), ("finds_not", "NO"), ("unknown", "UNKNOWN")):
        for name in expected.get(word, ()):
            if walk.truths[name].name != truth:
                yield f"{name} is {walk.truths[name].name}, because of {walk.because(name)}"
    yield from _duties(expected, found)
    if "asks_next" in expected and (walk.next.id if walk.next else "") != expected["asks_next"]:
        yield f"asks next {walk.next.id if walk.next else ''!r}"


def _duties(expected: dict, found: Check) -> Iterator[str]:
    known = {duty.id for duty in found.walk.book.obligations}
    owed = {each.duty.id: each for each in found.owed}
    state = {name: ("owed" if owed[name].is_sure else "possible") if name in owed else "not owed" for name in known}
    for word, wanted in (("owes", "owed"), ("may_owe", "possible"), ("owes_not", "not owed")):
        for name in expected.get(word, ()):
            if state.get(name, "no obligation") != wanted:
                yield f"{name} is {state.get(name, 'no obligation')}"
    if "owes_only" in expected:
        binding = {name for name, each in owed.items() if each.is_sure and not each.duty.voluntary}
        yield from (f"{name} is owed too" for name in sorted(binding - set(expected["owes_only"])))
        yield from (f"{name} is not owed" for name in sorted(set(expected["owes_only"]) - binding))
    for name, day in expected.get("starts", {}).items():
        if name not in owed or {each.day for each in owed[name].days} != {day}:
            yield f"{name} starts {[each.day.isoformat() for each in owed[name].days] if name in owed else 'never'}"
    for name, tier in expected.get("fines", {}).items():
        if name not in owed or {each.penalty.id for each in owed[name].fines} != {tier}:
            yield f"{name} is fined by {[each.penalty.id for each in owed[name].fines] if name in owed else 'none'}"
    for name, most in expected.get("most", {}).items():
        if name not in owed or {each.most for each in owed[name].fines} != {most}:
            yield f"{name} costs at most {[each.most for each in owed[name].fines] if name in owed else 'nothing'}"
