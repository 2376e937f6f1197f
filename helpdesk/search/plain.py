"""Plain: a question as the search reads it: spelt right, and in English whatever language it was asked in."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from helpdesk.search import language
from helpdesk.search.index import Index
from helpdesk.search.likeness import WORD
from helpdesk.search.translation import Lexicon, in_english, known_share, known_words, languages, read_lexicon

_WORD = re.compile(WORD)
_UNDERSTOOD = 0.35  # share of words a lexicon must know for a text to be of its language
_SURELY = 0.75  # and the same where it might be English that is badly misspelt
_STRANGE = 0.25  # share of unknown words from which a short text may be of another language
_HALF = 0.5  # share of words a lexicon must know where it knows more of them than English does
_AS_IS = 2  # letters up to which a word is never a slip


@dataclass(frozen=True)
class Plain:
    """A question in plain English words, the language it was asked in ("" where we cannot tell), and as asked."""

    text: str
    lang: str
    asked: str


class Lexicons:
    """The lexicons of the corpus; each is read when the first question of its language comes."""

    def __init__(self, corpus: Path):
        self.languages = languages(corpus)
        self.of = lru_cache(maxsize=None)(lambda lang: read_lexicon(corpus, lang))

    def telling(self, words: frozenset[str], english: frozenset[str]) -> Lexicon | None:
        """The lexicon that more words speak for than for English, or None: also a few words tell a language.

        A word that both know speaks for neither ("system"); among lexicons that fit alike small words decide.
        """
        if words <= english:
            return None
        known = {lang: known_words(words, self.of(lang)) | language.small(words, lang) for lang in self.languages}
        leads = {lang: len(mine - english) - len(english - mine) for lang, mine in known.items()}
        ranked = {lang: (leads[lang], len(known[lang]), len(language.small(words, lang))) for lang in known}
        best = max(ranked, key=ranked.get, default=None)
        if best is None or len(known[best]) < _HALF * len(words):
            return None
        # A single word more may be a slip of the pen ("for aple pie"), unless every word is of that language.
        is_slip = leads[best] == 1 and english and known[best] != words
        return self.of(best) if leads[best] > 0 and not is_slip else None

    def best_for(self, text: str, least: float) -> Lexicon | None:
        """The lexicon of the language a text is written in, or None where none knows this share of its words."""
        if not self.languages:
            return None
        order = language.likely(text, self.languages)
        shares = {lang: known_share(text, self.of(lang)) for lang in order}
        best = max(order, key=lambda lang: shares[lang])
        return self.of(best) if shares[best] >= least else None


def plain(question: str, index: Index, lexicons: Lexicons) -> Plain:
    """The question as the search reads it; unchanged where it is English and spelt right, or not understood."""
    mine = index.manifest.lang
    if mine != "en":
        return Plain(question, mine, question)
    lexicon = lexicons.telling(*_words(question, index))
    speaks, strange = index.speaks(question), _strange(question, index)
    if lexicon is None and speaks and strange < _STRANGE:
        return Plain(repaired(question, index), mine, question)
    lexicon = lexicon or lexicons.best_for(question, _UNDERSTOOD if not speaks else _SURELY)
    if lexicon is None:
        # Where nothing is known, "repairing" would make sense of nonsense.
        mended = repaired(question, index) if strange < 1.0 else question
        is_mine = speaks or (index.speaks(mended) and _strange(mended, index) < _STRANGE)
        return Plain(mended if is_mine else question, mine if is_mine else "", question)
    english = in_english(question, lexicon, lambda word: _kin(word, index))
    return Plain(english, lexicon.lang, question)


def _words(question: str, index: Index) -> tuple[frozenset[str], frozenset[str]]:
    """(words, those of them that are English) of a question; an abbreviation of two letters is of no language."""
    found = (word for word in _WORD.findall(question) if len(word) > _AS_IS or not word.isupper())
    words = frozenset(word.lower() for word in found)
    return words, frozenset(word for word in words if word in index.vocabulary) | language.small(words, "en")


def _strange(question: str, index: Index) -> float:
    """The share of words that neither the texts nor the model know: a short foreign question has few small words."""
    words = [word.lower() for word in _WORD.findall(question)]
    return sum(not index.knows(word) for word in words) / len(words) if words else 0.0


def repaired(question: str, index: Index) -> str:
    """The question with each misspelt word as it was probably meant."""

    def meant(match: re.Match) -> str:
        word = match.group().lower()
        is_fine = len(word) <= _AS_IS or match.group().isupper() or index.knows(word)
        return match.group() if is_fine else index.vocabulary.meant(word) or match.group()

    return _WORD.sub(meant, question)


def _kin(word: str, index: Index) -> str | None:
    return word if index.knows(word) else index.vocabulary.cognate(word)
