"""Checkable facts: does the answer say the yes or no, the days, the numbers and the holder it was asked for?

A yes or no is read from the first words alone. Days and numbers may stand anywhere in the answer; `lead` says whether
they stand in its first words already. The holder must stand there: further down, every role is named sooner or later.
"""

import re
from dataclasses import dataclass

from eval.finding import Marks
from eval.writing import WORDS, days_in, numbers_in
from helpdesk.answering.answer import Answer

LEAD = 80  # words
KINDS = {"yes_no": "yes or no", "dates": "dates", "numbers": "numbers", "holders": "holders"}
_CLOSES = r"(?=\s*(?:$|[,.:;!?–—-]|\())"
_OPENINGS = {
    said: re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))}){_CLOSES}", re.I)
    for said, words in WORDS["openings"].items()
}
_HOLDERS = {name: re.compile("|".join(words), re.I) for name, words in WORDS["holders"].items()}


@dataclass(frozen=True)
class Fact:
    """A fact that was asked for: whether it was stated, whether rightly, and whether in the first words."""

    kind: str
    stated: bool
    right: bool
    lead: bool

    @property
    def is_opposite(self) -> bool:
        """Whether the answer says otherwise."""
        return self.stated and not self.right


def facts_of(says: dict, answer: Answer) -> tuple[Fact, ...]:
    """What became of each fact that an answer should state."""
    made = {"yes_no": _yes_no, "dates": _dates, "numbers": _numbers, "holders": _holders}
    return tuple(made[kind](wanted, answer) for kind, wanted in says.items() if wanted)


def lead_of(answer: Answer) -> str:
    """The first words of an answer."""
    return " ".join(" ".join(sentence.text for sentence in answer.sentences).split()[:LEAD])


def opening(answer: Answer) -> str | None:
    """ "yes" or "no" where the first words say so.

    "No provider must …" opens a sentence and answers nothing, so a mark or the end must follow.
    """
    first = answer.sentences[0].text if answer.sentences else ""
    return next((said for said, pattern in _OPENINGS.items() if pattern.match(first)), None)


def _yes_no(wanted: str, answer: Answer) -> Fact:
    said = opening(answer)
    return Fact("yes_no", said is not None, said == wanted, said == wanted)


def _dates(wanted: list[str], answer: Answer) -> Fact:
    return _among("dates", set(wanted), days_in(answer.text), days_in(lead_of(answer)))


def _numbers(wanted: list[str], answer: Answer) -> Fact:
    return _among("numbers", set(wanted), numbers_in(answer.text), numbers_in(lead_of(answer)))


def _holders(wanted: list[str], answer: Answer) -> Fact:
    named = {name for name, pattern in _HOLDERS.items() if pattern.search(lead_of(answer))}
    return _among("holders", set(wanted), named, named)


def _among(kind: str, wanted: set[str], stated: set[str], lead: set[str]) -> Fact:
    return Fact(kind, bool(stated), wanted <= stated, wanted <= lead)


def marks_of(facts: tuple[Fact, ...]) -> Marks:
    """The marks of one answer: facts right of asked, stated of asked, right of stated, right in the first words."""
    if not facts:
        return {}
    asked, stated = float(len(facts)), float(sum(fact.stated for fact in facts))
    right = float(sum(fact.right for fact in facts))
    marks = {
        "facts right of asked": (right, asked),
        "facts stated of asked": (stated, asked),
        "facts right of stated": (right, stated),
        "facts right in the first words": (float(sum(fact.lead for fact in facts)), asked),
    }
    return marks | {f"{KINDS[fact.kind]} right": (float(fact.right), 1.0) for fact in facts}
