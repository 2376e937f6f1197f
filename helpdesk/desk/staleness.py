"""Staleness: what rests on law that reads otherwise now, with what changed; and its way back to review."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from helpdesk.desk.desk import Desk
from helpdesk.desk.staff import Staff
from helpdesk.law import Citation, Provision
from helpdesk.records import answers, audit, entries
from helpdesk.records.answers import By
from helpdesk.records.pins import LANG, Pin, has_moved, hash_of, pins_of, standing
from helpdesk.records.resting import assessments_pinned, mark_stale
from helpdesk.records.versions import Version, served
from helpdesk.records.wordings import last_event
from helpdesk.shelf import reading
from helpdesk.shelf.rows import table
from helpdesk.shelf.shelf import Shelf
from helpdesk.shelf.stretches import Stretch, stretches

_TOLD = Path("told.toml")
_SUBJECT, _WHAT = "shelf", "law reviewed"


@dataclass(frozen=True)
class Part:
    """A unit of law in two wordings, word by word; "" where a wording does not have it."""

    id: str
    label: str
    before: str
    after: str

    @property
    def changes(self) -> list[Stretch]:
        """What stayed, what went and what came, in order."""
        return stretches(self.before, self.after)


@dataclass(frozen=True)
class Moved:
    """Something that rests on a provision which reads otherwise now: an answer, an assessment, or a row of the digest.

    `versions` are the days that name the two wordings; the second is "" where the provision is there no more. No
    `parts` where the older words are not here any longer.
    """

    kind: str
    subject: str
    provision: str
    versions: tuple[str, str]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Verdict:
    """What a review found, and which answers and assessments it marked."""

    moved: tuple[Moved, ...]
    answers: tuple[str, ...]
    assessments: tuple[str, ...]


def moved(desk: Desk, as_of: date) -> list[Moved]:
    """All that rests on law which reads otherwise on a day than when it was written. Raises RecordError."""
    with desk.records.reading() as connection:
        by_version = {version.id: version.answer_id for version in served(connection)}
        of_answers, of_checks = pins_of(connection, "answer"), pins_of(connection, "assessment")
        checks = assessments_pinned(connection)
    shelf = desk.shelf
    found = [*_resting("answer", by_version, of_answers, shelf, as_of)]
    found += _resting("assessment", checks, of_checks, shelf, as_of)
    return [*found, *_told(shelf, told_by(desk.settings.corpus), as_of)]


def listed(staff: Staff) -> list[Moved]:
    """The same for the staff, on the day they look. Raises AccessRefused."""
    staff.may()
    return moved(staff.desk, staff.at.date())


def stand_of(staff: Staff) -> tuple[str, int]:
    """What the list is made from: the texts in force, and all that happened so far. Raises AccessRefused."""
    staff.may()
    with staff.desk.records.reading() as connection:
        return stand(staff.desk.shelf, staff.at.date()), last_event(connection)


def of_version(staff: Staff, version: Version) -> list[Moved]:
    """What moved under one version of an answer, served or not, on the day they look. Raises AccessRefused."""
    staff.may()
    with staff.desk.records.reading() as connection:
        pinned = pins_of(connection, "answer").get(version.id, ())
    mine = {version.id: version.answer_id}
    return list(_resting("answer", mine, {version.id: pinned}, staff.desk.shelf, staff.at.date()))


def review(desk: Desk, at: datetime) -> Verdict:
    """Mark what rests on changed law as stale, and tell that it was looked through. Raises RecordError."""
    found = moved(desk, at.date())
    places: dict[tuple[str, str], list[str]] = {}
    for one in found:
        places.setdefault((one.kind, one.subject), []).append(one.provision)
    with desk.records.writing() as connection:
        stale = [name for kind, name in places if kind == "answer" and _is_published(connection, name)]
        for name in stale:
            answers.go_stale(connection, name, tuple(places["answer", name]), By(None, at))
        checks = mark_stale(connection, [name for kind, name in places if kind == "assessment"], at)
        rows = sum(kind == "digest" for kind, _ in places)
        detail = {"stand": stand(desk.shelf, at.date()), "answers": len(stale), "assessments": len(checks)}
        audit.tell(connection, audit.Event(at, "desk", _WHAT, _SUBJECT, {**detail, "digest": rows}))
    return Verdict(tuple(found), tuple(stale), tuple(checks))


def review_if_new(desk: Desk, at: datetime) -> Verdict | None:
    """Review where the texts on the shelf, or the wordings in force, are others than at the last review."""
    with desk.records.reading() as connection:
        before = [kept.event.detail for kept in audit.history(connection, _SUBJECT) if kept.event.what == _WHAT]
    is_known = bool(before) and before[-1]["stand"] == stand(desk.shelf, at.date())
    return None if is_known else review(desk, at)


def stand(shelf: Shelf, as_of: date) -> str:
    """A checksum of which texts are on the shelf and which of them are in force on a day."""
    holding = sorted((v.source, v.day) for v in shelf.versions if v.holds_on(as_of))
    return hashlib.sha256(repr((holding, shelf.others(""))).encode()).hexdigest()[:20]


def told_by(corpus: Path) -> Mapping[str, str]:
    """By source: the wording that our digest tells."""
    return table(corpus / _TOLD, "wording", str)


def _is_published(connection, name: str) -> bool:
    return entries.entry(connection, name).state == "published"


def _resting(
    kind: str, subjects: Mapping[int, str], pinned: Mapping[int, Iterable[Pin]], shelf: Shelf, as_of: date
) -> Iterator[Moved]:
    for owner, subject in subjects.items():
        for pin in pinned.get(owner, ()):
            if has_moved(pin, shelf, as_of):
                yield _moved((kind, subject), pin.provision, pin.version, shelf, as_of)


def _told(shelf: Shelf, wordings: Mapping[str, str], as_of: date) -> Iterator[Moved]:
    """The rows of the digest that tell another wording of a provision than the one in force."""
    for name in shelf.tellings:
        source = name.partition(":")[0]
        version = shelf.version_on(source, as_of)
        if version is None or wordings.get(source) in (None, version.day):
            continue
        older, newer = _in_version(name, wordings[source], shelf, as_of), standing(name, shelf, as_of)
        if older is None or newer is None or hash_of(older, shelf) != hash_of(newer, shelf):
            yield _moved(("digest", name), name, wordings[source], shelf, as_of)


def _in_version(name: str, day: str, shelf: Shelf, as_of: date) -> Provision | None:
    citation = Citation.from_id(name)
    version = shelf.version_of(citation.source, day)
    found = version and standing(name, shelf, version.valid_from)
    return found or None


def _moved(thing: tuple[str, str], name: str, before: str, shelf: Shelf, as_of: date) -> Moved:
    found = standing(name, shelf, as_of)
    now = shelf.version_on(name.partition(":")[0], as_of)
    after = found.version if found else (now.day if now else "")
    changes = reading.compare(shelf, name, before, after, LANG) if after and after != before else ()
    parts = tuple(
        Part(
            change.id,
            shelf.label(change.after or change.before),
            change.before.text if change.before else "",
            change.after.text if change.after else "",
        )
        for change in changes
        if change.changed
    )
    return Moved(*thing, name, (before, found.version if found else ""), parts)
