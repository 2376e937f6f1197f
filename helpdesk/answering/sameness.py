"""Sameness: how surely a question is the one that a prepared answer answers.

    against    how much nearer than to the next answer that opens with another yes or no
    elsewhere  how much nearer than to the next answer that rests on other law
    over       how much nearer the law that the answer rests on is to the question than all other law
    above      how much nearer the answer's nearest wording is than all other law
    share      the probability that search gives to the law the answer rests on
    first      whether the best hit stands there
    missing    the share of the question's words that neither a wording nor the first sentence of the answer has
    unsaid     the share of the words on which it may turn ("only", "already") that they do not have
    opens      whether the answer opens with a yes or a no
    fits       whether both ask for a yes or a no, or neither does

Nearness is the cosine of the question, turned by the adapter. A logistic regression, learnt from the wordings of the
prepared answers by `python -m eval.learn.sameness`, makes a probability of them; it stands in learnt/sameness.toml.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from helpdesk.answering.answer import Question
from helpdesk.answering.asking import asked, opening, turning_words
from helpdesk.law.calendar import bare, is_within
from helpdesk.search.centres import nearest_centres
from helpdesk.search.find import Hit, Search
from helpdesk.search.passage import Passage
from helpdesk.search.published import nearest
from helpdesk.search.words import content_words
from helpdesk.shelf.answers import Curated

FILE = Path(__file__).parent / "learnt" / "sameness.toml"
_DEPTH = 300  # nearest passages that are looked at
_CENTRES = 40  # nearest answers that one is compared with
_LIKELIEST = 6  # of them that are weighed
_NEAR = 0.4  # cosine below which an answer is not weighed: of a hundred wordings, one stands farther from its own
_AHEAD = 0.02  # how much nearer than the next yes or no one must be
_USUAL_LEAD = 0.1  # in nearness, over the next answer
_NEAREST = 12
_SAME = 0.8  # cosine from which two questions in nearly the same words are the same question
_ALL_BUT_SAME = 0.93  # cosine from which words need not be compared
_THEIR_WORDS = 0.66  # share of a wording's content words that the question must then have too
_MY_WORDS = 0.5  # share of the question's content words that the wording must have
_CLEARLY = 0.04  # how much nearer than the next answer it must be


@dataclass(frozen=True)
class Weights:
    """How much each piece of evidence counts, and the probability from which an answer is given."""

    threshold: float
    start: float
    of: Mapping[str, float]

    def probability(self, evidence: Mapping[str, float]) -> float:
        """How surely the answer is the one, 0 to 1."""
        return 1 / (1 + math.exp(-self.start - sum(self.of[name] * value for name, value in evidence.items())))


@dataclass(frozen=True)
class Candidate:
    """A prepared answer with what speaks for it."""

    answer: Curated
    evidence: Mapping[str, float]

    @property
    def probability(self) -> float:
        """How surely it answers the question, 0 to 1."""
        return read_weights().probability(self.evidence)

    @property
    def is_sure(self) -> bool:
        """Whether it may be given: not where another yes or no is all but as near."""
        is_alone = not self.evidence["opens"] or self.evidence["against"] >= _AHEAD
        return is_alone and self.probability >= read_weights().threshold


@dataclass(frozen=True)
class _Near:
    """What is near a question: by answer the cosine of its centre, and of its nearest wording; by provision its best.

    Centres and provisions stand nearest first; `around` has by id the best cosine of what stands there or below.
    """

    centres: Mapping[str, float]
    wordings: Mapping[str, float]
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
        above = [self.law.get(outer, 0.0) for outer in _outer(bare(place)) if "." in outer]
        return max([self.around.get(bare(place), 0.0), *above])

    def ahead(self, answer: Curated, others: Mapping[str, Curated]) -> float:
        """By how much the centre of an answer is nearer than the nearest of others; so much as usual where none is."""
        mine = self.centres[answer.id]
        return next((mine - cosine for name, cosine in self.centres.items() if name in others), _USUAL_LEAD)


@cache
def read_weights() -> Weights:
    """The weights as they were learnt."""
    row = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Weights(row["threshold"], row["start"], row["weights"])


def candidates(question: Question, hits: list[Hit], search: Search) -> list[Candidate]:
    """The prepared answers nearest to the question, the surest first."""
    near, shelf = _near(question, search), search.shelf
    answers = {name: shelf.answers[name] for name in near.centres if name in shelf.answers}
    likely = [answer for answer in answers.values() if near.centres[answer.id] >= _NEAR][:_LIKELIEST]
    found = [Candidate(each, dict(_evidence(each, answers, question, hits, near, search))) for each in likely]
    return sorted(found, key=lambda candidate: -candidate.probability)


def serves(given: Curated, own: Curated) -> bool:
    """Whether who wanted one answer is told the same by another: it is that, or one on its law with its yes or no."""
    if given.id == own.id:
        return True
    return _opens(given) is not None and _opens(given) == _opens(own) and _share_law(own, given)


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
    wordings: dict[str, float] = {}
    law: dict[str, float] = {}
    around: dict[str, float] = {}
    turned = index.turned(index.vector(question.meant))
    for passage, cosine in nearest(index, search.published, turned, _DEPTH):
        if passage.answer is not None:
            wordings.setdefault(passage.answer, cosine)
        else:
            law.setdefault(passage.provision, cosine)
    for name, cosine in law.items():
        for outer in _outer(bare(name)) if "." in name else ():
            around.setdefault(outer, cosine)
    return _Near(dict(nearest_centres(index, search.published, turned, _CENTRES)), wordings, law, around)


@lru_cache(maxsize=16_384)
def _outer(name: str) -> tuple[str, ...]:
    """An id and those around it, the nearest first."""
    parts = name.split(".")
    return tuple(".".join(parts[:depth]) for depth in range(len(parts), 0, -1))


def _evidence(
    answer: Curated, answers: Mapping[str, Curated], question: Question, hits: list[Hit], near: _Near, search: Search
) -> Iterator[tuple[str, float]]:
    rests_on, opens = answer.lines[0].cites, _opens(answer)
    inside, outside = near.inside(rests_on), near.outside(rests_on)
    yield "against", near.ahead(answer, {n: o for n, o in answers.items() if _opens(o) not in (None, opens)})
    yield "elsewhere", near.ahead(answer, {n: o for n, o in answers.items() if not _share_law(o, answer)})
    yield "over", inside - outside
    yield "above", near.wordings.get(answer.id, 0.0) - outside
    yield "share", sum(hit.score for hit in hits if touches(hit.provision.id, rests_on))
    yield "first", float(bool(hits) and touches(hits[0].provision.id, rests_on))
    yield from _words(answer, question, search.index.manifest.lang)
    yield "opens", float(opens is not None)
    yield "fits", float(asked(question).is_polar is asked(Question(answer.question, question.as_of)).is_polar)


def _words(answer: Curated, question: Question, lang: str) -> Iterator[tuple[str, float]]:
    mine, theirs = content_words(question.meant, lang), _vocabulary(answer, lang)
    turns = turning_words(question.meant)
    yield "missing", len(mine - theirs) / len(mine) if mine else 0.0
    yield "unsaid", len(turns - _turning(answer)) / len(turns) if turns else 0.0


@lru_cache(maxsize=16_384)
def _vocabulary(answer: Curated, lang: str) -> frozenset[str]:
    return frozenset(content_words(_wordings(answer), lang))


@lru_cache(maxsize=16_384)
def _turning(answer: Curated) -> frozenset[str]:
    return frozenset(turning_words(_wordings(answer)))


def _wordings(answer: Curated) -> str:
    """All its wordings and its first sentence."""
    return "\n".join((answer.question, *answer.asked, answer.lines[0].text))


@lru_cache(maxsize=16_384)
def _opens(answer: Curated) -> str | None:
    """ "yes" or "no" where the answer opens with it."""
    said = opening(answer.lines[0].text)
    return None if said is None else "yes" if "yes" in said.lower() else "no"


def _share_law(one: Curated, other: Curated) -> bool:
    return touches(one.lines[0].cites[0], other.lines[0].cites)


@lru_cache(maxsize=262_144)
def touches(name: str, places: tuple[str, ...]) -> bool:
    """Whether a provision is one of these places, inside one or around one; whole articles and annexes are not."""
    whole = "." not in name
    return any(name == place if whole or "." not in place else _is_near(name, place) for place in places)


def _is_near(name: str, place: str) -> bool:
    return is_within(name, place) or is_within(place, name)
