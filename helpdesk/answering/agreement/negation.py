"""Negation: what the law denies may not be affirmed, nor the other way round."""

from collections.abc import Iterable

from helpdesk.answering.agreement.clauses import Clause, alike, clauses
from helpdesk.answering.agreement.cues import Cues


def unmatched(said: str, held: Iterable[str], cues: Cues) -> str:
    """The first word that a sentence denies and its evidence affirms, or affirms and its evidence denies."""
    mine = clauses(said, cues)
    theirs = [clause for text in held for clause in clauses(text, cues)]
    return next((why for clause in mine if (why := _of_a_like_clause(clause, mine, theirs))), "")


def _of_a_like_clause(clause: Clause, mine: tuple[Clause, ...], theirs: list[Clause]) -> str:
    """A word of a clause whose denial is all that sets it apart: where both deny, each in its way, nothing is sure."""
    others = [other for other in alike(clause, theirs) if other.turns != clause.turns]
    near = [other for other in others if other.denied <= clause.denied]
    for stem in sorted(clause.denied):
        if any(stem in other.stems and stem not in other.denied for other in near) and not _is_denied(stem, theirs):
            return f"it denies {stem!r}, which what it cites affirms"
    nearest = others[0].denied if others and clause.denied <= others[0].denied else frozenset()
    for stem in sorted(nearest & clause.stems):
        if not _is_denied(stem, mine) and all(stem in other.denied or stem not in other.stems for other in others):
            return f"it affirms {stem!r}, which what it cites denies"
    return ""


def _is_denied(stem: str, among: Iterable[Clause]) -> bool:
    return any(stem in clause.denied for clause in among)
