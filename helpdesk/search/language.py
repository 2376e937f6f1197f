"""Language: whether a question is written in the language that is searched, and if not, in which."""

import re
from collections.abc import Iterable
from functools import cache

from helpdesk.search.smallwords import long_list

_SENTENCE = 5  # words from which a text can be judged
_KNOWN = 0.5  # share of known words from which it is the language of the texts
_LIKELY = 2  # languages worth a closer look
_WORD = re.compile(r"[^\W\d_]+")
_POLISH = (
    "i w z na do że się nie jest czy jak o od po za to ten ta te tego tej tych jaki jaka jakie jakich kto co kiedy "
    "gdzie dla przez przy lub albo oraz ale może musi muszą można są być był była było będzie nasz nasza nasze mój "
    "moja moje które który która których którego jeśli jeżeli aby żeby już tylko także ich jego jej nas my mamy u ze"
)
_LISTED = ("en", "fr", "de", "nl", "it", "es", "pt", "sv", "da", "pl")


@cache
def _list(lang: str) -> frozenset[str]:
    return frozenset(_POLISH.split()) if lang == "pl" else long_list(lang)


def small(words: Iterable[str], lang: str) -> frozenset[str]:
    """Those of the words that are small words of a language.

    >>> sorted(small({"was", "wir", "robot"}, "de"))
    ['was', 'wir']
    """
    return frozenset(words) & _list(lang)


def _counts(text: str, langs: Iterable[str]) -> dict[str, int]:
    """How many words of a text are small words of each language."""
    words = [word.lower() for word in _WORD.findall(text)]
    return {lang: sum(word in _list(lang) for word in words) for lang in langs}


def is_written_in(text: str, lang: str, known: float = 1.0) -> bool:
    """Whether no other language fits a text clearly better; short texts count as written in `lang`.

    `known` is the share of its words that the texts of `lang` know: a sentence with neither small words nor known
    ones is foreign, even in a language we have no list of; a string of technical terms is not.

    >>> is_written_in("What must we tell our customers?", "en"), is_written_in("Was müssen wir den Kunden sagen?", "en")
    (True, False)
    >>> is_written_in("Czy pracodawca musi poinformować pracowników?", "en", known=0.0)
    False
    """
    counts = _counts(text, {*_LISTED, lang})
    if len(_WORD.findall(text)) >= _SENTENCE and counts[lang] <= 1 and known < _KNOWN:
        return False
    return max(counts.values()) <= counts[lang] + 1


def likely(text: str, langs: Iterable[str]) -> list[str]:
    """The languages, of those given, that share most small words with a text, likeliest first.

    >>> likely("Was müssen wir den Kunden sagen?", ("de", "fr", "pl"))[0]
    'de'
    """
    counts = _counts(text, langs)
    return sorted(counts, key=lambda lang: (-counts[lang], lang))[:_LIKELY]
