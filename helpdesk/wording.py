"""Sentences of ours, each written once."""

from collections.abc import Iterable
from datetime import date

DISCLAIMER = (
    "This is an automated system that gives information about the EU AI Act. It is not legal advice, and it is "
    "run by {operator}, not by the European Commission."
)
NOT_FOUND = "I did not find an answer to this in the texts I have."
NOT_YET = "On {day} no wording of the AI Act was in force."
OUT_OF_SCOPE = "This is not about the EU AI Act, and other law is outside what I can read."
HELD_BACK = "I had an answer, but its citations did not pass the check against the source, so I am not showing it."
EMPTY_SHELF = "The official texts are not here yet, so I cannot quote the law."
TOO_LONG = "The question has {length} characters; please put it in at most {limit}."
NO_QUESTION = "Please write a question."
UNDERSTOOD = "Understood as: {question}"
SEARCHED = "Searched as: {question}"
STALE = (
    "Mind: this answer was reviewed on {day}, and {labels} changed since then; the staff are looking at it again. "
    "Read the law as it stands before you rely on it."
)

NEXT_PERSON = "Ask elsewhere: your national authority for the AI Act, a lawyer, the Commission's AI Act Service Desk."
NEXT_REPHRASE = "Try again with the words of the law, for example what the system does and who uses it."
NEXT_NEARBY = "Open {label}: what the Act says nearby stands there."
NEXT_BROWSE = "Read the Act itself under Browse."
NEXT_ENGLISH = "I read English, German, French, Dutch, Spanish, Italian and Polish; please ask in one of these."
NEXT_SYNC = "Fetch the official texts with: python -m helpdesk corpus sync"

NOT_THERE = "There is no {label} in {source} as it stands on {day}."
IN_SHORT = "{label}, in plain words: {says}"
YES = "Yes, by {label}: {says}"
NO = "No, by {label}: {says}"
NOT_QUITE = "Not quite, by {label}: {says}"
NO_DAY = "No: {day}"
YES_DAY = "Yes: {day}"
NOT_QUITE_DAY = "Not quite: {day}"
TOLD_PART = "{label}: {says}"
OURS = "The official texts are not here, so the words above are ours; open the official page from each citation."
RULE = "{label} ({heading}) says: {quote}"
ALSO = "{label} adds: {quote}"
POINT = "{mark} {quote}"
MORE_POINTS = "Further points of {label} are not shown here ({count}); open it to read them all."
WHOLE = "{label} is about “{heading}”; its parts say:"
PART = "{label}: {quote}"
SINCE = "{label} applies since {day}."
FROM = "{label} does not apply yet on {as_of}; it applies from {day}."
OWN_DAY = "Not all of it has that day: {labels} from {day}."
DAY_NOTE = "Mind: {note}"
DEADLINE = "{what}: {day}."
NARROWS = "Mind also {label}: {quote}"
DEFINED = "The Act defines “{term}” in {label}: {quote}"
GUIDANCE = "The Commission's guidelines, which do not bind, say in {label}: {quote}"
EXPLAINS = "{label} explains the reason: {quote}"
DELETED = "{label} was deleted; it is no longer law on {day}."
DUTIES = "The duties of {role} are listed in {label} ({heading}):"
NEXT_CHECK = "Check your own system step by step: what it does and who uses it decide its class and your duties."
NEXT_OPEN = "Open the citations and read the whole provision before you decide."


DONT_KNOW = "I don't know"


def listed(words: Iterable[str]) -> str:
    """Words one after the other, as people say them.

    >>> listed(["Article 4", "Article 75", "Annex I"])
    'Article 4, Article 75 and Annex I'
    """
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


BOTH_SIDES = "The words fit both sides of {point}: what falls under it, and what is like it and does not."
USUAL = "usual with such systems, not said"
SUGGESTED_ONLY = "These are suggestions from words; a person who knows the system confirms or corrects them."
SORTED = "{count:,} systems sorted; written to {out}"
GRAVER_PART = "Read alone, this part would be classed as {tier}: “{part}”"


def day(value: date) -> str:
    """A day as people write it.

    >>> day(date(2026, 8, 2))
    '2 August 2026'
    """
    return f"{value.day} {value:%B %Y}"
