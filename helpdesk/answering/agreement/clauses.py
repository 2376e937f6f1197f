"""Clauses: a text cut where its sense ends, each clause with its stems and what stands under a "not" or a "must"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.answering.agreement.cues import Cues

_END = re.compile(r"[.;:!?](?=\s|$)|\n|\s[–—]\s|\((?=\w{4})|\)(?=[,;.]|\s\w{3})")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LIMITS_AFTER, _NOBODY = re.compile(r"\s+(?:not|only|no)\b|not\b"), re.compile(r"\b(?:[Nn]obody|[Nn]one|[Nn]o)\b")
_NO_DENIAL = re.compile(r"\s?[,\d]")  # "No, …" answers, "No 765/2008" counts
_FAR = 4  # words that may stand between a "not" and what it denies
_SHARE, _SHARED = 0.7, 4  # how much of two clauses must be the same for them to speak of the same
_SHORT_SHARE, _SHORT_SHARED = 0.8, 2  # and how much of two short ones


@dataclass(frozen=True)
class Clause:
    """A clause: its words, stems, those right after a "not", and how strongly each verb binds: (stem, "must").

    `turns` counts its denials and bans: "not allowed" and "banned" turn a clause round once each.
    """

    text: str
    stems: frozenset[str]
    denied: frozenset[str]
    bound: frozenset[tuple[str, str]]
    turns: int


@lru_cache(maxsize=16_384)
def clauses(text: str, cues: Cues) -> tuple[Clause, ...]:
    """The clauses of a text that say anything."""
    return tuple(_clause(part, cues) for part in _END.split(text) if part and part.strip())


def _clause(text: str, cues: Cues) -> Clause:
    strengths = [(m.end(), _strength(m, text, one.id)) for one in cues.strengths for m in one.said.finditer(text)]
    denials = [m.end() for m in cues.negation.finditer(text) if not _NO_DENIAL.match(text, m.end())]
    silent = [match.span() for match in cues.negation.finditer(text)]
    silent += [match.span() for one in cues.strengths for match in one.said.finditer(text)]
    silent += [m.span() for pair in cues.opposites for word in (pair.one, pair.other) for m in word.finditer(text)]
    words = [(m.start(), _stem(m.group())) for m in _WORD.finditer(text) if _counts(m, silent, cues)]
    return Clause(
        text,
        frozenset(stem for _, stem in words),
        frozenset(stem for end in denials if (stem := _next(end, words, text))),
        frozenset((stem, name) for end, name in strengths if (stem := _next(end, words, text))),
        len(denials) + sum(len(pair.one.findall(text)) for pair in cues.opposites if pair.is_ban),
    )


def _strength(match: re.Match, text: str, name: str) -> str:
    """Who "may not", "may only", or of whom it is said that nobody may, is under a duty."""
    is_duty = _LIMITS_AFTER.match(text, match.end()) or _NOBODY.search(text[: match.start()])
    return "must" if name == "may" and is_duty else name


def _counts(match: re.Match, silent: list[tuple[int, int]], cues: Cues) -> bool:
    word = match.group().lower()
    return word not in cues.passed and word not in cues.numbers and not any(a <= match.start() < b for a, b in silent)


def _stem(word: str) -> str:
    """A rough stem: the first six letters, without the s or ies of a plural or a verb."""
    word = word.lower()
    if word.endswith("ies"):
        return f"{word[:-3]}y"[:6]
    return word[:-1][:6] if word.endswith("s") and not word.endswith("ss") else word[:6]


def _next(end: int, words: list[tuple[int, str]], text: str) -> str:
    """The first word that counts after a place, unless it stands far away."""
    start, stem = next(((start, stem) for start, stem in words if start >= end), (None, ""))
    return stem if start is not None and len(text[end:start].split()) <= _FAR else ""


def alike(clause: Clause, others: list[Clause]) -> list[Clause]:
    """The clauses that speak of the same, nearest first."""
    found = []
    for other in others:
        shared = len(clause.stems & other.stems)
        share = shared / len(clause.stems | other.stems) if shared else 0
        if (shared >= _SHARED and share >= _SHARE) or (shared >= _SHORT_SHARED and share >= _SHORT_SHARE):
            found.append((-share, other))
    return [other for _, other in sorted(found, key=lambda pair: pair[0])]
