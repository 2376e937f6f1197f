"""Figures: a number that a sentence says must stand in what it cites, with the same unit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.answering.agreement.clauses import Clause, alike, clauses
from helpdesk.answering.agreement.cues import Cues
from helpdesk.answering.agreement.days import DAY

_NUMBER = re.compile(
    r"(?P<digits>\d+(?:[ \u00a0\u202f.,]\d{3})*(?:[.,]\d+)?)"
    r"(?P<power>[⁰¹²³⁴-⁹]+|\s?\^\s?\d+|(?<=10)\s?\(\s?\^?\d+\))?(?:\s?(?P<scale>thousand|million|billion|bn|m)\b)?"
)
_WORD = re.compile(r"[A-Za-z]+")
_SCALE = {"thousand": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_AFTER = re.compile(
    r"[\s-]{0,2}(?:(?:working|calendar|full|more|further|consecutive|whole|business)\s)?\s?([A-Za-z]+|%)"
)
_MONEY_BEFORE, _MONEY_AFTER = re.compile(r"(?:EUR|€|euros?)\s?$", re.IGNORECASE), {"eur", "euro", "euros"}
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Numbers that are names: of acts, of places in them, of days. Other rooms of this house read those.
_NAMES = re.compile(
    r"\b(?:Regulations?|Directives?|Decisions?|Recommendations?)\b[^.;]{0,25}?\d+/\d+(?:/\w+)?|"
    r"\(E[UC]\)\s?(?:No\s?)?\d+/\d+|\b\d+/\d+(?:/E[UC])?|"
    r"\b(?:Articles?|Annex(?:es)?|Chapters?|Sections?|[Pp]aragraphs?|[Pp]oints?|[Rr]ecitals?|[Pp]ar\.|Art\.)\s\(?[\dIVXLC]+"
    r"[a-z]{0,2}\)?(?:\([\da-z]+\))*"
    r"(?:(?:,|\s?to|\s?and|\s?or|\s?–|,\sand|,\sor)\s?\(?\d+[a-z]{0,2}\)?(?:\([\da-z]+\))*)*|"
    r"\b(?:ISO|(?:pr)?EN)\b\S*(?:\s\S*\d\S*)?|\bC\(\d+\) \d+|"
    r"\(\d+[a-z]*(?:(?:,|,? and| to|,? or)\s\d+[a-z]*)*\)|\b[A-Z]+-\d+\b"
)
_LAST_ARTICLE = 180  # a bare number up to here may be one more place in a list of them
_FEW = 20  # up to here a number without a unit may count things of our own telling: "two tests", "six cases"


@dataclass(frozen=True)
class Figure:
    """A number and what it counts: "EUR", "%", "hours", "months", a power of ten as "power", or nothing.

    `written` is the number as it stands ("2" weeks), `noun` the stem of the word after it.
    """

    value: float
    unit: str = ""
    written: float = 0
    noun: str = ""


def unmatched(said: str, held: Iterable[str], cues: Cues) -> str:
    """The first figure of a sentence that none of the texts has, or that a clause on the same matter has otherwise."""
    mine = figures(said, cues)
    if not mine:
        return ""
    held = tuple(held)
    theirs = frozenset().union(*(figures(text, cues) for text in held))
    for figure in sorted(mine, key=lambda one: (one.unit, one.value)):
        if not _is_held(figure, theirs):
            return f"it says {figure.written:g} {figure.unit or figure.noun}, which is not in what it cites"
    like = [clause for text in held for clause in clauses(text, cues)]
    return next((why for clause in clauses(said, cues) if (why := _of_a_like_clause(clause, like, cues))), "")


def _of_a_like_clause(clause: Clause, theirs: list[Clause], cues: Cues) -> str:
    """A figure that no clause on the same matter has, where each has another of the same unit."""
    mine = figures(clause.text, cues)
    others = [figures(other.text, cues) for other in (alike(clause, theirs) if mine else ())]
    for figure in sorted(mine, key=lambda one: (one.unit, one.value)):
        rivals = [
            {one.value for one in other if (one.unit, one.noun) == (figure.unit, figure.noun)} for other in others
        ]
        if rivals and all(rivals) and not any(figure.value in values for values in rivals):
            return f"it says {figure.written:g} {figure.unit or figure.noun}, where what it cites says another number"
    return ""


def _is_held(mine: Figure, theirs: frozenset[Figure]) -> bool:
    """Whether a figure has its like; where either side does not say what it counts, the number is enough."""
    if mine.unit:
        return any(mine.value == other.value and mine.unit == other.unit for other in theirs) or any(
            mine.written == other.written and not other.unit and not other.noun for other in theirs
        )
    counts = {other.written for other in theirs if mine.noun and mine.noun == other.noun}
    if counts:
        return mine.written in counts
    few = _FEW if mine.noun else _LAST_ARTICLE
    return mine.value <= few or any(mine.written == other.written for other in theirs)


@lru_cache(maxsize=16_384)
def figures(text: str, cues: Cues) -> frozenset[Figure]:
    """The figures of a text in English, written as digits or as words.

    >>> from helpdesk.settings import ROOT
    >>> from helpdesk.answering.agreement.cues import cues_of
    >>> sorted((f.value, f.unit) for f in figures("EUR 7 500 000, 2 weeks", cues_of(ROOT / "corpus")))
    [(336, 'hours'), (7500000, 'EUR')]
    """
    plain = DAY.sub(lambda match: " " * len(match.group()), _NAMES.sub(lambda m: " " * len(m.group()), text))
    return frozenset((*_written(plain, cues), *_spelt(plain, cues)))


def _written(text: str, cues: Cues) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        if match["power"]:
            power = float(re.sub(r"\D", "", match["power"].translate(_SUPERSCRIPT)) or 0)
            yield Figure(power, "power", power)
            continue
        value = _value(match["digits"]) * _SCALE.get(match["scale"] or "", 1)
        unit = "EUR" if _MONEY_BEFORE.search(text[max(0, match.start() - 6) : match.start()]) else None
        yield _figure(value, unit, text[match.end() : match.end() + 30], cues)


def _spelt(text: str, cues: Cues) -> Iterator[Figure]:
    for match in _WORD.finditer(text):
        word = match.group().lower()
        after = text[match.end() : match.end() + 30]
        if word in cues.numbers:
            yield _figure(cues.numbers[word], None, after, cues)
        elif word == "one" and (figure := _figure(1, None, after, cues)).unit:
            yield figure


def _value(digits: str) -> float:
    """The number that digits write, with spaces, dots or commas between thousands."""
    plain = re.sub(r"[ \u00a0\u202f.,](?=\d{3}(?!\d))", "", digits)
    number = float(plain.replace(",", "."))
    return int(number) if number.is_integer() else number


def _figure(value: float, unit: str | None, after: str, cues: Cues) -> Figure:
    """The figure with its unit brought to the smallest of its kind: a week is 168 hours, a year 12 months."""
    match = _AFTER.match(after)
    word = match.group(1).lower() if match else ""
    singular = word.removesuffix("s") if len(word) > 3 else word
    if unit or word in _MONEY_AFTER:
        return Figure(value, "EUR", value)
    if word == "%" or word.startswith("percent") or after.lstrip().lower().startswith("per cent"):
        return Figure(value, "%", value)
    for kind, known in (("hours", cues.hours), ("months", cues.months)):
        if singular in known:
            return Figure(value * known[singular], kind, value)
    return Figure(value, "", value, "" if singular in cues.joining else singular[:6])
