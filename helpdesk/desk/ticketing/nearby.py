"""Nearby: answers and provisions that may help with a ticket, and tickets that may ask the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpdesk.answering.answer import Question
from helpdesk.answering.sameness import candidates
from helpdesk.desk.ticketing.working import TICKET_ROLES
from helpdesk.errors import HelpdeskError
from helpdesk.records import tickets
from helpdesk.records.queue import recent_questions
from helpdesk.search.words import content_words

if TYPE_CHECKING:
    from helpdesk.desk.desk import Desk
    from helpdesk.desk.staff import Staff

_SHOWN, _HITS = 5, 8
_LOOKED_AT = 500  # of the newest tickets
_COMPARED = 20  # of them by meaning
_SHARED = 0.2  # of the words, to be compared by meaning
_SAME_WORDS, _SAME_MEANING = 0.5, 0.75


@dataclass(frozen=True)
class Suggestions:
    """What may help: (id, question, probability) of prepared answers; (id, label, score) of provisions; best first."""

    answers: tuple[tuple[str, str, float], ...] = ()
    provisions: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True)
class Duplicate:
    """A ticket that may ask the same, and how alike the two are, from 0 to 1."""

    number: int
    state: str
    question: str
    likeness: float


def suggestions(staff: Staff, number: int) -> Suggestions:
    """Prepared answers and provisions near a ticket's question; nothing where search cannot be used.

    Raises AccessRefused, RecordError.
    """
    staff.may(*TICKET_ROLES)
    with staff.desk.records.reading() as connection:
        found = tickets.ticket(connection, number)
    desk = staff.desk
    if desk.shelf.is_empty:
        return Suggestions()
    text = (f"{found.question}\n{found.note}" if found.origin == "triage" else found.question).strip()
    try:
        return _near(staff, desk, text[: desk.settings.question_limit])
    except HelpdeskError:
        return Suggestions()


def _near(staff: Staff, desk: Desk, text: str) -> Suggestions:
    as_of, finder = staff.at.date(), desk.finder()
    hits = desk.search(text, as_of, _HITS)
    answers = candidates(Question(text, as_of, plain=finder.plain(text)), hits, finder)[:_SHOWN]
    return Suggestions(
        tuple((each.answer.id, each.answer.question, round(each.probability, 4)) for each in answers),
        tuple((hit.provision.id, desk.label_of(hit.provision.id), round(hit.score, 4)) for hit in hits),
    )


def duplicates(staff: Staff, number: int) -> tuple[Duplicate, ...]:
    """The tickets most like one, among the newest. Raises AccessRefused, RecordError.

    Words choose, the model decides; where it cannot be used, words alone do.
    """
    staff.may(*TICKET_ROLES)
    with staff.desk.records.reading() as connection:
        mine = tickets.ticket(connection, number)
        others = recent_questions(connection, number, _LOOKED_AT)
    lang = staff.desk.settings.lang
    words = content_words(mine.question, lang)
    shared = sorted(((_overlap(words, content_words(each.question, lang)), each) for each in others), key=_first)
    chosen = [(share, each) for share, each in reversed(shared) if share >= _SHARED][:_COMPARED]
    found = [
        Duplicate(each.id, each.state, each.question, round(likeness, 3))
        for (share, each), near in zip(chosen, _meant(staff.desk, mine.question, chosen), strict=True)
        if (likeness := max(share, near)) and (share >= _SAME_WORDS or near >= _SAME_MEANING)
    ]
    return tuple(sorted(found, key=lambda each: -each.likeness)[:_SHOWN])


def _first(pair: tuple) -> float:
    return pair[0]


def _overlap(mine: set[str], theirs: set[str]) -> float:
    """The share of all their words that two texts have in common."""
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _meant(desk: Desk, question: str, chosen: list[tuple]) -> list[float]:
    """By cosine, how near each is in meaning; 0 where the model is not open."""
    if not desk.is_open or not chosen:
        return [0.0] * len(chosen)
    try:
        index = desk.index()
    except HelpdeskError:
        return [0.0] * len(chosen)
    vector = index.vector(question)
    return [float(vector @ index.vector(each.question)) for _, each in chosen]
