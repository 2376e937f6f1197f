"""Learn the classifier of triage from corpus/precedents, and write corpus/learnt/triage.npz.

    make train        (python -m eval.learn.triage)

A logistic regression over the vectors of the embedding model, one class a kind of precedent. How warm its chances are
is set by cross-validation, so that a chance of 0.8 is right four times in five. Prints how often the class is right on
precedents that were held out, and the curve that the thresholds of triage were chosen on. The sets that examine are
never read.
"""

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from eval.precedents import AS_OF
from helpdesk.checker.finding import Tier
from helpdesk.desk import Desk, open_desk
from helpdesk.settings import read_settings
from helpdesk.triage import classifier as kept
from helpdesk.triage.classifier import Classifier, write_classifier
from helpdesk.triage.library import Library

SEED = 20261121
_FOLDS = 5
_STRENGTH = 30.0  # of the regression, scikit-learn's C: of 3, 10, 30, 100 the best on precedents held out
_WARMTHS = np.linspace(0.2, 2.0, 19)
_GRAVE = (Tier.PROHIBITED, Tier.HIGH_RISK)
_LIGHT = (Tier.MINIMAL, Tier.EXEMPTED, Tier.OUT_OF_SCOPE)


@dataclass(frozen=True)
class Lesson:
    """Precedents as numbers: unit vectors (rows), the number of each one's kind, and the class of each kind."""

    vectors: np.ndarray
    kind_of: np.ndarray
    kinds: tuple[str, ...]
    tiers: tuple[Tier, ...]
    model: str


def lesson(desk: Desk, library: Library) -> Lesson:
    """Every precedent, embedded as triage embeds a description."""
    rulings = library.on(AS_OF)
    kinds = tuple(dict.fromkeys(each.kind.id for each in library.precedents))
    number = {name: place for place, name in enumerate(kinds)}
    vectors = np.stack([desk.triaging.said(each.text).vector for each in library.precedents])
    kind_of = np.array([number[each.kind.id] for each in library.precedents])
    return Lesson(vectors, kind_of, kinds, tuple(rulings.of[name].tier for name in kinds), desk.index().manifest.model)


def learnt(taught: Lesson, rows: np.ndarray, stamp: str = "", warmth: float = 1.0) -> Classifier:
    """The classifier learnt from these rows."""
    model = LogisticRegression(C=_STRENGTH, max_iter=400, random_state=SEED)
    model.fit(taught.vectors[rows], taught.kind_of[rows])
    weights = np.zeros((taught.vectors.shape[1], len(taught.kinds)), dtype=np.float32)
    bias = np.full(len(taught.kinds), -30.0, dtype=np.float32)  # a kind that was not seen is never chosen
    weights[:, model.classes_], bias[model.classes_] = model.coef_.T, model.intercept_
    vectors, kind_of = taught.vectors[rows], taught.kind_of[rows]
    return Classifier(taught.model, stamp, taught.kinds, weights, bias, warmth, vectors, kind_of)


def held_out(taught: Lesson) -> np.ndarray:
    """The raw scores (rows x kinds) of each precedent by a classifier that has not seen it, and the neighbours'."""
    raw = np.zeros((len(taught.kind_of), len(taught.kinds)), dtype=np.float32)
    near = np.zeros_like(raw)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=SEED)
    for number, (rows, rest) in enumerate(folds.split(taught.vectors, taught.kind_of), start=1):
        found = learnt(taught, rows)
        raw[rest] = taught.vectors[rest] @ found.weights + found.bias
        for row in rest:
            both, alone = found.chances(taught.vectors[row]), found.learnt(taught.vectors[row])
            near[row] = (both - (1 - kept.SHARE) * alone) / kept.SHARE
        print(f"fold {number} of {_FOLDS}", flush=True)
    return np.stack([raw, near])


def chances(scores: np.ndarray, warmth: float) -> np.ndarray:
    """Chances of each kind (rows x kinds) from scores of precedents held out."""
    raw = scores[0] / warmth
    found = np.exp(raw - raw.max(axis=1, keepdims=True))
    found /= found.sum(axis=1, keepdims=True)
    return (1 - kept.SHARE) * found + kept.SHARE * scores[1]


def by_tier(found: np.ndarray, taught: Lesson) -> tuple[np.ndarray, list[Tier]]:
    """Chances of each class (rows x classes), and the classes."""
    tiers = sorted(set(taught.tiers))
    number = np.array([tiers.index(tier) for tier in taught.tiers])
    return np.stack([found[:, number == place].sum(axis=1) for place in range(len(tiers))], axis=1), tiers


def warmest(scores: np.ndarray, taught: Lesson) -> float:
    """The warmth under which the classes that came true were likeliest (least log loss)."""
    truth = [taught.tiers[kind] for kind in taught.kind_of]
    losses = []
    for warmth in _WARMTHS:
        found, tiers = by_tier(chances(scores, warmth), taught)
        right = found[np.arange(len(found)), [tiers.index(tier) for tier in truth]]
        losses.append(-np.log(np.maximum(right, 1e-6)).mean())
    return float(_WARMTHS[int(np.argmin(losses))])


def curve(scores: np.ndarray, taught: Lesson, warmth: float) -> str:
    """For thresholds of the chance and of the doubt: share answered, right of these, grave called light."""
    found, tiers = by_tier(chances(scores, warmth), taught)
    truth = np.array([tiers.index(taught.tiers[kind]) for kind in taught.kind_of])
    named, sure = found.argmax(axis=1), found.max(axis=1)
    grave = found[:, [tiers.index(tier) for tier in _GRAVE]].sum(axis=1)
    is_light = np.isin(named, [tiers.index(tier) for tier in _LIGHT])
    is_grave = np.isin(truth, [tiers.index(tier) for tier in _GRAVE])
    lines = ["likely doubt answered right grave-called-light"]
    for likely in (0.3, 0.35, 0.4, 0.45, 0.5):
        for doubt in (0.1, 0.15, 0.2, 0.25, 0.3):
            answered = (sure >= likely) & ~(is_light & (grave >= doubt)) & (named != tiers.index(Tier.UNDETERMINED))
            wrong = (answered & is_light & is_grave).sum() / is_grave.sum()
            right = (named == truth)[answered].mean()
            lines.append(f"{likely:6.2f} {doubt:5.2f} {answered.mean():8.3f} {right:5.3f} {wrong:17.4f}")
    return "\n".join(lines)


def main() -> None:
    """Learn and write."""
    desk = open_desk(read_settings())
    library = desk.triaging.library
    taught = lesson(desk, library)
    print(f"{len(taught.kind_of)} precedents of {len(taught.kinds)} kinds", flush=True)
    scores = held_out(taught)
    warmth = warmest(scores, taught)
    found, tiers = by_tier(chances(scores, warmth), taught)
    truth = [tiers.index(taught.tiers[kind]) for kind in taught.kind_of]
    right = float((found.argmax(axis=1) == truth).mean())
    print(f"warmth {warmth:.2f}; class right on precedents held out: {right:.3f}")
    print(curve(scores, taught, warmth))
    whole = learnt(taught, np.arange(len(taught.kind_of)), library.stamp, warmth)
    write_classifier(whole, desk.settings.corpus / kept.FILE)
    print(f"written: {desk.settings.corpus / kept.FILE}")


if __name__ == "__main__":
    main()
