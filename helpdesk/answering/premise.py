"""Premise: what a question takes for granted and the rule says otherwise: a wrong day, a wrong figure.

Such an answer begins with what is right and never repeats what is wrong. Only what a question claims of the law is
weighed: "we started in 2025" is a fact of the visitor, "the duty binds since 2025" a claim.
"""

import re
from collections.abc import Iterator

from helpdesk.answering.agreement.cues import cues_of
from helpdesk.answering.agreement.days import DAY, Day, days
from helpdesk.answering.agreement.figures import Figure, figures
from helpdesk.answering.answer import Question
from helpdesk.law import Provision
from helpdesk.law.phrases import whole_words
from helpdesk.shelf.shelf import Shelf

_OF_LAW = re.compile(
    r"\b(?:appl(?:y|ies|ied|icable|ication)|bind(?:s|ing)?|bound|start(?:s|ed)?|begins?|began|moved?|postponed|put off|"
    r"delayed|pushed|shifted|in force|into force|deadline|due|kick(?:s|ed)? in|take(?:s)? effect)\b",
    re.IGNORECASE,
)
_AROUND = 60  # characters before a day in which the claim must stand; half as many behind it
_CLAIMED = re.compile(
    r"\b(?:right|correct|true|yes|isn['’]t it|aren['’]t they|doesn['’]t it|don['’]t we|won['’]t it)\s*\?\s*$|"
    r"\b(?:is it true|says?|said|claims?|heard|told|read)\b|,\s*so\b",
    re.IGNORECASE,
)
_UNITS = ("hours", "months", "%", "EUR")
_OWN = whole_words(["we", "our", "my", "i"])
_HAPPENED = re.compile(r"\b(?:since|bought|placed|sold|launch\w*|built|went|going|use[ds]?|running)\b", re.IGNORECASE)


def has_wrong_day(question: Question, provision: Provision, shelf: Shelf) -> bool:
    """Whether the question says of the law a day that none of the days of this provision is."""
    claimed = list(_claimed_days(question))
    true = _days_of(provision, shelf)
    return bool(claimed) and bool(true) and not any(_agree(day, other) for day in claimed for other in true)


def _claimed_days(question: Question) -> Iterator[Day]:
    """The days near a word of the law's course; the day asked for is no claim, nor is a bare year."""
    today = (question.as_of.year, question.as_of.month, question.as_of.day)
    for match in DAY.finditer(question.meant):
        before = question.meant[max(0, match.start() - _AROUND) : match.start()].rpartition(". ")[2]
        behind = question.meant[match.end() : match.end() + _AROUND // 2]
        is_ours = _OWN.search(before) and _HAPPENED.search(before)
        if (_OF_LAW.search(before) or _OF_LAW.search(behind)) and not is_ours:
            yield from (day for day in days(match.group()) if day != today and day[1])


def _days_of(provision: Provision, shelf: Shelf) -> frozenset[Day]:
    """Every day of a provision: its first days, those inside it, those it fixes, those our words for it name."""
    units = shelf.under(provision)
    found = {applies.day for unit in units if (applies := shelf.applies(unit))}
    found |= {applies.also.day for unit in units if (applies := shelf.applies(unit)) and applies.also}
    names = {unit.id for unit in units}
    found |= {day.day for day in shelf.calendar if provision.version in day.wordings and names & set(day.cites)}
    telling = shelf.telling(provision)
    named = days(telling.says) if telling else frozenset()
    return named | {(day.year, day.month, day.day) for day in found}


def _agree(one: Day, other: Day) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


def has_other_figure(question: Question, provision: Provision, shelf: Shelf) -> bool:
    """Whether the question counts in a unit of the rule, but to another number: no plain yes can answer it."""
    return bool(_other_figures(question, provision, shelf))


def has_wrong_figure(question: Question, provision: Provision, shelf: Shelf) -> bool:
    """Whether a question that asserts something counts in a unit of the rule, but to another number.

    Numbers that stand anywhere else in the same article are left alone: it may be they that are meant.
    """
    if not _CLAIMED.search(question.meant):
        return False
    beside = {figure for text in _article(provision, shelf) for figure in _counted(text, shelf)}
    return any(
        figure.value not in _values(figure.unit, beside) for figure in _other_figures(question, provision, shelf)
    )


def _other_figures(question: Question, provision: Provision, shelf: Shelf) -> list[Figure]:
    """The figures of a question in units in which the rule counts otherwise."""
    telling = shelf.telling(provision)
    rule = _counted(telling.says, shelf) if telling else frozenset()
    units = {figure.unit for figure in rule}
    mine = _counted(question.meant, shelf)
    return [figure for figure in mine if figure.unit in units and figure.value not in _values(figure.unit, rule)]


def _article(provision: Provision, shelf: Shelf) -> Iterator[str]:
    volume = shelf.same_volume(provision)
    for unit in volume.under(volume.by_id[provision.id.partition(".")[0]]):
        yield unit.text
        if telling := shelf.telling(unit):
            yield telling.says


def _counted(text: str, shelf: Shelf) -> frozenset[Figure]:
    return frozenset(figure for figure in figures(text, cues_of(shelf.corpus)) if figure.unit in _UNITS)


def _values(unit: str, among: frozenset[Figure] | set[Figure]) -> set[float]:
    return {figure.value for figure in among if figure.unit == unit}
