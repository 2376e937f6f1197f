"""Find: what the question names, then what the learnt ranking makes of everything that speaks for a provision.

Exact citations are looked up, never searched. Everything else is found by its words and by its meaning (signals.py)
and ranked by weights that were learnt (ranking.py); each place of the law stands among the hits once.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from helpdesk.errors import CitationError, ShelfMissing
from helpdesk.law import Citation, Provision, find_mentions
from helpdesk.law.calendar import bare, is_within
from helpdesk.search.glossary import Glossary
from helpdesk.search.index import Index
from helpdesk.search.orders import without_orders
from helpdesk.search.parts import parts_of
from helpdesk.search.plain import Lexicons, Plain, plain
from helpdesk.search.published import Published
from helpdesk.search.ranking import odds, read_weights, shares
from helpdesk.search.reranker import READ, Reranker
from helpdesk.search.signals import Lead, Query, Signals, signals
from helpdesk.shelf.shelf import Shelf

_CONSIDERED = 60  # candidates of which the hits are chosen
_SAME_ARTICLE = 0.75  # what each better hit in the same article leaves of a score
_INSIDE = 0.5  # what naming an article or annex adds to what stands inside it


@dataclass(frozen=True)
class Hit:
    """A provision that answers to a question: how strongly, and by which words it was found.

    `score` is the share of probability the ranking gives it; `nearness` is the cosine of its nearest passage by the
    model alone (0 when only its words matched); `named` is true when the question itself pointed at it, `added` when
    the law's own pointers led to it.
    """

    provision: Provision
    score: float
    nearness: float
    words: str
    named: bool = False
    added: bool = False


@dataclass(frozen=True)
class Search:
    """What searching needs: the shelf, the index over it, the glossary, and the lexicons of other languages.

    `weights` say how much each signal counts (None: as they were learnt), `split` takes a question apart,
    `reranker` reads the best hits once more; `published` are the answers of the staff, which `shelf` has among its own.
    """

    shelf: Shelf
    index: Index
    glossary: Glossary
    lexicons: Lexicons
    weights: Mapping[str, float] | None = None
    split: Callable[[str], list[str]] = parts_of
    reranker: Reranker | None = None
    published: Published | None = None

    def plain(self, question: str) -> Plain:
        """A question as it is searched: spelt right, in English, without orders to the desk."""
        asked = without_orders(question, self.index.manifest.lang)
        return replace(plain(asked, self.index, self.lexicons), asked=question)

    def find(self, question: Plain | str, as_of: date, k: int = 10, leads: Iterable[Lead] = ()) -> list[Hit]:
        """The k best hits for a question on a day, best first; provisions the question names stand first."""
        plain = question if isinstance(question, Plain) else self.plain(question)
        named = list(self.named(plain.asked, as_of))
        leads = [*leads, *(Lead(hit.provision.id, _INSIDE) for hit in named)]
        foreign = plain.asked if plain.lang != self.index.manifest.lang else ""
        texts = [plain.text, *self.split(plain.text)]
        found = [signals(Query(text, foreign, plain.lang), self.index, as_of, leads) for text in texts]
        hits = list(self._hits(found, as_of))
        if self.reranker is not None:
            hits = reread(plain.text, hits, self.reranker)
        return _apart(named, hits, k)

    def named(self, question: str, as_of: date) -> Iterable[Hit]:
        """The provisions that the question points at and that exist on that day."""
        for mention in find_mentions(question):
            for citation in mention.citations:
                try:
                    provision = self.shelf.find(citation, as_of, self.index.manifest.lang)
                except (CitationError, ShelfMissing):
                    continue
                yield Hit(provision, 1.0, 1.0, provision.text, named=True)

    def _hits(self, found: list[Signals], as_of: date) -> Iterator[Hit]:
        """The best candidates as hits, best first; those the wording of the day does not have are left out.

        Where a question asks several things, each of its parts has as much to say as the whole.
        """
        book = self.index.catalogue
        score = np.mean([_scores(one, self.weights or read_weights()) for one in found], axis=0)
        best = [number for number in (-score).argsort(kind="stable")[:_CONSIDERED].tolist() if score[number] > 0]
        for number in best:
            try:
                provision = self.shelf.find(Citation.from_id(book.ids[number]), as_of, self.index.manifest.lang)
            except CitationError:
                continue
            by = next((int(one.found_by[number]) for one in found if one.found_by[number] >= 0), None)
            nearness = max(float(one.columns["plain"][number]) for one in found)
            # What only the official text of another language holds was found by no passage.
            words = provision.text if by is None else self.index.passages[by].text
            yield Hit(provision, round(float(score[number]), 6), round(nearness, 4), words)


def reread(question: str, hits: list[Hit], reranker: Reranker) -> list[Hit]:
    """The hits with the first ones as a cross-encoder sees them too: each score its geometric mean with theirs."""
    first, rest = hits[:READ], hits[READ:]
    theirs = reranker.shares(question, [hit.words for hit in first])
    scored = [replace(hit, score=(hit.score * float(share)) ** 0.5) for hit, share in zip(first, theirs, strict=True)]
    return [*sorted(scored, key=lambda hit: -hit.score), *rest]


def _scores(found: Signals, weights: Mapping[str, float]) -> np.ndarray:
    """By provision: its share of probability; 0 for what is no candidate."""
    score = np.zeros(len(found.found_by))
    score[found.candidates] = shares(odds(found, weights))
    return score


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
