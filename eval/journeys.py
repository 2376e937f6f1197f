"""Journeys: how many questions typical visitors are asked, and how long a walk takes."""

import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.ruler import Row, spread
from helpdesk.checker.facts import admit
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import DONT_KNOW, Kind, Reply, Step
from helpdesk.checker.walk import Facts, Walk, walk

FILE = Path(__file__).with_name("journeys.toml")
PLAIN_LIMIT = 12  # questions a plain chatbot may be asked
WALK_BUDGET = 5.0  # ms


@dataclass(frozen=True)
class Journey:
    """A typical visitor: what they know, and the tiers they are in."""

    name: str
    facts: dict
    risk: tuple[str, ...]


def journeys() -> tuple[Journey, ...]:
    """All journeys, in the order of the file."""
    found = tomllib.loads(FILE.read_text("utf-8"))["journey"]
    return tuple(Journey(row["name"], row["facts"], tuple(row["risk"])) for row in found)


def travel(book: Rulebook, journey: Journey, as_of: date) -> Iterator[Walk]:
    """The walk after each answer, until nothing is left to ask."""
    told, facts = admit(journey.facts, book), {}
    while True:
        now = walk(book, facts, as_of)
        yield now
        if now.next is None:
            return
        facts = {**facts, now.next.id: told.get(now.next.id) or plainest(now.next)}


def plainest(step: Step) -> Reply:
    """The answer of somebody of whom nothing special is true."""
    idle = [option.id for option in step.options if not option.finds]
    if step.kind is Kind.MANY:
        return (idle[-1],)
    return "no" if step.option("no") else idle[-1] if idle else DONT_KNOW


def measure(book: Rulebook, as_of: date) -> list[Row]:
    """Questions asked on each journey, and the time of a walk with its next question, over all their stages."""
    rows, times = [], []
    for number, journey in enumerate(journeys()):
        stages: list[Facts] = [now.facts for now in travel(book, journey, as_of)]
        rows.append(Row(journey.name, len(stages) - 1, "questions", None if number else PLAIN_LIMIT))
        times += [_timed(book, facts, as_of) for facts in stages]
    return [*rows, *spread("one walk with its next question", times, "ms", (None, WALK_BUDGET))]


def _timed(book: Rulebook, facts: Facts, as_of: date) -> float:
    started = time.perf_counter()
    now = walk(book, facts, as_of)
    _ = now.risk, now.next
    return (time.perf_counter() - started) * 1000
