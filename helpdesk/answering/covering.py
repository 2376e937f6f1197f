"""Covering: how much of what a question says a rule says too, and in which of its sentences.

A rule can be the nearest there is and still say nothing of what was asked: "must there be an official icon" is near
the duty to label, which knows no icon. Only where the words of the question stand in the rule does it settle them.
Words that any question about the law may have are not counted.
"""

import re
from functools import cache

from helpdesk.answering.answer import Question
from helpdesk.answering.asking import asking_part
from helpdesk.search.words import content_words
from helpdesk.shelf.digest import Telling

EXCEPTION = re.compile(
    r"(?<=\. )(?:(?:Where|If|In|For)\b[^.]*|[^.]*\b(?:not|no|never|exempt\w*|excepted|outside)\b[^.]*)|"
    r"\b(?:except|unless|not|never|other than|outside|apart from|but|only|exempt\w*|instead|no|need not)\b[^.;)]*",
    re.IGNORECASE,
)
BINDS = re.compile(r"\b(?:must|has to|have to)\b", re.IGNORECASE)
ALLOWS = re.compile(r"\b(?:may|can|has the right|have the right|is entitled|are entitled)\b(?! only)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=\.)\s+")
_LAW = (
    "must have to need needed required require mandatory compulsory obliged obligation duty necessary may can could "
    "allowed legal lawful permitted banned forbidden prohibited illegal high-risk act ai artificial intelligence law "
    "rule apply applies system use still really eu european union regulation article company firm"
)


def share(question: Question, text: str) -> float:
    """The share of a question's words that a text has, 0 to 1; 0 for a question without any."""
    mine = asked_words(question)
    return len(mine & content_words(text, "en")) / len(mine) if mine else 0.0


def asked_words(question: Question) -> frozenset[str]:
    """The words of the sentence that asks, without those that any question about the law may have."""
    return content_words(asking_part(question.meant), "en") - _of_law()


def sentences_that(does: re.Pattern, telling: Telling) -> str:
    """The sentences of a rule that bind, or allow, with its heading; without what they except."""
    heading, plain = (EXCEPTION.sub(" ", text) for text in (telling.heading, telling.says))
    found = [words for words in _SENTENCE.split(plain) if does.search(words)]
    return " ".join((heading, *found)) if found else ""


@cache
def _of_law() -> frozenset[str]:
    return content_words(_LAW, "en")
