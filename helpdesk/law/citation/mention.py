"""Mentions: where running text points into the law, and to what."""

from dataclasses import dataclass

from helpdesk.law.citation.acts import Act, act_of
from helpdesk.law.citation.lexicon import BOTH, THE
from helpdesk.law.citation.phrases import Phrase, read_phrase
from helpdesk.law.citation.pointer import Citation
from helpdesk.law.citation.resolving import is_absolute, resolved, resolved_beside
from helpdesk.law.citation.tape import Tape


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
    mentions, before = [], None
    for found in _without_foreign(read_all(tape, source)):
        citations = citations_of(found, before, here, source)
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
    return found


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
        foreign_follows = foreign and item.joined
    return kept[::-1]


def _is_joint(tape: Tape, start: int, end: int) -> bool:
    """Whether only commas, "and" and articles stand between two phrases."""
    if not start < end <= start + 4:
        return False
    tokens = [tape.at(place) for place in range(start, end)]
    joins = any(token.text in BOTH or token.text == "," for token in tokens)
    return joins and all(token.text in BOTH or token.text in THE or token.text in ",'" for token in tokens)
