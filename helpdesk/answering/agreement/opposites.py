"""Opposites: "lower" where the law says "higher", "before" where it says "after"."""

import re
from collections.abc import Iterable

from helpdesk.answering.agreement.clauses import Clause, alike, clauses
from helpdesk.answering.agreement.cues import Cues, Opposites


def unmatched(said: str, held: Iterable[str], cues: Cues) -> str:
    """The first word of a sentence whose opposite alone stands in what it cites."""
    pairs = [pair for pair in cues.opposites if pair.one.search(said) or pair.other.search(said)]
    if not pairs:
        return ""
    theirs = [clause for text in held for clause in clauses(text, cues)]
    for clause in clauses(said, cues):
        others = alike(clause, theirs)
        for pair in pairs:
            if why := _turned(clause, others, pair):
                return why
    return ""


def _turned(clause: Clause, others: list[Clause], pair: Opposites) -> str:
    """The word that stands here more often, and its opposite less, than in every clause that speaks of the same."""
    for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
        # "not allowed" for "banned" is a turn less and a turn more: only clauses that turn alike can be compared.
        alike_turned = [other for other in others if not pair.is_ban or other.turns != clause.turns]
        if alike_turned and all(_is_swapped(clause, other, mine, theirs) for other in alike_turned):
            return f"it says “{mine.search(clause.text).group()}”, where what it cites says the opposite"
    return ""


def _is_swapped(clause: Clause, other: Clause, word: re.Pattern, opposite: re.Pattern) -> bool:
    here, there = ((len(word.findall(one.text)), len(opposite.findall(one.text))) for one in (clause, other))
    return here[0] > there[0] and here[1] < there[1]
