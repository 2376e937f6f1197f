"""Likeness: the word that a misspelt or foreign word was probably meant to be, judged by its letters."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

WORD = r"[^\W\d_]+"
_SHORTEST = 3  # letters from which a word can be misspelt and still be recognised
_LONG = 8  # letters from which a word may have two slips
_COGNATE = 0.66  # share of letters that must agree in a word of another language; its ending always differs
_COGNATE_FROM = 6  # letters from which words of two languages are alike for a reason
_NEAREST = 12


class Vocabulary:
    """The words of the texts and how often each stands there; read when the first strange word is met."""

    def __init__(self, file: Path):
        self._file = file

    @cached_property
    def _counts(self) -> dict[str, int]:
        lines = self._file.read_text(encoding="utf-8").splitlines()
        return {word: int(count) for word, _, count in (line.partition("\t") for line in lines)}

    @cached_property
    def _words(self) -> list[str]:
        return list(self._counts)

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def meant(self, word: str) -> str | None:
        """The known word that a misspelt one was meant to be, or None; a slip of the pen keeps the first letter."""
        if len(word) < _SHORTEST:
            return None
        slips = 2 if len(word) >= _LONG else 1
        found = self._extracted(word, "distance", slips)
        rows = [(-distance, self._counts[known], known) for known, distance in found if known[0] == word[0]]
        return max(rows)[2] if rows else None

    def cognate(self, word: str) -> str | None:
        """The known word that a foreign one is kin to ("transparence", "biometrisch"), or None."""
        if len(word) < _COGNATE_FROM:
            return None
        found = self._extracted(word, "normalized_similarity", _COGNATE)
        rows = [(alike, self._counts[known], known) for known, alike in found if known[:3] == word[:3]]
        return max(rows)[2] if rows else None

    def _extracted(self, word: str, scorer: str, cutoff: float) -> list[tuple[str, float]]:
        """(known word, score) of those whose letters are like a word's."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = process.extract(word, self._words, scorer=getattr(OSA, scorer), score_cutoff=cutoff, limit=_NEAREST)
        return [(known, score) for known, score, _ in found]


def write_vocabulary(words: Iterable[list[str]], file: Path) -> None:
    """Keep the words of texts, each with its count; `words` gives those of each text, as they are written."""
    counts = Counter(word for row in words for word in row if len(word) >= _SHORTEST)
    lines = (f"{word}\t{count}" for word, count in sorted(counts.items()))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
