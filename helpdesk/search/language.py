"""Language: whether a question is written in the language that is searched."""

import re
from functools import cache

from bm25s import stopwords

_SENTENCE = 5  # words from which a text can be judged
_KNOWN = 0.5  # share of known words from which it is the language of the texts
_WORD = re.compile(r"[^\W\d_]+")
_LISTS = {
    "en": stopwords.STOPWORDS_EN_PLUS,
    "fr": stopwords.STOPWORDS_FRENCH,
    "de": stopwords.STOPWORDS_GERMAN,
    "nl": stopwords.STOPWORDS_DUTCH,
    "it": stopwords.STOPWORDS_ITALIAN,
    "es": stopwords.STOPWORDS_SPANISH,
    "pt": stopwords.STOPWORDS_PORTUGUESE,
    "sv": stopwords.STOPWORDS_SWEDISH,
    "da": stopwords.STOPWORDS_DANISH,
}


@cache
def _list(lang: str) -> frozenset[str]:
    return frozenset(_LISTS[lang])


def is_written_in(text: str, lang: str, known: float = 1.0) -> bool:
    """Whether no other language fits a text clearly better; short texts count as written in `lang`.

    `known` is the share of its words that the texts of `lang` know: a sentence with neither small words nor known
    ones is foreign, even in a language we have no list of; a string of technical terms is not.

    >>> is_written_in("What must we tell our customers?", "en"), is_written_in("Was müssen wir den Kunden sagen?", "en")
    (True, False)
    >>> is_written_in("Czy pracodawca musi poinformować pracowników?", "en", known=0.0)
    False
    """
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {name: sum(word in _list(name) for word in words) for name in _LISTS}
    mine = counts.get(lang, 0)
    if len(words) >= _SENTENCE and mine <= 1 and known < _KNOWN:
        return False
    return max(counts.values()) <= mine + 1
