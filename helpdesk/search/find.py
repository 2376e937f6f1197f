"""Find: what the question names, then what its words and its meaning point to, weighed by force.

Exact citations are looked up, never searched. The two searches are normalised to their best hit and added;
explanatory texts are weighed down, so that a recital or a guideline explains the law but does not displace it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helpdesk.errors import CitationError, ShelfMissing
from helpdesk.law import Citation, Force, Kind, Provision, find_mentions
from helpdesk.law.calendar import is_within
from helpdesk.search.index import Index
from helpdesk.search.passage import Passage
from helpdesk.shelf.shelf import Shelf

_DEPTH = 120  # passages each search gives; older wordings are filtered out afterwards
_MEANING = 0.6  # share of meaning in the sum; the rest is words
_RECITAL = 0.75
_WEIGHT = {
    Force.BINDING: 1.0,
    Force.AUTHENTIC_2024: 1.0,
    Force.GUIDANCE: 0.75,
    Force.DRAFT: 0.6,
    Force.CODE: 0.6,
    Force.DIGEST: 1.0,
    Force.CURATED: 1.0,
}


@dataclass(frozen=True)
class Hit:
    """A provision that answers to a question: how strongly, and by which words it was found.

    `score` is at most 1; `nearness` is the cosine of its best passage (0 when only its words matched);
    `named` is true when the question itself pointed at it.
    """

    provision: Provision
    score: float
    nearness: float
    words: str
    named: bool = False


def find(question: str, shelf: Shelf, index: Index, as_of: date, k: int = 10) -> list[Hit]:
    """The k best hits for a question on a day, best first; provisions the question names stand first."""
    named = list(named_hits(question, shelf, as_of, index.manifest.lang))
    found = search(question, index, as_of)
    hits = named + [
        hit for passage, score, near in found if (hit := _hit(shelf, passage, score, near, as_of))
    ]
    return _apart(hits)[:k]


def named_hits(question: str, shelf: Shelf, as_of: date, lang: str) -> Iterable[Hit]:
    """The provisions that the question points at and that exist on that day."""
    for mention in find_mentions(question):
        for citation in mention.citations:
            try:
                provision = shelf.find(citation, as_of, lang)
            except (CitationError, ShelfMissing):
                continue
            yield Hit(provision, 1.0, 1.0, provision.text, named=True)


def search(question: str, index: Index, as_of: date) -> list[tuple[Passage, float, float]]:
    """(passage, fused score, cosine) of every passage either search found that speaks on the day."""
    near = {p.key: (p, cosine) for p, cosine in index.by_meaning(question, _DEPTH) if p.speaks_on(as_of)}
    said = {p.key: (p, score) for p, score in index.by_word(question, _DEPTH) if p.speaks_on(as_of)}
    best_near = max((cosine for _, cosine in near.values()), default=1.0) or 1.0
    best_said = max((score for _, score in said.values()), default=1.0) or 1.0
    fused = []
    for key in near | said:
        passage = (near.get(key) or said.get(key))[0]
        cosine = near[key][1] if key in near else 0.0
        words = said[key][1] if key in said else 0.0
        score = _MEANING * cosine / best_near + (1 - _MEANING) * words / best_said
        fused.append((passage, score * weight(passage), cosine))
    return sorted(fused, key=lambda row: (-row[1], row[0].provision))


def weight(passage: Passage) -> float:
    """How much a passage counts: law most, explanation less."""
    return _RECITAL if passage.kind is Kind.RECITAL else _WEIGHT[passage.force]


def _hit(shelf: Shelf, passage: Passage, score: float, nearness: float, as_of: date) -> Hit | None:
    try:
        provision = shelf.find(Citation.from_id(passage.provision), as_of, passage.lang)
    except CitationError:
        return None
    return Hit(provision, round(score, 4), round(nearness, 4), passage.text)


def _apart(hits: list[Hit]) -> list[Hit]:
    """Each place of the law once: a hit inside or around a better one says nothing new."""
    kept: list[Hit] = []
    for hit in hits:
        mine = hit.provision.id
        if not any(_related(mine, other.provision.id) for other in kept):
            kept.append(hit)
    return kept


def _related(one: str, other: str) -> bool:
    return is_within(one, other) or is_within(other, one)
