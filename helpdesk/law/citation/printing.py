"""Printing: a path of segments as lawyers write it, in each language of the table."""

from helpdesk.law.citation.numerals import is_lettered, is_numbered, is_roman, split_number
from helpdesk.law.citation.tongue import Tongue
from helpdesk.law.citation.words import LATIN_OF_LETTER, TONGUES

# The numbers of these articles are definitions or amendments, which the law calls points, not paragraphs.
NUMBERED_POINTS = {("aia", "art_3"), ("omnibus", "art_1"), ("omnibus", "art_2"), ("omnibus", "art_3")}

_HEADS = {"art": "article", "anx": "annex", "rec": "recital", "par": "margin"}

# The form of a letter, by the form before it; after another letter it is a sub-point.
_LETTER_AFTER = {"article": "point", "paragraph": "point", "numbered": "letter_of_number"} | dict.fromkeys(
    ("sub", "bare_sub", "indent"), "first_point"
)


def printed(source: str, path: tuple[str, ...], lang: str) -> str:
    """The label of a unit, like "Article 6(3)(a)"; a language without a row is printed in English."""
    tongue = TONGUES.get(lang, TONGUES["en"])
    prefix, _, number = path[0].partition("_")
    name = _HEADS[prefix]
    shown = number if name == "annex" else _inserted(number, tongue)
    walk = _annex_forms if name == "annex" else _article_forms
    tail = "".join(tongue.prints[form].format(word) for form, word in walk(source, path, tongue))
    return tongue.prints[name].format(shown) + tail


def _article_forms(source: str, path: tuple[str, ...], tongue: Tongue):
    """(form, word) for each segment below an article, outermost first."""
    last = "article"
    for place, segment in enumerate(path[1:], start=1):
        counted = _counted(path, place, tongue)
        if counted:
            last = counted[0]
            yield counted
        elif is_numbered(segment):
            last = "numbered" if place > 1 or (source, path[0]) in NUMBERED_POINTS else "paragraph"
            yield last, _inserted(segment, tongue)
        else:
            last = _LETTER_AFTER.get(last, "subpoint")
            yield last, _inserted(segment, tongue)


def _annex_forms(source: str, path: tuple[str, ...], tongue: Tongue):
    """(form, word) for each segment below an annex; the numbers of one point are printed together: 4.3."""
    place, letters = 1, 0
    while place < len(path):
        segment, counted = path[place], _counted(path, place, tongue)
        numbers = _numbers_from(path, place)
        if counted or len(segment) == 1 and segment.isupper():
            yield counted or ("section", segment)
        elif numbers:
            yield "annex_number", ".".join(_inserted(number, tongue) for number in numbers)
        else:
            first = "letter_of_number" if is_numbered(path[place - 1]) else "first_point"
            yield "subpoint" if letters else first, _inserted(segment, tongue)
            letters += 1
        place += max(len(numbers), 1)


def _numbers_from(path: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The run of numbered segments that begins at this place."""
    end = place
    while end < len(path) and is_numbered(path[end]):
        end += 1
    return path[place:end]


def _counted(path: tuple[str, ...], place: int, tongue: Tongue) -> tuple[str, str] | None:
    """(form, word) of a segment that is counted: a subparagraph, an indent, a numbered section."""
    kind, _, number = path[place].partition("_")
    if kind == "sub":
        bare = place == 1 and path[0].startswith("art_")
        return "bare_sub" if bare else "sub", number if tongue.counts_subs else tongue.nth(int(number))
    if kind == "ind":
        return "indent", tongue.nth(int(number))
    return ("section", number) if kind == "sec" else None


def _inserted(segment: str, tongue: Tongue) -> str:
    """The segment as printed: "1a" is "1 bis" and "ba" is "b bis" where the language counts in Latin."""
    if not tongue.latin or is_roman(segment):
        return segment
    if is_numbered(segment):
        number, letters = split_number(segment)
        stem = str(number)
    else:
        stem, letters = segment[:1], segment[1:]
    if is_lettered(letters) and letters in LATIN_OF_LETTER:
        return f"{stem} {LATIN_OF_LETTER[letters]}"
    return segment
