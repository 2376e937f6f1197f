"""Marks of an answer: its state and standing in words, the same in the list and on its own page."""

from collections.abc import Iterator
from datetime import date

from helpdesk.pages import curate_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import day_words
from helpdesk.records.entries import Entry

_TONES = {"published": "binding", "stale": "later", "in-review": "review"}


def marks_html(entry: Entry, called: dict[int, str], today: date) -> str:
    """The state, what is served, owner, day of review, audience, language and ticket as small marks."""
    badges = (tag("span", safe(text), class_=f"badge {tone}".strip()) for text, tone in _marks(entry, called, today))
    return tag("div", "".join(badges), class_="badges")


def _marks(entry: Entry, called: dict[int, str], today: date) -> Iterator[tuple[str, str]]:
    yield words.STATES[entry.state], _TONES.get(entry.state, "state")
    if entry.is_served and entry.published_version != entry.newest:
        yield words.SERVED_STILL.format(number=entry.published_version), ""
    yield words.OWNED.format(name=words.name_of(called, entry.standing.owner_id)), ""
    if due := entry.standing.review_by:
        is_overdue = entry.is_served and due < today
        said = words.REVIEW_OVERDUE if is_overdue else words.REVIEW_BY
        yield said.format(day=day_words(due)), "later" if is_overdue else ""
    if entry.standing.audience:
        yield entry.standing.audience, ""
    yield words.LANGUAGES.get(entry.standing.lang, entry.standing.lang), ""
    if entry.ticket_id:
        yield words.FOR_TICKET.format(number=entry.ticket_id), ""
