"""Duties as tables: what each role owes, what waits for an answer, what is worth doing, and the timeline."""

from collections.abc import Iterable, Iterator

from helpdesk.checker.check import Check
from helpdesk.checker.owed import Owed, timeline
from helpdesk.reports import words
from helpdesk.reports.document import Block, Heading, Table, Text
from helpdesk.reports.material import Material
from helpdesk.wording import day


def duties(check: Check, material: Material) -> Iterator[Block]:
    """The part on duties: by role, then the possible ones, then the voluntary ones."""
    yield Heading(words.DUTIES)
    binding = [each for each in check.owed if not each.duty.voluntary]
    sure = [each for each in binding if each.is_sure]
    if not sure:
        yield Text(words.NO_DUTIES)
    for role, owed in _by_role(check, sure):
        yield Heading(role, 2)
        yield Table(words.DUTY_HEAD, tuple(_row(each, check, material) for each in owed), (30, 14, 11, 9, 18, 18))
    if any(each.fines for each in sure):
        yield Text(f"{words.CEILINGS} {words.PUBLIC}" if check.is_public else words.CEILINGS)
    if possible := [each for each in binding if not each.is_sure]:
        yield Heading(words.POSSIBLE, 2)
        yield Text(words.POSSIBLE_LEAD)
        yield Table(words.POSSIBLE_HEAD, tuple(_possible(each, check, material) for each in possible), (38, 16, 14, 32))
    if good := [each for each in check.owed if each.duty.voluntary and each.is_sure]:
        yield Heading(words.VOLUNTARY, 2)
        yield Table(words.VOLUNTARY_HEAD, tuple(_voluntary(each, material) for each in good), (50, 20, 30))


def _by_role(check: Check, owed: list[Owed]) -> Iterator[tuple[str, list[Owed]]]:
    """The duties of each role under its sentence; roles in the order of the findings."""
    for role in check.walk.book.findings:
        if found := [each for each in owed if each.duty.role == role.id]:
            yield role.says, found


def _row(each: Owed, check: Check, material: Material) -> tuple[str, ...]:
    return (
        _told(each),
        material.labels(each.duty.cites),
        words.days(each),
        words.applies(each, check.as_of),
        _lines(each.duty.evidence),
        words.ceilings(each),
    )


def _possible(each: Owed, check: Check, material: Material) -> tuple[str, ...]:
    waits = words.waiting(check.walk.book.step[name] for name in each.waits_for)
    role = check.walk.book.finding[each.duty.role].says
    return f"{each.duty.duty}\n{role}", material.labels(each.duty.cites), words.days(each), _lines(waits)


def _voluntary(each: Owed, material: Material) -> tuple[str, ...]:
    return _told(each), material.labels(each.duty.cites), _lines(each.duty.evidence)


def _told(each: Owed) -> str:
    return f"{each.duty.duty}\n{words.NOTE}: {each.duty.note}" if each.duty.note else each.duty.duty


def _lines(texts: Iterable[str]) -> str:
    return ";\n".join(texts) or words.NONE


def what_starts(check: Check) -> Iterator[Block]:
    """The timeline of the duties that are owed for sure; nothing when there are none."""
    found = timeline(check.owed)
    if not found:
        return
    yield Heading(words.TIMELINE)
    roles = check.walk.book.finding
    rows = tuple((day(first), each.duty.duty, roles[each.duty.role].says) for first, owed in found for each in owed)
    yield Table(words.TIMELINE_HEAD, rows, (18, 54, 28))
