"""Duplicates: rows that describe the same system in the same words, or in nearly the same.

Nothing is merged: rows that are nearly alike may differ in the one word that matters, and a person decides.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.inventory.item import Item

Words = tuple[str, ...]

NEARLY = 0.9  # likeness from which rows are shown together
# Rows are compared only where they share rare words; the caps bound the time where a whole list repeats one pattern.
_KEYS = 10  # rarest words of a row, of those that stand in another row as well
_SHARED = 0.5  # share of the keys that two rows must have in common
_SHELF = 400  # rows that one word leads to
_COMPARED = 40  # rows that one is compared with
_LONG = 150  # words from which a row is compared word by word, not letter by letter


@dataclass(frozen=True)
class Group:
    """Rows that belong together, by their numbers in the file.

    `likeness` 1 means the same words, whatever their case, blanks and punctuation; below it, it is the share of
    letters in which the row least like the first agrees with it, in this order or with its words sorted; in long
    texts, the share of words.
    """

    rows: tuple[int, ...]
    likeness: float


def duplicates(items: Sequence[Item]) -> tuple[Group, ...]:
    """Groups of rows with the same words, then of rows with nearly the same; each in the order of their first rows.

    A row is in one group of each sort at most. Of rows with the same words, only the first is in a group of the other.
    Rows without a description are in none.
    """
    same: dict[Words, list[int]] = defaultdict(list)
    for item in items:
        if words := _words(item.description):
            same[words].append(item.row)
    exact = [Group(tuple(rows), 1.0) for rows in same.values() if len(rows) > 1]
    return (*exact, *_near({rows[0]: words for words, rows in same.items()}))


def _words(text: str) -> Words:
    return tuple(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


@dataclass(frozen=True)
class _Told:
    """A row as it is compared: its letters as they are written and with its words sorted, and its words, counted."""

    letters: tuple[str, str]
    words: frozenset[str]
    is_long: bool


def _told(words: Words) -> _Told:
    met: Counter[str] = Counter()
    counted = []
    for word in words:
        met[word] += 1
        counted.append(word if met[word] == 1 else f"{word} {met[word]}")
    return _Told((" ".join(words), " ".join(sorted(words))), frozenset(counted), len(words) > _LONG)


def _near(texts: dict[int, Words]) -> list[Group]:
    """Each row joins the earlier row it is most like, or leads a group of its own."""
    told = {row: _told(words) for row, words in texts.items()}
    shelf: dict[str, list[int]] = defaultdict(list)
    groups: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for row, keys in _keys(texts).items():
        choices = {earlier: told[earlier] for earlier in _candidates(shelf, keys)}
        likeness, leader = (_by_words if told[row].is_long else _by_letters)(told[row], choices)
        if likeness >= NEARLY:
            groups[leader].append((row, likeness))
            continue
        for key in keys:
            if len(shelf[key]) < _SHELF:
                shelf[key].append(row)
    return [
        # The same words in another order are not the same text: 1 is kept for that.
        Group((leader, *(row for row, _ in found)), min(0.99, round(min(likeness for _, likeness in found), 2)))
        for leader, found in sorted(groups.items())
    ]


def _keys(texts: dict[int, Words]) -> dict[int, list[str]]:
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


def _by_letters(mine: _Told, choices: dict[int, _Told]) -> tuple[float, int]:
    """How like the likeliest row is, and which; the better of the two orders counts. (0, 0) when none is near."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extractOne

    best = (0.0, 0)
    for order, letters in enumerate(mine.letters):
        others = {row: told.letters[order] for row, told in choices.items()}
        found = extractOne(letters, others, scorer=Indel.normalized_similarity, score_cutoff=NEARLY)
        if found and found[1] > best[0]:
            best = found[1], found[2]
    return best


def _by_words(mine: _Told, choices: dict[int, _Told]) -> tuple[float, int]:
    """The same by the share of words in common, whatever their order."""
    best = (0.0, 0)
    for row, told in choices.items():
        share = 2 * len(mine.words & told.words) / (len(mine.words) + len(told.words))
        if share > best[0]:
            best = share, row
    return best
