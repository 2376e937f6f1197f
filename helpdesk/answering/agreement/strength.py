"""Strength: a duty may not be told as a choice, nor a choice as a duty."""

from collections.abc import Iterable

from helpdesk.answering.agreement.clauses import Clause, alike, clauses
from helpdesk.answering.agreement.cues import Cues, Strength
from helpdesk.answering.agreement.holders import subjects


def unmatched(said: str, held: Iterable[str], cues: Cues) -> str:
    """The first "must" or "may" of a sentence that what it cites does not bear."""
    mine = clauses(said, cues)
    used = {name for clause in mine if subjects(clause.text, cues) for _, name in clause.bound}
    if not any(clause.bound for clause in mine):
        return ""
    held = tuple(held)
    used = used if any(one.said.search(text) for one in cues.strengths for text in held) else set()
    for one in cues.strengths:
        if one.id in used and not any(_bears(text, one) for text in held):
            return f"it says “{one.id}”, and nothing it cites does"
    theirs = [clause for text in held for clause in clauses(text, cues)]
    return next((why for clause in mine if (why := _of_a_like_clause(clause, theirs))), "")


def _bears(text: str, strength: Strength) -> bool:
    return bool(strength.said.search(text) or strength.also.search(text))


def _of_a_like_clause(clause: Clause, theirs: list[Clause]) -> str:
    """A verb that clauses on the same matter bind otherwise, and none in this way."""
    for stem, name in sorted(clause.bound):
        others = {strength for other in alike(clause, theirs) for verb, strength in other.bound if verb == stem}
        if others and name not in others:
            return f"it says “{name}” of {stem!r}, where what it cites says “{min(others)}”"
    return ""
