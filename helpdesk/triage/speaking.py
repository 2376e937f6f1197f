"""The words that speak for a fact: those that stand in precedents with it more often than in others."""

import re
from collections import defaultdict
from functools import cached_property
from math import log

import numpy as np

from helpdesk.checker.step import Reply
from helpdesk.search.words import tokens
from helpdesk.triage.library import Library
from helpdesk.triage.verdict import Span

_WORD = re.compile(r"\b\w+\b")
_CLEARLY = log(2.5)  # a word speaks for a fact when it makes it this much likelier
_SHRINKS = 3.0  # precedents a word must outweigh: a word seen once proves little
_MOST = 4  # words shown for one fact
_SHORT_GAP = 12  # characters between two words that are shown as one stretch


class Speaking:
    """Counts of words over the precedents, made when the first words are looked for."""

    def __init__(self, library: Library):
        self._library = library

    @cached_property
    def _places(self) -> dict[str, np.ndarray]:
        """The precedents in which each stem stands, by position."""
        found = defaultdict(list)
        for position, each in enumerate(self._library.precedents):
            for stem in set(tokens([each.text], each.lang)[0]):
                found[stem].append(position)
        return {stem: np.array(rows) for stem, rows in found.items()}

    @cached_property
    def _having(self) -> dict[tuple[str, Reply], np.ndarray]:
        """Which precedents have each fact that their descriptions tell."""
        found = {}
        for position, each in enumerate(self._library.precedents):
            for fact in each.kind.facts.items():
                found.setdefault(fact, np.zeros(len(self._library.precedents), dtype=bool))[position] = True
        return found

    def spans(self, text: str, lang: str, step: str, reply: Reply) -> tuple[Span, ...]:
        """Where the words stand that speak most for a fact, in order; empty where none does clearly."""
        having = self._having.get((step, reply))
        if having is None:
            return ()
        rated = [(self._speaks(stem, having), span) for stem, span in _stems(text, lang)]
        best = sorted((each for each in rated if each[0] >= _CLEARLY), reverse=True)[:_MOST]
        return _joined(text, sorted(span for _, span in best))

    def speak_for_another(self, text: str, lang: str, step: str, reply: Reply) -> bool:
        """Whether a word speaks for another answer to a step, clearly and more than any word for this one."""
        stems = [stem for stem, _ in _stems(text, lang)]
        others = [having for (name, other), having in self._having.items() if name == step and _differ(other, reply)]
        mine = self._having.get((step, reply))
        best = max((self._speaks(stem, mine) for stem in stems), default=0.0) if mine is not None else 0.0
        against = max((self._speaks(stem, having) for stem in stems for having in others), default=0.0)
        return against >= _CLEARLY and against > best

    def _speaks(self, stem: str, having: np.ndarray) -> float:
        """By what factor, as a logarithm, a word makes a fact more likely."""
        places, usual = self._places.get(stem), float(having.mean())
        if places is None:
            return 0.0
        return log((float(having[places].sum()) + _SHRINKS * usual) / ((len(places) + _SHRINKS) * usual))


def _differ(other: Reply, reply: Reply) -> bool:
    """Whether two answers have nothing in common."""
    if isinstance(other, tuple) and isinstance(reply, tuple):
        return not {*other} & {*reply}
    return other != reply


def _stems(text: str, lang: str) -> list[tuple[str, Span]]:
    """Each word that carries meaning, by its stem, and where it stands."""
    found = [(match.group(), match.span()) for match in _WORD.finditer(text)]
    stems = tokens([word for word, _ in found], lang)
    return [(stem[0], span) for stem, (_, span) in zip(stems, found, strict=True) if stem]


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Words that stand close together, as one stretch."""
    found: list[Span] = []
    for start, end in spans:
        if found and start - found[-1][1] <= _SHORT_GAP and "." not in text[found[-1][1] : start]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
