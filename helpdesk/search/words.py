"""Search by word: BM25 over stemmed words, built once and stored beside the vectors."""

import logging
import re
from functools import cache, lru_cache
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from bm25s import stopwords

# The library's own pattern drops one-character words, and with them the "6" and "2" of "Article 6(2)".
_WORD = r"(?u)\b\w+\b"
_LETTERS = re.compile(r"[^\W\d_]+")
STEMMERS = {
    "en": "english", "fr": "french", "de": "german", "nl": "dutch", "es": "spanish", "it": "italian", "pl": "polish",
}  # fmt: skip


class Words:
    """A word index over texts by position."""

    def __init__(self, ranker: bm25s.BM25, lang: str):
        self._ranker = ranker
        self._lang = lang
        self._known = set(ranker.vocab_dict)

    def scores(self, text: str) -> np.ndarray:
        """The score of each text, float32; all zero where no word is known."""
        [words] = tokens([text], self._lang)
        known = [word for word in words if word in self._known]
        return self._ranker.get_scores(known) if known else np.zeros(self._ranker.scores["num_docs"], dtype=np.float32)

    def inflects(self, word: str) -> bool:
        """Whether a word is a form of one that stands in the texts, or one of the small words."""
        stems = content_words(word, self._lang)
        return stems <= self._known and word not in stems

    def known(self, text: str) -> float:
        """The share of a text's content words that stand in the texts; 1 for a text without any."""
        mine = content_words(text, self._lang)
        return len(mine & self._known) / len(mine) if mine else 1.0


def tokens(texts: list[str], lang: str) -> list[list[str]]:
    """Stemmed words without stop words, for each text."""
    stemmer = Stemmer.Stemmer(STEMMERS.get(lang, "english"))
    stopwords = lang if lang in STEMMERS and lang != "pl" else None
    found = bm25s.tokenize(
        texts,
        token_pattern=_WORD,
        stopwords=stopwords,
        stemmer=stemmer,
        return_ids=False,
        show_progress=False,
    )
    return list(found)


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
    """The stems of a language's long list of stop words."""
    known = {"en": stopwords.STOPWORDS_EN_PLUS, "fr": stopwords.STOPWORDS_FRENCH, "de": stopwords.STOPWORDS_GERMAN}
    stemmer = Stemmer.Stemmer(STEMMERS.get(lang, "english"))
    return frozenset(stemmer.stemWords([word.lower() for word in known.get(lang, ())]))


def build(texts: list[str], lang: str, folder: Path) -> None:
    """Index the texts and store the index in a folder."""
    # The library lets its own log speak at DEBUG whatever was set; from here on it keeps the level that was chosen.
    logging.getLogger("bm25s").setLevel(logging.NOTSET)
    ranker = bm25s.BM25()
    ranker.index(tokens(texts, lang), show_progress=False)
    ranker.save(str(folder))


def open_words(folder: Path, lang: str) -> Words:
    """The stored index of a folder."""
    return Words(bm25s.BM25.load(str(folder)), lang)
