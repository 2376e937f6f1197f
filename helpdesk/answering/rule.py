"""Rule: the provisions that answer, in their own words, lead-in first, then the points that matter."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from helpdesk import wording
from helpdesk.answering.answer import DraftSentence, Question
from helpdesk.answering.quote import best_words, claim_of, closest, shown
from helpdesk.answering.route import Direction
from helpdesk.errors import CitationError, ShelfMissing
from helpdesk.law import Citation, Force, Kind, Provision
from helpdesk.law.calendar import is_within
from helpdesk.search.find import Hit
from helpdesk.search.words import content_words
from helpdesk.shelf.digest import Telling
from helpdesk.shelf.shelf import Shelf, mark

if TYPE_CHECKING:
    from helpdesk.answering.compose import Bench

_POINTS = 6  # points of one provision that are quoted
_PARTS = 12  # paragraphs of one article that are listed
_TOLD = 2  # of them that are told whole where there are more
_ALONE = 0.5  # share of probability from which one paragraph answers, not the list of all duties
_BARE = 7  # words of meaning that a question for all the duties of a role has at most


def sentences(
    question: Question, chosen: list[Hit], hits: list[Hit], direction: Direction, bench: "Bench"
) -> Iterator[DraftSentence]:
    """The rules an answer rests on. Duties of a role are told article by article, everything else hit by hit."""
    shelf = bench.search.shelf
    duties = _duties(question, hits, direction, shelf)
    if duties is not None:
        yield from _article_of_duties(duties, direction, question, shelf)
        return
    for place, hit in enumerate(chosen):
        provision = in_language(hit.provision, question, shelf)
        yield from told(wording.RULE if place == 0 else wording.ALSO, provision, question, shelf, _wanted(hits))


def in_language(provision: Provision, question: Question, shelf: Shelf) -> Provision:
    """The same provision in the language of the answer."""
    if provision.lang == question.lang:
        return provision
    citation = Citation.from_id(provision.id)
    return shelf.find(Citation(citation.source, citation.path, provision.version), question.as_of, question.lang)


def find_or_none(shelf: Shelf, name: str, question: Question) -> Provision | None:
    """The provision of an id in the wording of the day; None where that wording does not have it."""
    try:
        return shelf.find(Citation.from_id(name), question.as_of, question.lang)
    except (CitationError, ShelfMissing):
        return None


def quoted(words: str, provision: Provision, question: Question) -> DraftSentence:
    """One sentence that quotes one provision."""
    quote = best_words(provision, question.words)
    words = words if provision.heading else wording.PART
    text = words.format(label=provision.label, heading=provision.heading, quote=shown(provision, quote))
    return DraftSentence(text, (claim_of(provision, quote),))


def in_our_words(words: str, provision: Provision, telling: Telling, quote: str = "") -> DraftSentence:
    """One sentence of the digest; `quote` is the official text behind it, or our own where that is not here."""
    quote = telling.says if provision.force is Force.DIGEST else quote
    text = words.format(label=provision.label, says=telling.says)
    return DraftSentence(text, (claim_of(provision, quote),), told=provision.id)


def part(provision: Provision, question: Question, shelf: Shelf) -> DraftSentence:
    """One part of a list: in our words with the official ones behind them, else quoted."""
    telling = shelf.telling(provision)
    if telling is None:
        return quoted(wording.PART, provision, question)
    return in_our_words(wording.TOLD_PART, provision, telling, best_words(provision, question.words))


def listed(
    parts: list[Provision], question: Question, shelf: Shelf, wanted: set[str] = frozenset()
) -> Iterator[DraftSentence]:
    """The parts of a list in their order: those that matter most are told, of the others only what they are about."""
    whole = {unit.id for unit in _first_told(parts, question, shelf, wanted)}
    for unit in parts:
        telling = shelf.telling(unit)
        if unit.id in whole or telling is None:
            yield part(unit, question, shelf)
        else:
            text = wording.TOLD_PART.format(label=unit.label, says=f"{telling.heading}.")
            yield DraftSentence(text, (claim_of(unit, best_words(unit, question.words)),))


def _first_told(parts: list[Provision], question: Question, shelf: Shelf, wanted: set[str]) -> list[Provision]:
    """All of a short list; of a long one those that were found, else those closest to the question."""
    if len(parts) <= _TOLD:
        return parts
    found = [unit for unit in parts if any(is_within(name, unit.id) for name in wanted)]
    return (found or closest(parts, question.words, _TOLD))[:_TOLD]


def told(
    words: str, provision: Provision, question: Question, shelf: Shelf, wanted: set[str]
) -> Iterator[DraftSentence]:
    """A provision with what stands below it: its lead-in, then its points; whole articles by their paragraphs."""
    below = shelf.under(provision)[1:]
    if provision.kind in (Kind.ARTICLE, Kind.ANNEX, Kind.ANNEX_SECTION) and below:
        parts = [unit for unit in below if unit.parent == provision.id]
        yield from _whole(provision, parts, question, shelf, wanted)
        return
    yield from _told_around(provision, question, shelf)
    if provision.force is Force.DIGEST:
        return
    above = _chapeau(provision, shelf)
    if above is not None:
        yield quoted(words, above, question)
        yield quoted(wording.PART, provision, question)
    elif provision.text:
        yield quoted(words, provision, question)
    yield from _points(provision, below, question, wanted)


def _told_around(provision: Provision, question: Question, shelf: Shelf) -> Iterator[DraftSentence]:
    """The rule in our words: the telling of the provision, or of the nearest one around it that is told."""
    around: Provision | None = provision
    while around is not None and shelf.telling(around) is None:
        around = shelf.parent(around)
    if around is not None:
        yield in_our_words(wording.IN_SHORT, around, shelf.telling(around), best_words(around, question.words))


def _chapeau(provision: Provision, shelf: Shelf) -> Provision | None:
    """The lead-in without which a point cannot be understood."""
    parent = shelf.parent(provision)
    is_point = provision.kind in (Kind.POINT, Kind.ANNEX_POINT) and parent is not None
    return parent if is_point and parent.text and parent.kind is not Kind.ANNEX else None


def _points(
    provision: Provision, below: list[Provision], question: Question, wanted: set[str]
) -> Iterator[DraftSentence]:
    points = [unit for unit in below if unit.text and not unit.deleted]
    if len(points) > _POINTS:
        points = [p for p in points if p.id in wanted] or closest(points, question.words, _POINTS)
    for point in points[:_POINTS]:
        quote = best_words(point, question.words)
        yield DraftSentence(f"{mark(point)} {shown(point, quote)}".strip(), (claim_of(point, quote),))
    rest = len([unit for unit in below if unit.text]) - len(points[:_POINTS])
    if rest > 0:
        yield DraftSentence(wording.MORE_POINTS.format(label=provision.label, count=rest), (claim_of(provision),))


def _whole(
    provision: Provision, parts: list[Provision], question: Question, shelf: Shelf, wanted: set[str]
) -> Iterator[DraftSentence]:
    """A whole article or annex: what it is about, then how each part begins (the closest ones, when many)."""
    words = wording.WHOLE.format(label=provision.label, heading=provision.heading)
    quote = provision.text if provision.text and len(provision.text) < 300 else ""
    text = f"{words[:-1]}: {shown(provision, quote)}" if quote else words
    yield DraftSentence(text, (claim_of(provision, quote),))
    parts = [unit for unit in parts if unit.text and not unit.deleted]
    if len(parts) > _PARTS:
        parts = closest(parts, question.words, _PARTS)
    yield from listed(parts, question, shelf, wanted)


def _duties(question: Question, hits: list[Hit], direction: Direction, shelf: Shelf) -> Provision | None:
    """The article with the duties of the role a question asks about, when that is all it asks.

    It must be the best hit's; where one paragraph stands out, a question that says more than the role asks for that.
    """
    asks_more = direction.is_of("dates") or direction.is_of("penalties")
    if not direction.roles or not direction.is_of("duties") or asks_more:
        return None
    article = direction.roles[0].duties[0]
    is_best = bool(hits) and is_within(hits[0].provision.id, article)
    asks_for_all = is_best and (hits[0].score < _ALONE or len(content_words(question.meant, "en")) <= _BARE)
    return find_or_none(shelf, article, question) if asks_for_all else None


def _article_of_duties(
    article: Provision, direction: Direction, question: Question, shelf: Shelf
) -> Iterator[DraftSentence]:
    role = direction.roles[0].id.replace("-", " ")
    role = f"{'an' if role[0] in 'aeio' else 'a'} {role}"
    words = wording.DUTIES.format(role=role, label=article.label, heading=article.heading)
    parts = [unit for unit in shelf.under(article)[1:] if unit.parent == article.id and unit.text]
    yield DraftSentence(words, (claim_of(article, article.text),))
    yield from listed(parts[:_PARTS], question, shelf)


def _wanted(hits: list[Hit]) -> set[str]:
    return {hit.provision.id for hit in hits}
