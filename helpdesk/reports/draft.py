"""The drafts: an outline laid over a check, prefilled from its answers, with a gap wherever a person must write."""

from collections.abc import Iterator

from helpdesk.checker.check import Check
from helpdesk.checker.owed import Owed
from helpdesk.checker.step import DONT_KNOW
from helpdesk.law.rule import NO, YES, Rule, Truth
from helpdesk.reports import words
from helpdesk.reports.document import Block, Gap, Heading, Notice, Paper, Text, listed
from helpdesk.reports.material import Material
from helpdesk.reports.outline import SUBJECT, Outline, Row
from helpdesk.reports.report import closing, subject, title


def is_offered(check: Check, outline: Outline) -> bool:
    """Whether the check makes a draft relevant: a duty it serves is owed, or stays possible after the last question."""
    return any(each.is_sure or check.is_finished for each in _served(check, outline))


def _served(check: Check, outline: Outline) -> list[Owed]:
    return [each for each in check.owed if each.duty.id in outline.duties]


def draft(check: Check, outline: Outline, material: Material) -> Paper:
    """An outline as a paper, with what the answers give already in its place."""
    return Paper(
        title=title(outline.title, check),
        subtitle=words.SUBTITLE.format(day=words.day(check.as_of)),
        blocks=(
            Notice(words.DRAFT_NOTICE),
            *_purpose(check, outline, material),
            *subject(check, material),
            *_rows(check, outline, material),
            *closing(material),
        ),
        mark=words.DRAFT,
        author=material.operator,
    )


def _purpose(check: Check, outline: Outline, material: Material) -> Iterator[Block]:
    """Why somebody would want this paper: the duties it serves, as far as this visitor owes them."""
    yield Heading(words.FOR_WHAT)
    yield Text(words.LAW_OF.format(says=outline.lead, law=material.labels(outline.cites)))
    told = [_owed(check, each, material) for each in _served(check, outline)]
    yield listed(*told) if told else Text(words.NOT_OWED)


def _owed(check: Check, each: Owed, material: Material) -> str:
    law = material.labels(each.duty.cites)
    if each.duty.voluntary:
        return words.LAW_OF.format(says=each.duty.duty, law=law)
    if each.is_sure:
        first = words.starts(each.first_day, check.as_of) if len(each.days) == 1 else f"from {words.days(each)}"
        return words.OWED_FROM.format(duty=each.duty.duty, law=law, day=first)
    asks = ", ".join(words.waiting(check.walk.book.step[name] for name in each.waits_for))
    return words.OWED_MAYBE.format(duty=each.duty.duty, law=law, asks=asks)


def _rows(check: Check, outline: Outline, material: Material) -> Iterator[Block]:
    for part, rows in outline.parts:
        kept = [row for row in rows if _truth(row.rule, check) is not NO]
        if kept and part:
            yield Heading(part)
        for row in kept:
            yield from _row(check, row, material)


def _truth(rule: Rule, check: Check) -> Truth:
    return rule.truth(check.walk.truths)


def _row(check: Check, row: Row, material: Material) -> Iterator[Block]:
    law = material.labels(row.cites)
    yield Heading(words.LAW_OF.format(says=row.title, law=law) if law else row.title, 2)
    yield from (Text(says) for says in row.says)
    if row.texts:
        yield Text("", words.TAKE_OVER)
        yield listed(*(f"“{text}”" for text in row.texts))
    told = [*dict.fromkeys(from_answers(check, row))]
    if told:
        yield Text("", words.FROM_ANSWERS)
        yield listed(*told)
    if row.asks and not (told and row.is_full):
        yield Gap(row.asks)


def from_answers(check: Check, row: Row) -> Iterator[str]:
    """What the answers give for a row; nothing while they are not known."""
    for origin in row.origins:
        yield from _given(check, origin)
    for name in row.absences:
        if check.walk.truths[name] is NO and (says := check.walk.book.finding[name].says_not):
            yield says


def _given(check: Check, origin: str) -> Iterator[str]:
    walk = check.walk
    if origin in SUBJECT:
        yield from (line for line in getattr(check.subject, origin).splitlines() if line.strip())
    elif origin in walk.book.step:
        reply = walk.facts.get(origin, DONT_KNOW)
        if reply != DONT_KNOW:
            step = walk.book.step[origin]
            yield words.HELD.format(asks=step.asks, reply=words.reply(step, reply))
    elif walk.truths[origin] is YES:
        yield walk.book.finding[origin].says
