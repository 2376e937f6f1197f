"""The result of a check: each class of risk in plain sentences, what is left open and what is ruled out."""

from collections.abc import Iterator

from helpdesk.checker.check import Check
from helpdesk.checker.finding import Finding, Tier
from helpdesk.law.calendar import first_day
from helpdesk.law.rule import UNKNOWN, YES, Truth
from helpdesk.reports import words
from helpdesk.reports.document import Block, Heading, Item, Items, Text, listed
from helpdesk.reports.material import Material
from helpdesk.reports.reasons import Reasons


def result(check: Check, material: Material) -> Iterator[Block]:
    """The part on the result: classes that hold, that are open, that are ruled out, then the roles."""
    yield Heading(words.RESULT)
    reasons = Reasons(check.walk, material)
    for tier in Tier:
        found = _of(check, tier, YES)
        if found:
            yield Heading(words.TIER_HEADINGS[tier], 2)
            for finding in found:
                yield from _holds(check, finding, material, reasons)
    yield from _told(check, material, reasons)
    yield from _open(check)
    if out := [words.TIERS_NOT[tier] for tier in _ruled_out(check)]:
        yield Heading(words.RULED_OUT, 2)
        yield listed(*out)
    yield Heading(words.ROLES_ARE, 2)
    yield listed(*(role.says for role in check.walk.roles)) if check.walk.roles else Text(words.NO_ROLE)


def _told(check: Check, material: Material, reasons: Reasons) -> Iterator[Block]:
    """What is established beside the classes and belongs into the result; or that no class fits."""
    if check.fits_no_class:
        yield Text(words.NO_CLASS_FITS)
    if check.told:
        yield Heading(words.ALSO, 2)
    for finding in check.told:
        yield from _holds(check, finding, material, reasons)


def _of(check: Check, tier: Tier, truth: Truth) -> list[Finding]:
    return [each for each in check.walk.book.tiers if each.tier is tier and check.walk.truths[each.id] is truth]


def _ruled_out(check: Check) -> list[Tier]:
    """The classes that the Act was tried on and that do not hold; outside the Act none was."""
    if Tier.OUT_OF_SCOPE in check.walk.risk:
        return []
    known = {finding.tier for finding in check.walk.book.tiers}
    left = {*check.walk.risk, *check.walk.possible}
    return [tier for tier in words.TIERS_NOT if tier in known - left]


def _holds(check: Check, finding: Finding, material: Material, reasons: Reasons) -> Iterator[Block]:
    first, *below = reasons.chain(finding)
    yield Text(first.text)
    is_ban = finding.tier is Tier.PROHIBITED
    if below:
        yield Text(words.REASONS_LEAD, words.ELEMENTS + "." if is_ban else words.REASONS + ".")
        yield Items(tuple(Item(item.text, item.depth - 1) for item in below))
    if is_ban:
        yield from _ban(check, finding, material)
    if finding.note:
        yield Text(finding.note, words.NOTE + ":")
    if others := check.owed_by_others(finding):
        yield Text(words.NOT_YOURS.format(roles=", ".join(role.replace("-", " ") for role in others)))
    elif finding.next:
        yield Text("", words.NEXT_STEPS + ":")
        yield listed(*finding.next)


def _ban(check: Check, finding: Finding, material: Material) -> Iterator[Block]:
    if finding.exception:
        yield Text(finding.exception, words.EXCEPTION + ":")
    day = first_day(finding.cites[0], check.walk.book.calendar, material.wording) if finding.cites else None
    if day is not None:
        yield Text(words.starts(day.day, check.as_of) + ".", words.STARTS + ":")


def _open(check: Check) -> Iterator[Block]:
    for tier in check.walk.possible:
        yield Heading(f"{words.TIER_HEADINGS[tier]}?", 2)
        for finding in _of(check, tier, UNKNOWN):
            yield Text(f"{words.WAITS}", f"{finding.says}")
            steps = (check.walk.book.step[name] for name in check.walk.because(finding.id))
            yield listed(*words.waiting(steps))
