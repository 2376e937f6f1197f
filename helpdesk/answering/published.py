"""Published: the answers that staff wrote and approved, read from the records to be served."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from helpdesk.records.opening import Records
from helpdesk.records.pins import Pin, has_moved, pins_of
from helpdesk.records.versions import Version, served
from helpdesk.records.wordings import Wording, wordings_of
from helpdesk.search.index import Index
from helpdesk.search.passage import questions
from helpdesk.search.published import Published, as_bytes, matrix_of
from helpdesk.shelf.answers import Curated
from helpdesk.shelf.shelf import Shelf


def read_published(records: Records, shelf: Shelf, index: Index, warns: bool, also: Version | None = None) -> Published:
    """The answers that visitors can get now, with what finds them; `also` as if it were published too.

    Vectors that another model made are made anew.
    """
    with records.reading() as connection:
        versions, pins = served(connection), pins_of(connection, "answer")
        known = wordings_of(connection, index.manifest.model)
    if also is not None:
        versions = [*(one for one in versions if one.answer_id != also.answer_id), also]
    answers = {version.answer_id: curated_of(version) for version in versions}
    passages = tuple(questions(replace(shelf, answers=answers), index.manifest.lang))
    by_answer = {version.answer_id: known.get(version.id, {}) for version in versions}
    vectors = (by_answer[one.answer].get(one.text) or as_bytes(index.vector(one.text)) for one in passages)
    return Published(
        answers,
        {version.answer_id: version.id for version in versions},
        passages,
        matrix_of(vectors),
        _moved({version.answer_id: pins.get(version.id, ()) for version in versions}, shelf),
        warns,
    )


def _moved(pins: Mapping[str, tuple[Pin, ...]], shelf: Shelf):
    def moved(name: str, as_of: date) -> tuple[str, ...]:
        return tuple(pin.provision for pin in pins[name] if has_moved(pin, shelf, as_of))

    return moved


def curated_of(version: Version) -> Curated:
    """A version as an answer that can be given; its day is that of its approval."""
    written = version.written
    day = version.approval.at.date() if version.approval else written.reviewed or version.at.date()
    head = (version.answer_id, written.question, written.asked, day, version.law_version)
    return Curated(*head, written.lines, written.corrects)


def wordings_for(version: Version, index: Index) -> Iterator[Wording]:
    """The ways a version is asked, each with its vector, to be kept when it is published."""
    for text in (version.written.question, *version.written.asked):
        yield Wording(text, as_bytes(index.vector(text)))
