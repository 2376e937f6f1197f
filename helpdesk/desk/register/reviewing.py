"""Reviewing: a person accepts what triage says, overrides it with reason and law, answers, or asks the owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from helpdesk.checker.facts import admit, plain
from helpdesk.checker.finding import Tier
from helpdesk.desk.register.deciding import decided
from helpdesk.desk.register.keeping import REVIEWERS, by, ways
from helpdesk.desk.register.letter import letter, questions
from helpdesk.errors import RecordError
from helpdesk.records import register, register_reviews
from helpdesk.records.register import FactVersion, Review
from helpdesk.records.register_facts import Answered, add_facts
from helpdesk.records.register_reviews import NewReview
from helpdesk.triage.deciding import by_gravity, priority

if TYPE_CHECKING:
    from helpdesk.desk.staff import Staff

_CLASSES = set(Tier) - {Tier.UNDETERMINED}


@dataclass(frozen=True)
class Override:
    """What a person says instead: classes, why, and where the law says so, in any spelling of a citation."""

    risk: tuple[str, ...]
    reason: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Done:
    """Of many systems: for how many it was done, and (system, why not) for the others."""

    done: int
    refused: tuple[tuple[int, str], ...]


def accept(staff: Staff, system: int, assessment: int, note: str = "") -> Review:
    """Agree with an assessment that was looked at. Raises AccessRefused, RecordError where there is a newer one."""
    return _review(staff, system, assessment, NewReview("accepted", note))


def reopen(staff: Staff, system: int, assessment: int, reason: str) -> Review:
    """Take a review back. Raises AccessRefused, RecordError."""
    return _review(staff, system, assessment, NewReview("reopened", reason))


def override(staff: Staff, system: int, assessment: int, said: Override) -> Review:
    """Say what a system is instead. Raises AccessRefused; RecordError, CitationError or ShelfMissing for what is
    missing or points nowhere."""
    staff.may(*REVIEWERS)
    wrong = [risk for risk in said.risk if risk not in _CLASSES]
    if wrong or not said.risk:
        raise RecordError(f"An override names one or more of {', '.join(tier for tier in Tier if tier in _CLASSES)}.")
    with staff.desk.records.reading() as connection:
        as_of = register.assessment(connection, assessment).as_of
    cites = _cites(staff, said.cites, as_of)
    risk = tuple(map(str, by_gravity({Tier(each) for each in said.risk})))
    new = NewReview("overridden", said.reason, risk, cites, priority=priority(risk))
    return _review(staff, system, assessment, new)


def _cites(staff: Staff, pointers: Iterable[str], as_of: date) -> tuple[str, ...]:
    """The ids of pointers that lead somewhere on a day."""
    found = (staff.desk.look_up(pointer.strip(), as_of).provision.id for pointer in pointers if pointer.strip())
    return tuple(dict.fromkeys(found))


def ask_owner(staff: Staff, system: int, assessment: int) -> str:
    """Note that the owner is asked: the text to send. Raises AccessRefused, RecordError where there is no question."""
    staff.may(*REVIEWERS)
    with staff.desk.records.reading() as connection:
        found = register.assessment(connection, assessment)
    text = letter(staff.desk.rules, found.result)
    asked = tuple(each["step"] for each in questions(found.result))
    _review(staff, system, assessment, NewReview("asked", asked=asked))
    return text


def _review(staff: Staff, system: int, assessment: int, new: NewReview) -> Review:
    staff.may(*REVIEWERS)
    with staff.desk.records.writing() as connection:
        return register_reviews.add_review(connection, system, assessment, new, by(staff))


def accept_all(staff: Staff, chosen: Iterable[tuple[int, int]], note: str = "") -> Done:
    """Accept many (system, assessment), as they were seen. Raises AccessRefused."""
    return _each(staff, chosen, lambda system, assessment: accept(staff, system, assessment, note))


def ask_owners(staff: Staff, chosen: Iterable[tuple[int, int]]) -> tuple[dict[int, str], Done]:
    """Ask the owners of many (system, assessment): the texts by system, and what was done. Raises AccessRefused."""
    texts: dict[int, str] = {}
    done = _each(staff, chosen, lambda system, assessment: texts.update({system: ask_owner(staff, system, assessment)}))
    return texts, done


def _each(staff: Staff, chosen: Iterable[tuple[int, int]], act: Callable[[int, int], object]) -> Done:
    staff.may(*REVIEWERS)
    done, refused = 0, []
    for system, assessment in chosen:
        try:
            act(system, assessment)
            done += 1
        except RecordError as problem:
            refused.append((system, str(problem)))
    return Done(done, tuple(refused))


def answer(staff: Staff, system: int, assessment: int, facts: Mapping, why: str) -> tuple[FactVersion, int]:
    """Keep all answers a person stands behind; the check decides: (them, the id of the new assessment).

    `told` gives the answers an assessment goes by, to begin with. Raises AccessRefused, RecordError, FactsRefused.
    """
    staff.may(*REVIEWERS)
    desk = staff.desk
    admitted = plain(admit(facts, desk.rules))
    with desk.records.writing() as connection:
        before = register.assessment(connection, assessment)
        result = decided(desk, before.result, admitted, before.as_of)
        new = Answered(admitted, why, result)
        return add_facts(connection, system, assessment, new, by(staff), ways(desk, before.as_of))
