"""Mutants: the rules with one condition, exception, answer or date taken away; some situation must notice each.

python -m tests.soil.mutants            prints the score and every mutant that lives
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from helpdesk.checker.check import Check
from helpdesk.checker.finding import Finding
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import Band, Option, Step
from helpdesk.checker.walk import Walk, walk
from helpdesk.law.calendar import Day
from helpdesk.law.obligation import Case, Obligation
from helpdesk.law.rule import ALWAYS, SINCE, YES, Joint, Name, Not, Rule, Truth
from tests.soil.situations import Situation, misses, run, situations, the_rules

NEVER = Joint((), all=False)


@dataclass(frozen=True)
class Mutant:
    """One change of the rules: the row it is in and what was done to it."""

    row: str
    change: str
    book: Rulebook
    changed: object


def weaker(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """The rule with one part taken away at a time: a condition, an exception or an alternative."""
    match rule:
        case Joint(parts=parts, all=is_all):
            for number, part in enumerate(parts):
                rest = parts[:number] + parts[number + 1 :]
                yield f"without {shown(part)}", Joint(rest, is_all)
                yield from ((done, Joint((*parts[:number], other, *parts[number + 1 :]), is_all))
                            for done, other in weaker(part))  # fmt: skip
        case Not(part=part):
            yield from ((done, Not(other)) for done, other in weaker(part))


def shown(rule: Rule) -> str:
    """A rule as it is spelt."""
    match rule:
        case Name(id=name):
            return name
        case Not(part=part):
            return f"not {shown(part)}"
        case Joint(parts=parts, all=is_all):
            return f"({(' and ' if is_all else ' or ').join(map(shown, parts))})"


def mutants(book: Rulebook) -> Iterator[Mutant]:
    """Every mutant of the findings, the obligations and the questions."""
    for finding in book.findings:
        for change, other in _findings(finding):
            yield Mutant(finding.id, change, _with(book, "findings", finding, other), other)
    for duty in book.obligations:
        for change, other in _obligations(duty):
            yield Mutant(duty.id, change, _with(book, "obligations", duty, other), other)
    yield from _tables(book)
    for step in book.steps:
        for change, other in _steps(step):
            yield Mutant(step.id, change, _with(book, "steps", step, other), other)
    for day in _days_used(book):
        for days in (-1, 1):
            other = replace(day, day=day.day + timedelta(days=days))
            yield Mutant(day.id, f"{days:+} day", _with(book, "calendar", day, other), other)


def _days_used(book: Rulebook) -> list[Day]:
    """The days that a schedule or a rule names."""
    named = {case.then for duty in book.obligations for case in duty.starts}
    named |= {name.removeprefix(SINCE) for name in book.days_named}
    return [day for day in book.calendar if day.id in named]


def _findings(finding: Finding) -> Iterator[tuple[str, Finding]]:
    if finding.rule:
        yield from ((change, replace(finding, rule=rule)) for change, rule in _rules(finding.rule))


def _rules(rule: Rule) -> Iterator[tuple[str, Rule]]:
    yield "always", ALWAYS
    yield "never", NEVER
    yield from weaker(rule)


def _obligations(duty: Obligation) -> Iterator[tuple[str, Obligation]]:
    yield from ((change, replace(duty, rule=rule)) for change, rule in _rules(duty.rule))
    yield "whatever the role", replace(duty, role=ANYBODY)


def _tables(book: Rulebook) -> Iterator[Mutant]:
    """Schedules and tables of fines, each changed once for all the duties that share it."""
    tables = {id(cases): cases for duty in book.obligations for cases in (duty.starts, duty.fines)}
    for table in tables.values():
        for change, cases in _cases(table):
            duties = tuple(_moved(duty, table, cases) for duty in book.obligations)
            shown_table = " | ".join(case.then for case in table)
            yield Mutant(shown_table, change, replace(book, obligations=duties), cases)


def _moved(duty: Obligation, table: tuple[Case, ...], cases: tuple[Case, ...]) -> Obligation:
    words = [word for word in ("starts", "fines") if getattr(duty, word) is table]
    return replace(duty, **dict.fromkeys(words, cases)) if words else duty


def _cases(table: tuple[Case, ...]) -> Iterator[tuple[str, tuple[Case, ...]]]:
    for number, case in enumerate(table):
        before, after = table[:number], table[number + 1 :]
        if before or after:
            yield f"without {case.then}", before + after
        for change, rule in weaker(case.rule):
            yield f"{case.then} {change}", (*before, Case(rule, case.then), *after)


def _steps(step: Step) -> Iterator[tuple[str, Step]]:
    for number, option in enumerate(step.options):
        for name in option.finds:
            fewer = Option(option.id, option.says, tuple(other for other in option.finds if other != name))
            others = (*step.options[:number], fewer, *step.options[number + 1 :])
            yield f"{option.id} no longer finds {name}", _kept(step, options=others)
    for number, band in enumerate(step.bands):
        for change, other in _bands(band):
            yield change, _kept(step, bands=(*step.bands[:number], other, *step.bands[number + 1 :]))


def _bands(band: Band) -> Iterator[tuple[str, Band]]:
    if band.before:
        for days in (-1, 1):
            yield f"{days:+} day", replace(band, before=band.before + timedelta(days=days))
    elif band.above:  # a thousandth of nothing is no change
        yield "a little higher", replace(band, above=band.above * 1.001)
        yield "a little lower", replace(band, above=band.above * 0.999)


def _kept(step: Step, **change) -> Step:
    """A changed step that still settles all its elements."""
    other = replace(step, **change)
    object.__setattr__(other, "elements", step.elements)
    return other


ANYBODY = "anybody"


def _with(book: Rulebook, word: str, row, other) -> Rulebook:
    rows = tuple(other if each is row else each for each in getattr(book, word))
    return replace(book, **{word: rows})


@dataclass(frozen=True)
class Trial:
    """A situation and its check under the true rules, before which mutants are brought."""

    situation: Situation
    found: Check

    def notices(self, mutant: Mutant) -> bool:
        """Whether the situation turns out otherwise under the mutant."""
        return self._differs(mutant) and next(misses(self.situation, self._again(mutant)), None) is not None

    def _differs(self, mutant: Mutant) -> bool:
        """Whether the changed row itself comes out otherwise: a quick look before the whole is worked out."""
        walk_, row, name = self.found.walk, mutant.changed, mutant.row
        match row:
            case Finding():
                return row.rule.truth(walk_.truths) is not walk_.truths[name]
            case Step():
                reply = walk_.facts.get(name)
                return reply is not None and row.settle(reply) != walk_.book.step[name].settle(reply)
            case Obligation():
                return self._outcome(row) != self._outcome(walk_.book.obligation[name])
            case _:
                return True

    def _outcome(self, duty: Obligation) -> Truth:
        holder = YES if duty.role == ANYBODY else self.found.walk.truths[duty.role]
        return min(holder, duty.rule.truth(self.found.walk.truths))

    def _again(self, mutant: Mutant) -> Check:
        before = self.found.walk
        if isinstance(mutant.changed, Obligation):
            other = Walk(mutant.book, before.facts, before.as_of, {**before.truths, ANYBODY: YES})
        else:
            other = walk(mutant.book, before.facts, before.as_of)
        return Check(self.found.subject, other)


def survivors(book: Rulebook, every: int = 1) -> tuple[int, list[Mutant]]:
    """How many mutants were tried, and those that no situation notices; `every` 12 tries each twelfth of them."""
    trials = [Trial(situation, run(situation, book)) for situation in situations()]
    count, living = 0, []
    for mutant in islice(mutants(book), 0, None, every):
        count += 1
        if not any(trial.notices(mutant) for trial in trials):
            living.append(mutant)
    return count, living


def main() -> None:
    """Print the score and the survivors."""
    count, living = survivors(the_rules())
    for mutant in living:
        print(f"lives: {mutant.row}: {mutant.change}")
    print(f"{count - len(living)} of {count} mutants noticed by {len(situations())} situations: "
          f"{1 - len(living) / count:.3f}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
