"""Parsing: what a visitor typed as a pointer, in any spelling, and nothing else."""

import re
import unicodedata

from helpdesk.errors import CitationError
from helpdesk.law.citation.lexicon import BOTH, OF, THE, Langs, UnitWord
from helpdesk.law.citation.lists import read_values
from helpdesk.law.citation.mention import Found, citations_of, read_all
from helpdesk.law.citation.phrases import Group, Phrase
from helpdesk.law.citation.pointer import LONGEST_POINTER, Citation
from helpdesk.law.citation.tape import Tape
from helpdesk.law.citation.tongue import Unit

_LOOKS_LIKE_ID = re.compile(r"(?:[a-z][a-z0-9-]*:)?(?:art|anx|rec|par)_[A-Za-z0-9_.@:-]+")
_EXAMPLE = 'write it for example as "Article 6(3)(a)", "Annex III, point 4(a)" or "recital 53"'

# What may stand around a pointer without changing it.
_WORDS_AROUND = """
    see cf voir siehe zie vgl guideline guidelines leitlinien lignes directrices richtsnoeren ai ki ia act aia
    ki-vo ki-verordnung ai-verordening règlement regulation verordnung verordening sur eu ue
"""
_AROUND = frozenset(_WORDS_AROUND.split())
_MARKS = frozenset(".,;:'\"?!()")


def parse(text: str, source: str = "aia") -> Citation:
    """One citation from any spelling; raises CitationError, which says what was read and gives an example.

    >>> parse("Art. 5 Abs. 1 Buchst. a").id
    'aia:art_5.1.a'
    """
    found = parse_all(text, source)
    if len(found) > 1:
        labels = ", ".join(citation.label() for citation in found[:3])
        raise CitationError(f"{_shown(text)} names several provisions ({labels} …); name one of them")
    return found[0]


def parse_all(text: str, source: str = "aia") -> tuple[Citation, ...]:
    """Every citation of a list or range, in order, once each; raises CitationError.

    >>> [c.label() for c in parse_all("points (a) and (b) of Article 6(3)")]
    ['Article 6(3)(a)', 'Article 6(3)(b)']
    """
    if len(text) > LONGEST_POINTER:
        raise CitationError(f"a pointer has at most {LONGEST_POINTER} characters, this has {len(text)}; {_EXAMPLE}")
    text = unicodedata.normalize("NFC", text).strip()
    if _LOOKS_LIKE_ID.fullmatch(text):
        return (Citation.from_id(text if ":" in text else f"{source}:{text}"),)
    tape = Tape(text, loose=True)
    found = read_all(tape, source) or _without_a_word(tape)
    _refuse_leftovers(text, tape, found)
    return _all_of(text, found, source)


def _all_of(text: str, found: list[Found], source: str) -> tuple[Citation, ...]:
    citations: list[Citation] = []
    before = None
    for item in found:
        here = citations_of(item, before, None, source)
        if not here:
            raise CitationError(f"{_shown(text)} does not say of which article or annex; {_EXAMPLE}")
        before = (item, here)
        citations += here
    return tuple(dict.fromkeys(citations))


def _without_a_word(tape: Tape) -> list[Found]:
    """ "6(3)(a)" or "6.3.a": an article, when more than a bare number is there."""
    every: Langs = frozenset({"en"})
    place = next((n for n in range(len(tape)) if tape.at(n).kind == "number"), 0)
    read = read_values(tape, place, UnitWord(Unit.ARTICLE, every, every))
    if not read or any(len(value) < 2 for value in read[0]):
        return []
    group = Group((Unit.ARTICLE,), tuple(read[0]), every, place, read[1])
    return [Found(Phrase((group,), place, read[1]), None, False)]


def _refuse_leftovers(text: str, tape: Tape, found: list[Found]) -> None:
    """Raises when something was not understood, or when another act is meant."""
    if any(item.is_foreign for item in found):
        raise CitationError(f"{_shown(text)} points to another act, which is not on the shelf; {_EXAMPLE}")
    read = set()
    for item in found:
        end = max(item.phrase.after, item.act.after if item.act else 0)
        read.update(range(item.phrase.start, end))
    left = [tape.at(place).raw for place in range(len(tape)) if place not in read and not _is_around(tape, place)]
    if left or not found:
        what = f"could not be read (at {left[0][:30]!r})" if left and found else "is not a pointer"
        raise CitationError(f"{_shown(text)} {what}; {_EXAMPLE}")


def _is_around(tape: Tape, place: int) -> bool:
    word = tape.at(place).text
    return word in _AROUND or word in _MARKS or word in BOTH or word in OF or word in THE


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
