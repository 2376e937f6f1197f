"""Passages: findable stretches of text, one or more a provision, none longer than the model can read.

A paragraph is a passage; each of its points is one too, carried with the words that introduce it (a point
without its chapeau reads as a neutral description of what is in fact banned). What is longer than the window
is split at its own points, then at sentences, then at words: nothing is cut silently.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helpdesk.law import Force, Kind, Provision
from helpdesk.shelf.shelf import Shelf, mark

_UNITS = (Kind.RECITAL, Kind.PARAGRAPH, Kind.DEFINITION, Kind.ANNEX_POINT)
_POINTS = (Kind.POINT, Kind.ANNEX_POINT)
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")
Length = Callable[[str], int]
Cut = Callable[[str], list[str]]


class Face(StrEnum):
    """Whose words a passage has: the law's, ours for it, or those of people who ask."""

    LAW = "law"
    TOLD = "told"
    ASKED = "asked"


@dataclass(frozen=True)
class Passage:
    """A stretch of text that search can find, like Article 6(3), point (a) with its lead-in.

    `provision` and `version` say what it stands for; it speaks for the days from `valid_from` until before
    `valid_to` (None: until further notice). `text` is what is searched: heading, then words. `answer` names the
    curated answer that the text is a wording of the question to; `was` the older wording a phrase was asked of.
    """

    provision: str
    version: str
    lang: str
    kind: Kind
    force: Force
    valid_from: date
    valid_to: date | None
    text: str
    face: Face = Face.LAW
    answer: str | None = None
    was: str = ""

    @property
    def key(self) -> str:
        """Content hash: the same words for the same provision have the same key in every build."""
        parts = (self.provision, self.lang, self.text, *(word for word in (self.answer, self.was) if word))
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]

    def speaks_on(self, day: date) -> bool:
        """Whether the passage is law, or guidance, on that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def passages(shelf: Shelf, lang: str, length: Length, window: int) -> list[Passage]:
    """All passages of a language, older wordings included; equal words of two wordings are one passage."""
    found: dict[str, Passage] = {}
    for version in sorted(shelf.versions, key=lambda version: version.day, reverse=True):
        volume = shelf.volume(version, lang)
        for unit in volume.text.provisions if volume else ():
            for text in _texts(shelf, unit, length, window):
                valid_to = None if unit.kind is Kind.RECITAL else version.valid_to
                passage = Passage(
                    unit.id, unit.version, lang, unit.kind, unit.force, version.valid_from, valid_to, text
                )
                found[passage.key] = _joined(found.get(passage.key), passage)
    for passage in (*faces(shelf, lang, length, window), *questions(shelf, lang)):
        found.setdefault(passage.key, passage)
    return list(found.values())


def faces(shelf: Shelf, lang: str, length: Length, window: int) -> Iterator[Passage]:
    """Further faces of provisions: our own words for them and the ways people ask, in the digest's language.

    They stand for the same provision and count with its force. A telling of an amended rule speaks only from the day
    of the amendment; what people asked about it was asked of the older wording too, where that has the place.
    """
    for telling in shelf.tellings.values() if lang == "en" else ():
        unit = _newest(shelf, telling.id, lang)
        if unit is None:
            continue
        version = shelf.version_of(unit.source, unit.version)
        since = min(v.valid_from for v in shelf.versions if v.source == unit.source)
        valid_from = version.valid_from if telling.changed else since
        asked = (*telling.asked, *shelf.asked.get(telling.id, ()))
        told = ((Face.TOLD, text) for text in pack(telling.heading, [telling.says], length, window))
        for face, text in (*told, *((Face.ASKED, text) for text in asked)):
            yield Passage(unit.id, unit.version, lang, unit.kind, unit.force, valid_from, None, text, face)
        for older in _older(shelf, unit, lang) if telling.changed else ():
            ends = shelf.version_of(older.source, older.version).valid_to
            for text in asked:
                # The wording is part of the key, so that the same words for one place stay two passages.
                place = (older.id, older.version, lang, older.kind, older.force, since, ends)
                yield Passage(*place, text, Face.ASKED, was=older.version)


def _older(shelf: Shelf, unit: Provision, lang: str) -> Iterator[Provision]:
    """The place of a provision in the wordings before its own: itself, or the article around it; none where new."""
    article = unit.id.partition(".")[0]
    for version in shelf.versions:
        volume = shelf.volume(version, lang) if version.source == unit.source and version.valid_to else None
        found = (volume.by_id.get(unit.id) or volume.by_id.get(article)) if volume else None
        if found is not None and not found.deleted:
            yield found


def questions(shelf: Shelf, lang: str) -> Iterator[Passage]:
    """The questions that curated answers answer, each standing for the provision its answer rests on first."""
    for answer in shelf.answers.values() if lang == "en" else ():
        unit = _newest(shelf, answer.lines[0].cites[0], lang)
        if unit is not None:
            for text in (answer.question, *answer.asked):
                yield Passage(
                    unit.id,
                    unit.version,
                    lang,
                    unit.kind,
                    unit.force,
                    answer.reviewed,
                    None,
                    text,
                    Face.ASKED,
                    answer.id,
                )


def _newest(shelf: Shelf, name: str, lang: str) -> Provision | None:
    """The provision of an id in the newest wording that is here and has it."""
    for version in sorted(shelf.versions, key=lambda version: version.day, reverse=True):
        volume = shelf.volume(version, lang)
        unit = volume.by_id.get(name) if volume and name.startswith(f"{version.source}:") else None
        if unit is not None and not unit.deleted:
            return unit
    return None


def _joined(newer: Passage | None, older: Passage) -> Passage:
    """The newer passage, speaking from the day the older wording began, where both say the same."""
    if newer is None:
        return older
    return Passage(**{**newer.__dict__, "valid_from": min(older.valid_from, newer.valid_from)})


def _texts(shelf: Shelf, unit: Provision, length: Length, window: int) -> Iterator[str]:
    if unit.deleted:
        return
    children = shelf.under(unit)[1:]
    title = _title(unit)
    if unit.kind in _UNITS or not children or (unit.kind is Kind.ARTICLE and unit.text):
        if unit.kind is Kind.ARTICLE:
            children = [child for child in children if child.kind is not Kind.PARAGRAPH]
        lines = [_introduced(shelf, unit), *(f"{mark(child)} {child.text}".strip() for child in children)]
        yield from pack(title, lines, length, window)
    elif unit.text:
        yield from pack(title, [_introduced(shelf, unit)], length, window)
    if unit.kind is Kind.ARTICLE and children:
        yield from outline(title, children, length, window)


def _title(unit: Provision) -> str:
    """The heading that a passage carries: what the article or annex is about."""
    return unit.heading or (unit.path[-1] if unit.path else "")


def _introduced(shelf: Shelf, unit: Provision) -> str:
    """The unit's own words; a point's after the lead-ins above it, outermost first, from its paragraph on."""
    words = [unit.text]
    above = shelf.parent(unit) if unit.kind in _POINTS else None
    while above is not None and above.kind not in (Kind.ANNEX, Kind.ANNEX_SECTION, Kind.ARTICLE):
        words.insert(0, above.text)
        above = shelf.parent(above)
    return " ".join(word for word in words if word)


def outline(title: str, children: Iterable[Provision], length: Length, window: int) -> Iterator[str]:
    """One passage that tells what an article is about: its title and how each paragraph begins."""
    starts = [" ".join(child.text.split()[:14]) for child in children if child.kind is Kind.PARAGRAPH]
    if len(starts) > 1:
        yield next(pack(title, [" ".join(starts)], length, window))


def pack(title: str, lines: list[str], length: Length, window: int) -> Iterator[str]:
    """Texts of at most `window` word pieces, each under the title, filled line by line.

    Lines that are too long by themselves are split at sentences, then at words; a title leaves them half the window.
    """
    title = next(_pieces(title, length, window // 2), "") if title else title
    room = window - length(title) - 2
    held: list[str] = []
    for piece in (piece for line in lines if line for piece in _pieces(line, length, room)):
        if held and length("\n".join([*held, piece])) > room:
            yield _under(title, held)
            held = []
        held.append(piece)
    if held:
        yield _under(title, held)


def _under(title: str, held: list[str]) -> str:
    body = "\n".join(held)
    return f"{title}\n{body}" if title else body


def _pieces(line: str, length: Length, room: int, cuts: tuple[Cut, ...] = ()) -> Iterator[str]:
    """The line itself when it fits; else its sentences gathered, else its words, else its halves."""
    if length(line) <= room or len(line) < 2:
        yield line
        return
    cut, *finer = cuts or (_SENTENCE_END.split, str.split, _halves)
    held = ""
    for part in cut(line):
        longer = f"{held} {part}".strip()
        if held and length(longer) > room:
            yield from _pieces(held, length, room, tuple(finer) or (cut,))
            longer = part
        held = longer
    if held:
        yield from _pieces(held, length, room, tuple(finer) or (cut,))


def _halves(line: str) -> list[str]:
    return [line[: len(line) // 2], line[len(line) // 2 :]]
