"""Language: whether a question is written in the language that is searched."""

import re
from functools import cache

from bm25s import stopwords

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


def is_written_in(text: str, lang: str) -> bool:
    """Whether no other language fits a text clearly better; short texts count as written in `lang`.

    >>> is_written_in("What must we tell our customers?", "en"), is_written_in("Was müssen wir den Kunden sagen?", "en")
    (True, False)
    """
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {name: sum(word in _list(name) for word in words) for name in _LISTS}
    mine = counts.get(lang, 0)
    return max(counts.values()) <= mine + 1 or not words
