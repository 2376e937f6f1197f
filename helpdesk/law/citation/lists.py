"""Lists of values: what follows a unit word, "6(3)(a)", "5 and 6(1)", "(a) to (d)", read into paths."""

from helpdesk.law.citation.lexicon import Langs, UnitWord
from helpdesk.law.citation.numerals import arabic, is_numbered, is_roman, roman, split_number
from helpdesk.law.citation.signs import Joint, Sign, read_annex_number, read_joint, read_sign, stands_alone
from helpdesk.law.citation.tape import Tape
from helpdesk.law.citation.tongue import Unit

Path = tuple[str, ...]
MOST_VALUES = 300
_DEEPEST = 7
_PREFIX = {Unit.SUBPARAGRAPH: "sub_", Unit.INDENT: "ind_", Unit.RECITAL: "rec_", Unit.ARTICLE: "art_"}


def read_values(tape: Tape, place: int, word: UnitWord) -> tuple[list[Path], int] | None:
    """The paths named after a unit word, ranges opened, and the place after; None when none is named."""
    read = _value(tape, place, word.unit, word.langs)
    if not read:
        return None
    values, place = [read[0]], read[1]
    while len(values) < MOST_VALUES and (joint := read_joint(tape, place, word.langs)):
        item = _item(tape, joint, values[-1], word)
        if not item:
            break
        path, place = item
        if joint.kind == "until":
            values += _between(values[-1], path)
        elif path[: len(values[-1])] == values[-1]:
            values.pop()  # "Annex III, 4(a)": the comma led further in, to no other place
        values.append(path)
    return values, place


def _value(tape: Tape, place: int, unit: Unit, langs: Langs) -> tuple[Path, int] | None:
    head = _head(tape, place, unit, langs)
    return _tails(tape, head[1], head[0], unit, langs) if head else None


def _head(tape: Tape, place: int, unit: Unit, langs: Langs) -> tuple[Path, int] | None:
    """The first value after a unit word, before any "(3)"."""
    if unit in (Unit.ANNEX, Unit.CHAPTER):
        read = read_annex_number(tape, place)
        return ((f"anx_{read[0]}",), read[1]) if read else None
    if unit is Unit.SECTION:
        return _section(tape, place)
    sign = read_sign(tape, place, langs)
    if not sign or not stands_alone(tape, sign, langs) or not _fits(tape, sign, unit):
        return None
    if unit is Unit.DEFINITION:
        return ("art_3", sign.segment), sign.after
    prefix = _PREFIX.get(unit, "") if sign.is_number else ""
    return (prefix + sign.segment,), sign.after


def _fits(tape: Tape, sign: Sign, unit: Unit) -> bool:
    """Whether a unit may be named by such a sign."""
    if unit is Unit.ARTICLE:
        return sign.is_number and (tape.loose or not sign.opened)
    if unit in (Unit.RECITAL, Unit.DEFINITION, Unit.INDENT, Unit.SENTENCE):
        return sign.is_number
    return sign.is_number or unit >= Unit.SUBPARAGRAPH or sign.opened or tape.loose


def _section(tape: Tape, place: int) -> tuple[Path, int] | None:
    token = tape.at(place)
    if token.kind == "number" and len(token.text) <= 2 and token.text[0] != "0":
        return (f"sec_{token.text}",), place + 1
    is_letter = len(token.raw) == 1 and token.raw.isascii() and token.raw.isalpha()
    return ((token.raw.upper(),), place + 1) if is_letter and (tape.loose or token.raw.isupper()) else None


def _tails(tape: Tape, place: int, path: Path, unit: Unit, langs: Langs) -> tuple[Path, int]:
    """The path with every "(3)", ".3", " a)" that follows directly."""
    while len(path) < _DEEPEST and unit not in (Unit.RECITAL, Unit.SENTENCE, Unit.INDENT):
        dotted = tape.is_mark(place, ".") and tape.at(place).glued and tape.at(place + 1).glued
        sign = read_sign(tape, place + dotted, langs)
        if not sign or not (sign.opened or dotted or _trails(tape, sign, unit)):
            break
        if dotted and tape.is_prose(sign.after) and tape.at(sign.after).glued:
            break
        path, place = (*path, sign.segment), sign.after
    return path, place


def _trails(tape: Tape, sign: Sign, unit: Unit) -> bool:
    """Whether an unbracketed sign belongs to the value before it: "point 4 a)", or "Art. 6 (3) a" typed."""
    return (sign.closed and not sign.is_number) or (tape.loose and unit is not Unit.SECTION)


def _item(tape: Tape, joint: Joint, before: Path, word: UnitWord) -> tuple[Path, int] | None:
    """The next item of a list: a value of its own ("and 6(1)") or a sibling of the last ("and (2)")."""
    unit, langs = word.unit, word.langs
    if unit in (Unit.ANNEX, Unit.CHAPTER, Unit.SECTION) and (read := _value(tape, joint.after, unit, langs)):
        return read if tape.at(joint.after).kind == "word" else _deeper_only(tape, joint, before, langs)
    sign = read_sign(tape, joint.after, langs)
    if not sign or not stands_alone(tape, sign, langs) or unit is Unit.SECTION:
        return None
    if sign.is_number and unit is not Unit.ANNEX and not (unit is Unit.ARTICLE and sign.opened):
        plausible = sign.opened or sign.closed or tape.loose or _plausible(tape, joint, sign, word)
        return _value(tape, joint.after, unit, langs) if plausible else None
    if unit is Unit.ANNEX and sign.is_number and not sign.opened:
        return _deeper_only(tape, joint, before, langs)
    if not (sign.opened or sign.closed or sign.is_number or tape.loose or unit >= Unit.POINT):
        return None
    path = _below_letter(before, sign, joint, word) or _beside(before, sign, joint)
    return _tails(tape, sign.after, path, unit, langs) if path else None


def _deeper_only(tape: Tape, joint: Joint, before: Path, langs: Langs) -> tuple[Path, int] | None:
    """ "Annex III, 4(a)": the point after a comma, in running text only when a sign follows the number."""
    read = _value(tape, joint.after, Unit.POINT, langs)
    sure = read and len(before) == 1 and joint.kind == "comma" and (tape.loose or len(read[0]) > 1)
    return (before + read[0], read[1]) if sure else None


def _plausible(tape: Tape, joint: Joint, sign: Sign, word: UnitWord) -> bool:
    """Whether a bare number continues the list ("Articles 5 and 6") or begins prose ("Article 5, 6 months")."""
    plural = word.surely_plural or (word.may_be_plural and joint.kind != "comma")
    return plural or not tape.is_prose(sign.after)


def _below_letter(path: Path, sign: Sign, joint: Joint, word: UnitWord) -> Path | None:
    """ "point h), iii)", as French and Dutch write it: one point, and below it a Roman sub-point."""
    after_letter = path[-1].isalpha() and path[-1].islower() and not is_roman(path[-1])
    one = joint.kind == "comma" and not word.plural_in and sign.closed
    return (*path, sign.segment) if one and after_letter and is_roman(sign.segment) else None


def _beside(path: Path, sign: Sign, joint: Joint) -> Path | None:
    """The path with the sign in place of the last segment of its kind; after a comma it may go deeper."""
    place = _last_number(path) if sign.is_number else _letter_place(path, sign.segment)
    if place is not None:
        return (*path[:place], sign.segment)
    return (*path, sign.segment) if joint.kind == "comma" else None


def _last_number(path: Path) -> int | None:
    return next((n for n in range(len(path) - 1, -1, -1) if is_numbered(path[n])), None)


def _letter_place(path: Path, segment: str) -> int | None:
    """Where a lettered sibling stands: beside the sub-point when it is Roman and one is there."""
    places = [n for n, part in enumerate(path) if part.islower() and part.isalpha()]
    if not places:
        return None
    return places[-1] if len(places) > 1 and is_roman(segment) else places[0]


def _between(first: Path, last: Path) -> list[Path]:
    """The paths strictly between the two ends of a range; of Articles 4 to 6 only 5, whatever was inserted."""
    place = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    if place is None:
        return []
    below_letter = place > 0 and first[place - 1].isalpha()
    segments = _segments_between(first[place], last[place], below_letter)
    return [(*first[:place], segment) for segment in segments]


def _segments_between(first: str, last: str, below_letter: bool) -> list[str]:
    prefix, _, low = first.rpartition("_")
    prefix, high = prefix and f"{prefix}_", last.rpartition("_")[2]
    if is_numbered(low) and is_numbered(high):
        return [prefix + segment for segment in _numbers_between(split_number(low), split_number(high))]
    if low.isupper() and prefix and is_roman(low) and is_roman(high):
        return [prefix + roman(n).upper() for n in range(arabic(low) + 1, arabic(high))]
    if is_roman(low) and is_roman(high) and (below_letter or len(high) > 1):
        return [roman(n) for n in range(arabic(low) + 1, arabic(high))]
    return _letters_between(low, high)


def _numbers_between(low: tuple[int, str], high: tuple[int, str]) -> list[str]:
    if low[0] == high[0] and low[1] and high[1]:
        return [f"{low[0]}{letter}" for letter in _letters_between(low[1], high[1])]
    end = high[0] + (1 if high[1] else 0)
    return [str(n) for n in range(low[0] + 1, min(end, low[0] + MOST_VALUES))]


def _letters_between(low: str, high: str) -> list[str]:
    if len(low) != len(high) or low[:-1] != high[:-1]:
        return []
    return [low[:-1] + chr(letter) for letter in range(ord(low[-1]) + 1, ord(high[-1]))]
