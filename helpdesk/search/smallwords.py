"""Small words: the lists of words that say nothing about what a text is about, as bm25s carries them.

Only its file of lists is read: the library itself would load scipy, a fifth of a second of every cold start.
"""

from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

_SHORT = {"en": "EN", "fr": "FRENCH", "de": "GERMAN", "nl": "DUTCH", "es": "SPANISH", "it": "ITALIAN"}
_LONG = {**_SHORT, "en": "EN_PLUS", "pt": "PORTUGUESE", "sv": "SWEDISH", "da": "DANISH"}


@cache
def short_list(lang: str) -> frozenset[str]:
    """The commonest words of a language, those that no text is searched by; empty for one without a list."""
    return _list(_SHORT.get(lang))


@cache
def long_list(lang: str) -> frozenset[str]:
    """The small words of a language that any question has; empty for one without a list."""
    return _list(_LONG.get(lang))


def _list(name: str | None) -> frozenset[str]:
    return frozenset(getattr(_lists(), f"STOPWORDS_{name}")) if name else frozenset()


@cache
def _lists() -> ModuleType:
    package = find_spec("bm25s")
    spec = spec_from_file_location("bm25s_stopwords", Path(package.origin).with_name("stopwords.py"))
    lists = module_from_spec(spec)
    spec.loader.exec_module(lists)
    return lists
