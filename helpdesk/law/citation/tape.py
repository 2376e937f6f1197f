"""Text cut into words, numbers and marks, once, from left to right."""

import re
from functools import cached_property
from typing import NamedTuple

from helpdesk.law.citation.lexicon import CONNECTIVES, ORDINALS, UNIT_WORDS

# One character for one, so that places in the text stay what they were.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u200b\u2060\ufeff", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032`", "'"),
        **dict.fromkeys("\uff08\u207d\u208d\u2768", "("),
        **dict.fromkeys("\uff09\u207e\u208e\u2769", ")"),
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:-[^\W\d_]{2,})*|\S")


class Token(NamedTuple):
    """A word (in lower case), a number or a mark, and where it stands."""

    kind: str  # "number", "word", "mark" or "end"
    text: str
    raw: str
    start: int
    end: int
    glued: bool  # nothing stands between it and the token before


class Tape:
    """The tokens of a text. `loose` reads what a visitor typed as a pointer and nothing else."""

    def __init__(self, text: str, loose: bool = False):
        self.loose = loose
        self.tokens = _tokens(text.translate(_PLAIN))
        self._end = Token("end", "", "", len(text), len(text), False)

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, place: int) -> Token:
        """The token at a place; past either end, a token that is nothing."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else self._end

    def is_mark(self, place: int, mark: str) -> bool:
        """Whether this mark stands there."""
        return self.at(place).text == mark

    def is_prose(self, place: int) -> bool:
        """Whether an ordinary word stands there: none that pointers are made of."""
        token = self.at(place)
        plain = token.text not in CONNECTIVES and token.text not in UNIT_WORDS and token.text not in ORDINALS
        return token.kind == "word" and len(token.text) > 1 and plain

    def closes_list_sign(self, place: int) -> bool:
        """Whether the ")" there belongs to a sign like "a)", not to a bracket opened before."""
        return self.is_mark(place, ")") and (not self._open_before[place] or self.is_mark(place + 1, ")"))

    @cached_property
    def _open_before(self) -> list[int]:
        """How many brackets are open before each token."""
        depths, depth = [], 0
        for token in self.tokens:
            depths.append(depth)
            depth = depth + 1 if token.text == "(" else max(depth - 1, 0) if token.text == ")" else depth
        return depths


def _tokens(text: str) -> list[Token]:
    tokens, last_end = [], -1
    for found in _TOKEN.finditer(text):
        raw = found[0]
        kind = "number" if raw[0] in "0123456789" else "word" if raw[0].isalpha() else "mark"
        tokens.append(Token(kind, raw.casefold(), raw, found.start(), found.end(), found.start() == last_end))
        last_end = found.end()
    return tokens
