"""What was said: a description as it came, whole and sentence by sentence, each with its vector."""

import re
from dataclasses import dataclass

import numpy as np

from helpdesk.triage.verdict import Span

Vector = np.ndarray
_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_WORDS = 4  # words a sentence needs to be read alone
_MOST = 12  # sentences read alone; a page has more, but says what the system does early


@dataclass(frozen=True)
class Said:
    """A description: its language, its vector in English, and those of its sentences where it has several."""

    text: str
    lang: str
    vector: Vector
    parts: tuple[tuple[Span, Vector], ...] = ()


def sentences(text: str) -> tuple[Span, ...]:
    """Where the sentences of a text stand that can be read alone; none where there is only one.

    >>> sentences("It answers customers by chat. It also reads their mood from the voice.")
    ((0, 29), (30, 70))
    """
    cuts = [0, *(place for match in _END.finditer(text) for place in match.span()), len(text)]
    found = [span for span in zip(cuts[::2], cuts[1::2], strict=True) if len(text[slice(*span)].split()) >= _WORDS]
    return tuple(found[:_MOST]) if len(found) > 1 else ()
