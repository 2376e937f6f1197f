"""Search by word: BM25 over stemmed words, built once and stored beside the vectors.

bm25s builds and stores the scores. A question adds up a few columns of them, so they are read and summed here: the
library would load scipy with it, a fifth of a second of every cold start.
"""

import json
import logging
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import Stemmer

from helpdesk.search.smallwords import long_list, short_list

# The library's own pattern drops one-character words, and with them the "6" and "2" of "Article 6(2)".
_WORD = re.compile(r"\b\w+\b")
_LETTERS = re.compile(r"[^\W\d_]+")
STEMMERS = {
    "en": "english", "fr": "french", "de": "german", "nl": "dutch", "es": "spanish", "it": "italian", "pl": "polish",
}  # fmt: skip
_TOLD_APART = ("en", "fr", "de")  # languages whose content words are told from their small words


@dataclass(frozen=True)
class Words:
    """A word index over texts by position: for each known word the texts that have it and what it is worth there.

    The texts of word number n stand in `places` and their scores in `worth`, from `starts[n]` until `starts[n + 1]`.
    """

    lang: str
    count: int
    numbers: dict[str, int]
    starts: np.ndarray
    places: np.ndarray
    worth: np.ndarray

    def scores(self, text: str) -> np.ndarray:
        """The score of each text, float32; all zero where no word is known."""
        [words] = tokens([text], self.lang)
        found = np.zeros(self.count, dtype=np.float32)
        for number in (self.numbers[word] for word in words if word in self.numbers):
            column = slice(self.starts[number], self.starts[number + 1])
            found[self.places[column]] += self.worth[column]
        return found

    def inflects(self, word: str) -> bool:
        """Whether a word is a form of one that stands in the texts, or one of the small words."""
        stems = content_words(word, self.lang)
        return stems <= self.numbers.keys() and word not in stems

    def known(self, text: str) -> float:
        """The share of a text's content words that stand in the texts; 1 for a text without any."""
        mine = content_words(text, self.lang)
        return len(mine & self.numbers.keys()) / len(mine) if mine else 1.0


def tokens(texts: list[str], lang: str) -> list[list[str]]:
    """Stemmed words without stop words, for each text."""
    stems = Stemmer.Stemmer(STEMMERS.get(lang, "english")).stemWords
    small = short_list(lang)
    return [stems([word for word in _WORD.findall(text.lower()) if word not in small]) for text in texts]


def plain_words(texts: list[str]) -> list[list[str]]:
    """The words of each text as they are written, in small letters, without figures."""
    return [_LETTERS.findall(text.lower()) for text in texts]


@lru_cache(maxsize=16_384)
def content_words(text: str, lang: str) -> frozenset[str]:
    """The stems of a text that carry its meaning: without the small words that any question has."""
    [words] = tokens([text], lang)
    return frozenset(words) - small_words(lang)


@cache
def small_words(lang: str) -> frozenset[str]:
    """The stems of a language's long list of stop words; empty where content is not told from the rest."""
    if lang not in _TOLD_APART:
        return frozenset()
    stemmer = Stemmer.Stemmer(STEMMERS[lang])
    return frozenset(stemmer.stemWords([word.lower() for word in long_list(lang)]))


def build(texts: list[str], lang: str, folder: Path) -> None:
    """Index the texts and store the index in a folder."""
    import bm25s

    # The library lets its own log speak at DEBUG whatever was set; from here on it keeps the level that was chosen.
    logging.getLogger("bm25s").setLevel(logging.NOTSET)
    ranker = bm25s.BM25()
    ranker.index(tokens(texts, lang), show_progress=False)
    ranker.save(str(folder))


def open_words(folder: Path, lang: str) -> Words:
    """The stored index of a folder. Raises OSError, ValueError or KeyError when it is damaged."""
    params = json.loads((folder / "params.index.json").read_text(encoding="utf-8"))
    numbers = json.loads((folder / "vocab.index.json").read_text(encoding="utf-8"))
    starts, places, worth = (np.load(folder / f"{part}.csc.index.npy") for part in ("indptr", "indices", "data"))
    return Words(lang, int(params["num_docs"]), numbers, starts, places, worth)
