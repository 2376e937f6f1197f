"""What is open: answers that would change the result, questions that can still change it, and all answers given."""

from collections.abc import Iterator

from helpdesk.checker.check import Check
from helpdesk.checker.finding import Tier
from helpdesk.checker.flips import Change, Open
from helpdesk.checker.step import Reply, Step
from helpdesk.reports import words
from helpdesk.reports.document import Block, Heading, Table, Text, listed


def changes(check: Check) -> Iterator[Block]:
    """The smallest sets of other answers that would lead to another result."""
    yield Heading(words.CHANGES)
    found = [_change(check, change) for change in check.changes]
    yield listed(*found) if found else Text(words.NO_CHANGES)


def _change(check: Check, change: Change) -> str:
    answers = (_answered(check, check.walk.book.step[name], reply) for name, reply in change.answers.items())
    return words.CHANGE.format(
        answers=words.AND.join(answers),
        turn=words.JOINS if change.joins else words.LEAVES,
        tier=words.TIERS[change.tier],
        risk=words.tiers(change.risk),
    )


def _answered(check: Check, step: Step, reply: Reply) -> str:
    before = check.walk.facts.get(step.id)
    if before is None:
        return words.CHANGED_ANSWER.format(asks=step.asks, reply=words.reply(step, reply))
    return words.CHANGED_FROM.format(asks=step.asks, reply=words.reply(step, reply), before=words.reply(step, before))


def open_questions(check: Check) -> Iterator[Block]:
    """The questions that can still change something, with what each answer leads to."""
    yield Heading(words.OPEN)
    if not check.open:
        yield Text(words.NO_OPEN)
        return
    rows = tuple((each.step.asks, each.step.why, _outcomes(each)) for each in check.open)
    yield Table(words.OPEN_HEAD, rows, (34, 30, 36))


def _outcomes(each: Open) -> str:
    if not each.flips_risk:
        return words.SAME_RISK
    by_risk: dict[tuple[Tier, ...], list[str]] = {}
    for reply, risk in each.outcomes:
        by_risk.setdefault(risk, []).append(f"“{words.reply(each.step, reply)}”")
    lines = (words.OUTCOME.format(replies=words.OR.join(r), risk=words.tiers(risk)) for risk, r in by_risk.items())
    return "\n".join(lines)


def answers(check: Check) -> Iterator[Block]:
    """Every question that was answered, with its answer."""
    yield Heading(words.FACTS)
    facts = check.walk.facts
    rows = tuple((step.asks, "\n".join(words.replies(step, facts[step.id]))) for step in check.walk.trail)
    yield Table(words.FACTS_HEAD, rows, (60, 40)) if rows else Text(words.NO_FACTS)
