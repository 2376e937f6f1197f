"""Holders: who a sentence says is bound must be one whom the law, or our row for it, binds or names there."""

import re
from collections.abc import Iterable
from functools import lru_cache

from helpdesk.answering.agreement.clauses import alike, clauses
from helpdesk.answering.agreement.cues import Cues

_VERB = re.compile(r"\b(?:must|shall|may|should|can|cannot|has to|have to|is to|are to)\b", re.IGNORECASE)
_END = re.compile(r"[.;:!?](?=\s|$)|\n")
_HANGS = re.compile(
    r"\b(?:of|to|by|with|from|for|in|on|at|against|under|between|among|before|after|than|as|tells?|informs?|requires?|"
    r"asks?|allows?|lets?|helps?|through|towards?|into|that|which|whether|representing)"
    r"(?:\s(?:the|a|an|any|all|each|every|its|their|other|relevant|competent|such|this|that|individual|"
    r"responsible|another|those|national|legal|authorised|conformity|assessment|market|surveillance)){0,4}\s$",
    re.IGNORECASE,
)
_FAR = 9  # words between a subject and its verb


def unmatched(said: str, held: Iterable[str], bound: frozenset[str], cues: Cues) -> str:
    """The first holder that a sentence binds and that none of the texts names."""
    mine = subjects(said, cues)
    if not mine:
        return ""
    held = tuple(held)
    named = bound.union(*(subjects(text, cues) for text in held))
    mentioned = frozenset().union(*(mentions(text, cues) for text in held))
    for holder in cues.holders:
        if holder.id in mine - named - mentioned and not any(holder.wider.search(text) for text in held):
            return f"it binds the {holder.id}, whom what it cites does not"
    return _of_a_like_clause(said, held, cues)


def _of_a_like_clause(said: str, held: tuple[str, ...], cues: Cues) -> str:
    """A clause that speaks of the same with another at its head binds the wrong one."""
    theirs = [clause for text in held for clause in clauses(text, cues)]
    for clause in clauses(said, cues):
        mine = subjects(clause.text, cues)
        others = alike(clause, theirs) if mine else []
        bound = [subjects(other.text, cues) for other in others]
        if bound and all(bound) and not any(mine <= mentions(other.text, cues) for other in others):
            return f"it binds the {', '.join(sorted(mine))}, where what it cites binds another"
    return ""


@lru_cache(maxsize=16_384)
def subjects(text: str, cues: Cues) -> frozenset[str]:
    """The holders that stand at the head of a "must" or "may", in the part of the sentence before it."""
    found: set[str] = set()
    for part in _END.split(text):
        start = 0
        for verb in _VERB.finditer(part):
            named = _at_its_head(part[start : verb.start()], cues)
            found.update(named)
            start = verb.end() if named else start
    return frozenset(found)


@lru_cache(maxsize=16_384)
def mentions(text: str, cues: Cues) -> frozenset[str]:
    """The holders that a text names anywhere."""
    return frozenset(_named(text, cues))


def _named(text: str, cues: Cues) -> set[str]:
    return {holder.id for holder in cues.holders if holder.said.search(text)}


def _at_its_head(text: str, cues: Cues) -> set[str]:
    """The holders among the words before a verb that may be its subject: none that hangs from a preposition."""
    found = [(match, holder) for holder in cues.holders for match in holder.said.finditer(text)]
    near = [(match, holder) for match, holder in found if len(text[match.end() :].split()) <= _FAR]
    return {holder.id for match, holder in near if not _hangs(match, text)}


def _hangs(match: re.Match, text: str) -> bool:
    return bool(_HANGS.search(text[: match.start()])) or text[match.end() :].startswith(("'s", "’s"))
