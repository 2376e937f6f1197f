"""Search by word: BM25 over stemmed words, built once and stored beside the vectors."""

from pathlib import Path

import bm25s
import Stemmer

# The library's own pattern drops one-character words, and with them the "6" and "2" of "Article 6(2)".
_WORD = r"(?u)\b\w+\b"
_STEMMERS = {"en": "english", "fr": "french", "de": "german", "nl": "dutch", "es": "spanish", "it": "italian"}


class Words:
    """A word index over texts by position."""

    def __init__(self, ranker: bm25s.BM25, lang: str):
        self._ranker = ranker
        self._lang = lang
        self._known = set(ranker.vocab_dict)

    def search(self, question: str, k: int) -> list[tuple[int, float]]:
        """(position, score) of the best texts, best first; nothing where no word of the question is known."""
        [words] = tokens([question], self._lang)
        known = [word for word in words if word in self._known]
        if not known:
            return []
        scores = self._ranker.get_scores(known)
        best = scores.argsort()[::-1][:k]
        return [(int(place), float(scores[place])) for place in best if scores[place] > 0]


def tokens(texts: list[str], lang: str) -> list[list[str]]:
    """Stemmed words without stop words, for each text."""
    stemmer = Stemmer.Stemmer(_STEMMERS.get(lang, "english"))
    stopwords = lang if lang in _STEMMERS else None
    found = bm25s.tokenize(
        texts,
        token_pattern=_WORD,
        stopwords=stopwords,
        stemmer=stemmer,
        return_ids=False,
        show_progress=False,
    )
    return list(found)


def build(texts: list[str], lang: str, folder: Path) -> None:
    """Index the texts and store the index in a folder."""
    ranker = bm25s.BM25()
    ranker.index(tokens(texts, lang), show_progress=False)
    ranker.save(str(folder))


def open_words(folder: Path, lang: str) -> Words:
    """The stored index of a folder."""
    return Words(bm25s.BM25.load(str(folder)), lang)
