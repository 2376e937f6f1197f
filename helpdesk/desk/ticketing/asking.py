"""Asking: what visitors do. They ask a person, send a check, raise a thumb, and see what became of it by a link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from helpdesk.answering.answer import Answer, Status
from helpdesk.checker.check import Check
from helpdesk.desk.admission import admitted
from helpdesk.desk.ticketing.context import check_context, cited_by, context_of, turn_of
from helpdesk.errors import AccessRefused, RecordError
from helpdesk.records import asked, counters, moves, pins, tickets
from helpdesk.records.assessed import keep_assessment
from helpdesk.records.queue import waits_already
from helpdesk.records.tickets import NewTicket, Opened

if TYPE_CHECKING:
    from helpdesk.desk.desk import Desk

# How often one visitor, and all of them together, may do something within a time.
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
LIMITS = {"ticket": (10, _HOUR), "thumb": (60, _HOUR), "message": (10, _HOUR), "abstention": (10, _HOUR)}
IN_ALL = {"ticket": (1_000, _DAY), "thumb": (20_000, _DAY), "message": (5_000, _DAY), "abstention": (500, _DAY)}
_TOO_OFTEN = "This was sent too often in a short time; please try again later."
_BY_VISITORS = ("person", "thumb")
_ABSTAINED = (Status.NOT_FOUND, Status.HELD_BACK)
_UNNAMED = "A check without a name"
_SHOWN_AS = {"reply": "desk", "asker": "you"}


@dataclass(frozen=True)
class Letter:
    """What a visitor adds: a note, how to be reached, the turn it is about; `person` who is signed in, if anyone.

    `visitor` is what the page tells visitors apart by; without it only the limits for all together hold. `question` is
    how a person shall read the question, where the visitor has put it in other words since it was answered.
    """

    note: str = ""
    contact: str = ""
    visitor: str = ""
    turn: int | None = None
    person: int | None = None
    question: str = ""


@dataclass(frozen=True)
class Remembered:
    """A turn that was kept, and the ticket that was opened because nothing was found."""

    turn: int
    ticket: Opened | None = None


@dataclass(frozen=True)
class Said:
    """What was said between the asker ("you") and the desk ("desk")."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True)
class Standing:
    """A ticket as its asker sees it: nothing that the staff wrote for each other, and no other asker's words."""

    number: int
    state: str
    opened: datetime
    due: datetime
    question: str
    note: str
    said: tuple[Said, ...]


def remember(
    desk: Desk, answer: Answer, at: datetime, conversation: str | None = None, letter: Letter = Letter()
) -> Remembered:
    """Keep a turn, by the setting `keep_questions` with its words or without; open a ticket if that is the policy."""
    wanted = desk.settings.tickets_from_abstentions and answer.status in _ABSTAINED and not desk.shelf.is_empty
    context = context_of(desk, answer, answer.as_of) if wanted else {}
    with desk.records.writing() as connection:
        turn = turn_of(desk, answer, connection, conversation)
        kept = asked.keep_turn(connection, turn, at, words=desk.settings.keep_questions)
        if not wanted or waits_already(connection, "abstention", answer.question):
            return Remembered(kept)
        if not _is_allowed(connection, "abstention", letter.visitor, at):
            return Remembered(kept)
        asked.with_words(connection, kept, turn, at)
        new = NewTicket("abstention", answer.question, lang=answer.lang, context={**context, "turn": kept})
        return Remembered(kept, tickets.open_ticket(connection, new, at, _within(desk)))


def vote(desk: Desk, answer: Answer, up: bool, at: datetime, letter: Letter = Letter()) -> int:
    """Keep a thumb for the staff: the id of its turn. Thumbs never change how hits are ranked.

    Raises RecordError, and AccessRefused where it comes too often.
    """
    with desk.records.writing() as connection:
        _allow(connection, "thumb", letter.visitor, at)
        return asked.keep_vote(connection, turn_of(desk, answer, connection), up, at, letter.turn)


def ask_a_person(desk: Desk, about: Answer | str, letter: Letter, at: datetime, origin: str = "person") -> Opened:
    """Open a ticket about an answer, or for a question that was not asked yet; `origin` is "person" or "thumb".

    The token of the link is told this once. Raises RecordError, QuestionRefused, and AccessRefused where it comes
    too often.
    """
    if origin not in _BY_VISITORS:
        raise RecordError(f"A visitor's ticket comes from one of {', '.join(_BY_VISITORS)}.")
    is_answer = isinstance(about, Answer)
    said = letter.question or ("" if is_answer else about)
    question = about.question if is_answer and not said else admitted(said, desk.settings.question_limit)
    context = context_of(desk, about if is_answer else question, at.date())
    lang = about.lang if is_answer else desk.settings.lang
    with desk.records.writing() as connection:
        _allow(connection, "ticket", letter.visitor, at)
        if is_answer:
            context["turn"] = asked.with_words(connection, letter.turn, turn_of(desk, about, connection), at)
        new = NewTicket(origin, question, letter.note, letter.contact, lang, context, letter.person)
        return tickets.open_ticket(connection, new, at, _within(desk))


def send_check(desk: Desk, found: Check, letter: Letter, at: datetime) -> Opened:
    """Hand a check to the staff: a ticket, and an assessment that is pinned to the law it rests on.

    Raises RecordError, and AccessRefused where it comes too often.
    """
    check = desk.export(found)
    cited = [name for name in cited_by(check) if pins.standing(name, desk.shelf, found.as_of) is not None]
    question = found.subject.name or _UNNAMED
    with desk.records.writing() as connection:
        _allow(connection, "ticket", letter.visitor, at)
        new = NewTicket("triage", question, letter.note, letter.contact, desk.settings.lang, {}, letter.person)
        opened = tickets.open_ticket(connection, new, at, _within(desk))
        assessment, number = keep_assessment(connection, check, opened.number, at)
        pins.pin(connection, "assessment", assessment, cited, desk.shelf, found.as_of)
        tickets.change(connection, opened.number, context=check_context(check, number))
    return opened


def status(desk: Desk, token: str, at: datetime) -> Standing:
    """What became of a question, by the asker's link. Raises AccessRefused for a link that is not ours."""
    with desk.records.reading() as connection:
        mine = tickets.by_token(connection, token)
        worked = tickets.ticket(connection, mine.merged_into) if mine.merged_into else mine
        lines = tickets.lines(connection, worked.id)
    seen = {("asker", mine.id), ("reply", mine.id), ("reply", worked.id)}
    said = tuple(
        Said(line.at, _SHOWN_AS[line.kind], line.text) for line in lines if (line.kind, line.ticket_id) in seen
    )
    return Standing(mine.id, worked.state, mine.opened, worked.due, mine.question, mine.note, said)


def add_from_asker(desk: Desk, token: str, text: str, at: datetime) -> None:
    """Add what an asker writes. Raises RecordError, and AccessRefused for too many messages or a link not of ours."""
    with desk.records.writing() as connection:
        mine = tickets.by_token(connection, token)
        _allow(connection, "message", tickets.subject(mine.id), at)
        moves.hear(connection, mine, text, at, _within(desk))


def _within(desk: Desk) -> timedelta:
    return timedelta(hours=desk.settings.reply_within_hours)


def _allow(connection, what: str, visitor: str, at: datetime) -> None:
    if not _is_allowed(connection, what, visitor, at):
        raise AccessRefused(_TOO_OFTEN)


def _is_allowed(connection, what: str, visitor: str, at: datetime) -> bool:
    """Whether a visitor may do this once more, and all visitors together; either way it is counted."""
    limit, window = LIMITS[what]
    most, in_all = IN_ALL[what]
    mine = not visitor or counters.allowed(connection, visitor, what, limit, window, at)
    return mine and counters.allowed(connection, "all", f"{what} in all", most, in_all, at)
