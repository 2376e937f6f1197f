"""Mentions: where running text points into the law, and to what."""

import re
from dataclasses import dataclass, replace

from helpdesk.law.citation.acts import Act, act_of
from helpdesk.law.citation.lexicon import BOTH, OF, THE
from helpdesk.law.citation.phrases import Phrase, read_phrase
from helpdesk.law.citation.pointer import Citation
from helpdesk.law.citation.resolving import is_absolute, resolved, resolved_beside
from helpdesk.law.citation.tape import Tape
from helpdesk.law.citation.tongue import Unit

# "…, the following paragraph is added: ‘4. When …": what follows stands in another act.
_AMENDMENT = re.compile(r":\s*[‘“„«]")


@dataclass(frozen=True)
class Mention:
    """A place in a text that points to provisions; `text[start:end]` are the words."""

    citations: tuple[Citation, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A phrase, the act it speaks of (None: the text's own), and whether "and" or a comma joins it on."""

    phrase: Phrase
    act: Act | None
    joined: bool

    @property
    def is_foreign(self) -> bool:
        """Whether it points to an act that is not on our shelf."""
        return self.act is not None and self.act.source is None


def find_mentions(text: str, here: Citation | None = None, source: str = "aia") -> list[Mention]:
    """Every pointer to this act in a text, in order and without overlap.

    `here` is the provision the text belongs to; "paragraph 2", "this Article" and "point (a)" are read from
    it, and passed over without it. Pointers to other acts are passed over ("Article 6 of Regulation (EU)
    2016/679", "Article 16 TFEU"). Time grows with the length of the text, not faster.

    >>> [m.citations[0].id for m in find_mentions("See Article 6(3), point (a), and Article 16 TFEU.")]
    ['aia:art_6.3.a']
    """
    tape = Tape(text)
    amended = _AMENDMENT.search(text)
    quoted_from = amended.end() if amended else len(text)
    mentions, before = [], None
    for found in _without_foreign(read_all(tape, source)):
        quoted = tape.at(found.phrase.start).start >= quoted_from
        citations = citations_of(found, before, None if quoted else here, source)
        if citations:
            first, last = tape.at(found.phrase.start), tape.at(found.phrase.after - 1)
            mentions.append(Mention(citations, first.start, last.end))
        before = (found, citations)
    return mentions


def read_all(tape: Tape, source: str) -> list[Found]:
    """Every phrase on the tape, with the act it speaks of."""
    found, place, last = [], 0, -1
    while place < len(tape):
        phrase = read_phrase(tape, place)
        if not phrase:
            place += 1
            continue
        joined = bool(found) and _is_joint(tape, last, phrase.start)
        found.append(Found(phrase, act_of(tape, phrase, source), joined))
        place = last = phrase.after
    return _with_shared_outers(found)


def _with_shared_outers(found: list[Found]) -> list[Found]:
    """ "Section B, points 1 to 5, and points 8 and 9 of Annex VIII": the annex at the end is everyone's."""
    for place in range(len(found) - 1, 0, -1):
        first, last = found[place - 1], found[place]
        if not last.joined or first.phrase.outer.points_back or is_absolute(first.phrase):
            continue
        alike = _group_alike(last.phrase, first.phrase.units)
        if alike is None:
            continue
        groups = last.phrase.groups
        widened = (*first.phrase.groups, *groups[alike + 1 :])
        found[place - 1] = replace(first, phrase=replace(first.phrase, groups=widened))
        if alike == 0:
            found[place] = replace(last, phrase=replace(last.phrase, groups=groups[:1]))
    return found


def _group_alike(phrase: Phrase, units: set[Unit]) -> int | None:
    """The place of the group, not the outermost, that names a unit of these kinds."""
    groups = enumerate(phrase.groups[:-1])
    return next((n for n, group in groups if group.outer in units and not group.points_back), None)


def citations_of(
    found: Found,
    before: tuple[Found, tuple[Citation, ...]] | None,
    here: Citation | None,
    source: str,
) -> tuple[Citation, ...]:
    """What a phrase points to: by itself, beside the phrase it is joined to, or from where we are."""
    named = found.act.source if found.act and found.act.source else source
    if before and found.joined and not is_absolute(found.phrase):
        beside = resolved_beside(found.phrase, before[1], before[0].phrase.units)
        if beside:
            return beside
    return resolved(found.phrase, here, named)


def _without_foreign(found: list[Found]) -> list[Found]:
    """The list without pointers to other acts; in "Articles 7 and 8 and Article 9 of Directive …" all three go."""
    kept: list[Found] = []
    foreign_follows = False
    for item in reversed(found):
        inherits = foreign_follows and item.act is None
        foreign = item.is_foreign or inherits
        if not foreign:
            kept.append(item)
        foreign_follows = foreign and item.joined and (inherits or item.act.shared)
    return kept[::-1]


def _is_joint(tape: Tape, start: int, end: int) -> bool:
    """Whether only a comma, "and", "et de l'" stands between two phrases."""
    if not start < end <= start + 5:
        return False
    words = [tape.at(place).text for place in range(start, end)]
    both = any(word in BOTH for word in words)
    small = all(word in BOTH or word in THE or word in ",'" or (both and word in OF) for word in words)
    return small and (both or "," in words)
