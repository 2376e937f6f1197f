"""Evidence: all that a sentence may rest on besides its own words, in English.

The cited provisions with what stands above and below them, our own reviewed rows for them, and the calendar.
A sentence that is itself one of our rows is not its own evidence where the law is here to be asked.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from helpdesk.answering.agreement.days import days
from helpdesk.answering.agreement.places import places
from helpdesk.answering.answer import DraftSentence, Question
from helpdesk.errors import HelpdeskError
from helpdesk.law import Citation, Force, Provision
from helpdesk.law.calendar import Day, is_within
from helpdesk.shelf.digest import Telling
from helpdesk.shelf.shelf import Shelf
from helpdesk.wording import day as printed

_LANG = "en"  # our own words are English


@dataclass(frozen=True)
class Evidence:
    """What may be held against a sentence: texts; further texts and days for figures; who is bound; places."""

    texts: tuple[str, ...]
    further: tuple[str, ...]
    days: tuple[str, ...]
    holders: frozenset[str]
    places: frozenset[str]
    here: str | None


def evidence_of(sentence: DraftSentence, question: Question, shelf: Shelf) -> Evidence | None:
    """The evidence for a sentence, from the provisions its claims name; figures and days may stand one step further.

    None where a cited place cannot be read in English: what it says is then not known.
    """
    cited = [_english(claim.citation, question, shelf) for claim in sentence.claims]
    here = [provision for provision in cited if provision is not None]
    if not here or len(here) < len(cited):
        return None
    near = {unit.id: unit for provision in here for unit in _near(provision, shelf)}
    below = {unit.id: unit for provision in here for unit in shelf.under(provision)}
    rows = [row for unit in near.values() if (row := _row(unit, shelf)) is not None]
    seen = {name for row in rows for name in row.see}
    named = {f"aia:{name.partition(':')[2]}" for name in places(sentence.text, next(iter(near), None))}
    beside = _read({*seen, *named}, near, question, shelf)
    dated = [*below.values(), *(unit for unit in beside if unit.id in named or here[0].source != unit.source)]
    return Evidence(
        texts=(*(_text(unit) for unit in near.values()), *_says(below.values(), sentence, shelf)),
        further=(*(_text(unit) for unit in beside), *_says(beside, sentence, shelf)),
        days=tuple(_days(dated, question, shelf)) if days(sentence.text) else (),
        holders=frozenset(holder for row in rows for holder in row.holders),
        places=frozenset((*_places(near.values()), *seen, *_of_the_answer(sentence, shelf))),
        here=here[0].id if len(here) == 1 else None,
    )


def _says(units: Iterable[Provision], sentence: DraftSentence, shelf: Shelf) -> Iterator[str]:
    """Our own words for the units, save those that the sentence is."""
    rows = (_row(unit, shelf) for unit in units)
    return (row.says for row in rows if row is not None and row.id != sentence.told)


def _of_the_answer(sentence: DraftSentence, shelf: Shelf) -> Iterator[str]:
    """The places that a prepared answer cites in any of its lines."""
    answer = shelf.answers.get(sentence.told) if sentence.told else None
    return (name for line in (answer.lines if answer else ()) for name in line.cites)


def _row(unit: Provision, shelf: Shelf) -> Telling | None:
    """Our reviewed row for a provision; where the law is not here, its text is that row already."""
    return None if unit.force is Force.DIGEST else shelf.telling(unit)


def _read(names: Iterable[str], known: Container[str], question: Question, shelf: Shelf) -> list[Provision]:
    """The provisions of ids that are not known yet."""
    found = [_english(Citation.from_id(name), question, shelf) for name in sorted(names) if name not in known]
    return [provision for provision in found if provision is not None]


def _english(citation: Citation, question: Question, shelf: Shelf) -> Provision | None:
    try:
        found = shelf.find(citation, question.as_of, _LANG)
    except HelpdeskError:
        return None
    return found if found.lang == _LANG else None


def _near(provision: Provision, shelf: Shelf) -> Iterator[Provision]:
    """The provision, all below it, and what it hangs from."""
    yield from shelf.under(provision)
    above = shelf.parent(provision)
    while above is not None:
        yield above
        above = shelf.parent(above)


def _text(unit: Provision) -> str:
    return f"{unit.heading}.\n{unit.text}" if unit.heading else unit.text


def _days(units: list[Provision], question: Question, shelf: Shelf) -> Iterator[str]:
    """The day asked about, those of the wordings, and the calendar for the units."""
    yield printed(question.as_of)
    yield from (printed(day) for day in _published(shelf))
    for day in shelf.calendar:
        if any(unit.version in day.wordings and _is_about(day, unit.id) for unit in units):
            yield f"{day.what}: {printed(day.day)}. {day.note}"
            also = next((other for other in shelf.calendar if other.id == day.also), None)
            yield f"{also.what}: {printed(also.day)}. {also.note}" if also else ""


def _published(shelf: Shelf) -> Iterator[date]:
    for version in shelf.versions:
        yield date.fromisoformat(version.day)
        yield version.valid_from


def _is_about(day: Day, name: str) -> bool:
    return any(is_within(name, place) for place in day.covers) or name in day.cites


def _places(units: Iterable[Provision]) -> Iterator[str]:
    for unit in units:
        yield unit.id
        yield from unit.see
