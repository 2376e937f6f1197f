"""The words of the papers: every heading, label and sentence of ours in them, each written once."""

from collections.abc import Iterable
from datetime import date

from helpdesk.checker.finding import Tier
from helpdesk.checker.owed import Fine, Owed
from helpdesk.checker.step import Reply, Step
from helpdesk.law import Force
from helpdesk.wording import day

REPORT = "Report of the check"
TITLE = "AI Act check"
SUBTITLE = "For {day}"
DRAFT = "DRAFT"
DRAFT_NOTICE = (
    "DRAFT. Made from the answers to a check, to be completed, checked and approved by a person. Every place marked "
    "“To fill in” still needs you."
)
DISCLAIMER_TITLE = "What this paper is"

UNFINISHED = "The check is not finished: {count} questions were not asked yet. The result can still change."
UNFINISHED_ONE = "The check is not finished: one question was not asked yet. The result can still change."
UNSETTLED = "Some answers are “I don't know”, and at least one of them can still change the result."

CHECKED = "What was checked"
NAME, DESCRIPTION, DAY = "Name", "Description", "Day the check speaks of"
LAW, RULES = "Wording of the AI Act", "Version of the rules"
WORDING = "the one of {day}"
NO_NAME, NO_DESCRIPTION = "not named", "not described"

RESULT = "Result"
ROLES_ARE = "Roles"
NO_ROLE = "No role was established in which somebody owes duties."
RULED_OUT = "Ruled out"
ELEMENTS = "What makes it banned"
EXCEPTION = "What would have to be different"
STARTS = "The ban applies"
SINCE, FROM = "since {day}", "from {day}"
NEXT_STEPS = "Next steps"
NOTE = "Mind"
NO_CLASS_FITS = "None of the classes fits, and no open answer would change that."
ALSO = "Mind as well"
NOT_YOURS = "This duty is owed by somebody else (by your answers you are not: {roles})."
WAITS = "Not settled. It waits for:"
ASKED = "“{asks}”"
MOST_WAITING, MORE_WAITING = 3, "and {count} more of the open questions"
HELD = "You answered “{asks}” with “{reply}”."
BECAUSE = "{says} You answered “{asks}” with “{reply}”."
ABOVE = "{says} The reasons stand above."
LAW_OF = "{says} ({law})"

REASONS = "Reasons"
REASONS_LEAD = "Each line leans on the lines set in below it; at the end stand your answers."

DUTIES = "Duties"
NO_DUTIES = "No duty follows from the answers given."
POSSIBLE = "Duties that wait for an answer"
POSSIBLE_LEAD = "These would be owed, or not, depending on answers that are missing."
VOLUNTARY = "Not owed, but worth doing"
DUTY_HEAD = ("Duty", "Law", "First day", "Applies already?", "What to keep", "Ceiling of a fine")
POSSIBLE_HEAD = ("Duty", "Law", "First day", "Waits for")
VOLUNTARY_HEAD = ("Step", "Law", "What to keep")
YES, NOT_YET, DEPENDS = "yes", "not yet", "depends on the day that counts"
CEILINGS = (
    "A ceiling is the most a fine can be, not what to expect. Turnover is the worldwide yearly turnover of the "
    "undertaking in the financial year before."
)
PUBLIC = (
    "For public authorities and bodies each Member State decides whether and how far they are fined (Article 99(8))."
)
OR = " or "
NONE = "–"

TIMELINE = "Timeline"
TIMELINE_HEAD = ("From", "Duty", "Role")

CHANGES = "What would change the result"
NO_CHANGES = "No set of up to three other answers would lead to another result."
CHANGE = "If {answers}, it would {turn} {tier}. The result would then be: {risk}."
CHANGED_ANSWER = "“{asks}” were answered “{reply}”"
CHANGED_FROM = "“{asks}” were answered “{reply}” instead of “{before}”"
JOINS, LEAVES = "become", "no longer be"
AND = " and "

OPEN = "Open questions"
NO_OPEN = "No open question can still change anything."
OPEN_HEAD = ("Question", "Why it is asked", "What each answer leads to")
OUTCOME = "{replies}: {risk}"
SAME_RISK = "changes a duty, a day or a fine, not the class"

FACTS = "All answers"
NO_FACTS = "No question has been answered."
_WRITTEN_OUT = 1e15
FACTS_HEAD = ("Question", "Answer")

QUOTED = "The law that was applied"
QUOTED_LEAD = "Words of the provisions that decide the result. Long ones are cut; the link leads to the whole."
NOT_QUOTED = "Without their words here: {labels}."

FOR_WHAT = "What it is for"
OWED_FROM = "{duty} ({law}) Owed {day}."
OWED_MAYBE = "{duty} ({law}) It is not certain yet that you owe this; it waits for an answer to: {asks}"
NOT_OWED = "From the answers given, nothing asks for this paper."
MISSING_LETTERS = (
    "The typeface of this file lacks some letters of this paper; the Word and the Markdown file have them."
)
FROM_ANSWERS = "From your answers:"
TAKE_OVER = "Wording you can take over and adapt:"
TO_FILL = "To fill in"

SOURCE = "{label}, {force}, wording of {version}"
FORCES = {
    Force.BINDING: "official text, in force",
    Force.AUTHENTIC_2024: "official text as published in 2024",
    Force.GUIDANCE: "guidelines of the Commission, not binding",
    Force.DRAFT: "draft, not adopted",
    Force.CODE: "code of practice, voluntary",
    Force.DIGEST: "in our own words, not the law's text",
    Force.CURATED: "in our own words, not the law's text",
}

TIERS = {
    Tier.PROHIBITED: "prohibited",
    Tier.HIGH_RISK: "high-risk",
    Tier.EXEMPTED: "listed, but not high-risk",
    Tier.TRANSPARENCY: "subject to transparency duties",
    Tier.GPAI_SYSTEMIC: "a general-purpose AI model with systemic risk",
    Tier.GPAI: "a general-purpose AI model",
    Tier.MINIMAL: "minimal risk",
    Tier.OUT_OF_SCOPE: "outside the AI Act",
    Tier.UNDETERMINED: "not settled",
}
TIER_HEADINGS = {tier: text[0].upper() + text[1:] for tier, text in TIERS.items()}
TIERS_NOT = {
    Tier.PROHIBITED: "None of the bans of Article 5 applies to it.",
    Tier.HIGH_RISK: "It is not high-risk.",
    Tier.TRANSPARENCY: "No transparency duty of Article 50 applies.",
    Tier.GPAI_SYSTEMIC: "There is no model with systemic risk for which you answer.",
    Tier.GPAI: "There is no general-purpose AI model for which you answer.",
}


def tiers(found: tuple[Tier, ...]) -> str:
    """Several tiers in words."""
    return ", ".join(TIERS[tier] for tier in found) or TIERS[Tier.UNDETERMINED]


def reply(step: Step, given: Reply) -> str:
    """An answer in words; several are kept apart."""
    return "”, “".join(replies(step, given))


def replies(step: Step, given: Reply) -> list[str]:
    """Each of several answers in words; a number with its thousands apart, as long as anybody would write it out."""
    if isinstance(given, float) and given < _WRITTEN_OUT:
        return [f"{given:,.15g}"]
    return [step.in_words(each) for each in (given if isinstance(given, tuple) else (given,))]


def waiting(steps: Iterable[Step]) -> list[str]:
    """The questions something waits for; the first ones where they are many, because all stand among the open ones."""
    asks = [ASKED.format(asks=step.asks) for step in steps]
    more = len(asks) - MOST_WAITING
    return asks if more <= 1 else [*asks[:MOST_WAITING], MORE_WAITING.format(count=more)]


def starts(first: date, as_of: date) -> str:
    """ "since 2 February 2025", or "from 2 December 2027" when the day is still to come."""
    return (SINCE if first <= as_of else FROM).format(day=day(first))


def days(each: Owed) -> str:
    """The first day of a duty, or each that is possible."""
    return OR.join(day(first) for first in sorted({one.day for one in each.days}))


def applies(each: Owed, as_of: date) -> str:
    """Whether a duty applies on the day of the check."""
    states = {one.day <= as_of for one in each.days}
    return DEPENDS if len(states) > 1 else (YES if states == {True} else NOT_YET)


def money(euro: float) -> str:
    """Euro as people write them.

    >>> money(15_000_000)
    'EUR 15,000,000'
    """
    return f"EUR {euro:,.0f}"


def ceiling(fine: Fine) -> str:
    """The ceiling of a fine for this visitor, in words."""
    penalty = fine.penalty
    if penalty.amount is None:
        return "no ceiling in the Act; national rules decide"
    if penalty.share is None:
        return f"up to {money(penalty.amount)}"
    rules = {fine.rule} if fine.rule else set(penalty.rule.values())
    which = f"whichever is {rules.pop()}" if len(rules) == 1 else "the size of the company decides which of the two"
    both = f"{money(penalty.amount)} or {penalty.share:g} % of turnover, {which}"
    return f"up to {both}" if fine.most is None else f"up to {money(fine.most)} ({both})"


def ceilings(each: Owed) -> str:
    """The ceilings of the fines for a duty; several when the facts leave open which."""
    return OR.join(dict.fromkeys(map(ceiling, each.fines))) or NONE


def source(label: str, force: Force, version: str) -> str:
    """Where a quote comes from, and of what weight it is."""
    return SOURCE.format(label=label, force=FORCES[force], version=_wording(version))


def _wording(version: str) -> str:
    try:
        return day(date.fromisoformat(version))
    except ValueError:  # a version need not be named by a day
        return version


def wording(version: str) -> str:
    """The wording of the Act that was applied."""
    return WORDING.format(day=_wording(version))
