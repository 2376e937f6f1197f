"""Admission: which texts are let in as a question."""

from helpdesk import wording
from helpdesk.errors import QuestionRefused
from helpdesk.law.phrases import printable


def admitted(text: str, limit: int) -> str:
    """The question without control characters; raises QuestionRefused where it is empty or longer than the limit."""
    clean = printable(text, keep="\n\t").strip()
    if not clean:
        raise QuestionRefused(wording.NO_QUESTION)
    if len(clean) > limit:
        raise QuestionRefused(wording.TOO_LONG.format(length=len(clean), limit=limit))
    return clean
