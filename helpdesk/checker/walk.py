"""The walk: from facts and a day to what is established, why, and what to ask next. A pure function."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from helpdesk.checker.finding import Finding, Tier
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import DONT_KNOW, Reply, Step
from helpdesk.law.obligation import Case
from helpdesk.law.rule import NO, SINCE, UNKNOWN, YES, Rule, Truth

Facts = Mapping[str, Reply]


@dataclass(frozen=True)
class Walk:
    """The whole of a check: the facts replayed from the start under a day.

    `truths` holds what is known of every finding.
    """

    book: Rulebook
    facts: Facts
    as_of: date
    truths: Mapping[str, Truth]

    @cached_property
    def risk(self) -> tuple[Tier, ...]:
        """The tiers that are established, the worst first; `undetermined` when one more could be, or none is."""
        found = {finding.tier for finding in self.book.tiers if self.truths[finding.id] is YES}
        if self.possible or not found:
            found.add(Tier.UNDETERMINED)
        return tuple(tier for tier in Tier if tier in found)

    @cached_property
    def possible(self) -> tuple[Tier, ...]:
        """The tiers that are neither established nor excluded."""
        found = {finding.tier for finding in self.book.tiers if self.truths[finding.id] is UNKNOWN}
        sure = {finding.tier for finding in self.book.tiers if self.truths[finding.id] is YES}
        return tuple(tier for tier in Tier if tier in found - sure)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is established."""
        return tuple(finding for finding in self.book.findings if self.truths[finding.id] is YES)

    @property
    def roles(self) -> tuple[Finding, ...]:
        """The roles that are established."""
        return tuple(finding for finding in self.findings if finding.is_role)

    @cached_property
    def trail(self) -> tuple[Step, ...]:
        """The steps that were answered, in the order they are asked."""
        return tuple(step for step in self.book.steps if step.id in self.facts)

    @cached_property
    def owing(self) -> Mapping[str, Truth]:
        """For each obligation whether it is owed."""
        return {name: rule.truth(self.truths) for name, rule in self.book.owing.items()}

    @cached_property
    def open(self) -> tuple[Step, ...]:
        """The steps whose answer can still change something, "don't know" among them, in the order they are asked."""
        wanted = {step.id for step in self._wanted()}
        return tuple(step for step in self.book.steps if step.id in wanted)

    @property
    def next(self) -> Step | None:
        """The first open step that was not answered at all; None when the check is finished."""
        return next((step for step in self.open if step.id not in self.facts and not step.optional), None)

    def _wanted(self) -> Iterator[Step]:
        seen: set[str] = set()
        tables: dict[int, tuple[Case, ...]] = {}  # duties share schedules and fines: each table is looked at once
        for finding in self.book.tiers:
            if self.truths[finding.id] is UNKNOWN:
                yield from self._unsettled(finding.id, seen)
        for duty in self.book.obligations:
            if duty.voluntary or (owed := self.owing[duty.id]) is NO:
                continue
            if owed is UNKNOWN:
                yield from self._unsettled_in(self.book.owing[duty.id], seen)
            tables |= {id(duty.starts): duty.starts, id(duty.fines): duty.fines}
        for cases in tables.values():
            yield from self._unsettled_cases(cases, seen)

    def _unsettled_cases(self, cases: tuple[Case, ...], seen: set[str]) -> Iterator[Step]:
        for case in cases:
            truth = case.rule.truth(self.truths)
            if truth is UNKNOWN:
                yield from self._unsettled_in(case.rule, seen)
            if truth is YES:
                return

    def _unsettled_in(self, rule: Rule, seen: set[str]) -> Iterator[Step]:
        for name in rule.deciding(self.truths):
            yield from self._unsettled(name, seen)

    def _unsettled(self, name: str, seen: set[str]) -> Iterator[Step]:
        """The steps that settle a finding that is unknown."""
        if name in seen:
            return
        seen.add(name)
        rule = self.book.finding[name].rule
        if rule is None:
            yield self.book.settled_by[name]
        else:
            yield from self._unsettled_in(rule, seen)

    def leans_on(self, name: str) -> tuple[str, ...]:
        """The findings that make a derived finding what it is, each once; days of the calendar are left out."""
        rule = self.book.finding[name].rule
        names = rule.deciding(self.truths) if rule else ()
        return tuple(dict.fromkeys(other for other in names if not other.startswith(SINCE)))

    def because(self, name: str) -> tuple[str, ...]:
        """The ids of the steps whose answers make a finding what it is, in the order they are asked."""
        return self.steps_behind({name})

    def steps_behind(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the steps behind several findings, in the order they are asked."""
        found = frozenset[str]().union(*map(self._behind, names))
        return tuple(sorted(found, key=self.book.place.__getitem__))

    def _behind(self, name: str) -> frozenset[str]:
        if name not in self._steps:
            settled = self.book.settled_by.get(name)
            others = map(self._behind, self.leans_on(name))
            self._steps[name] = frozenset({settled.id}) if settled else frozenset[str]().union(*others)
        return self._steps[name]

    @cached_property
    def _steps(self) -> dict[str, frozenset[str]]:
        """The steps behind each finding that was asked about so far."""
        return {}

    def first_case(self, cases: tuple[Case, ...]) -> tuple[str, ...]:
        """What the first case that holds says; several ids when it is not known which case that is."""
        found = []
        for case in cases:
            truth = case.rule.truth(self.truths)
            if truth is not NO:
                found.append(case.then)
            if truth is YES:
                break
        return tuple(dict.fromkeys(found))


def walk(book: Rulebook, facts: Facts, as_of: date) -> Walk:
    """Replay the facts from the start: the same facts and the same day always give the same walk."""
    truths: dict[str, Truth] = {
        name: YES if book.day[name.removeprefix(SINCE)].day <= as_of else NO for name in book.days_named
    }
    for step in book.steps:
        truths.update(step.settle(facts.get(step.id)))
    for finding in book.derived:
        truths[finding.id] = finding.rule.truth(truths)
    return Walk(book, facts, as_of, truths)


def changed(before: Walk, step: Step, reply: Reply) -> Walk:
    """The walk with one answer changed; only what follows from that step is worked out again."""
    truths = dict(before.truths)
    truths.update(step.settle(reply))
    for finding in before.book.follows[step.id]:
        truths[finding.id] = finding.rule.truth(truths)
    return Walk(before.book, {**before.facts, step.id: reply}, before.as_of, truths)


def is_known(facts: Facts, step: Step) -> bool:
    """Whether a step has an answer other than "don't know"."""
    return facts.get(step.id, DONT_KNOW) != DONT_KNOW
