"""What would change the result: each open answer with its outcomes, and the smallest sets of facts that flip it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain, product

from helpdesk.checker.finding import Tier
from helpdesk.checker.step import DONT_KNOW, Kind, Reply, Step
from helpdesk.checker.walk import Facts, Walk, changed, is_known
from helpdesk.law.rule import NO, YES, Joint, Name, Not, Rule, Truth

_KEPT = 6  # alternative sets kept for each finding: enough to find the smallest, few enough to be quick

Wanted = frozenset[tuple[str, Truth]]
"""Elements and the truth each would have to have."""


@dataclass(frozen=True)
class Open:
    """A step that can still change something: for each reply the tiers it would lead to."""

    step: Step
    outcomes: tuple[tuple[Reply, tuple[Tier, ...]], ...]

    @property
    def flips_risk(self) -> bool:
        """Whether its answer moves the tiers, and not only a duty or a day."""
        return len({risk for _, risk in self.outcomes}) > 1


@dataclass(frozen=True)
class Change:
    """A smallest set of answers that would lead to another result."""

    answers: Facts
    tier: Tier
    joins: bool
    risk: tuple[Tier, ...]


def open_steps(walk: Walk) -> tuple[Open, ...]:
    """The open steps with their outcomes, in the order they are asked."""
    return tuple(
        Open(step, tuple((reply, changed(walk, step, reply).risk) for reply in replies(step))) for step in walk.open
    )


def replies(step: Step) -> tuple[Reply, ...]:
    """Replies that stand for all a step can be answered with: each option, a value inside and outside each band."""
    if step.kind is Kind.ONE:
        return tuple(option.id for option in step.options)
    if step.kind is Kind.MANY:
        return tuple((option.id,) for option in step.options)
    if step.kind is Kind.DAY:
        bounds = sorted({band.before for band in step.bands})
        return (bounds[0] - timedelta(days=1), *bounds)
    bounds = sorted({band.above for band in step.bands})
    return (0.0, *(bound * 1.01 for bound in bounds))


def changes(walk: Walk, longest: int = 3) -> tuple[Change, ...]:
    """For each tier the smallest set of answers that would put the subject into it, or take it out, shortest first.

    Answers that were given may change too. Sets of more than `longest` answers are left out.
    """
    found = [change for tier in _flippable(walk) for want in (YES, NO) if (change := _smallest(walk, *tier, want))]
    short = sorted((each for each in found if len(each.answers) <= longest), key=lambda each: len(each.answers))
    # Where the same answers take one class away and bring another, the new class tells both.
    joining = [(each.answers, each.risk) for each in short if each.joins]
    return tuple(each for each in short if each.joins or (each.answers, each.risk) not in joining)


def _flippable(walk: Walk) -> Iterator[tuple[Tier, Rule]]:
    for tier in Tier:
        rules = tuple(Name(finding.id) for finding in walk.book.tiers if finding.tier is tier)
        if rules:
            yield tier, Joint(rules, all=False)


def _smallest(walk: Walk, tier: Tier, rule: Rule, want: Truth) -> Change | None:
    if rule.truth(walk.truths) is want:
        return None
    longer = (answers for wanted in _Search(walk).ways(rule, want) if (answers := _answers(walk, wanted)))
    for answers in chain(_single(walk, rule), longer):
        after = walk
        for name, reply in answers.items():
            after = changed(after, walk.book.step[name], reply)
        if rule.truth(after.truths) is want:
            return Change(answers, tier, want is YES, after.risk)
    return None


def _single(walk: Walk, rule: Rule) -> Iterator[Facts]:
    """Single answers that could change a rule: those that decide it now.

    While it is unknown, an answer that was given could also turn it; the longer search looks for these. Answers that
    leave told facts alone come first, then the most specific ones.
    """
    behind = (walk.book.step[name] for name in walk.steps_behind(rule.deciding(walk.truths)))
    for step in sorted(behind, key=lambda step: (is_known(walk.facts, step), -walk.book.place[step.id])):
        yield from ({step.id: reply} for reply in (*_retouched(walk.facts.get(step.id), step), *_modest(step)))


def _retouched(given: Reply | None, step: Step) -> Iterator[tuple[str, ...]]:
    """What was ticked before, with one option ticked more or less."""
    if not isinstance(given, tuple):
        return
    for option in step.options:
        other = {*given} ^ {option.id}
        if option.finds and other - {DONT_KNOW}:
            kept = [each.id for each in step.options if each.id in other and (each.finds or len(other) == 1)]
            yield (*kept, *(each for each in given if each == DONT_KNOW))


def _modest(step: Step) -> tuple[Reply, ...]:
    """Replies, those that establish the least first: the change that is named brings no other along."""
    return tuple(sorted(replies(step), key=lambda reply: sum(step.settle(reply).values())))


@dataclass
class _Search:
    """Ways to make a finding true or false, the ones with the fewest steps first."""

    walk: Walk
    known: dict[tuple[str, Truth], tuple[Wanted, ...]] = field(default_factory=dict)

    def ways(self, rule: Rule, want: Truth) -> tuple[Wanted, ...]:
        """Sets of elements that would make the rule so; empty when nothing would."""
        match rule:
            case Name(id=name):
                return self._name(name, want)
            case Not(part=part):
                return self.ways(part, NO if want is YES else YES)
            case Joint(parts=parts, all=is_all):
                each = [self.ways(part, want) for part in parts]
                return self._together(each) if is_all is (want is YES) else self._best(w for way in each for w in way)

    def _name(self, name: str, want: Truth) -> tuple[Wanted, ...]:
        if self.walk.truths[name] is want:
            return (frozenset(),)
        finding = self.walk.book.finding.get(name)
        if finding is None:  # a day of the calendar, which no answer moves
            return ()
        if finding.rule is None:
            return (frozenset({(name, want)}),)
        if (name, want) not in self.known:
            self.known[name, want] = self.ways(finding.rule, want)
        return self.known[name, want]

    def _together(self, each: list[tuple[Wanted, ...]]) -> tuple[Wanted, ...]:
        found: tuple[Wanted, ...] = (frozenset(),)
        for ways in each:
            found = self._best(a | b for a, b in product(found, ways))
        return found

    def _best(self, ways) -> tuple[Wanted, ...]:
        return tuple(sorted(dict.fromkeys(ways), key=self._length)[:_KEPT])

    def _length(self, wanted: Wanted) -> tuple[int, int, int]:
        """Fewer answers first; of equal length, those that leave told facts alone, then the most specific ones."""
        book = self.walk.book
        steps = {book.settled_by[name].id for name, _ in wanted}
        told = sum(is_known(self.walk.facts, book.step[name]) for name in steps)
        return len(steps), told, -min((book.place[name] for name in steps), default=0)


def _answers(walk: Walk, wanted: Wanted) -> Facts | None:
    """One reply for each step that gives the elements their wanted truth; None when no reply does."""
    by_step: dict[str, dict[str, Truth]] = {}
    for name, want in sorted(wanted):
        step = walk.book.settled_by[name]
        by_step.setdefault(step.id, {})[name] = want
    found = {name: _reply(walk, walk.book.step[name], want) for name, want in by_step.items()}
    return None if None in found.values() else found


def _reply(walk: Walk, step: Step, want: dict[str, Truth]) -> Reply | None:
    candidates = _modest(step)
    if step.kind is Kind.MANY:
        candidates = (*_mixed(walk.facts.get(step.id, ()), step, want), *candidates)
    for reply in candidates:
        truths = step.settle(reply)
        if all(truths[name] is truth for name, truth in want.items()):
            return reply
    return None


def _mixed(given: Reply, step: Step, want: dict[str, Truth]) -> Iterator[tuple[str, ...]]:
    """What was ticked before, with what is wanted ticked and what is not wanted taken away."""
    given = given if isinstance(given, tuple) else ()
    kept = [
        option.id
        for option in step.options
        if option.finds
        and not any(want.get(name) is NO for name in option.finds)
        and (option.id in given or any(want.get(name) is YES for name in option.finds))
    ]
    if DONT_KNOW in given:
        yield (*kept, DONT_KNOW)
    if kept:
        yield tuple(kept)
