"""Near misses: claims that almost stand. Each is made of a citation that does, with one thing wrong.

negation flipped    "shall not" for "shall", or the other way round
number changed      a figure or a number word that the source does not have
other place         the right words, at a sibling, a parent or a child that does not say them
other version       the right words and place, in a wording that is not in force
…
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.answering.answer import Cited, Claim
from helpdesk.law import Citation

Rows = dict[tuple[str, str, str], dict]
_FLIPS = (
    (r"\bshall not\b", "shall"),
    (r"\bshall\b(?! not)", "shall not"),
    (r"\bshall\b(?! not)", "may"),
    (r"\bmay\b(?! not)", "shall"),
    (r"\bis not\b", "is"),
    (r"\bis\b(?! not)", "is not"),
    (r"\bare\b(?! not)", "are not"),
    (r"\b(do|does) not (\w+)", r"\2"),
    (r"\bnot\b ?", ""),
    (r"\bno\b", "any"),
    (r"\bwithout\b", "with"),
    (r"\bprohibited\b", "permitted"),
    (r"\bhigh-risk\b", "low-risk"),
    (r"\bunless\b", "where"),
    (r"\bexcept\b", "including"),
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NEIGHBOURS = 6


@dataclass(frozen=True)
class NearMiss:
    """A claim with one thing wrong, and what that is."""

    kind: str
    claim: Claim


def near_misses(cited: Cited, rows: Rows) -> Iterator[NearMiss]:
    """Every near miss of a citation with a quote; none of them is true by accident."""
    source = cited.id.partition(":")[0]
    here = Citation.from_id(cited.id)
    text = rows[source, cited.version, cited.id]["text"]
    place = Citation(here.source, here.path, cited.version)
    for kind, quote in {*_misquotes(cited.quote)}:
        if quote.strip() and quote not in text:
            yield NearMiss(kind, Claim(place, quote))
    for kind, quote in _cut(cited.quote, text):
        yield NearMiss(kind, Claim(place, quote))
    for kind, citation in _misplaced(cited, place, rows):
        yield NearMiss(kind, Claim(citation, cited.quote))


def _misquotes(quote: str) -> Iterator[tuple[str, str]]:
    for pattern, other in _FLIPS:
        yield from (("negation flipped", changed) for changed in _each(pattern, other, quote))
    for match in re.finditer(r"\d+", quote):
        for number in (int(match.group()) + 1, int(match.group()) * 10):
            yield "number changed", f"{quote[: match.start()]}{number}{quote[match.end() :]}"
    for place, word in enumerate(_NUMBERS[:-1]):
        yield from (("number changed", changed) for changed in _each(rf"\b{word}\b", _NUMBERS[place + 1], quote))
    middle = len(quote) // 2
    yield "a character changed", f"{quote[:middle]}{'q' if quote[middle] != 'q' else 'z'}{quote[middle + 1 :]}"
    yield "a character dropped", quote[:middle] + quote[middle + 1 :]
    yield "spaces changed", quote.replace(" ", "  ", 1)
    yield "case changed", quote.swapcase()
    words = quote.split(" ")
    if len(words) > 5:
        yield "a word left out", " ".join([*words[:2], *words[3:]])
        yield "two words swapped", " ".join([words[1], words[0], *words[2:]])
        yield "stitched", f"{' '.join(words[:2])} {' '.join(words[-2:])}"


def _cut(quote: str, text: str) -> Iterator[tuple[str, str]]:
    """Stretches of the source that are cut so that they say something else; each is there character by character."""
    for match in re.finditer(r"\b(?:not|no|unless|except|without)\b\s+", quote):
        if len(rest := quote[match.end() :]) >= 12 and text.count(rest) == 1:
            yield "cut after a negation", rest
    for match in re.finditer(r"\d(?=[ \u00a0.,]?\d)|\d(?=[ \u00a0]?%)", quote):
        if len(start := quote[: match.end()]) >= 12 and text.count(start) == 1:
            yield "cut inside a number", start
    if quote[-1:].isalnum() and quote[-2:-1].isalnum() and text.count(quote[:-1]) == 1:
        yield "cut inside a word", quote[:-1]
    if text.count(quote[:-3]) == 1 and quote[-4:-2].isalpha():
        yield "cut inside a word", quote[:-3]


def _each(pattern: str, other: str, quote: str) -> Iterator[str]:
    """The quote with one occurrence changed, for each occurrence."""
    for match in re.finditer(pattern, quote):
        yield f"{quote[: match.start()]}{match.expand(other)}{quote[match.end() :]}".strip()


def _misplaced(cited: Cited, place: Citation, rows: Rows) -> Iterator[tuple[str, Citation]]:
    source = place.source
    same = [row for (s, version, _), row in rows.items() if (s, version) == (source, cited.version)]
    at = next(number for number, row in enumerate(same) if row["id"] == cited.id)
    row = same[at]
    for other in same[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]:
        if other["id"] != cited.id and cited.quote not in other["text"]:
            kind = "parent" if other["id"] == row["parent"] else "child" if other["parent"] == cited.id else "sibling"
            yield f"other place ({kind})", _at(other["id"], cited.version)
    yield "invented place", _at(f"{cited.id}.z", cited.version)
    yield "invented place", _at(f"{source}:art_999", cited.version)
    yield "no version", Citation(place.source, place.path)
    yield "invented version", Citation(place.source, place.path, "1999-01-01")
    for other_source, version, name in rows:
        if (other_source, name) == (source, cited.id) and version != cited.version:
            yield "other version", Citation(place.source, place.path, version)


def _at(provision_id: str, version: str) -> Citation:
    citation = Citation.from_id(provision_id)
    return Citation(citation.source, citation.path, version)
