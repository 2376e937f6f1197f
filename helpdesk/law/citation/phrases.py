"""Phrases: the pointers of a text as they are written, before anything is known of where they stand.

Part      one unit word with its values       "points (a) and (b)" · "second subparagraph" · "this Article"
Group     parts from the outside in           "Article 6(3), point (a)"
Phrase    groups from the inside out          "point (a) of the first subparagraph of paragraph 3"
"""

from dataclasses import dataclass, replace

from helpdesk.law.citation.lexicon import (
    OF,
    ORDINAL_MARKS,
    ORDINALS,
    THAT,
    THE,
    THIS,
    UNIT_WORDS,
    Langs,
    UnitWord,
)
from helpdesk.law.citation.lists import MOST_VALUES, Path, read_values
from helpdesk.law.citation.numerals import is_numbered
from helpdesk.law.citation.signs import read_joint
from helpdesk.law.citation.tape import Tape
from helpdesk.law.citation.tongue import Unit
from helpdesk.law.citation.words import NEVER_FIRST, ONLY_DOTTED, TONGUES

_MOST_ORDINALS = 30


@dataclass(frozen=True)
class Group:
    """Pointers read from the outside in; `points_back` is THIS or THAT for "this Article", "that Article"."""

    units: tuple[Unit, ...]
    values: tuple[Path, ...]
    langs: Langs
    start: int
    after: int
    points_back: str = ""

    @property
    def outer(self) -> Unit:
        """The outermost unit that is named."""
        return self.units[0]


@dataclass(frozen=True)
class Phrase:
    """Groups in the order they stand, the innermost first; `start` and `after` are places on the tape."""

    groups: tuple[Group, ...]
    start: int
    after: int

    @property
    def outer(self) -> Group:
        """The outermost group, which says where the phrase stands."""
        return self.groups[-1]

    @property
    def units(self) -> set[Unit]:
        """Every unit that is named by a word."""
        return {unit for group in self.groups for unit in group.units}


def read_phrase(tape: Tape, place: int) -> Phrase | None:
    """The phrase that begins at this place, if one does."""
    group = _group(tape, place)
    if not group or tape.at(place).text in NEVER_FIRST:
        return None
    groups = [group]
    while outer := _outer_group(tape, groups[-1]):
        groups.append(outer)
    return Phrase(tuple(groups), place, groups[-1].after)


def _outer_group(tape: Tape, inner: Group) -> Group | None:
    """The group after "of" that is outside the one before: "of Article 6(3)", "of this paragraph"."""
    place = inner.after + tape.is_mark(inner.after, ",")
    start = place
    while _speaks(OF, tape, place, inner.langs) or (place > start and _is_article_word(tape, place, inner.langs)):
        place += 1
    genitive = "de" in inner.langs and any(_speaks(role, tape, place, inner.langs) for role in (THIS, THE))
    if place == start and not genitive:
        return None
    place += place == start and _speaks(THE, tape, place, inner.langs)
    group = _group(tape, place, within=inner.outer) or _unnumbered(tape, place)
    return group if group and _is_around(group.outer, inner.outer) else None


def _is_around(outer: Unit, inner: Unit) -> bool:
    """Whether one unit can stand around another; a point of an annex has subparagraphs of its own."""
    return outer.depth < inner.depth or (outer is Unit.POINT and inner is Unit.SUBPARAGRAPH)


def _unnumbered(tape: Tape, place: int) -> Group | None:
    """ "of the Annex", "of the Article": a unit without a number, which points somewhere we cannot tell."""
    word = UNIT_WORDS.get(tape.at(place).text)
    return Group((word.unit,), (), word.langs, place, place + 1, "that") if word else None


def _group(tape: Tape, place: int, within: Unit | None = None) -> Group | None:
    """The group that begins here; one read around another stops before it gets inside that."""
    group = _part(tape, place)
    while group and not group.points_back and len(group.values) < MOST_VALUES:
        comma = tape.is_mark(group.after, ",")
        inner = _part(tape, group.after + comma)
        if not inner or inner.points_back or not _continues(group, inner):
            break
        if within is not None and not _is_around(inner.outer, within):
            break
        group = _extended(group, inner)
    return group


def _continues(group: Group, inner: Group) -> bool:
    """Whether the part stands inside the group: deeper, or letters after a number ("Nummer 4 Buchstabe a").

    A point may have subparagraphs too ("Annex XI, Section 1, point 2, second subparagraph").
    """
    last, unit = group.units[-1], inner.outer
    if unit.depth > last.depth or (last is Unit.POINT and unit is Unit.SUBPARAGRAPH):
        return unit is not Unit.SECTION or group.outer in (Unit.ANNEX, Unit.CHAPTER)
    lettered = inner.values and inner.values[0][0][0].isalpha()
    return last is Unit.POINT and unit is Unit.POINT and lettered and group.values[-1][-1][0].isdigit()


def _extended(group: Group, inner: Group) -> Group:
    """The group with the inner part hung on its last value; a sentence names no unit of its own."""
    if inner.outer is Unit.SENTENCE:
        return replace(group, after=inner.after)
    hung = tuple(_hung(group.values[-1], tail, inner.values[0]) for tail in inner.values)
    return replace(
        group,
        units=group.units + inner.units,
        values=group.values[:-1] + hung,
        langs=group.langs & inner.langs or inner.langs,
        after=inner.after,
    )


def _hung(outer: Path, tail: Path, first: Path) -> Path:
    """The tail below the outer path; a number among letters goes back up: "Article 5(1), point (h), (2)"."""
    numbers = [place for place, segment in enumerate(outer) if is_numbered(segment)]
    goes_up = numbers and is_numbered(tail[0]) and not is_numbered(first[0])
    return outer[: numbers[-1]] + tail if goes_up else outer + tail


def _part(tape: Tape, place: int) -> Group | None:
    return _by_word(tape, place) or _by_ordinal(tape, place) or _pointing_back(tape, place)


def _by_word(tape: Tape, place: int) -> Group | None:
    """ "Articles 5 and 6(1)", "point (a)", "Abs. 3": a unit word and its values."""
    text = tape.at(place).text
    word = UNIT_WORDS.get(text)
    if not word:
        return None
    dotted = tape.is_mark(place + 1, ".")
    if text in ONLY_DOTTED and not dotted and not tape.loose:
        return None
    read = read_values(tape, place + 1 + dotted, word)
    return Group((word.unit,), tuple(read[0]), word.langs, place, read[1]) if read else None


def _by_ordinal(tape: Tape, place: int) -> Group | None:
    """ "first and second subparagraphs", "third indent", "derde lid"."""
    first = _ordinal(tape, place)
    if not first:
        return None
    numbers, after, langs = _ordinals_from(tape, *first)
    word = UNIT_WORDS.get(tape.at(after).text)
    unit = _counted_unit(word, langs) if word else None
    if unit is None:
        return None
    prefix = {Unit.PARAGRAPH: "", Unit.SUBPARAGRAPH: "sub_", Unit.INDENT: "ind_", Unit.SENTENCE: ""}[unit]
    values = tuple((f"{prefix}{number}",) for number in numbers)
    return Group((unit,), values, word.langs, place, after + 1)


def _ordinals_from(tape: Tape, number: int, after: int, langs: Langs) -> tuple[list[int], int, Langs]:
    """The numbers of "first", "first and second", "first to third", beginning with one that was read."""
    numbers = [number]
    while len(numbers) < _MOST_ORDINALS and (joint := read_joint(tape, after, langs)):
        following = _ordinal(tape, joint.after)
        if not following:
            break
        number, after, spoken = following
        numbers += [*range(numbers[-1] + 1, number), number] if joint.kind == "until" else [number]
        langs &= spoken
    return numbers, after, langs


def _ordinal(tape: Tape, place: int) -> tuple[int, int, Langs] | None:
    """(number, place after, languages) of "third", "3rd" or "3."."""
    token, mark = tape.at(place), tape.at(place + 1)
    if word := ORDINALS.get(token.text):
        return word.number, place + 1, word.langs
    if token.kind == "number" and len(token.text) <= 2 and mark.glued and mark.text in ORDINAL_MARKS:
        return (int(token.text), place + 2, ORDINAL_MARKS[mark.text]) if int(token.text) else None
    return None


def _counted_unit(word: UnitWord, langs: Langs) -> Unit | None:
    """What an ordinal counts: an English "third paragraph" is unnumbered, a Dutch "derde lid" is numbered."""
    if not word.langs & langs or word.unit not in (
        Unit.PARAGRAPH,
        Unit.SUBPARAGRAPH,
        Unit.INDENT,
        Unit.SENTENCE,
    ):
        return None
    if word.unit is Unit.PARAGRAPH:
        return TONGUES[min(word.langs & langs)].ordinal_paragraph
    return word.unit


def _pointing_back(tape: Tape, place: int) -> Group | None:
    """ "this Article", "dieses Absatzes"; "that Article" is read too, so that it is not taken for another."""
    word = UNIT_WORDS.get(tape.at(place + 1).text)
    this, that = (bool(word) and _speaks(role, tape, place, word.langs) for role in (THIS, THAT))
    if not (this or that) or _by_word(tape, place + 1):
        return None
    return Group((word.unit,), ((),), word.langs, place, place + 2, "this" if this else "that")


def _speaks(words: dict[str, Langs], tape: Tape, place: int, langs: Langs) -> bool:
    """Whether a word with this role, in one of these languages, stands there."""
    return bool(words.get(tape.at(place).text, frozenset()) & langs)


def _is_article_word(tape: Tape, place: int, langs: Langs) -> bool:
    return _speaks(THE, tape, place, langs) or tape.is_mark(place, "'")
