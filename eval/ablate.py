"""What each part of the search gives: the same dev questions with one part taken away, or with one part alone.

    python -m eval.ablate [--others DIR]

Writes eval/ablations.toml, which the report shows. The weights stay as they were learnt for the whole; each row says
what is lost when a part goes, not the best that could be had without it.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from eval import asked
from eval.desks import desk_of
from eval.finding import marks_of
from eval.learn import phrases
from eval.learn.phrases import Lesson
from helpdesk.answering.hits import hits_of, leads_of
from helpdesk.desk import Desk
from helpdesk.search.find import Search
from helpdesk.search.passage import Face
from helpdesk.search.plain import Plain
from helpdesk.search.ranking import read_weights
from helpdesk.settings import read_settings
from helpdesk.shelf.digest import read_digest

FILE = Path(__file__).with_name("ablations.toml")
MEASURES = ("hit@1 article", "hit@5 article", "hit@5 pinpoint")
Rank = Callable[[asked.Question], list[str]]
_HEAD = "# What each part of the search gives on the dev questions. Written by `python -m eval.ablate`.\n"


@dataclass(frozen=True)
class Trial:
    """One way to search, and what it is."""

    name: str
    what: str
    rank: Rank


_AROUND = ("near_in_article", "words_in_article", "votes_in_article", "above", "below")
_MEANING = (
    "law",
    "told",
    "asked",
    "asked_again",
    "near",
    "near_in_article",
    "plain",
    "above",
    "below",
    "votes_in_article",
)


def trials(desk: Desk, lesson: Lesson) -> Iterator[Trial]:
    """The whole, the whole without each part, and single parts."""
    whole = desk.finder()
    served = partial(_with_the_law, desk)
    yield Trial("the whole", "as it serves", served(whole))
    yield Trial("no pointers of the law", "days and fines the law itself points at are not added", _found(desk, whole))
    yield Trial("as it was written", "no slip repaired, no language translated", served(whole, plain=False))
    undivided = replace(whole, split=_undivided)
    yield Trial("not taken apart", "a question of several things is searched whole", served(undivided))
    yield from _without_faces(served, whole, lesson)
    yield from _without_signals(served, whole)
    yield from _alone(desk, whole)


def _without_faces(served: Callable, whole: Search, lesson: Lesson) -> Iterator[Trial]:
    index = whole.index

    def forgetting(positions: np.ndarray) -> Rank:
        told = phrases.without(lesson, tuple(positions.tolist()), index._adapter.matrix)
        return served(replace(whole, index=told))

    faces = index.catalogue
    yield Trial("no adapter", "questions stay where the model puts them", served(_unturned(whole)))
    yield Trial("no added phrases", "only the phrases in the digest", forgetting(_added(lesson)))
    yield Trial("no phrases", "nor prepared answers' questions", forgetting(np.flatnonzero(faces.of_face(Face.ASKED))))
    yield Trial("no digest", "the law's words and phrases only", forgetting(np.flatnonzero(faces.of_face(Face.TOLD))))


def _without_signals(served: Callable, whole: Search) -> Iterator[Trial]:
    weights = read_weights()
    words = tuple(name for name in weights if "words" in name)
    rows = (
        ("no words", "meaning only", words),
        ("no meaning", "words only", _MEANING),
        ("no neighbours", "a provision stands by its own passages", _AROUND),
        ("no leads", "kinds of question and terms give no hint", ("lead",)),
    )
    for name, what, gone in rows:
        left = {signal: weight for signal, weight in weights.items() if signal not in gone}
        yield Trial(name, what, served(replace(whole, weights=left)))


def _alone(desk: Desk, whole: Search) -> Iterator[Trial]:
    rows = (
        ("the model alone", "nearest passage by the packaged model", {"plain": 1.0}),
        ("model and adapter", "nearest passage, the question turned", {"near": 1.0}),
        ("words alone", "BM25 over all faces", {"words": 1.0}),
        ("a plain sum", "0.6 meaning and 0.4 words, nothing learnt", {"plain": 6.0, "words": 4.0}),
    )
    for name, what, weights in rows:
        yield Trial(name, what, _found(desk, replace(whole, weights=weights, split=_undivided)))


def _unturned(search: Search) -> Search:
    return replace(search, index=replace(search.index, _adapter=None))


def _undivided(_question: str) -> list[str]:
    return []


def _added(lesson: Lesson) -> np.ndarray:
    """Positions of the phrases that stand neither in the digest nor in a prepared answer."""
    shown = {phrase for telling in read_digest(read_settings().corpus).values() for phrase in telling.asked}
    faces = lesson.index.catalogue.of_face(Face.ASKED)
    rows = [(place, lesson.index.passages[place]) for place in np.flatnonzero(faces).tolist()]
    return np.array([place for place, passage in rows if passage.answer is None and passage.text not in shown])


def _read(question: asked.Question, search: Search, plain: bool) -> Plain:
    return search.plain(question.text) if plain else Plain(question.text, "en", question.text)


def _with_the_law(desk: Desk, search: Search, plain: bool = True) -> Rank:
    """Hits with what the law itself adds to them, as the desk serves them."""

    def rank(question: asked.Question) -> list[str]:
        read = _read(question, search, plain)
        direction = desk.words.routes.of(read.text)
        found = hits_of(read, question.as_of, 10, search, direction, desk.terms(question.as_of))
        return [hit.provision.id for hit in found]

    return rank


def _found(desk: Desk, search: Search) -> Rank:
    """Hits of the search alone."""

    def rank(question: asked.Question) -> list[str]:
        read = _read(question, search, True)
        leads = leads_of(read.text, desk.words.routes.of(read.text), desk.terms(question.as_of))
        return [hit.provision.id for hit in search.find(read, question.as_of, 10, leads)]

    return rank


def figures(rank: Rank, questions: Iterable[asked.Question]) -> dict[str, float]:
    """The share of questions for each measure, three decimals."""
    marks = [marks_of(question, rank(question)) for question in questions]
    kept = {name: [mark[name][0] for mark in marks if name in mark] for name in MEASURES}
    return {name: round(float(np.mean(values)), 3) for name, values in kept.items()}


def main() -> None:
    """Try everything, print it and write it down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--others", type=Path, help="a folder with further question sets")
    options = parser.parse_args()
    own = asked.own_questions("dev")
    others = [q for name in asked.OTHERS if options.others for q in asked.other_questions(name, options.others)]
    questions = [q for q in (*own, *others) if q.gold and not q.turns]
    desk = desk_of("official", read_settings())
    rows = [f"{_HEAD}# {len(questions)} questions, with the official texts.\n"]
    for trial in trials(desk, phrases.lesson(desk.index(), desk.settings, asked.DAY)):
        found = figures(trial.rank, questions)
        print(f"{trial.name:24} {found}", flush=True)
        dev = ", ".join(f'"{name}" = {value}' for name, value in found.items())
        rows.append(f'[[row]]\nname = "{trial.name}"\nwhat = "{trial.what}"\ndev = {{ {dev} }}\n')
    FILE.write_text("\n".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
