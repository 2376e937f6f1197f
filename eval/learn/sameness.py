"""Learn when a question is the one that a prepared answer answers, and write helpdesk/answering/learnt/sameness.toml.

    python -m eval.learn.sameness

The prepared answers teach it themselves. A wording is asked of a desk that has forgotten that wording: then its answer
is the right one. It is asked again of a desk that has forgotten the whole answer: then no answer is, or one that rests
on the same law and gives the same yes or no. Some questions have no prepared answer, so those count for less, not for
nothing. The threshold was chosen on the dev questions; the test questions are never read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from eval import asked
from eval.desks import MODES
from eval.learn import phrases
from eval.learn.beginning import begun
from eval.learn.gate import fitted
from eval.learn.phrases import Lesson
from helpdesk.answering import sameness
from helpdesk.answering.answer import Question
from helpdesk.answering.hits import hits_of
from helpdesk.answering.sameness import Weights
from helpdesk.desk import Desk
from helpdesk.search.centres import Centres, middle
from helpdesk.search.find import Search
from helpdesk.shelf.answers import Curated

# The lowest at which dev is told no wrong yes or no by a prepared answer (0.7: two of 35).
_THRESHOLD = 0.75
_WORDINGS = {"official": 2400, "told": 1200}
_SEED = 3
_WITHOUT = 0.4  # how much a question without a prepared answer counts
_HEAD = """# How much each piece of evidence counts, and the probability from which a prepared answer is given.
# Learnt by `python -m eval.learn.sameness`; not to be edited by hand.

"""


@dataclass(frozen=True)
class Row:
    """A candidate for a wording: its evidence, whether it would have been right to give it, how much it counts."""

    evidence: dict[str, float]
    is_right: bool
    counts: float


def main() -> None:
    """Learn and write."""
    begin = begun(__doc__)
    rows = [row for mode in MODES for row in _rows(begin.desks[mode], begin.lessons[mode], _WORDINGS[mode])]
    found = learn_weights(rows)
    sameness.FILE.write_text(_HEAD + _toml(found), encoding="utf-8")
    print(_toml(found))


def _rows(desk: Desk, lesson: Lesson, count: int) -> Iterator[Row]:
    """The candidates of so many wordings, each asked twice."""
    passages = lesson.index.passages
    of: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        if passage.answer is not None:
            of.setdefault(passage.answer, []).append(place)
    wordings = [(name, place) for name, places in of.items() for place in places]
    for number in np.random.default_rng(_SEED).permutation(len(wordings))[:count].tolist():
        name, place = wordings[number]
        text, answer = passages[place].text, desk.shelf.answers[name]
        rest = [other for other in of[name] if other != place]
        yield from _asked(text, answer, desk, _without_one(desk, lesson, place, rest), 1.0)
        yield from _asked(text, answer, desk, _without_all(desk, lesson, of[name]), _WITHOUT)


def _but(answer: Curated, text: str) -> Curated:
    """The answer without one of its wordings."""
    rest = [way for way in (answer.question, *answer.asked) if way != text]
    return replace(answer, question=rest[0], asked=tuple(rest[1:]))


def _without_one(desk: Desk, lesson: Lesson, place: int, rest: list[int]) -> Search:
    """The desk's search had an answer never been asked for in one way; `rest` are its other ways."""
    passage, centres = lesson.index.passages[place], lesson.index.centres
    left = _but(desk.shelf.answers[passage.answer], passage.text)
    matrix = centres.matrix.copy()
    matrix[centres.names.index(left.id)] = middle(lesson.vectors[rest])
    return _search(desk, lesson, (place,), {**desk.shelf.answers, left.id: left}, replace(centres, matrix=matrix))


def _without_all(desk: Desk, lesson: Lesson, places: list[int]) -> Search:
    """The desk's search had an answer never been written."""
    name = lesson.index.passages[places[0]].answer
    answers = {other: answer for other, answer in desk.shelf.answers.items() if other != name}
    return _search(desk, lesson, tuple(places), answers, lesson.index.centres)


def _search(desk: Desk, lesson: Lesson, forgotten: tuple[int, ...], answers: dict, centres: Centres) -> Search:
    index = replace(phrases.without(lesson, forgotten, None), _adapter=lesson.index._adapter, centres=centres)
    return replace(desk.finder(), index=index, shelf=replace(desk.shelf, answers=answers))


def _asked(text: str, own: Curated, desk: Desk, search: Search, counts: float) -> Iterator[Row]:
    plain = search.plain(text)
    question = Question(text, asked.DAY, "en", plain=plain)
    hits = hits_of(plain, asked.DAY, 8, search, desk.words.routes.of(plain.text), desk.terms(asked.DAY))
    for found in sameness.candidates(question, hits, search):
        yield Row(dict(found.evidence), sameness.serves(found.answer, own), counts)


def learn_weights(rows: list[Row]) -> Weights:
    """The weights, from all rows."""
    names = list(rows[0].evidence)
    table = np.array([[row.evidence[name] for name in names] for row in rows])
    weights, start = fitted(table, np.array([row.is_right for row in rows]), np.array([row.counts for row in rows]))
    learnt = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return Weights(_THRESHOLD, round(start, 3), learnt)


def _toml(found: Weights) -> str:
    lines = [f"threshold = {found.threshold}", f"start = {found.start}", "", "[weights]"]
    return "\n".join([*lines, *(f"{name} = {weight}" for name, weight in found.of.items()), ""])


if __name__ == "__main__":
    main()
