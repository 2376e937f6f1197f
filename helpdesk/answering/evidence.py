"""Evidence: what speaks for a question having its answer here, and how probable that is.

A question may find passages that sound like it and still be about other law, or about cooking. Each feature below is
one reason to think that what was found answers it, or that it does not; a logistic regression, learnt from questions
with and without an answer by `python -m eval.learn.gate`, weighs them, and one threshold decides; they stand in
corpus/learnt/gate.toml.
"""

import math
import tomllib
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpdesk.answering.answer import Question
from helpdesk.answering.asking import Side, asking_part, side_of
from helpdesk.answering.limits import Limit
from helpdesk.errors import CorpusError
from helpdesk.law import find_mentions
from helpdesk.search.find import Hit
from helpdesk.search.glossary import entries_in
from helpdesk.search.reach import Reach, reach, read_outside
from helpdesk.search.words import content_words

if TYPE_CHECKING:
    from helpdesk.answering.compose import Bench

FILE = Path("learnt", "gate.toml")  # in the corpus, because it knows one law
_FAR = 0.36  # cosine below which nothing in the texts is about the question, where no gate was learnt
_SHORT = 4  # content words up to which a question tells too little to be judged by the same threshold
_SHORT_LIKELY = 0.4  # enough for such a question where it uses a word of the subject
_SHORT_DUE = 0.05  # and the same where it asks what is due ("we have a chatbot, what must we do?")
_DUE = (Side.DUTY, Side.CLASS, Side.BAN, Side.SCOPE)
_LIKELY = 0.5
_MANY = 4  # words, terms or entries from which more of them say nothing more
_KINDS = ("other-law", "elsewhere", "silent")


@dataclass(frozen=True)
class Evidence:
    """The features of one question: those of its reach, and these.

    `article` is the share of probability of the best article among the hits, `best` that of the best hit, `margin`
    how far it is ahead of the next article; `agreed` whether the nearest hit is in that article. `named` tells that
    the question points at a provision, `missing` that there is no such provision; `ai` that it is about AI;
    `terms`, `entries`, `kinds`, `roles` how many defined terms, glossary entries, routes and operators it mentions
    (1 for many); `other_law`, `elsewhere`, `silent` that it meets such a limit of corpus/limits.toml, `alone` that it
    names other law and neither AI nor the Act; `foreign` that it was not asked in the
    language searched; `length` is the logarithm of its content words, `short` that it has less than two.
    """

    reach: Reach
    article: float
    best: float
    margin: float
    agreed: float
    named: float
    missing: float
    ai: float
    terms: float
    entries: float
    kinds: float
    roles: float
    other_law: float
    elsewhere: float
    silent: float
    alone: float
    foreign: float
    length: float
    short: float

    def features(self) -> dict[str, float]:
        """All features by name."""
        mine = asdict(self)
        return {**mine.pop("reach"), **mine}


@dataclass(frozen=True)
class Gate:
    """What was learnt: how much each feature counts, the odds without any, and the probability that is enough.

    The questions outside, and so these weights, belong to one model.
    """

    model: str
    threshold: float
    start: float
    weights: dict[str, float]

    def probability(self, features: dict[str, float]) -> float:
        """How probable it is that a question with these features has its answer here, 0 to 1."""
        odds = self.start + sum(weight * features[name] for name, weight in self.weights.items())
        return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, odds))))


@dataclass(frozen=True)
class Judgement:
    """How probable it is that a question has its answer here (None where no gate was learnt), and if that is enough."""

    probability: float | None
    is_enough: bool

    @property
    def is_likely(self) -> bool:
        """Whether more speaks for an answer than against it: enough where a prepared answer fits."""
        return self.probability is None or self.probability >= _LIKELY


def judged(question: Question, hits: list[Hit], limit: Limit | None, bench: "Bench") -> Judgement:
    """Whether what was found is enough to answer from.

    A provision that is named and exists can always be shown, unless a limit is met. A corpus and a model for
    which no gate was learnt are judged by nearness alone, and there a limit always holds.
    """
    if any(hit.named for hit in hits) and limit is None:
        return Judgement(1.0, True)
    if not question.spoken:
        return Judgement(0.0, False)
    gate = read_gate(bench.search.shelf.corpus)
    if gate is None or gate.model != bench.search.index.manifest.model:
        return Judgement(None, limit is None and _is_near(question, hits, bench))
    probability = gate.probability(evidence_of(question, hits, bench).features())
    is_short = len(content_words(question.meant, bench.search.index.manifest.lang)) <= _SHORT
    enough = _SHORT_DUE if side_of(asking_part(question.meant)) in _DUE else _SHORT_LIKELY
    is_ours = is_short and limit is None and probability >= enough and _is_on_subject(question, bench)
    return Judgement(round(probability, 4), probability >= gate.threshold or is_ours)


def _is_on_subject(question: Question, bench: "Bench") -> bool:
    """Whether a question uses a word of the subject: of AI, of the Act, a defined term, an entry of the glossary."""
    meant = question.meant
    patterns = (bench.limits.ai, bench.limits.act)
    named = any(pattern.search(meant) for pattern in patterns) or bool(bench.terms.used_in(question.words))
    return named or bool(entries_in(meant, bench.search.glossary))


def _is_near(question: Question, hits: list[Hit], bench: "Bench") -> bool:
    nearest = max((hit.nearness for hit in hits), default=0.0)
    return nearest >= _FAR or bool(hits and entries_in(question.meant, bench.search.glossary))


@cache
def read_gate(corpus: Path) -> Gate | None:
    """The gate that was learnt for a corpus, if any was. Raises CorpusError when it cannot be read."""
    file = corpus / FILE
    if not file.is_file():
        return None
    try:
        row = tomllib.loads(file.read_text(encoding="utf-8"))
        return Gate(row["model"], row["threshold"], row["start"], row["weights"])
    except (OSError, ValueError, KeyError) as problem:
        raise CorpusError(file.name, "gate", f"cannot be read: {problem}") from problem


def evidence_of(question: Question, hits: list[Hit], bench: "Bench") -> Evidence:
    """What speaks for a question having its answer among its hits."""
    index, meant = bench.search.index, question.meant
    words = content_words(meant, index.manifest.lang)
    direction = bench.routes.of(meant)
    limits = {limit.kind for limit in bench.limits.all if limit.said.search(meant)}
    is_named = any(hit.named for hit in hits)
    is_ai = bool(bench.limits.ai.search(meant))
    return Evidence(
        reach(meant, index, read_outside(index.manifest.model, bench.search.shelf.corpus)),
        **_found(hits),
        named=float(is_named),
        missing=float(not is_named and bool(find_mentions(question.text))),
        ai=float(is_ai),
        terms=_many(bench.terms.used_in(meant)),
        entries=_many(entries_in(meant, bench.search.glossary)),
        kinds=_many(direction.kinds),
        roles=_many(direction.roles),
        **{kind.replace("-", "_"): float(kind in limits) for kind in _KINDS},
        alone=float("other-law" in limits and not is_ai and not bench.limits.act.search(meant)),
        foreign=float(question.spoken != index.manifest.lang),
        length=math.log1p(len(words)),
        short=float(len(words) < 2),
    )


def _found(hits: list[Hit]) -> dict[str, float]:
    """What the scores of the hits say, those aside that the question named or the law added."""
    found = [hit for hit in hits if not hit.named and not hit.added]
    if not found:
        return {"article": 0.0, "best": 0.0, "margin": 0.0, "agreed": 0.0}
    shares: Counter[str] = Counter()
    for hit in found:
        shares[_article(hit)] += hit.score
    (first, share), *others = shares.most_common(2)
    nearest = max(found, key=lambda hit: hit.nearness)
    return {
        "article": share,
        "best": max(hit.score for hit in found),
        "margin": share - (others[0][1] if others else 0.0),
        "agreed": float(_article(nearest) == first),
    }


def _article(hit: Hit) -> str:
    return hit.provision.id.partition(".")[0]


def _many(found) -> float:
    return min(len(found), _MANY) / _MANY
