"""Texts that are too much alike: in their words, in their letters, or in what a sentence model makes of them.

Letters by the ratio 2 x longest common subsequence / both lengths, the measure of Levenshtein-like libraries without
substitution (Hyyrö 2004 for the bits); it is only taken where a bound by counts of letters leaves it possible.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

GRAM = 5
_LETTERS = 64
_AT_ONCE = 128
Pair = tuple[int, int]


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return re.findall(r"\w+", text.casefold())


def grams(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of GRAM words; the whole text where it is shorter."""
    found = words(text)
    return frozenset(tuple(found[at : at + GRAM]) for at in range(max(1, len(found) - GRAM + 1)))


def sharing(ours: Sequence[str], theirs: Sequence[str], share: float) -> Iterator[Pair]:
    """The pairs (row of ours, row of theirs) where that share of the runs of the shorter text stands in the other."""
    places: dict[tuple[str, ...], list[int]] = {}
    others = [grams(text) for text in theirs]
    for column, found in enumerate(others):
        for gram in found:
            places.setdefault(gram, []).append(column)
    for row, text in enumerate(ours):
        own = grams(text)
        met: dict[int, int] = {}
        for column in (column for gram in own for column in places.get(gram, ())):
            met[column] = met.get(column, 0) + 1
        yield from ((row, column) for column, n in met.items() if n >= share * min(len(own), len(others[column])))


def ratio(one: str, other: str) -> float:
    """How much of two texts is one sequence of letters, 0 to 1.

    >>> ratio("cv ranking", "cv  ranking"), ratio("", "a")
    (0.9523809523809523, 0.0)
    """
    bits: dict[str, int] = {}
    for place, letter in enumerate(one):
        bits[letter] = bits.get(letter, 0) | 1 << place
    whole = (1 << len(one)) - 1
    open_ = whole
    for letter in other:
        met = open_ & bits.get(letter, 0)
        open_ = ((open_ + met) | (open_ - met)) & whole
    total = len(one) + len(other)
    return 2 * (len(one) - open_.bit_count()) / total if total else 1.0


def lettered(ours: Sequence[str], theirs: Sequence[str], least: float) -> Iterator[Pair]:
    """The pairs whose ratio, folded, is at least `least`."""
    ours, theirs = [text.casefold() for text in ours], [text.casefold() for text in theirs]
    rows, columns = _counts(ours), _counts(theirs)
    longest = rows.sum(axis=1), columns.sum(axis=1)
    order = np.argsort(longest[0], kind="stable")
    for part in (order[start : start + _AT_ONCE] for start in range(0, len(order), _AT_ONCE)):
        # Shares of letters bound the lengths: the shorter has at least least / (2 - least) of the longer.
        low, high = longest[0][part[0]] * least / (2 - least), longest[0][part[-1]] * (2 - least) / least
        (near,) = np.nonzero((longest[1] >= low) & (longest[1] <= high))
        for row, column in np.argwhere(_possible(rows[part], columns[near], least)):
            pair = int(part[row]), int(near[column])
            if ratio(ours[pair[0]], theirs[pair[1]]) >= least:
                yield pair


def _counts(texts: Sequence[str]) -> np.ndarray:
    """How often each of _LETTERS groups of letters stands in each text."""
    found = [np.bincount([ord(letter) % _LETTERS for letter in text], minlength=_LETTERS) for text in texts]
    return np.array(found, dtype=np.int32).reshape(-1, _LETTERS)


def _possible(rows: np.ndarray, columns: np.ndarray, least: float) -> np.ndarray:
    """Where the letters that two texts share, in whatever order, would be enough."""
    totals = rows.sum(axis=1)[:, None] + columns.sum(axis=1)[None, :]
    shared = np.zeros_like(totals, dtype=np.int32)
    for letter in range(_LETTERS):
        shared += np.minimum(rows[:, letter][:, None], columns[:, letter][None, :])
    return 2 * shared >= least * totals


def close(ours: np.ndarray, theirs: np.ndarray, least: float) -> Iterator[Pair]:
    """The pairs of unit vectors whose cosine is at least `least`."""
    for row, column in np.argwhere(ours @ theirs.T >= least):
        yield int(row), int(column)
