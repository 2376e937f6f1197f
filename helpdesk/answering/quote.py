"""Quote: which of a provision's own words to show."""

import re
from collections.abc import Iterable

from helpdesk.answering.answer import Claim
from helpdesk.law import Citation, Provision

LONGEST = 520  # characters of one quote; longer texts are quoted by the sentences that fit the question best
_SENTENCE = re.compile(r"[^.;]+(?:[.;](?!\s)[^.;]*)*[.;]?")
_WORD = re.compile(r"\w{3,}")


def claim_of(provision: Provision, quote: str = "") -> Claim:
    """A claim on a provision in its own wording."""
    citation = Citation.from_id(provision.id)
    return Claim(Citation(citation.source, citation.path, provision.version), quote)


def best_words(provision: Provision, question: str) -> str:
    """The provision's own text, or, when that is long, its run of sentences that shares most with the question.

    Always a stretch of the source's own characters, whole sentences unless a single one is too long.
    """
    text = provision.text
    if len(text) <= LONGEST:
        return text
    asked = stems(question)
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    runs = [run for start in range(len(spans)) if (run := _run(spans, start))]
    best = max(runs, key=lambda run: (len(stems(text[run[0] : run[1]]) & asked), -run[0]))
    return _fit(text[best[0] : best[1]].strip())


def _run(spans: list[tuple[int, int]], start: int) -> tuple[int, int]:
    """The longest run of sentences from `start` that is not too long (at least one sentence)."""
    end = start
    while end + 1 < len(spans) and spans[end + 1][1] - spans[start][0] <= LONGEST:
        end += 1
    return spans[start][0], spans[end][1]


def _fit(words: str) -> str:
    """A single overlong sentence, cut between words."""
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0]


def stems(text: str) -> set[str]:
    """Rough word stems for comparing a question with a sentence: the first six letters."""
    return {word[:6].lower() for word in _WORD.findall(text)}


def shown(provision: Provision, quote: str) -> str:
    """The quote in quotation marks, with dots where the provision goes on."""
    before = "" if provision.text.startswith(quote) else "… "
    after = "" if provision.text.endswith(quote) else " …"
    return f"“{before}{quote}{after}”"


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each a stretch of its own characters."""
    return [words for match in _SENTENCE.finditer(text) if (words := match.group().strip())]


def closest(units: Iterable[Provision], question: str, most: int) -> list[Provision]:
    """The units that share most words with the question, at most so many, in document order."""
    asked = stems(question)
    units = list(units)
    ranked = sorted(range(len(units)), key=lambda place: (-len(stems(units[place].text) & asked), place))
    return [units[place] for place in sorted(ranked[:most])]
