"""Signs: the small marks pointers are made of, "(3)", "1a", "b bis)", "(ii)", "III", read one at a time.

Every reader here takes a tape and a place and answers what it read and the place after it, or None.
"""

import re
from typing import NamedTuple

from helpdesk.law.citation.lexicon import BOTH, CONNECTIVES, ORDINAL_MARKS, UNIT_WORDS, UNTIL, Langs
from helpdesk.law.citation.numerals import is_numbered, is_roman, roman
from helpdesk.law.citation.tape import Tape
from helpdesk.law.citation.tongue import Unit
from helpdesk.law.citation.words import LETTER_OF_LATIN

_LETTERS = re.compile(r"[a-z](?:[a-h])?|[ivx]{1,5}")
_ENGLISH_MARKS = frozenset(mark for mark, langs in ORDINAL_MARKS.items() if "en" in langs)
_SUFFIX = re.compile(r"[a-z]{1,2}")
_ANNEX = re.compile(r"([ivx]{1,7}?)([a-h]?)")


class Sign(NamedTuple):
    """One mark of a pointer."""

    segment: str  # "3", "1a", "a", "ba", "ii"
    opened: bool  # stood in brackets
    closed: bool  # ended with a bracket
    after: int

    @property
    def is_number(self) -> bool:
        """Whether it is a number rather than letters."""
        return is_numbered(self.segment)


class Joint(NamedTuple):
    """What stands between two items of a list."""

    kind: str  # "comma", "and" or "until"
    after: int


def read_sign(tape: Tape, place: int, langs: Langs) -> Sign | None:
    """A number or letters, with or without brackets."""
    opened = tape.is_mark(place, "(")
    start = place + opened
    read = _number(tape, start, langs) or _letters(tape, start, langs, bracketed=opened)
    if not read:
        return None
    segment, after = read
    if opened:
        return Sign(segment, True, True, after + 1) if tape.is_mark(after, ")") else None
    closed = tape.is_mark(after, ")") and tape.closes_list_sign(after)
    return Sign(segment, False, closed, after + closed)


def stands_alone(tape: Tape, sign: Sign, langs: Langs) -> bool:
    """Whether bare letters can be a sign: no prose follows ("point b of", but not "point a provider")."""
    if sign.opened or sign.closed or sign.is_number or tape.loose or langs == {"de"}:
        return True
    elided = tape.is_mark(sign.after, "'")  # French: "l'article", "n'est"
    return len(sign.segment) == 1 and not elided and not tape.is_prose(sign.after)


def read_annex_number(tape: Tape, place: int) -> tuple[str, int] | None:
    """ "III", "IIIa", "III bis" or "3", as the law numbers annexes."""
    token = tape.at(place)
    if token.kind == "number" and len(token.text) <= 2 and 0 < int(token.text) < 40:
        return roman(int(token.text)).upper(), place + 1
    found = _ANNEX.fullmatch(token.text)
    pronoun = token.raw == "i" and tape.is_prose(place + 1)  # "the annex i read"
    if not found or not is_roman(found[1]) or (pronoun and not tape.loose):
        return None
    letter, after = _latin(tape, place + 1, frozenset({"fr", "nl"}))
    return found[1].upper() + (found[2] or letter), after


def read_joint(tape: Tape, place: int, langs: Langs) -> Joint | None:
    """A comma, an "and", both, or the word inside a range."""
    place += _is_stray_stop(tape, place)
    comma = tape.is_mark(place, ",")
    after = place + comma
    if not comma and (until := _until(tape, place, langs)):
        return until
    first = after
    while tape.at(after).kind != "end" and (
        BOTH.get(tape.at(after).text, frozenset()) & langs or (after > first and tape.is_mark(after, "/"))
    ):
        after += 1
    if after > first:
        return Joint("and", after)
    return Joint("comma", after) if comma else None


def _is_stray_stop(tape: Tape, place: int) -> bool:
    """Whether a full stop belongs to a number inside a list ("points 4.3., 4.4. and 4.5"), and ends nothing."""
    following = tape.at(place + 1)
    goes_on = following.text == "," or (following.text in BOTH and following.raw.islower())
    return tape.is_mark(place, ".") and tape.at(place).glued and goes_on


def _until(tape: Tape, place: int, langs: Langs) -> Joint | None:
    if tape.is_mark(place, "-"):
        return Joint("until", place + 1)
    for lang in langs:
        for words in UNTIL[lang]:
            if all(tape.at(place + n).text == word for n, word in enumerate(words)):
                return Joint("until", place + len(words))
    return None


def _number(tape: Tape, place: int, langs: Langs) -> tuple[str, int] | None:
    """A number of at most three digits with its inserted letters; never the start of 2024/1689."""
    token = tape.at(place)
    if token.kind != "number" or len(token.text) > 3 or token.text[0] == "0":
        return None
    if tape.is_mark(place + 1, "/") and tape.at(place + 2).kind == "number" or _counts(tape, place):
        return None
    following = tape.at(place + 1)
    if following.glued and following.kind == "word":
        fits = _SUFFIX.fullmatch(following.text) and following.text not in _ENGLISH_MARKS
        return (token.text + following.text, place + 2) if fits else None
    letter, after = _latin(tape, place + 1, langs)
    return token.text + letter, after


def _counts(tape: Tape, place: int) -> bool:
    """Whether the number is an ordinal before what it counts: "21st indent", "21. Gedankenstrich"."""
    mark, word = tape.at(place + 1), UNIT_WORDS.get(tape.at(place + 2).text)
    if not mark.glued or word is None or word.unit not in (Unit.INDENT, Unit.SUBPARAGRAPH):
        return False
    return bool(ORDINAL_MARKS.get(mark.text, frozenset()) & word.langs)


def _letters(tape: Tape, place: int, langs: Langs, bracketed: bool) -> tuple[str, int] | None:
    token = tape.at(place)
    if token.kind != "word" or not _LETTERS.fullmatch(token.text):
        return None
    if len(token.text) > 1:
        if not is_roman(token.text) and not bracketed and token.text in CONNECTIVES:
            return None
        return (token.text, place + 1) if tape.loose or token.raw.islower() else None
    letter, after = _latin(tape, place + 1, langs)
    return token.text + letter, after


def _latin(tape: Tape, place: int, langs: Langs) -> tuple[str, int]:
    """The letter of "bis", "ter" …, and the place after; "" when the word there is none.

    German "bis" leads a range ("Artikel 8 bis 15"); Dutch "ter" is also a common word.
    """
    letter = LETTER_OF_LATIN.get(tape.at(place).text, "")
    following = tape.at(place + 1)
    leads_range = "de" in langs and (following.kind == "number" or len(following.text) == 1 and following.raw.isalpha())
    is_word = "fr" not in langs and tape.is_prose(place + 1)
    return ("", place) if not letter or leads_range or is_word else (letter, place + 1)
