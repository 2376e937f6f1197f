"""The words of every language turned around: from a word as it is met to what it may mean."""

from collections import defaultdict
from dataclasses import dataclass

from helpdesk.law.citation.tongue import Tongue, Unit
from helpdesk.law.citation.words import TONGUES

Langs = frozenset[str]


@dataclass(frozen=True)
class UnitWord:
    """What a word names, in which languages, and in which of them it announces several."""

    unit: Unit
    langs: Langs
    plural_in: Langs

    @property
    def surely_plural(self) -> bool:
        """Plural in every language that has the word (German "Artikel" is not: Dutch has one)."""
        return self.plural_in == self.langs

    @property
    def may_be_plural(self) -> bool:
        """Plural in some language that has the word."""
        return bool(self.plural_in)


@dataclass(frozen=True)
class Ordinal:
    """What "third" means, in which languages."""

    number: int
    langs: Langs


def _unit_words() -> dict[str, UnitWord]:
    seen: dict[str, dict[str, Unit]] = defaultdict(dict)
    for tongue in TONGUES.values():
        for unit, words in tongue.units.items():
            for word in words.split():
                seen[word.casefold()][tongue.code] = unit
    return {word: _unit_word(word, by_lang) for word, by_lang in seen.items()}


def _unit_word(word: str, by_lang: dict[str, Unit]) -> UnitWord:
    plural_in = {lang for lang in by_lang if word in TONGUES[lang].plurals.casefold().split()}
    return UnitWord(next(iter(by_lang.values())), frozenset(by_lang), frozenset(plural_in))


def _ordinals() -> dict[str, Ordinal]:
    seen: dict[str, tuple[int, set[str]]] = {}
    for tongue in TONGUES.values():
        for number, variants in enumerate(tongue.ordinals.split(), start=1):
            for variant in variants.split("|"):
                for ending in tongue.ordinal_endings:
                    seen.setdefault((variant + ending).casefold(), (number, set()))[1].add(tongue.code)
    return {word: Ordinal(number, frozenset(langs)) for word, (number, langs) in seen.items()}


def _role(pick) -> dict[str, Langs]:
    """word -> the languages in which it plays the part that `pick` reads from a row."""
    langs: dict[str, set[str]] = defaultdict(set)
    for tongue in TONGUES.values():
        for word in pick(tongue).split():
            langs[word.casefold()].add(tongue.code)
    return {word: frozenset(codes) for word, codes in langs.items()}


def _untils(tongue: Tongue) -> list[tuple[str, ...]]:
    phrases = (tuple(phrase.split("_")) for phrase in tongue.until.split())
    return sorted(phrases, key=len, reverse=True)


UNIT_WORDS = _unit_words()
ORDINALS = _ordinals()
BOTH = _role(lambda tongue: tongue.both)
OF = _role(lambda tongue: tongue.of)
THE = _role(lambda tongue: tongue.the)
THIS = _role(lambda tongue: tongue.this)
THAT = _role(lambda tongue: tongue.that)
THEREOF = _role(lambda tongue: tongue.thereof)
REGULATIONS = _role(lambda tongue: tongue.regulations)
ACTS = _role(lambda tongue: tongue.acts)
EPITHETS = _role(lambda tongue: tongue.epithets)
UNTIL = {tongue.code: _untils(tongue) for tongue in TONGUES.values()}
ORDINAL_MARKS = _role(lambda tongue: " ".join(tongue.ordinal_marks))
CONNECTIVES = frozenset(BOTH) | frozenset(OF) | frozenset(THE) | frozenset(w[0] for ws in UNTIL.values() for w in ws)
ALL_LANGS: Langs = frozenset(TONGUES)
