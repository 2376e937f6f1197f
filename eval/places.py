"""Places: when a provision that was found counts as the one that was wanted.

At article level the first segments agree ("art_6", "anx_III", "rec_53"). At pinpoint level the ids are equal, or
one lies inside the other at paragraph level or below. Unnumbered subparagraphs (`sub_2`) do not count as a level.
"""

from collections.abc import Callable, Iterable

from eval.asked import Question
from helpdesk.law.calendar import bare

Agree = Callable[[str, str], bool]


def same_article(found: str, gold: str) -> bool:
    """Whether two ids agree in their first segment.

    >>> same_article("aia:art_6.3.a", "art_6"), same_article("omnibus:art_6", "art_6")
    (True, False)
    """
    return _path(found)[0] == _path(gold)[0]


def same_place(found: str, gold: str) -> bool:
    """Whether two ids are equal, or one lies inside the other at paragraph level or below.

    >>> same_place("aia:art_6.3.sub_2.a", "art_6.3"), same_place("aia:art_6", "art_6.3")
    (True, False)
    """
    one, other = _path(found), _path(gold)
    short = min(len(one), len(other))
    return one == other or (short >= 2 and one[:short] == other[:short])


def _path(provision_id: str) -> list[str]:
    return bare(provision_id.removeprefix("aia:")).split(".")


LEVELS: dict[str, Agree] = {"article": same_article, "pinpoint": same_place}


def levels_of(question: Question) -> dict[str, Agree]:
    """The levels at which a question can be judged."""
    return {name: agree for name, agree in LEVELS.items() if name == "article" or not question.whole_articles}


def is_found(question: Question, ids: Iterable[str], agree: Agree) -> bool:
    """Whether the ids hold the gold provision (or every one of them, where all are needed)."""
    ids = list(ids)
    met = [any(agree(found, gold) for found in ids) for gold in question.gold]
    return all(met) if question.needs_all else any(met)


def distinct(gold: Iterable[str], agree: Agree) -> list[str]:
    """The gold places that are different ones at a level, in order.

    >>> distinct(("art_113.c", "art_113.d", "art_6"), same_article)
    ['art_113.c', 'art_6']
    """
    kept: list[str] = []
    for place in gold:
        if not any(agree(place, other) for other in kept):
            kept.append(place)
    return kept


def credited(ids: Iterable[str], gold: list[str], agree: Agree) -> list[str]:
    """The ranking with each hit renamed to the gold place it is the first to meet, and otherwise to its rank.

    A second hit of the same place keeps its rank and earns nothing.

    >>> credited(["aia:art_9", "aia:art_6.1", "aia:art_6.2"], ["art_6"], same_article)
    ['rank 1', 'art_6', 'rank 3']
    """
    left, named = list(gold), []
    for rank, found in enumerate(ids, 1):
        met = next((place for place in left if agree(found, place)), None)
        if met is not None:
            left.remove(met)
        named.append(met or f"rank {rank}")
    return named
