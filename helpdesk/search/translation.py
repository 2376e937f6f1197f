"""Translation: a question of another language told word by word in English, by the lexicons of corpus/lexicon/.

No grammar is kept and none is needed: the search reads words, and the model reads an English jumble of the right
words well enough. The longest phrase at each place wins; words compare by stem; German and Dutch compounds are
taken apart; a word no lexicon knows is matched to the English word it is kin to.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import Stemmer

from helpdesk.errors import CorpusError
from helpdesk.search.likeness import WORD
from helpdesk.search.words import STEMMERS
from helpdesk.shelf.rows import table

_TOKEN = re.compile(rf"{WORD}|\d+(?:[.,]\d+)*")
_GLUE = ("", "s", "es", "n", "en", "er", "e")  # what stands between the parts of a compound
_PART = 3  # letters of the shortest part of a compound
_COMPOUNDS = ("de", "nl")

Like = Callable[[str], str | None]


@dataclass(frozen=True)
class Lexicon:
    """The words of one language and their English: phrases by their stems, the words of the longest one.

    A phrase stands twice where accents change its stem, because people leave accents out.
    """

    lang: str
    phrases: dict[tuple[str, ...], str]
    longest: int
    stem: Callable[[str], str]

    def keys(self, words: list[str]) -> Iterator[tuple[str, ...]]:
        """The ways words may be kept, surest first: as written, by their stems, by their stems without accents."""
        yield tuple(_bare(word) for word in words)
        yield tuple(_bare(self.stem(word)) for word in words)
        yield tuple(self.stem(_bare(word)) for word in words)

    def english(self, words: list[str]) -> str | None:
        """The English of a phrase, or None."""
        return next((self.phrases[key] for key in self.keys(words) if key in self.phrases), None)


def languages(corpus: Path) -> tuple[str, ...]:
    """The languages that have a lexicon."""
    return tuple(sorted(file.stem for file in (corpus / "lexicon").glob("*.toml")))


def read_lexicon(corpus: Path, lang: str) -> Lexicon:
    """The lexicon of a language. Raises CorpusError for a loose end."""
    file = corpus / "lexicon" / f"{lang}.toml"
    if lang not in STEMMERS:
        raise CorpusError(file.name, lang, "is a language whose words cannot be stemmed here")
    found = Lexicon(lang, {}, 1, Stemmer.Stemmer(STEMMERS[lang]).stemWord)
    entries = [(_words(said), english) for said, english in table(file, "words", str).items()]
    if any(not words for words, _ in entries):
        raise CorpusError(file.name, "words", "has an entry without a word")
    # What is written stands before what only has the same stem.
    for keys in zip(*(list(found.keys(words)) for words, _ in entries), strict=True):
        for key, (_, english) in zip(keys, entries, strict=True):
            found.phrases.setdefault(key, english)
    return replace(found, longest=max(map(len, found.phrases), default=1))


def in_english(text: str, lexicon: Lexicon, like: Like) -> str:
    """The text word by word in English; `like` gives the English word a strange word is kin to, or None."""
    words = _words(text)
    said, place = [], 0
    while place < len(words):
        length, english = _longest(words[place : place + lexicon.longest], lexicon)
        said.append(_strange(words[place], lexicon, like) if english is None else english)
        place += length
    return " ".join(word for word in said if word)


def known_share(text: str, lexicon: Lexicon) -> float:
    """The share of a text's words that the lexicon knows; 0 for a text without words."""
    words = _words(text)
    return sum(lexicon.english([word]) is not None for word in words) / len(words) if words else 0.0


def known_words(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Those of the words that the lexicon knows and does not leave as they are: "ai" is of no language."""
    english = {word: lexicon.english([word.replace("ß", "ss")]) for word in words}
    return frozenset(word for word, said in english.items() if said is not None and word not in said.lower().split())


def _longest(words: list[str], lexicon: Lexicon) -> tuple[int, str | None]:
    """(words, English) of the longest phrase the words begin with; (1, None) where there is none."""
    for length in range(len(words), 0, -1):
        english = lexicon.english(words[:length])
        if english is not None:
            return length, english
    return 1, None


def _strange(word: str, lexicon: Lexicon, like: Like) -> str:
    """The English of a word that is no entry: its parts, else its kin, else itself."""
    parts = _parts(word, lexicon) if lexicon.lang in _COMPOUNDS else None
    return " ".join(parts) if parts else like(_bare(word)) or word


def _parts(word: str, lexicon: Lexicon) -> list[str] | None:
    """The English of a compound's parts, the longest first part first; None where it has no known parts."""
    for cut in range(len(word) - _PART, _PART - 1, -1):
        head = lexicon.english([word[:cut]])
        for rest in _rests(word[cut:]) if head is not None else ():
            tail = lexicon.english([rest])
            tails = [tail] if tail is not None else _parts(rest, lexicon)
            if tails is not None:
                return [head, *tails]
    return None


def _rests(after: str) -> Iterator[str]:
    """What may follow a part of a compound: with each of the letters that glue parts taken off."""
    for glue in _GLUE:
        rest = after.removeprefix(glue)
        if after.startswith(glue) and len(rest) >= _PART:
            yield rest


def _words(text: str) -> list[str]:
    return _TOKEN.findall(text.lower().replace("ß", "ss"))


def _bare(word: str) -> str:
    """A word without accents."""
    letters = unicodedata.normalize("NFKD", word.replace("ł", "l"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
