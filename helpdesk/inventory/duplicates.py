"""Duplicates: rows that describe the same system in the same words, or in nearly the same.

Nothing is merged: rows that are nearly alike may differ in the one word that matters, and a person decides.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.inventory.item import Item

NEARLY = 0.9  # likeness from which rows are shown together
# Rows are compared only where they share rare words; the caps bound the time where a whole list repeats one pattern.
_KEYS = 10  # rarest words of a row, of those that stand in another row as well
_SHARED = 0.3  # share of the keys that two rows must have in common
_SHELF = 400  # rows that one word leads to
_COMPARED = 40  # rows that one is compared with
_LONG = 150  # words from which a row is compared word by word, not letter by letter


@dataclass(frozen=True)
class Group:
    """Rows that belong together, by their numbers in the file.

    `likeness` 1 means the same words, whatever their case, blanks and punctuation; below it, it is the share of
    letters (of words, in long texts) in which the row least like the first agrees with it, in whatever order.
    """

    rows: tuple[int, ...]
    likeness: float


def duplicates(items: Sequence[Item]) -> tuple[Group, ...]:
    """Groups of rows with the same words, then of rows with nearly the same; each in the order of their first rows.

    A row is in one group of each sort at most. Of rows with the same words, only the first is in a group of the other.
    Rows without a description are in none.
    """
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for item in items:
        if words := _words(item.description):
            same[words].append(item.row)
    exact = [Group(tuple(rows), 1.0) for rows in same.values() if len(rows) > 1]
    return (*exact, *_near({rows[0]: words for words, rows in same.items()}))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def _near(texts: dict[int, tuple[str, ...]]) -> list[Group]:
    """Each row joins the earlier row it is most like, or leads a group of its own."""
    sorted_words = {row: tuple(sorted(words)) for row, words in texts.items()}
    shelf: dict[str, list[int]] = defaultdict(list)
    groups: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for row, keys in _keys(texts).items():
        leader, likeness = _most_like(sorted_words, row, _candidates(shelf, keys))
        if leader is not None:
            groups[leader].append((row, likeness))
            continue
        for key in keys:
            if len(shelf[key]) < _SHELF:
                shelf[key].append(row)
    return [
        Group((leader, *(row for row, _ in found)), min(likeness for _, likeness in found))
        for leader, found in sorted(groups.items())
    ]


def _keys(texts: dict[int, tuple[str, ...]]) -> dict[int, list[str]]:
    """The rarest words of every row; a word of one row alone leads nowhere."""
    rows_with = Counter(word for words in texts.values() for word in set(words))
    return {
        row: sorted({word for word in words if rows_with[word] > 1}, key=lambda word: (rows_with[word], word))[:_KEYS]
        for row, words in texts.items()
    }


def _candidates(shelf: dict[str, list[int]], keys: list[str]) -> list[int]:
    """The earlier rows that share most of the keys; of equals the earlier."""
    met = Counter(row for key in keys for row in shelf.get(key, ()))
    enough = max(1, round(len(keys) * _SHARED))
    fit = sorted((-count, row) for row, count in met.items() if count >= enough)
    return [row for _, row in fit[:_COMPARED]]


def _most_like(texts: dict[int, tuple[str, ...]], row: int, candidates: list[int]) -> tuple[int | None, float]:
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extractOne

    told = list if len(texts[row]) > _LONG else " ".join
    choices = {candidate: told(texts[candidate]) for candidate in candidates}
    found = extractOne(told(texts[row]), choices, scorer=Indel.normalized_similarity, score_cutoff=NEARLY)
    # The same words in another order are not the same text: 1 is kept for that.
    return (found[2], min(0.99, round(found[1], 2))) if found else (None, 0.0)
