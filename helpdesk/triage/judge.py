"""The judge: from how like the kinds of precedent a description is, by the rules of the check, to a verdict.

Text never decides. It makes kinds of system likely; each kind has facts; the rules of the check decide on those facts.
What is shown as suggested are the facts of the likeliest kind in the class that most speaks for, each with its own
chance over all kinds; whoever reads it confirms or corrects them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

import numpy as np

from helpdesk.checker.check import check
from helpdesk.checker.facts import Subject
from helpdesk.checker.finding import Tier
from helpdesk.checker.step import DONT_KNOW
from helpdesk.triage.asking import missing
from helpdesk.triage.classifier import Classifier, team_share
from helpdesk.triage.deciding import GRAVEST, priority
from helpdesk.triage.figures import STEP, compute
from helpdesk.triage.library import Library, Ruling, Rulings
from helpdesk.triage.precedent import Kind, Precedent
from helpdesk.triage.said import Said
from helpdesk.triage.speaking import Speaking
from helpdesk.triage.verdict import Near, Part, State, Suggested, Verdict

# Chosen on precedents the weights had not seen (`python -m eval.learn.triage` prints the curve), not on the sets that
# examine: from LIKELY on, four of five classes named are right; a class without duties is named only while the chance
# of a grave one stays below DOUBT, so that one grave case in a hundred is called light. SETTLED: by the words.
LIKELY, SETTLED, DOUBT = 0.35, 0.8, 0.15
SURELY = 0.85  # chance from which a sentence read alone speaks against the class of the whole
_GRAVE = (Tier.PROHIBITED, Tier.HIGH_RISK)
_MODELS = (Tier.GPAI_SYSTEMIC, Tier.GPAI)
_LIGHT = (Tier.MINIMAL, Tier.EXEMPTED, Tier.OUT_OF_SCOPE)
_POSSIBLE = 0.1  # chance from which a prohibited practice is looked at first
_BOTH = 0.25  # chance from which two sides of one line contradict each other
_STRONG = 0.5  # strength from which the whole description stands for a fact without words of its own
_COUNTS = 0.0005  # kinds less likely than this do not move what is shown
_NEAR, _AGAINST = 3, 2


@dataclass(frozen=True)
class Outlook:
    """What a class brings: how many duties, and the first day of one that a plain system does not have."""

    duties: int
    first_day: date | None


class Judge:
    """Triage on one day, with one library and one classifier; shared by all who ask."""

    def __init__(self, library: Library, classifier: Classifier, team: Sequence[np.ndarray], as_of: date):
        """`team` are the unit vectors of the team's own precedents."""
        self.library, self.as_of = library, as_of
        self._classifier = classifier
        self._team = np.array(team, dtype=np.float32).reshape(-1, classifier.vectors.shape[1])
        self._outlook = lru_cache(maxsize=4096)(lambda name: self._looked_out(library.kinds[name]))
        self.speaking = Speaking(library)

    @cached_property
    def rulings(self) -> Rulings:
        """What the rules make of each kind on the day."""
        return self.library.on(self.as_of)

    def verdict(self, said: Said) -> Verdict:
        """The verdict on a description."""
        chances = self._chances(said.vector)
        tiers = self._tiers(chances)
        kind, ruling = self._ruled(said, self._likeliest(chances, max(tiers, key=tiers.get)))
        if kind.id not in self.rulings.of:  # the rules have counted: the two classes of models are one question
            tiers = _merged(tiers, ruling.tier)
        facts = tuple(self._facts(said, kind, chances))
        parts = tuple(self._graver(said, ruling.tier))
        state = _state(ruling.tier, tiers, facts) if not parts or ruling.tier not in _LIGHT else State.OPEN
        if state is State.SETTLED and any(self._is_contested(said, each) for each in facts):
            state = State.LIKELY
        is_open = state is State.OPEN
        outlook = self._outlook(kind.id) if kind.id in self.rulings.of else self._looked_out(kind)
        return Verdict(
            as_of=self.as_of,
            state=state,
            risk=(Tier.UNDETERMINED,) if is_open else ruling.risk,
            chances=tuple((tier, round(tiers[tier], 3)) for tier in GRAVEST if tiers.get(tier, 0) >= 0.01),
            provisions=kind.decides if ruling.tier is Tier.MINIMAL else ruling.provisions,
            facts=facts,
            presumed=tuple(each for each in self.library.presumptions if each.step not in {f.step for f in facts}),
            missing=missing(chances, self.library, self.rulings),
            near=self._near(said.vector, ruling.tier),
            contradictions=(*self._contradictions(chances), *parts),
            priority=_priority(ruling.risk, tiers, is_open),
            first_day=None if is_open else outlook.first_day,
            duties=0 if is_open else outlook.duties,
        )

    def _chances(self, vector: np.ndarray) -> dict[str, float]:
        """The chance of each kind; a case the team decided takes its share by how like it is."""
        learnt = dict(zip(self._classifier.kinds, self._classifier.chances(vector).tolist(), strict=True))
        if not len(self._team):
            return learnt
        likeness = self._team @ vector
        nearest = int(likeness.argmax())
        share = team_share(float(likeness[nearest]))
        found = {name: (1 - share) * chance for name, chance in learnt.items()}
        found[self.library.team[nearest].kind.id] = share
        return found

    def _tiers(self, chances: Mapping[str, float]) -> dict[Tier, float]:
        found: dict[Tier, float] = defaultdict(float)
        for name, chance in chances.items():
            found[self.rulings.of[name].tier] += chance
        return found

    def _likeliest(self, chances: Mapping[str, float], tier: Tier) -> Kind:
        """The likeliest kind under the provision that most speaks for, in a class."""
        within = {name: chance for name, chance in chances.items() if self.rulings.of[name].tier is tier}
        places: dict[tuple, float] = defaultdict(float)
        for name, chance in within.items():
            places[self.rulings.of[name].key] += chance
        best = max(places, key=places.get)
        return self.library.kinds[max((n for n in within if self.rulings.of[n].key == best), key=within.get)]

    def _ruled(self, said: Said, kind: Kind) -> tuple[Kind, Ruling]:
        """A kind with its ruling; the computation of a model that is written out is a fact, and the rules count it."""
        ruling = self.rulings.of[kind.id]
        figure = compute(said.text) if ruling.tier in _MODELS else None
        if figure is None:
            return kind, ruling
        counted = replace(kind, id=f"{kind.id}+{STEP}", facts={**kind.facts, STEP: figure[0]})
        return counted, self.library.ruling(counted, self.as_of)

    def _facts(self, said: Said, kind: Kind, chances: Mapping[str, float]):
        """The facts of a kind in the order of the questions, each with its chance over all kinds and its words."""
        told = {**kind.usual, **kind.facts}
        likely = {name: chance for name, chance in chances.items() if chance >= _COUNTS}
        for step in sorted(told, key=self.library.book.place.__getitem__):
            reply = told[step]
            if reply == DONT_KNOW or reply == self.library.presumed.get(step):
                continue
            if step == STEP and (figure := compute(said.text)) and figure[0] == reply:
                yield Suggested(step, reply, 1.0, (figure[1],), False)
                continue
            strength = sum(c for name, c in likely.items() if self._agrees(name, step, reply))
            is_usual = step not in kind.facts or step == STEP  # a figure that is not written out is a guess
            spans = () if is_usual else self.speaking.spans(said.text, said.lang, step, reply)
            if not spans and not is_usual and strength >= _STRONG:
                spans = ((0, len(said.text)),)
            yield Suggested(step, reply, round(min(strength, 1.0), 3), spans, is_usual)

    def _agrees(self, name: str, step: str, reply) -> bool:
        other = self.library.reply(self.library.kinds[name], step)
        return other == reply or (isinstance(other, tuple) and isinstance(reply, tuple) and {*reply} <= {*other})

    def _is_contested(self, said: Said, fact: Suggested) -> bool:
        """Whether single words speak more for another answer than the whole does for this one."""
        is_one = isinstance(fact.reply, str)
        return is_one and self.speaking.speak_for_another(said.text, said.lang, fact.step, fact.reply)

    def _near(self, vector: np.ndarray, tier: Tier) -> tuple[Near, ...]:
        """The nearest precedents of the class that is named, then the nearest of others."""
        likeness = np.concatenate([self._classifier.likeness(vector), self._team @ vector])
        every: tuple[Precedent, ...] = (*self.library.precedents, *self.library.team)
        found = {True: [], False: []}
        for position in np.argsort(-likeness, kind="stable"):
            agrees = self.rulings.of[every[position].kind.id].tier is tier
            if len(found[agrees]) < (_NEAR if agrees else _AGAINST):
                found[agrees].append(Near(every[position], round(float(likeness[position]), 3), agrees))
            if len(found[True]) == _NEAR and len(found[False]) == _AGAINST:
                break
        return (*found[True], *found[False])

    def _contradictions(self, chances: Mapping[str, float]):
        """Points of the law on both sides of which the words lie."""
        sides: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for name, chance in chances.items():
            kind = self.library.kinds[name]
            sides[kind.point][kind.side] += chance
        yield from (point for point, side in sides.items() if len(side) > 1 and min(side.values()) >= _BOTH)

    def _graver(self, said: Said, tier: Tier) -> Iterator[Part]:
        """Sentences that, read alone, are surely in a grave class that the whole is not in."""
        for span, vector in said.parts:
            tiers = self._tiers(self._chances(vector))
            worst = max(_GRAVE, key=lambda each: tiers.get(each, 0.0))
            if tiers.get(worst, 0.0) >= SURELY and GRAVEST.index(worst) < GRAVEST.index(tier):
                yield Part(span, worst)

    def _looked_out(self, kind: Kind) -> Outlook:
        """The duties of a kind whose role is not known: all it may bring, for whom it concerns."""
        owed = {each.duty.id: each for each in self._owed(self.library.told(kind)) if not each.duty.voluntary}
        own = [each.first_day for name, each in owed.items() if name not in self._plain]
        return Outlook(len(owed), min(own, default=None))

    @cached_property
    def _plain(self) -> set[str]:
        """The duties that any system brings."""
        return {each.duty.id for each in self._owed(self.library.presumed)}

    def _owed(self, told):
        return check(self.library.book, Subject("", "", told), self.as_of).owed


def _merged(tiers: Mapping[Tier, float], tier: Tier) -> dict[Tier, float]:
    """The chances of classes where the rules have told which of the two classes of models it is."""
    found = {each: chance for each, chance in tiers.items() if each not in _MODELS}
    return found | {tier: sum(tiers.get(each, 0.0) for each in _MODELS)}


def _state(tier: Tier, tiers: Mapping[Tier, float], facts: tuple[Suggested, ...]) -> State:
    """How far the class may be relied on; never a class without grave duties where a grave one is not unlikely."""
    chance, grave = tiers[tier], sum(tiers.get(each, 0.0) for each in _GRAVE)
    if tier is Tier.UNDETERMINED or chance < LIKELY or (tier in _LIGHT and grave >= DOUBT):
        return State.OPEN
    by_words = bool(facts) and all(each.spans and each.strength >= SETTLED for each in facts)
    return State.SETTLED if chance >= SETTLED and by_words else State.LIKELY


def _priority(risk: tuple[Tier, ...], tiers: Mapping[Tier, float], is_open: bool) -> int:
    """How soon it is looked at; first of all what may be prohibited."""
    if Tier.PROHIBITED in risk or tiers.get(Tier.PROHIBITED, 0.0) >= _POSSIBLE:
        return 1
    return priority((Tier.UNDETERMINED,) if is_open else risk)
