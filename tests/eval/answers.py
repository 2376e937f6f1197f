"""Answers made by hand, for tests of the examiner."""

from datetime import date

from helpdesk.answering.answer import Answer, Cited, Sentence, Status
from helpdesk.law import Force

DAY = date(2026, 11, 20)


def cited(n: int, place: str = "aia:art_2", quote: str = "", **more) -> Cited:
    """A citation of a binding text."""
    rest = {"label": f"label {n}", "force": Force.BINDING, "applies_from": None, "version": "2099-06-01", "url": ""}
    return Cited(**{"n": n, "id": place, "quote": quote, **rest, **more})


def answer(*sentences, cites=(), status=Status.ANSWERED) -> Answer:
    """An answer of sentences, each a text or a text with the numbers it cites."""
    made = tuple(Sentence(each) if isinstance(each, str) else Sentence(*each) for each in sentences)
    return Answer(status, "?", DAY, made, tuple(cites))
