"""Learn when not to answer, and write corpus/learnt/outside.npz and corpus/learnt/gate.toml.

    python -m eval.learn.gate [--others DIR]

Questions without an answer are those of eval/gate/outside.jsonl; questions with one are phrases people ask, each in
an index that has forgotten it, and eval/gate/inside.jsonl; our dev questions are both. What compares a question with
those outside is cross-fitted: no question is compared with itself. The threshold was chosen on the curve of the dev
questions; the share it refuses, each question judged by weights that have not seen it, is printed. The held-out
questions are never read.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from eval import asked
from eval.desks import MODES
from eval.learn import phrases
from eval.learn.adapter import learn_matrix
from eval.learn.beginning import begun
from eval.learn.phrases import Lesson
from helpdesk.answering import evidence
from helpdesk.answering.answer import Question
from helpdesk.answering.compose import Bench
from helpdesk.answering.hits import hits_of
from helpdesk.desk import Desk
from helpdesk.search import reach
from helpdesk.search.index import Index
from helpdesk.search.reach import Outside

_FOLDER = Path(__file__).parents[1] / "gate"
# Chosen on the curve of dev: all that must be refused is, and 4 of 100 answerable questions are turned away (0.94: 5).
_THRESHOLD = 0.9
_FOLDS = 8
_PHRASES = 1200  # of each desk
_POSITIVES = 4000  # phrases that the direction away from the questions outside is learnt from
_COUNTS = {"outside": 2.0, "inside": 3.0, "dev": 5.0, "phrase": 2.0}  # how much a question of each set counts
_HEAD = """# How much each feature of the evidence counts, and the probability from which a question is answered.
# Learnt by `python -m eval.learn.gate`; not to be edited by hand.

"""


@dataclass(frozen=True)
class Row:
    """One question: its set, whether it has an answer here, its vector, and its features."""

    text: str
    of: str
    has_answer: bool
    vector: np.ndarray
    features: dict[str, float]

    @property
    def fold(self) -> int:
        """One of _FOLDS parts, fixed by the words alone."""
        return int(hashlib.sha256(self.text.encode()).hexdigest()[:8], 16) % _FOLDS


def main() -> None:
    """Learn and write."""
    begin = begun(__doc__)
    desks, lessons = begin.desks, begin.lessons
    matrices = _matrices(lessons["official"])
    rows = [row for mode in MODES for row in _rows(desks[mode], lessons[mode], matrices, begin.others)]
    known = _phrase_vectors(lessons["official"], {row.text for row in rows})
    model = desks["official"].index().manifest.model
    corpus = desks["official"].settings.corpus
    reach.write_outside(_outside(rows, known, model), corpus)
    gate = learn_gate(_cross_fitted(rows, known, model), model)
    (corpus / evidence.FILE).write_text(_HEAD + _toml(gate), encoding="utf-8")
    print(_toml(gate))


def _matrices(lesson: Lesson) -> list[np.ndarray]:
    """Two matrices, each learnt without the phrases of one half."""
    positions = lesson.phrases()
    halves = phrases.fold_of(lesson, positions, 2)
    return [learn_matrix(lesson, positions[halves != half]) for half in (0, 1)]


def _rows(desk: Desk, lesson: Lesson, matrices: list[np.ndarray], others: Path | None) -> Iterator[Row]:
    """The questions of all sets as one desk finds them."""
    for name, has_answer in (("outside", False), ("inside", True)):
        for question in asked.read_questions(_FOLDER / f"{name}.jsonl"):
            yield _row(question.text, name, has_answer, desk, desk.index())
    for question in [*asked.own_questions("dev"), *(asked.other_questions("qa", others) if others else ())]:
        text = desk.words.rewriter.understood(question.text, question.turns, desk.settings.question_limit)
        yield _row(text, "dev", question.expect != "refuse", desk, desk.index())
    picked = np.random.default_rng(1).permutation(lesson.phrases())[:_PHRASES]
    for position, half in zip(picked.tolist(), phrases.fold_of(lesson, picked, 2), strict=True):
        index = phrases.without(lesson, (position,), matrices[half])
        yield _row(lesson.index.passages[position].text, "phrase", True, desk, index)


def _row(text: str, of: str, has_answer: bool, desk: Desk, index: Index) -> Row:
    finder = replace(desk.finder(), index=index)
    plain = desk.finder().plain(text)
    question = Question(text, asked.DAY, "en", plain=plain)
    bench = Bench(finder, desk.words.routes, desk.words.limits, desk.terms(asked.DAY))
    hits = hits_of(plain, asked.DAY, 8, finder, bench.routes.of(plain.text), bench.terms)
    features = evidence.evidence_of(question, hits, bench).features()
    return Row(text, of, has_answer, index.vector(plain.text), features)


def _phrase_vectors(lesson: Lesson, texts: set[str]) -> np.ndarray:
    """Vectors of phrases that are no question of ours, to learn the direction from."""
    picked = np.random.default_rng(2).permutation(lesson.phrases())[:_POSITIVES]
    return lesson.vectors[[place for place in picked.tolist() if lesson.index.passages[place].text not in texts]]


def _outside(rows: list[Row], known: np.ndarray, model: str) -> Outside:
    """The questions outside, and the direction away from them to phrases and to questions with an answer."""
    gone = {row.text: row.vector for row in rows if row.of == "outside"}
    with_answer = {row.text: row.vector for row in rows if row.of in ("inside", "phrase")}
    vectors = np.stack([*gone.values(), *with_answer.values(), *known])
    has_answer = np.arange(len(vectors)) >= len(gone)
    line = LogisticRegression(C=10.0, class_weight="balanced", max_iter=500).fit(vectors, has_answer)
    return Outside(model, np.stack(list(gone.values())), np.append(line.coef_[0], line.intercept_[0]))


def _cross_fitted(rows: list[Row], known: np.ndarray, model: str) -> list[Row]:
    """The rows, each compared with questions outside of other folds only."""
    found = []
    for fold in range(_FOLDS):
        others = _outside([row for row in rows if row.fold != fold], known, model)
        found += [replace(row, features=row.features | _against(row, others)) for row in rows if row.fold == fold]
    return found


def _against(row: Row, outside: Outside) -> dict[str, float]:
    nearness, leaning = reach.against(row.vector, outside)
    return {"outside": nearness, "leaning": leaning}


def learn_gate(rows: list[Row], model: str) -> evidence.Gate:
    """The weights learnt from all rows; prints what is refused when each row is judged by weights from others."""
    names = sorted(rows[0].features)
    table = np.array([[row.features[name] for name in names] for row in rows])
    has_answer = np.array([row.has_answer for row in rows])
    counts = np.array([_COUNTS[row.of] for row in rows])
    fold = np.array([row.fold for row in rows])
    judged = np.zeros(len(rows))
    for part in range(_FOLDS):
        weights, start = fitted(table[fold != part], has_answer[fold != part], counts[fold != part])
        judged[fold == part] = table[fold == part] @ weights + start
    refused = 1 / (1 + np.exp(-judged)) < _THRESHOLD
    print(
        f"refused, judged unseen: {refused[~has_answer].mean():.3f} of those without an answer, "
        f"{refused[has_answer].mean():.3f} of those with one"
    )
    weights, start = fitted(table, has_answer, counts)
    learnt = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    return evidence.Gate(model, _THRESHOLD, round(float(start), 4), learnt)


def fitted(table: np.ndarray, has_answer: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, float]:
    """(weights, start) of a logistic regression over features scaled to one."""
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    line = LogisticRegression(C=1.0, max_iter=1000).fit((table - middle) / spread, has_answer, sample_weight=counts)
    weights = line.coef_[0] / spread
    return weights, float(line.intercept_[0] - weights @ middle)


def _toml(gate: evidence.Gate) -> str:
    lines = [f'model = "{gate.model}"', f"threshold = {gate.threshold}", f"start = {gate.start}", "", "[weights]"]
    return "\n".join([*lines, *(f"{name} = {weight}" for name, weight in gate.weights.items()), ""])


if __name__ == "__main__":
    main()
