"""The report of a check: all of it, in the order a reader needs it."""

from collections.abc import Iterator
from dataclasses import replace

from helpdesk.checker.check import Check
from helpdesk.law.calendar import is_within
from helpdesk.reports import words
from helpdesk.reports.clean import clean
from helpdesk.reports.document import Block, Heading, Notice, Paper, Quote, Text
from helpdesk.reports.duties import duties, what_starts
from helpdesk.reports.material import Material
from helpdesk.reports.outlook import answers, changes, open_questions
from helpdesk.reports.reasons import law_behind
from helpdesk.reports.results import result
from helpdesk.wording import DISCLAIMER, day

ID = "report"
LONGEST_QUOTE = 1_500  # letters; a paper that repeats whole articles is read by nobody


def report(check: Check, material: Material) -> Paper:
    """The whole check as a paper."""
    return Paper(
        title=title(words.TITLE, check),
        subtitle=words.SUBTITLE.format(day=day(check.as_of)),
        blocks=(
            *_state(check),
            *subject(check, material),
            *result(check, material),
            *duties(check, material),
            *what_starts(check),
            *changes(check),
            *open_questions(check),
            *answers(check),
            *_quotes(check, material),
            *closing(material),
        ),
        author=material.operator,
    )


def title(kind: str, check: Check) -> str:
    """A title with the name of what was checked, where it has one."""
    return f"{kind}: {check.subject.name}" if check.subject.name.strip() else kind


def _state(check: Check) -> Iterator[Block]:
    """What a reader must know before the result: that it is not the last word."""
    unasked = sum(1 for step in check.walk.open if step.id not in check.walk.facts and not step.optional)
    if unasked:
        yield Notice(words.UNFINISHED_ONE if unasked == 1 else words.UNFINISHED.format(count=unasked))
    elif any(each.flips_risk for each in check.open):
        yield Notice(words.UNSETTLED)


def subject(check: Check, material: Material) -> Iterator[Block]:
    """What was checked, for which day, under which law and rules."""
    yield Heading(words.CHECKED)
    yield Text(check.subject.name or words.NO_NAME, words.NAME + ":")
    lines = [line for line in check.subject.description.splitlines() if line.strip()]
    yield Text(lines[0] if lines else words.NO_DESCRIPTION, words.DESCRIPTION + ":")
    yield from (Text(line) for line in lines[1:])
    yield Text(day(check.as_of), words.DAY + ":")
    yield Text(words.wording(material.wording), words.LAW + ":")
    yield Text(check.walk.book.version, words.RULES + ":")


def _quotes(check: Check, material: Material) -> Iterator[Block]:
    law = law_behind(check.walk)
    if not law:
        return
    yield Heading(words.QUOTED)
    found = {name: material.quotes[name] for name in law if name in material.quotes}
    if found:
        yield Text(words.QUOTED_LEAD)
    yield from _apart(found)
    if missing := tuple(name for name in law if name not in material.quotes):
        yield Text(words.NOT_QUOTED.format(labels=material.labels(missing)))


def _apart(found: dict[str, Quote]) -> Iterator[Quote]:
    """Quotes without those that say nothing more: a long one of which a part is quoted, and a part of a short one."""
    shown: list[Quote] = []
    for name, quote in found.items():
        is_cut = len(quote.text) > LONGEST_QUOTE
        if not (is_cut and any(name != other and is_within(other, name) for other in found)):
            shown.append(replace(quote, text=clean(quote.text, LONGEST_QUOTE)))
    for quote in dict.fromkeys(shown):
        if not any(quote.text in other.text for other in shown if other != quote):
            yield quote


def closing(material: Material) -> tuple[Block, ...]:
    """What the paper is, and is not."""
    return Heading(words.DISCLAIMER_TITLE), Notice(DISCLAIMER.format(operator=material.operator))
