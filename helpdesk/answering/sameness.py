"""Sameness: how surely a question is the one that a prepared answer answers.

    over       how much nearer the law that the answer rests on is to the question than all other law
    above      how much nearer the answer's nearest wording is than all other law
    again      how near its second wording is: one near wording may be chance, two are a subject
    share      the probability that search gives to the law the answer rests on
    first      whether the best hit stands there
    said       the share of the question's words that the answer's question and first sentences have
    more       the share of the words of the answer's closest wording that the question has

Nearness is the cosine of the question, turned by the adapter. The weights are those of a logistic regression on
questions whose right provision is known; they make a probability of it.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.answering.answer import Question
from helpdesk.law.calendar import bare, is_within
from helpdesk.search.find import Hit, Search
from helpdesk.search.passage import Passage
from helpdesk.search.published import nearest
from helpdesk.search.words import content_words
from helpdesk.shelf.answers import Curated

_DEPTH = 300  # nearest passages that are looked at
_OPENING = 2  # sentences of an answer that say what it is about
_NEAREST = 12
_SAME = 0.8  # cosine from which two questions in nearly the same words are the same question
_ALL_BUT_SAME = 0.93  # cosine from which words need not be compared
_THEIR_WORDS = 0.66  # share of a wording's content words that the question must then have too
_MY_WORDS = 0.5  # share of the question's content words that the wording must have
_CLEARLY = 0.04  # how much nearer than the next answer it must be
_WEIGHTS = {"over": 6.5, "above": 2.1, "again": 1.5, "share": 1.9, "first": 1.4, "said": 1.0, "more": 0.7}
_BIAS = -2.4


@dataclass(frozen=True)
class Candidate:
    """A prepared answer with what speaks for it, and how much nearer its nearest wording is than any other answer's."""

    answer: Curated
    evidence: Mapping[str, float]
    ahead: float

    @property
    def probability(self) -> float:
        """How surely it answers the question, 0 to 1."""
        return 1 / (1 + math.exp(-_BIAS - sum(_WEIGHTS[name] * value for name, value in self.evidence.items())))


@dataclass(frozen=True)
class _Near:
    """What is near a question: by answer the cosines of its wordings, best first; by provision its best cosine.

    Provisions stand nearest first; `around` has by id the best cosine of what stands there or below.
    """

    wordings: Mapping[str, list[float]]
    law: Mapping[str, float]
    around: Mapping[str, float]

    def inside(self, places: tuple[str, ...]) -> float:
        """The best cosine of the provisions that touch these places."""
        return max((self._at(place) for place in places), default=0.0)

    def outside(self, places: tuple[str, ...]) -> float:
        """The best cosine of all other provisions."""
        return next((cosine for name, cosine in self.law.items() if not touches(name, places)), 0.0)

    def _at(self, place: str) -> float:
        if "." not in place:
            return self.law.get(place, 0.0)
        above = (self.law.get(outer, 0.0) for outer in _outer(bare(place)) if "." in outer)
        return max(self.around.get(bare(place), 0.0), *above)

    def ahead(self, name: str) -> float:
        """By how much the nearest wording of an answer is nearer than the next answer's."""
        return self.wordings[name][0] - max(
            (rest[0] for other, rest in self.wordings.items() if other != name), default=0.0
        )


def candidates(question: Question, hits: list[Hit], search: Search) -> list[Candidate]:
    """The prepared answers that are anywhere near the question, the surest first."""
    near = _near(question, search)
    answers = [search.shelf.answers[name] for name in near.wordings if name in search.shelf.answers]
    found = [
        Candidate(answer, dict(_evidence(answer, question, hits, near, search)), near.ahead(answer.id))
        for answer in answers
    ]
    return sorted(found, key=lambda candidate: -candidate.probability)


def same_question(question: Question, search: Search) -> Curated | None:
    """The answer to a question in nearly the same words, whatever law is found for it; None where two are as near.

    Staff may have written the asker's own words down, in any language, before anything was put right in them.
    """
    texts = (question.meant,) if search.published is None else (question.meant, question.text)
    found = (_same(text, search) for text in dict.fromkeys(texts))
    return next((answer for answer in found if answer is not None), None)


def _same(text: str, search: Search) -> Curated | None:
    near = nearest(search.index, search.published, search.index.vector(text), _NEAREST)
    known = [(passage, cosine) for passage, cosine in near if passage.answer is not None]
    if not known or not _is_same(text, *known[0], search.index.manifest.lang):
        return None
    name, nearness = known[0][0].answer, known[0][1]
    next_best = max((cosine for passage, cosine in known if passage.answer != name), default=0.0)
    return search.shelf.answers.get(name) if nearness - next_best >= _CLEARLY else None


def _is_same(asked: str, known: Passage, nearness: float, lang: str) -> bool:
    if nearness < _SAME:
        return False
    mine, theirs = content_words(asked, lang), content_words(known.text, lang)
    shared = len(mine & theirs)
    return nearness >= _ALL_BUT_SAME or (shared >= _THEIR_WORDS * len(theirs) and shared >= _MY_WORDS * len(mine))


def _near(question: Question, search: Search) -> _Near:
    index = search.index
    wordings: dict[str, list[float]] = {}
    law: dict[str, float] = {}
    around: dict[str, float] = {}
    turned = index.turned(index.vector(question.meant))
    for passage, cosine in nearest(index, search.published, turned, _DEPTH):
        if passage.answer is not None:
            wordings.setdefault(passage.answer, []).append(cosine)
        else:
            law.setdefault(passage.provision, cosine)
    for name, cosine in law.items():
        for outer in _outer(bare(name)) if "." in name else ():
            around.setdefault(outer, cosine)
    return _Near(wordings, law, around)


@lru_cache(maxsize=16_384)
def _outer(name: str) -> tuple[str, ...]:
    """An id and those around it, the nearest first."""
    parts = name.split(".")
    return tuple(".".join(parts[:depth]) for depth in range(len(parts), 0, -1))


def _evidence(
    answer: Curated, question: Question, hits: list[Hit], near: _Near, search: Search
) -> Iterator[tuple[str, float]]:
    rests_on = answer.lines[0].cites
    mine = near.wordings[answer.id]
    inside, outside = near.inside(rests_on), near.outside(rests_on)
    yield "over", inside - outside
    yield "above", mine[0] - outside
    yield "again", mine[1] if len(mine) > 1 else 0.0
    yield "share", sum(hit.score for hit in hits if touches(hit.provision.id, rests_on))
    yield "first", float(bool(hits) and touches(hits[0].provision.id, rests_on))
    yield "said", _said(answer, question, search.index.manifest.lang)
    yield "more", _more(answer, question, search.index.manifest.lang)


@lru_cache(maxsize=262_144)
def touches(name: str, places: tuple[str, ...]) -> bool:
    """Whether a provision is one of these places, inside one or around one; whole articles and annexes are not."""
    whole = "." not in name
    return any(name == place if whole or "." not in place else _is_near(name, place) for place in places)


def _is_near(name: str, place: str) -> bool:
    return is_within(name, place) or is_within(place, name)


def _said(answer: Curated, question: Question, lang: str) -> float:
    """The share of the question's content words that the answer's own question and first sentences have."""
    text = " ".join((answer.question, *(line.text for line in answer.lines[:_OPENING])))
    mine = content_words(question.meant, lang)
    return len(mine & content_words(text, lang)) / len(mine) if mine else 0.0


def _more(answer: Curated, question: Question, lang: str) -> float:
    """The share of the content words of the answer's closest wording that the question has too."""
    mine = content_words(question.meant, lang)
    theirs = (content_words(text, lang) for text in (answer.question, *answer.asked))
    return max((len(mine & words) / len(words) for words in theirs if words), default=0.0)
