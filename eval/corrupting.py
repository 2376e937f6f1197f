"""Corrupting: a true sentence with one thing changed, as a careless writer or a model would change it.

Each kind yields at most one false sentence from a true one, the place and the new word drawn from a seeded source.
"""

import re
from collections.abc import Callable, Iterator
from random import Random

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMES = "|".join(MONTHS)
_SPELT = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "thirty")
_COUNTED = r"(?:EUR|%|per cent|(?:working |calendar )?(?:hours?|days?|weeks?|months?|years?))"
_AMOUNT = re.compile(rf"(?<=EUR )\d[\d ]*\d(?:\.\d)?|\b\d+(?:\.\d+)?(?=[ -]?{_COUNTED})|(?<=10\^)\d+|(?<=10)[⁰¹²³⁴-⁹]+")
_TIME = re.compile(
    rf"\b(?:{'|'.join(_SPELT)})\b(?=[ -](?:working |calendar )?(?:hour|day|week|month|year))", re.IGNORECASE
)
_COUNT = re.compile(
    rf"\b(?:{'|'.join(_SPELT)})\b(?![ -](?:working |calendar )?(?:hour|day|week|month|year))", re.IGNORECASE
)
_UNIT = re.compile(rf"(?:(?<=\d[ -])|{'|'.join(f'(?<={word} )' for word in _SPELT)})(?:hour|day|week|month|year)")
_POINTER = re.compile(r"(?<=\bArticle )\d+")
_DATE = re.compile(rf"\b(\d{{1,2}}) ({_NAMES}) (\d{{4}})\b")
_HOLDERS = ("provider", "deployer", "importer", "distributor", "notified body", "Commission", "Member State")
_HOLDER = re.compile(
    r"(?<!model )(?<!product )\b(?:provider|deployer|importer|distributor|notified body|Commission|Member State)(s?)\b"
    r"(?= (?:must|shall|may|has to|have to|is to|are to|keeps?|registers?|reports?|informs?|draws?|signs?)\b)",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:must|shall|may|is|are|has to|have to)\b(?! not\b| only\b| no\b| none\b| never\b| still\b)"
)
_PLAIN = re.compile(r"(?<! not )\b(applies|apply|counts|count|covers|cover|binds|bind|needs|need|requires|require)\b")
_BASE = {
    "applies": "apply",
    "counts": "count",
    "covers": "cover",
    "binds": "bind",
    "needs": "need",
    "requires": "require",
}
_NOT = re.compile(
    r"\b(?:(must|shall|may|is|are|was|were|has|have|should|need) not|(cannot)|(?:does|do) not (\w+)|"
    r"(neither|no|never|without))\b"
)
_STRONG, _WEAK = re.compile(r"\b(must|shall)\b(?! not\b)"), re.compile(r"\bmay\b(?! not\b| only\b)")
SWAPS = {
    "banned/allowed": {
        "banned": "allowed",
        "prohibited": "permitted",
        "forbidden": "allowed",
        "allowed": "banned",
        "permitted": "prohibited",
    },
    "SME/larger": {
        "SMEs": "larger companies",
        "SME": "larger company",
        "small": "large",
        "larger": "smaller",
        "large": "small",
    },
    "lower/higher": {"lower": "higher", "higher": "lower", "at least": "at most", "at most": "at least"},
    "before/after": {"before": "after", "after": "before"},
    "all/none": {"all": "none of", "every": "no", "none": "all"},
}  # fmt: skip
Kind = Callable[[str, Random], str | None]


def corruptions(text: str, chance: Random) -> Iterator[tuple[str, str]]:
    """The false sentences made from a true one, each with its kind.

    >>> dict(corruptions("Providers must keep it for 10 years.", Random(1)))["modality"]
    'Providers may keep it for 10 years.'
    """
    for name, kind in KINDS.items():
        changed = kind(text, chance)
        if changed is not None and changed != text:
            yield name, changed


def _replace(text: str, match: re.Match, word: str) -> str:
    word = word[:1].upper() + word[1:] if match.group()[:1].isupper() and match.group()[1:2].islower() else word
    return text[: match.start()] + word + text[match.end() :]


def _one_of(pattern: re.Pattern, text: str, chance: Random) -> re.Match | None:
    found = list(pattern.finditer(text))
    return chance.choice(found) if found else None


def _number(text: str, chance: Random) -> str | None:
    found = [*_AMOUNT.finditer(text), *_TIME.finditer(text)]
    return _renumbered(text, chance.choice(found), chance) if found else None


def _count(text: str, chance: Random) -> str | None:
    match = _one_of(_COUNT, text, chance)
    return _renumbered(text, match, chance) if match else None


def _renumbered(text: str, match: re.Match, chance: Random) -> str:
    word = match.group()
    if word.lower() in _SPELT:
        return _replace(text, match, chance.choice([one for one in _SPELT if one != word.lower()]))
    digit = chance.choice([place for place, letter in enumerate(word) if letter not in " ."])
    digits = "⁰¹²³⁴⁵⁶⁷⁸⁹" if word[digit] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else "0123456789"
    others = [one for one in digits[1:] if one != word[digit]]
    return _replace(text, match, word[:digit] + chance.choice(others) + word[digit + 1 :])


def _unit(text: str, chance: Random) -> str | None:
    match = _one_of(_UNIT, text, chance)
    others = [one for one in ("hour", "day", "week", "month", "year") if match and one != match.group()]
    return _replace(text, match, chance.choice(others)) if match else None


def _pointer(text: str, chance: Random) -> str | None:
    match = _one_of(_POINTER, text, chance)
    return (
        _replace(text, match, str(chance.choice([n for n in range(1, 114) if n != int(match.group())])))
        if match
        else None
    )


def _date(text: str, chance: Random) -> str | None:
    match = _one_of(_DATE, text, chance)
    if match is None:
        return None
    day, month, year = match.groups()
    changed = chance.choice(
        [
            f"{chance.choice([d for d in range(1, 29) if d != int(day)])} {month} {year}",
            f"{day} {chance.choice([m for m in MONTHS if m != month])} {year}",
            f"{day} {month} {int(year) + chance.choice([-2, -1, 1, 2])}",
        ]
    )
    return _replace(text, match, changed)


def _denied(text: str, chance: Random) -> str | None:
    found = [*_AUXILIARY.finditer(text), *_PLAIN.finditer(text)]
    if not found:
        return None
    match = chance.choice(found)
    word = match.group()
    if word in _BASE:
        return _replace(text, match, f"does not {_BASE[word]}")
    if _PLAIN.fullmatch(word):
        return _replace(text, match, f"do not {word}")
    return _replace(text, match, f"{word} not" if word[:3] not in ("has", "hav") else f"{word.split()[0]} not to")


def _affirmed(text: str, chance: Random) -> str | None:
    match = _one_of(_NOT, text, chance)
    if match is None:
        return None
    auxiliary, can, verb, bare = match.groups()
    words = {"neither": "both", "no": "a", "never": "always", "without": "with"}
    return _replace(text, match, auxiliary or verb or ("can" if can else words[bare]))


def _holder(text: str, chance: Random) -> str | None:
    match = _one_of(_HOLDER, text, chance)
    if match is None:
        return None
    plural = match.group(1)
    was = match.group().removesuffix(plural).lower() if plural else match.group().lower()
    other = chance.choice([one for one in _HOLDERS if one.lower() != was])
    return _replace(text, match, other.replace("body", "bodie") + plural if plural else other)


def _modality(text: str, chance: Random) -> str | None:
    found = [*_STRONG.finditer(text), *_WEAK.finditer(text)]
    if not found:
        return None
    match = chance.choice(found)
    return _replace(text, match, "must" if match.group() == "may" else "may")


def _swap(words: dict[str, str]) -> Kind:
    pattern = re.compile(rf"\b(?:{'|'.join(words)})\b")

    def swap(text: str, chance: Random) -> str | None:
        match = _one_of(pattern, text, chance)
        return _replace(text, match, words[match.group()]) if match else None

    return swap


KINDS: dict[str, Kind] = {
    "number": _number,
    "count": _count,
    "unit": _unit,
    "pointer": _pointer,
    "date": _date,
    "negation added": _denied,
    "negation removed": _affirmed,
    "holder": _holder,
    "modality": _modality,
    **{name: _swap(words) for name, words in SWAPS.items()},
}
