"""Days and numbers as people write them, read back from a text: "2 December 2027", "EUR 35 000 000", "ten"."""

import re
import tomllib
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def _reverse(table: dict[str, list[str]]) -> dict[str, int]:
    return {word: int(number) for number, words in table.items() for word in words}


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTHS, _NUMBERS, _TIMES = (_reverse(WORDS[name]) for name in ("months", "numbers", "multipliers"))
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:\.|er|º|st|nd|rd|th)?\s+(?:of |de )?({_either(_MONTHS)})\s+(?:de )?(\d{{4}})\b", re.I
)
_MONTH_DAY = re.compile(rf"\b({_either(_MONTHS)})\s+(\d{{1,2}}),?\s+(\d{{4}})\b", re.I)
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DATES = (_DAY_MONTH, _MONTH_DAY, _DOTTED, _ISO)
# What follows a number that is a measure, not the number of an article in a list of articles.
_UNIT = r"(?!\s*(?:%|per ?cent|days?|hours?|months?|years?|million|EUR|Tage?|Jahre?|jours|ans))"
_NUMBERED = (
    r"\[\d+\]|\b(?:Articles?|Art\.|Artikeln?|Artículos?|Articol[oi]|Artykuł\w*|Annex(?:es)?|Anh[aä]ng\w*|Annexe|Recitals?|"
    r"Points?|Paragraphs?|Absatz|Chapters?|Sections?|Regulations?|Directives?|Decisions?)"
    r"\s*(?:\((?:EU|EC|EEC)\)\s*)?(?:No\s*)?[\dIVX][\w()/.]*"
    rf"(?:\s*(?:,|and|or|to|und|oder|bis|et|ou|à|y|e)\s*\d[\w()/]*+{_UNIT})*"
)
_POINTERS = re.compile(_NUMBERED, re.I)
_POWER = re.compile(r"\b10\s*(?:\^|\*\*|\()\s*\(?\^?(\d+)\)?")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT = re.compile(r"\b10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_GAP = "[ \u00a0\u202f.,’']"
_FIGURE = re.compile(
    rf"(?<![\w.,])(\d{{1,3}}(?:{_GAP}\d{{3}})+|\d+(?:[.,]\d+)?)(?![\w])(?:[\s\u00a0-]*({_either(_TIMES)})\b)?", re.I
)
_SPELT = re.compile(rf"\b({_either(_NUMBERS)})\b(?:[\s-]*({_either(_TIMES)})\b)?", re.I)


def days_in(text: str) -> set[str]:
    """The days a text names, as ISO dates.

    >>> sorted(days_in("from 2 December 2027, or le 1er août 2026, or 2028-08-02"))
    ['2026-08-01', '2027-12-02', '2028-08-02']
    """
    found = {(y, _MONTHS[m.lower()], d) for d, m, y in _DAY_MONTH.findall(text)}
    found |= {(y, _MONTHS[m.lower()], d) for m, d, y in _MONTH_DAY.findall(text)}
    found |= {(y, m, d) for d, m, y in _DOTTED.findall(text)} | set(_ISO.findall(text))
    return {f"{int(year):04}-{int(month):02}-{int(day):02}" for year, month, day in found}


def without_pointers(text: str) -> str:
    """A text without what names a provision by its number, and without its days."""
    for pattern in (*_DATES, _POINTERS):
        text = pattern.sub(" ; ", text)
    return text


def numbers_in(text: str) -> set[str]:
    """The numbers a text states, written plainly; days and the numbers of provisions are none.

    >>> sorted(numbers_in("Article 99(3): EUR 35 000 000, or 7 %, within ten days of 2 August 2026"))
    ['10', '35000000', '7']
    """
    text = _SUPERSCRIPT.sub(lambda found: f"10^{found[1].translate(_RAISED)}", without_pointers(text))
    powers = {str(10 ** int(power)) for power in _POWER.findall(text) if int(power) < 100}
    text = _POWER.sub(" ; ", text)
    figures = {_plain(_value(digits) * _TIMES.get(times.lower(), 1)) for digits, times in _FIGURE.findall(text)}
    spelt = {_plain(_NUMBERS[word.lower()] * _TIMES.get(times.lower(), 1)) for word, times in _SPELT.findall(text)}
    return powers | figures | spelt


def _value(digits: str) -> float:
    if re.fullmatch(rf"\d{{1,3}}(?:{_GAP}\d{{3}})+", digits):
        return float(re.sub(_GAP, "", digits))
    return float(digits.replace(",", "."))


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
