"""Learn the adapter and the weights, and write helpdesk/search/learnt/.

    python -m eval.learn [--others DIR]

The phrases of the corpus teach the adapter. The weights are learnt from phrases the index has forgotten, and from our
dev questions, with the official texts and without; the test questions are never read. `--others` names a folder with
further question sets to learn from.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from eval import asked
from eval.desks import MODES
from eval.learn import phrases
from eval.learn.adapter import SEED, learn_matrix
from eval.learn.beginning import begun
from eval.learn.phrases import Lesson
from eval.learn.weights import Example, learn_weights
from helpdesk.answering.hits import leads_of
from helpdesk.desk import Desk
from helpdesk.search.adapter import Adapter, write_adapter
from helpdesk.search.index import Index
from helpdesk.search.ranking import FILE
from helpdesk.search.signals import Query, signals

_FOLDS = 3
_PHRASES = 1800  # in all folds together
_COUNTS = {"phrase": 1.0, "own": 12.0, "qa": 9.0, "community": 4.0}  # how much a question of each set counts
_HEAD = """# How much each signal counts: the odds of a provision grow by e to the power of weight times signal.
# Learnt by `python -m eval.learn`; not to be edited by hand.

[weights]
"""


def main() -> None:
    """Learn and write."""
    begin = begun(__doc__)
    matrices = _matrices(begin.lessons["official"])
    write_adapter(Adapter(begin.desks["official"].index().manifest.model, matrices[-1]))
    found = [one for mode in MODES for one in _examples(begin.desks[mode], begin.lessons[mode], matrices, begin.others)]
    weights = learn_weights([example for _, example in found], found[0][0])
    FILE.write_text(_HEAD + "".join(f"{name} = {weight}\n" for name, weight in weights.items()), encoding="utf-8")
    print("\n".join(f"{name:18} {weight:8.3f}" for name, weight in weights.items()))


def _matrices(lesson: Lesson) -> list[np.ndarray]:
    """A matrix learnt without the phrases of each fold, then the one learnt from all of them."""
    positions = lesson.phrases()
    fold = phrases.fold_of(lesson, positions, _FOLDS)
    parts = [positions[fold != number] for number in range(_FOLDS)]
    matrices = []
    for number, part in enumerate([*parts, positions], start=1):
        matrices.append(learn_matrix(lesson, part))
        print(f"matrix {number} of {_FOLDS + 1}: {len(part)} phrases", flush=True)
    return matrices


def _examples(
    desk: Desk, lesson: Lesson, matrices: list[np.ndarray], others: Path | None
) -> Iterator[tuple[list[str], Example]]:
    """(names of the signals, example) for phrases, each in an index that has forgotten it, and for dev questions."""
    positions = lesson.phrases()
    picked = np.random.default_rng(SEED).permutation(positions)[:_PHRASES]
    for position, fold in zip(picked.tolist(), phrases.fold_of(lesson, picked, _FOLDS), strict=True):
        passage = lesson.index.passages[position]
        index = phrases.without(lesson, (position,), matrices[fold])
        yield _example(passage.text, [passage.provision], desk, index, _COUNTS["phrase"])
    index = phrases.without(lesson, (), matrices[-1])
    for name, question in _questions(others):
        yield _example(question.text, question.gold, desk, index, _COUNTS[name])


def _questions(others: Path | None) -> Iterator[tuple[str, asked.Question]]:
    """(set, question) for every dev question that stands alone and has an answer."""
    found = [("own", question) for question in asked.own_questions("dev")]
    for name in asked.OTHERS if others else ():
        found += [(name, question) for question in asked.other_questions(name, others)]
    yield from ((name, question) for name, question in found if question.gold and not question.turns)


def _example(text: str, gold, desk: Desk, index: Index, counts: float) -> tuple[list[str], Example]:
    text = desk.finder().plain(text).text
    leads = leads_of(text, desk.words.routes.of(text), desk.terms(asked.DAY))
    found = signals(Query(text), index, asked.DAY, leads)
    names = sorted(found.columns)
    table = np.stack([found.columns[name][found.candidates] for name in names], axis=1).astype(np.float32)
    ids = [index.catalogue.ids[place] for place in found.candidates]
    return names, Example(table, phrases.grades(ids, gold), counts)


if __name__ == "__main__":
    main()
