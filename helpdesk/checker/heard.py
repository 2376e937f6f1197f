"""What was heard: answers that a visitor's own words suggest. Suggestions only; the visitor confirms each one."""

from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import Kind
from helpdesk.checker.walk import Facts
from helpdesk.law.phrases import whole_words


def heard(text: str, book: Rulebook) -> Facts:
    """The answers suggested by the phrases of corpus/flow that stand in a text; a step of one option only when the
    text points at one option alone.
    """
    found = {}
    for step in book.steps:
        options = tuple(o.id for o in step.options if o.heard and whole_words(o.heard).search(text))
        if options and (step.kind is Kind.MANY or len(options) == 1):
            found[step.id] = options if step.kind is Kind.MANY else options[0]
    return found
