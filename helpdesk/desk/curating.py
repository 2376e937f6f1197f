"""Curating: staff write answers, check them sentence by sentence, see who would get them, and publish them.

Every verb asks for the role itself. An editor writes, an approver approves and publishes; nothing goes to review or is
published that would not pass the checks of any other answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from helpdesk.answering.answer import Question
from helpdesk.answering.curated import WORDS, sentence_of
from helpdesk.answering.ground import problem_of
from helpdesk.answering.published import curated_of, wordings_for
from helpdesk.desk.desk import Desk
from helpdesk.desk.staff import Staff
from helpdesk.errors import RecordError
from helpdesk.records import answers, entries, versions
from helpdesk.records.answers import By, Saving
from helpdesk.records.entries import Entry, Standing
from helpdesk.records.pins import has_moved, pin, pins_of
from helpdesk.records.versions import Remark, Version
from helpdesk.records.wordings import keep_wordings
from helpdesk.records.written import Written, checked, checked_reason, slug
from helpdesk.shelf.answers import Curated
from helpdesk.shelf.shelf import Shelf

WRITERS, APPROVERS = ("editor", "administrator"), ("approver",)


@dataclass(frozen=True)
class Problem:
    """Why a sentence of an answer does not stand; `sentence` is its place from 0, None where it is about the whole."""

    sentence: int | None
    why: str


def write(
    staff: Staff, written: Written, reason: str, standing: Standing, name: str = "", ticket: int | None = None
) -> Version:
    """A new answer in draft, owned by its author where nobody else is named. Raises AccessRefused, RecordError."""
    staff.may(*WRITERS)
    saving = _saving(staff, written, reason)
    owned = standing if standing.owner_id else replace(standing, owner_id=staff.person.id)
    with staff.desk.records.writing() as connection:
        free = name or _free(connection, slug(written.question))
        made = answers.begin(connection, free, saving, owned, by(staff), ticket)
        pin(connection, "answer", made.id, written.cites, staff.desk.shelf, staff.at.date())
    return made


def save(staff: Staff, name: str, written: Written, reason: str) -> Version:
    """A new version of an answer, pinned to the law of the day. Raises AccessRefused, RecordError."""
    staff.may(*WRITERS)
    saving = _saving(staff, written, reason)
    with staff.desk.records.writing() as connection:
        made = answers.save(connection, name, saving, by(staff))
        pin(connection, "answer", made.id, written.cites, staff.desk.shelf, staff.at.date())
    return made


def submit(staff: Staff, name: str) -> None:
    """Send the newest version to review. Raises RecordError where a sentence does not stand."""
    staff.may(*WRITERS)
    _refuse(problems(staff.desk, _newest(staff, name), staff.at.date()))
    with staff.desk.records.writing() as connection:
        answers.submit(connection, name, by(staff))


def approve(staff: Staff, name: str, note: str = "") -> None:
    """Approve the newest version, which another person wrote."""
    staff.may(*APPROVERS)
    with staff.desk.records.writing() as connection:
        answers.approve(connection, name, note, by(staff))


def send_back(staff: Staff, name: str, reason: str) -> None:
    """Give the newest version back to its author, with a reason."""
    staff.may(*APPROVERS)
    with staff.desk.records.writing() as connection:
        answers.send_back(connection, name, reason, by(staff))


def publish(staff: Staff, name: str) -> Version:
    """Serve the approved version from this moment on. Raises RecordError where a sentence does not stand any more."""
    staff.may(*APPROVERS)
    desk, newest = staff.desk, _newest(staff, name)
    _refuse([*problems(desk, newest, staff.at.date()), *_moved(desk, newest, staff.at.date())])
    index = desk.index()
    found = list(wordings_for(newest, index))
    with desk.records.writing() as connection:
        made = answers.publish(connection, name, by(staff))
        if made.id != newest.id:
            raise RecordError("A newer version was written meanwhile; look at it first.")
        keep_wordings(connection, made.id, index.manifest.model, found)
    return made


def roll_back(staff: Staff, name: str, number: int, reason: str) -> Version:
    """Serve an earlier approved version again, where its law is still as it was."""
    staff.may(*APPROVERS)
    with staff.desk.records.reading() as connection:
        wanted = versions.version(connection, name, number)
    _refuse([*problems(staff.desk, wanted, staff.at.date()), *_moved(staff.desk, wanted, staff.at.date())])
    with staff.desk.records.writing() as connection:
        return answers.roll_back(connection, name, number, reason, by(staff))


def withdraw(staff: Staff, name: str) -> None:
    """Give up a newer draft; what was served before stays."""
    staff.may(*WRITERS)
    with staff.desk.records.writing() as connection:
        answers.withdraw(connection, name, by(staff))


def archive(staff: Staff, name: str, reason: str) -> None:
    """Serve an answer no longer."""
    staff.may(*APPROVERS, "administrator")
    with staff.desk.records.writing() as connection:
        answers.archive(connection, name, checked_reason(reason), by(staff))


def reopen(staff: Staff, name: str) -> None:
    """Take an archived answer up again, as a draft."""
    staff.may(*WRITERS)
    with staff.desk.records.writing() as connection:
        answers.reopen(connection, name, by(staff))


def change_standing(staff: Staff, name: str, standing: Standing) -> None:
    """Another owner, audience, language or day of review."""
    staff.may(*WRITERS)
    with staff.desk.records.writing() as connection:
        answers.change_standing(connection, name, standing, by(staff))


def entries_of(staff: Staff, states: tuple[str, ...] = ()) -> list[Entry]:
    """All answers, or those in some states."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return entries.entries(connection, states)


def overdue(staff: Staff) -> list[Entry]:
    """The answers that are served although their day of review is past."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return entries.overdue(connection, staff.at.date())


def versions_of(staff: Staff, name: str) -> list[tuple[Version, list[Remark]]]:
    """All versions of an answer with what was said of each, the first one first."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return [(one, versions.remarks_on(connection, one.id)) for one in versions.versions(connection, name)]


def problems(desk: Desk, version: Version, as_of: date) -> list[Problem]:
    """Why a version could not be given on a day: by the same checks as any answer, sentence by sentence."""
    answer = curated_of(version)
    shelf = replace(desk.shelf, answers={**desk.shelf.answers, answer.id: answer})
    question = Question(answer.question, as_of, desk.settings.lang)
    found = [Problem(place, why) for place, why in _unsound(answer, question, shelf)]
    words = sum(len(line.text.split()) for line in answer.lines)
    if words > WORDS:
        found.append(
            Problem(None, f"It has {words} words; an answer has room for {WORDS}, the rest would not be shown.")
        )
    return [*found, *_taken(desk, answer)]


def _unsound(answer: Curated, question: Question, shelf: Shelf) -> Iterator[tuple[int, str]]:
    belief = [(answer.corrects, answer.lines[0].cites)] if answer.corrects else []
    for place, (text, cites) in enumerate([*((line.text, line.cites) for line in answer.lines), *belief]):
        sentence = sentence_of(text, cites, answer, question, shelf)
        if len(sentence.claims) < len(cites):
            there = {claim.citation.id for claim in sentence.claims}
            yield place, f"{', '.join(sorted(set(cites) - there))} is not law on {question.as_of.isoformat()}"
        elif why := problem_of(sentence, question, shelf):
            yield place, why


def _taken(desk: Desk, answer: Curated) -> Iterator[Problem]:
    """What another answer that is served is asked by already: neither would be given."""
    shelf = desk.finder().shelf
    mine = {text.casefold() for text in (answer.question, *answer.asked)}
    for other in shelf.answers.values():
        theirs = {text.casefold() for text in (other.question, *other.asked)}
        if other.id != answer.id and mine & theirs:
            yield Problem(None, f"“{min(mine & theirs)}” is asked of the answer {other.id!r} already.")


def _moved(desk: Desk, version: Version, as_of: date) -> Iterator[Problem]:
    with desk.records.reading() as connection:
        pinned = pins_of(connection, "answer").get(version.id, ())
    for one in pinned:
        if has_moved(one, desk.shelf, as_of):
            yield Problem(None, f"{one.provision} changed since this version was written; save a new version.")


def _refuse(found: list[Problem]) -> None:
    if found:
        place = "" if found[0].sentence is None else f"Sentence {found[0].sentence + 1}: "
        raise RecordError(f"{place}{found[0].why.rstrip('.')}.")


def _newest(staff: Staff, name: str) -> Version:
    with staff.desk.records.reading() as connection:
        return versions.version(connection, name)


def _saving(staff: Staff, written: Written, reason: str) -> Saving:
    law = staff.desk.shelf.version_on("aia", staff.at.date())
    if law is None:
        raise RecordError("No wording of the AI Act is in force on this day.")
    return Saving(checked(written), reason, law.day)


def _free(connection, name: str) -> str:
    tries = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    return next(free for free in tries if entries.find_entry(connection, free) is None)


def by(staff: Staff) -> By:
    """The person and the moment, as the records name them."""
    return By(staff.person.id, staff.at)
