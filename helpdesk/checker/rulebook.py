"""The rulebook: all steps, findings and obligations together, joined and in an order they can be worked out in."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from helpdesk.checker.finding import Finding
from helpdesk.checker.rows import read_findings, read_flow, read_obligations
from helpdesk.checker.step import Step
from helpdesk.errors import CorpusError
from helpdesk.law.calendar import Day
from helpdesk.law.obligation import Obligation
from helpdesk.law.penalty import Penalty
from helpdesk.law.rule import SINCE, Name, Rule, both

FOLDERS = ("flow", "findings", "obligations")


@dataclass(frozen=True)
class Rulebook:
    """The rules of the check. `version` names their very wording: it changes when any row does."""

    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]
    obligations: tuple[Obligation, ...]
    calendar: tuple[Day, ...]
    penalties: tuple[Penalty, ...]
    version: str

    @cached_property
    def step(self) -> dict[str, Step]:
        """Steps by id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of each step in the order they are asked."""
        return {step.id: number for number, step in enumerate(self.steps)}

    @cached_property
    def finding(self) -> dict[str, Finding]:
        """Findings by id."""
        return {finding.id: finding for finding in self.findings}

    @cached_property
    def obligation(self) -> dict[str, Obligation]:
        """Obligations by id."""
        return {duty.id: duty for duty in self.obligations}

    @cached_property
    def settled_by(self) -> dict[str, Step]:
        """The step that settles each element."""
        return {element: step for step in self.steps for element in step.elements}

    @cached_property
    def day(self) -> dict[str, Day]:
        """Days of the calendar by id."""
        return {day.id: day for day in self.calendar}

    @cached_property
    def derived(self) -> tuple[Finding, ...]:
        """Findings made from others, each after those it is made from."""
        within = {finding.id: {*finding.rule.names()} for finding in self.findings if finding.rule}
        return tuple(self.finding[name] for name in TopologicalSorter(within).static_order() if name in within)

    @cached_property
    def tiers(self) -> tuple[Finding, ...]:
        """Findings that put a system or model into a class of risk."""
        return tuple(finding for finding in self.findings if finding.tier)

    @cached_property
    def owing(self) -> dict[str, Rule]:
        """For each obligation, when it is owed: its role and its rule together."""
        return {duty.id: both(Name(duty.role), duty.rule) for duty in self.obligations}

    @cached_property
    def days_named(self) -> tuple[str, ...]:
        """The `since:` names that any rule uses."""
        return tuple(sorted({name for rule in _rules(self) for name in rule.names() if name.startswith(SINCE)}))

    @cached_property
    def follows(self) -> dict[str, tuple[Finding, ...]]:
        """For each step, the derived findings its answer can change, in working order."""
        found = {}
        for step in self.steps:
            touched, after = set(step.elements), []
            for finding in self.derived:
                if not touched.isdisjoint(finding.rule.names()):
                    touched.add(finding.id)
                    after.append(finding)
            found[step.id] = tuple(after)
        return found


def _rules(book: Rulebook) -> Iterator[Rule]:
    yield from (finding.rule for finding in book.findings if finding.rule)
    for duty in book.obligations:
        yield duty.rule
        yield from (case.rule for case in (*duty.starts, *duty.fines))


def read_rulebook(corpus: Path, calendar: tuple[Day, ...], penalties: tuple[Penalty, ...]) -> Rulebook:
    """The rulebook of a corpus. Raises CorpusError for the first loose end."""
    book = Rulebook(
        steps=read_flow(corpus, calendar),
        findings=read_findings(corpus),
        obligations=read_obligations(corpus, calendar, penalties),
        calendar=calendar,
        penalties=penalties,
        version=version_of(corpus),
    )
    for row, problem in loose_ends(book):
        raise CorpusError("the rules of the check", row, problem)
    return book


def version_of(corpus: Path) -> str:
    """Twelve letters that change with any row of the rules, the calendar or the fines."""
    files = [file for folder in FOLDERS for file in sorted((corpus / folder).glob("*.toml"))]
    files += [corpus / "calendar.toml", corpus / "penalties.toml"]
    content = b"\0".join(file.read_bytes() for file in files if file.is_file())
    return hashlib.sha256(content).hexdigest()[:12]


def loose_ends(book: Rulebook) -> Iterator[tuple[str, str]]:
    """Everything that does not join: (row, problem)."""
    yield from _elements(book)
    yield from _names(book)
    for duty in book.obligations:
        holder = book.finding.get(duty.role)
        if holder is None or not holder.is_role:
            yield duty.id, f"is owed by {duty.role!r}, which is no role"
    try:
        tuple(book.derived)
    except CycleError as circle:
        yield circle.args[1][0], f"its rule leads back to itself: {' < '.join(circle.args[1])}"
    except KeyError:
        pass  # a name that nothing bears has been told above


def _elements(book: Rulebook) -> Iterator[tuple[str, str]]:
    settled: dict[str, str] = {}
    for step in book.steps:
        for element in step.elements:
            if element not in book.finding:
                yield step.id, f"establishes {element!r}, which is no finding"
            elif book.finding[element].rule:
                yield step.id, f"establishes {element!r}, which is made by a rule"
            if settled.setdefault(element, step.id) != step.id:
                yield step.id, f"establishes {element!r}, as {settled[element]!r} does"
    for finding in book.findings:
        if finding.rule is None and finding.id not in settled:
            yield finding.id, "has no rule and no question establishes it"


def _names(book: Rulebook) -> Iterator[tuple[str, str]]:
    for finding in book.findings:
        yield from _unknown(book, finding.id, finding.rule.names() if finding.rule else ())
    for duty in book.obligations:
        yield from _unknown(book, duty.id, duty.rule.names())
        for case in (*duty.starts, *duty.fines):
            yield from _unknown(book, duty.id, case.rule.names())


def _unknown(book: Rulebook, row: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        if name.startswith(SINCE):
            if name.removeprefix(SINCE) not in book.day:
                yield row, f"names no day of the calendar: {name!r}"
        elif name not in book.finding:
            yield row, f"names {name!r}, which is no finding"
