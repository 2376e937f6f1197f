"""Days: since when, or from when, the rule of an answer applies. Every day comes from the calendar."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from helpdesk import wording
from helpdesk.answering.answer import Claim, DraftSentence, Question
from helpdesk.answering.asking import asked
from helpdesk.answering.quote import claim_of
from helpdesk.answering.route import Direction
from helpdesk.answering.rule import find_or_none, in_language
from helpdesk.law import Kind, Provision, find_mentions
from helpdesk.law.calendar import is_within
from helpdesk.search.find import Hit
from helpdesk.shelf.shelf import Shelf

if TYPE_CHECKING:
    from helpdesk.answering.compose import Bench

_BECAME_LAW = re.compile(
    r"\bwhen\b[^.?]*?(?:(?P<act>\b(?:ai act|the act|the regulation))|\bomnibus|\bamend\w+|\b2026/1744)"
    r"\W+(?:\w+\W+){0,2}?"
    r"(?:(?:enter|come|came|go|went)\w*\W+into\W+(?:force|effect)|(?:become|became)\W+law|in\W+force)",
    re.IGNORECASE,
)


def sentences(
    question: Question, chosen: list[Hit], hits: list[Hit], direction: Direction, bench: "Bench"
) -> Iterator[DraftSentence]:
    """The day of the first rule that has one; for a question about dates, of every rule, and the deadlines.

    A provision that fixes a deadline is told by it: since when itself applies would be taken for the deadline. A
    definition says nothing of when a duty begins.
    """
    shelf = bench.search.shelf
    yield from _became_law(question, shelf)
    about_dates = direction.is_of("dates") or asked(question).is_of_day
    dated = _with_days(chosen, shelf) or (_with_days(hits, shelf)[:1] if about_dates else [])
    said: set = set()
    for provision in dated if about_dates else dated[:1]:
        applies = shelf.applies(provision)
        if _fixes_a_deadline(provision, shelf):
            yield from _deadlines(question, [provision], shelf)
        elif (applies.day, applies.also) not in said and not is_within(provision.id, "aia:art_113"):
            said.add((applies.day, applies.also))
            yield from _application(provision, question, shelf)
    if about_dates:
        yield from _deadlines(question, [hit.provision for hit in chosen], shelf)


def _became_law(question: Question, shelf: Shelf) -> Iterator[DraftSentence]:
    """The day on which the Act, or its amendment, entered into force, where that is what was asked for."""
    found = _BECAME_LAW.search(question.meant)
    if not found or find_mentions(question.text) or asked(question).is_polar:
        return
    name = "entry-into-force" if found["act"] else "omnibus-in-force"
    for day in shelf.calendar:
        if day.id == name:
            yield DraftSentence(
                wording.DEADLINE.format(what=day.what, day=wording.day(day.day)), _proofs(day.cites, question, shelf)
            )


def _with_days(hits: list[Hit], shelf: Shelf) -> list[Provision]:
    """The rules among hits that have a day; a definition only where it was named."""
    rules = [hit for hit in hits if not hit.added and shelf.applies(hit.provision)]
    return [hit.provision for hit in rules if hit.named or hit.provision.kind is not Kind.DEFINITION]


def _fixes_a_deadline(provision: Provision, shelf: Shelf) -> bool:
    """Whether a day of the calendar stands in this provision that is not the start of anything."""
    return any(
        provision.id in day.cites and not day.covers and provision.version in day.wordings for day in shelf.calendar
    )


def _application(provision: Provision, question: Question, shelf: Shelf) -> Iterator[DraftSentence]:
    applies = shelf.applies(provision)
    claims = (claim_of(in_language(provision, question, shelf)), *_proofs(applies.cites, question, shelf))
    words = wording.SINCE if applies.day <= question.as_of else wording.FROM
    label = shelf.label(provision)
    yield DraftSentence(
        words.format(label=label, day=wording.day(applies.day), as_of=wording.day(question.as_of)), claims
    )
    yield from _parts_with_days_of_their_own(provision, question, shelf)
    if applies.also:
        yield DraftSentence(
            wording.DEADLINE.format(what=applies.also.what, day=wording.day(applies.also.day)),
            _proofs(applies.also.cites, question, shelf),
        )
    if applies.note:
        yield DraftSentence(
            wording.DAY_NOTE.format(note=applies.note),
            (*claims[:1], *_named_days(applies.note, provision, question, shelf)),
        )


def _named_days(note: str, provision: Provision, question: Question, shelf: Shelf) -> Iterator[Claim]:
    """Claims on what fixes the days that a note names."""
    for day in shelf.calendar:
        if day.covers and provision.version in day.wordings and wording.day(day.day) in note:
            yield from _proofs(day.cites, question, shelf)


def _parts_with_days_of_their_own(provision: Provision, question: Question, shelf: Shelf) -> Iterator[DraftSentence]:
    """A sentence for each other day inside a provision: who reads only the first would miss the exception."""
    mine = shelf.applies(provision).day
    by_day: dict[date, list[Provision]] = {}
    for unit in shelf.under(in_language(provision, question, shelf))[1:]:
        applies = shelf.applies(unit)
        above = shelf.applies(shelf.parent(unit))
        if applies and applies.day != mine and (above is None or above.day != applies.day):
            by_day.setdefault(applies.day, []).append(unit)
    for day, units in sorted(by_day.items()):
        labels = ", ".join(unit.label for unit in units)
        yield DraftSentence(
            wording.OWN_DAY.format(labels=labels, day=wording.day(day)), tuple(claim_of(unit) for unit in units)
        )


def _deadlines(question: Question, provisions: list[Provision], shelf: Shelf) -> Iterator[DraftSentence]:
    """Days fixed by provisions the answer rests on that are not the start of anything."""
    for day in shelf.calendar:
        cited = any(provision.id in day.cites and provision.version in day.wordings for provision in provisions)
        if cited and not day.covers:
            words = wording.DEADLINE.format(what=day.what, day=wording.day(day.day))
            yield DraftSentence(words, _proofs(day.cites, question, shelf))


def _proofs(cites: tuple[str, ...], question: Question, shelf: Shelf) -> tuple[Claim, ...]:
    """Claims on the provisions that fix a day, quoted whole: they are short."""
    found = (find_or_none(shelf, name, question) for name in cites)
    return tuple(claim_of(provision, provision.text) for provision in found if provision is not None)
