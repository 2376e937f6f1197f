"""Find: what the question names, then what its words and its meaning point to, weighed by force.

Exact citations are looked up, never searched. The two searches are normalised to their best hit and added;
explanatory texts are weighed down, so that a recital or a guideline explains the law but does not displace it;
provisions that usually answer to a word of the question are lifted a little.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from helpdesk.errors import CitationError, ShelfMissing
from helpdesk.law import Citation, Force, Kind, Provision, find_mentions
from helpdesk.law.calendar import bare, is_within
from helpdesk.search.glossary import Glossary, entries_in
from helpdesk.search.index import Index, Query
from helpdesk.search.passage import Face, Passage
from helpdesk.search.words import content_words
from helpdesk.shelf.shelf import Shelf

_DEPTH = 300  # passages each search gives; older wordings are filtered out afterwards
_CONSIDERED = 60  # of these the answer is chosen
_ASKED = 0.85  # what a question people ask counts beside the law's words: short texts come near easily
_BESIDE = 0.8  # what is left of that where it shares no word with the question
_MEANING = 0.6  # share of meaning in the sum; the rest is words
_LAW = 0.5  # how much the law's own words for the question count beside its own
_SAME_ARTICLE = 0.95  # what each better hit in the same article leaves of a score
_LIFT = 0.25  # what a word of the glossary adds to the provisions it points at
_INSIDE = 0.5  # what naming an article or annex adds to what stands inside it
_RECITAL = 0.55
_AMENDING = 0.4  # instructions to amend: their content stands in the amended act
_WEIGHT = {
    Force.BINDING: 1.0,
    Force.AUTHENTIC_2024: 1.0,
    Force.GUIDANCE: 0.5,
    Force.DRAFT: 0.4,
    Force.CODE: 0.4,
    Force.DIGEST: 1.0,
    Force.CURATED: 1.0,
}


@dataclass(frozen=True)
class Hit:
    """A provision that answers to a question: how strongly, and by which words it was found.

    `nearness` is the cosine of its best passage (0 when only its words matched); `named` is true when the
    question itself pointed at it, `added` when the law's own pointers led to it.
    """

    provision: Provision
    score: float
    nearness: float
    words: str
    named: bool = False
    added: bool = False


@dataclass(frozen=True)
class Lead:
    """A hint that a provision, or what stands inside it, answers the question, and what that adds to its score."""

    id: str
    lift: float


@dataclass(frozen=True)
class Search:
    """What searching needs: the shelf, the index over it, and the glossary."""

    shelf: Shelf
    index: Index
    glossary: Glossary

    def find(self, question: str, as_of: date, k: int = 10, leads: Iterable[Lead] = ()) -> list[Hit]:
        """The k best hits for a question on a day, best first; provisions the question names stand first."""
        named = list(self.named(question, as_of))
        entries = entries_in(question, self.glossary)
        leads = [*leads, *(Lead(name, _LIFT) for entry in entries for name in entry.see)]
        leads += [Lead(hit.provision.id, _INSIDE) for hit in named]
        query = Query(question, " ".join(entry.law for entry in entries), _LAW)
        scored = lifted(fused(query, self.index, as_of), leads)
        found = [hit for one in scored[:_CONSIDERED] if (hit := self._hit(one, as_of))]
        return _apart(named, found, k)

    def named(self, question: str, as_of: date) -> Iterable[Hit]:
        """The provisions that the question points at and that exist on that day."""
        for mention in find_mentions(question):
            for citation in mention.citations:
                try:
                    provision = self.shelf.find(citation, as_of, self.index.manifest.lang)
                except (CitationError, ShelfMissing):
                    continue
                yield Hit(provision, 1.0, 1.0, provision.text, named=True)

    def _hit(self, found: "Found", as_of: date) -> Hit | None:
        try:
            provision = self.shelf.find(Citation.from_id(found.passage.provision), as_of, found.passage.lang)
        except CitationError:
            return None
        return Hit(provision, round(found.score, 4), round(found.nearness, 4), found.passage.text)


@dataclass(frozen=True)
class Found:
    """A provision as the two searches see it: its best passage, its score, the cosine of its nearest face."""

    passage: Passage
    score: float
    nearness: float


def fused(query: Query, index: Index, as_of: date) -> list[Found]:
    """Every provision that either search found and that speaks on the day, by the best of its faces in each."""
    near = _best_faces(index.by_meaning(query, _DEPTH), query.question, as_of)
    said = _best_faces(index.by_word(query, _DEPTH), query.question, as_of)
    nearest = max((strength for _, strength, _ in near.values()), default=0.0) or 1.0
    closest = max((strength for _, strength, _ in said.values()), default=0.0) or 1.0
    nothing = (None, 0.0, 0.0)
    found = []
    for name in near | said:
        (by_meaning, meaning, cosine), (by_word, words, _) = near.get(name, nothing), said.get(name, nothing)
        passage = by_meaning or by_word
        score = weight(passage) * (_MEANING * meaning / nearest + (1 - _MEANING) * words / closest)
        found.append(Found(passage, score, cosine))
    return found


def _best_faces(
    rows: Iterable[tuple[Passage, float]], question: str, as_of: date
) -> dict[str, tuple[Passage, float, float]]:
    """By provision: its strongest passage, that strength (a face counts its share), and the raw score."""
    best: dict[str, tuple[Passage, float, float]] = {}
    for passage, score in rows:
        strength = score * _share(passage, question)
        if passage.speaks_on(as_of) and strength > best.get(passage.provision, (None, 0.0, 0.0))[1]:
            best[passage.provision] = (passage, strength, score)
    return best


def _share(passage: Passage, question: str) -> float:
    """What a face counts: a question people ask counts less the more it says that this question does not."""
    if passage.face is not Face.ASKED:
        return 1.0
    theirs = content_words(passage.text, passage.lang)
    both = len(theirs & content_words(question, passage.lang)) / max(1, len(theirs))
    return _ASKED * (_BESIDE + (1 - _BESIDE) * both)


def lifted(found: list[Found], leads: list[Lead]) -> list[Found]:
    """Best first, with what the leads add; the strongest lead counts, so that many hints do not pile up."""
    rows = []
    for one in found:
        lift = max((lead.lift for lead in leads if is_within(one.passage.provision, lead.id)), default=0.0)
        rows.append(replace(one, score=one.score + lift))
    return sorted(rows, key=lambda one: (-one.score, one.passage.provision))


def weight(passage: Passage) -> float:
    """How much a passage counts: law most, explanation less."""
    if passage.kind is Kind.RECITAL:
        return _RECITAL
    return _AMENDING if is_within(passage.provision, "omnibus:art_1") else _WEIGHT[passage.force]


def _apart(named: list[Hit], found: list[Hit], k: int) -> list[Hit]:
    """Each place of the law once, and no article so often that it hides the others.

    A hit inside or around a better one says nothing new; a whole article or annex does not stand in the way of
    the paragraph that answers.
    """
    kept: list[Hit] = []
    waiting = list(found)
    for hit in named:
        if not any(_same_place(hit, other) for other in kept):
            kept.append(hit)
    articles = Counter(_article(hit) for hit in kept)
    while waiting and len(kept) < k:
        best = max(waiting, key=lambda hit: hit.score * _SAME_ARTICLE ** articles[_article(hit)])
        waiting.remove(best)
        if not any(_same_place(best, other) for other in kept):
            kept.append(best)
            articles[_article(best)] += 1
    return kept[:k]


def _article(hit: Hit) -> str:
    return hit.provision.id.partition(".")[0]


def _same_place(one: Hit, other: Hit) -> bool:
    mine, theirs = one.provision.id, other.provision.id
    if mine == theirs:
        return True
    is_whole = "." not in bare(mine) or "." not in bare(theirs)
    return not is_whole and (is_within(mine, theirs) or is_within(theirs, mine))
