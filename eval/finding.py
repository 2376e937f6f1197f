"""How well search finds: hit, recall, MRR and nDCG of a ranking, at article and at pinpoint level.

`hit@k` asks whether the first k hits hold a gold place (where the question needs all: all of them, or k of them where
there are more). The others are the standard measures of ir_measures (R@k, RR, nDCG@10), over rankings in which
a place counts once.
"""

import ir_measures
from ir_measures import RR, R, nDCG

from eval.asked import Question
from eval.places import LEVELS, Agree, credited, distinct, levels_of

Marks = dict[str, tuple[float, float]]  # measure to (what was earned, out of what), for one question

HITS = (1, 5)
STANDARD = {R @ 5: "recall@5", R @ 10: "recall@10", RR: "MRR", nDCG @ 10: "nDCG@10"}
MEASURES = tuple(f"{name} {level}" for level in LEVELS for name in ("hit@1", "hit@5", *STANDARD.values()))


def marks_of(question: Question, ids: list[str]) -> Marks:
    """The marks of one ranking, by measure and level; none for a question without a gold place."""
    if not question.gold:
        return {}
    return {
        name: mark for level, agree in levels_of(question).items() for name, mark in _level(question, ids, level, agree)
    }


def _level(question: Question, ids: list[str], level: str, agree: Agree) -> list[tuple[str, tuple[float, float]]]:
    gold = distinct(question.gold, agree)
    hits = [(f"hit@{k} {level}", (float(_hit(question, gold, ids[:k], k, agree)), 1.0)) for k in HITS]
    named = credited(ids[:10], gold, agree)
    run = {question.id: {name: float(-rank) for rank, name in enumerate(named)}}
    wanted = {question.id: dict.fromkeys(gold, 1)}
    found = ir_measures.calc_aggregate(list(STANDARD), wanted, run or {question.id: {}})
    return hits + [(f"{name} {level}", (found[measure], 1.0)) for measure, name in STANDARD.items()]


def _hit(question: Question, gold: list[str], first: list[str], room: int, agree: Agree) -> bool:
    met = sum(any(agree(found, place) for found in first) for place in gold)
    return met >= (min(len(gold), room) if question.needs_all else 1)
