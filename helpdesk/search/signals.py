"""Signals: what speaks for each provision as the answer to a question, one column a signal.

    law, told, asked      how near its nearest passage of that face is to the question (cosine, turned by the adapter)
    asked_again           how near its second question people ask is
    near                  the nearest of all faces; `plain` the same by the model alone, without the adapter
    law_words, told_words, asked_words, words
                          how much of the question's words a face has, and the best of them (BM25, 1 for the best)
    near_in_article, words_in_article
                          the best of `near` and of `words` in the same article, annex or recital
    votes_in_article      its article's share among the nearest passages
    above, below          `near` of the provision above, and the best of those below
    lead                  what the hints add: kinds of question, terms, a place that was named around it
    recital, guidance, amending, article, annex, definition, point
                          what it is

All are 0 where nothing was found. How much each counts is learnt (ranking.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from helpdesk.search.index import Index
from helpdesk.search.index.catalogue import Catalogue
from helpdesk.search.passage import Face

_DEPTH = 400  # passages the search by meaning gives
_VOTERS = 30
_SHARP = 12.0  # how fast a vote fades with the distance from the nearest passage
_CANDIDATE = 0.35  # share of the best in words from which a provision is one without being near


@dataclass(frozen=True)
class Query:
    """A question as it is searched; `asked` is the same in `lang`, where it was asked in another than the index's."""

    question: str
    asked: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Lead:
    """A hint that a provision, or what stands inside it, answers the question, and how strong it is."""

    id: str
    lift: float


@dataclass(frozen=True)
class Signals:
    """The columns over all provisions, which provisions are candidates, and the passage each was found by (or -1)."""

    columns: dict[str, np.ndarray]
    candidates: np.ndarray
    found_by: np.ndarray


def signals(query: Query, index: Index, as_of: date, leads: Iterable[Lead] = ()) -> Signals:
    """What speaks for each provision as the answer to a question on a day."""
    book, speaks = index.catalogue, index.catalogue.speaks_on(as_of)
    vector = _vector(query, index)
    found = index.near_each([index.turned(vector), vector], _DEPTH)
    turned, plain = (_cosines(*one, speaks) for one in found)
    words = _words(query, index) * speaks
    columns = {**_by_face(turned, "", "near", book), **_by_face(words, "_words", "words", book)}
    found_by = _found_by(columns, turned, words, book)
    theirs = index.said_in(query.lang, query.asked, as_of) if query.asked else None
    if theirs is not None:
        columns |= {name: np.maximum(columns[name], theirs) for name in ("law_words", "words")}
    columns |= {
        "asked_again": _second(turned * book.of_face(Face.ASKED), book),
        "plain": _best(plain, np.flatnonzero(plain), book),
        "votes_in_article": _votes(turned, book),
        "lead": _led(leads, book),
        **book.nature,
    }
    near = columns["near"]
    columns |= {
        "near_in_article": _best_of(near, book.article)[book.article],
        "words_in_article": _best_of(columns["words"], book.article)[book.article],
        "above": np.where(book.parent >= 0, near[book.parent], 0.0),
        "below": _below(near, book),
    }
    candidates = np.flatnonzero((near > 0) | (columns["words"] >= _CANDIDATE))
    return Signals(columns, candidates, found_by)


def _vector(query: Query, index: Index) -> np.ndarray:
    vector = index.vector(query.question)
    if not query.asked or index.has_adapter:
        return vector
    # A model that was set in the place of ours may well read the language of the question itself.
    both = vector + index.vector(query.asked)
    return both / np.linalg.norm(both)


def _cosines(places: np.ndarray, cosines: np.ndarray, speaks: np.ndarray) -> np.ndarray:
    """The cosine of each passage that is among the nearest and speaks on the day; 0 for the others."""
    found = np.zeros(len(speaks), dtype=np.float32)
    found[places] = np.maximum(cosines, 0.0)
    return found * speaks


def _words(query: Query, index: Index) -> np.ndarray:
    scores = index.said(query.question)
    return scores / (scores.max(initial=0.0) or 1.0)


def _best(values: np.ndarray, places: np.ndarray, book: Catalogue) -> np.ndarray:
    """By provision: the best of its passages at these places."""
    found = np.zeros(len(book.names), dtype=np.float32)
    np.maximum.at(found, book.stands_for[places], values[places])
    return found


def _best_of(values: np.ndarray, groups: np.ndarray) -> np.ndarray:
    found = np.zeros(int(groups.max(initial=0)) + 1, dtype=np.float32)
    np.maximum.at(found, groups, values)
    return found


def _by_face(values: np.ndarray, suffix: str, best: str, book: Catalogue) -> dict[str, np.ndarray]:
    """By provision: the best of its passages of each face, and the `best` of all faces."""
    places = np.flatnonzero(values)
    columns = {}
    for number, face in enumerate(Face):
        mine = places[book.face[places] == number]
        columns[f"{face}{suffix}"] = _best(values, mine, book)
    return {**columns, best: np.maximum.reduce(list(columns.values()))}


def _second(values: np.ndarray, book: Catalogue) -> np.ndarray:
    """By provision: the second best of its passages."""
    places = np.flatnonzero(values)
    order = places[np.lexsort((-values[places], book.stands_for[places]))]
    provision = book.stands_for[order]
    is_second = provision[1:] == provision[:-1]
    is_second[1:] &= provision[2:] != provision[:-2]
    found = np.zeros(len(book.names), dtype=np.float32)
    found[provision[1:][is_second]] = values[order][1:][is_second]
    return found


def _votes(values: np.ndarray, book: Catalogue) -> np.ndarray:
    """By provision: the share of its article among the nearest passages, nearer ones counting more."""
    places = np.flatnonzero(values)
    places = places if len(places) >= _VOTERS else np.arange(len(values))
    voters = places[np.argsort(-values[places])][:_VOTERS]
    weights = np.exp(_SHARP * (values[voters] - values[voters[0]]))
    found = np.zeros(int(book.article.max(initial=0)) + 1)
    np.add.at(found, book.article[book.stands_for[voters]], weights)
    return (found / weights.sum())[book.article]


def _below(near: np.ndarray, book: Catalogue) -> np.ndarray:
    found = np.zeros(len(near), dtype=np.float32)
    has = book.parent >= 0
    np.maximum.at(found, book.parent[has], near[has])
    return found


def _led(leads: Iterable[Lead], book: Catalogue) -> np.ndarray:
    """By provision: its strongest lead, so that many hints do not pile up."""
    found = np.zeros(len(book.names), dtype=np.float32)
    for lead in leads:
        inside = book.within(lead.id)
        found[inside] = np.maximum(found[inside], lead.lift)
    return found


def _found_by(columns: dict[str, np.ndarray], turned: np.ndarray, words: np.ndarray, book: Catalogue) -> np.ndarray:
    """By provision: the passage that is nearest, else the one that shares most words; -1 where neither is."""
    found = np.full(len(book.names), -1, dtype=np.int64)
    for values, best in ((words, columns["words"]), (turned, columns["near"])):
        places = np.flatnonzero(values)
        best_ones = places[values[places] == best[book.stands_for[places]]]
        found[book.stands_for[best_ones]] = best_ones
    return found
