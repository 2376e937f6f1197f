"""Number marks: "(a)", "1 bis.", "‘(14a)", "3.1.", "—", read into the steps of an id."""

import re

_SUFFIXES = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
_LETTER = {word: "abcdefghi"[i] for i, word in enumerate(_SUFFIXES)}
_LATIN = "|".join(_SUFFIXES)
_OPENING = '‘«„“"'  # no plain apostrophe: Dutch sentences begin with one ("'s Nachts")
_QUOTES = _OPENING + "”'"
_DASHES = "—–-"
_NUMBER = rf"\d+(?:\.\d+)*[a-z]?(?:\s(?:{_LATIN}))?"
_LEADING = re.compile(rf"([{_QUOTES}]?\s?{_NUMBER}[.)]|\({_NUMBER}\))\s")

DASH = "ind"
QUOTED = "‘’"  # the mark of a line that is a quotation of another act


def opens_quote(text: str) -> bool:
    """Whether a text begins with an opening quotation mark.

    >>> opens_quote("‘5."), opens_quote("5.")
    (True, False)
    """
    return text.startswith(tuple(_OPENING))


def step(mark: str) -> str:
    """The step of an id that a mark stands for; DASH for a dash, "" where there is no number.

    >>> [step(m) for m in ("(a)", "1.", "a)", "14 bis)", "b ter)", "3.1.", "—", "1-A.")]
    ['a', '1', 'a', '14a', 'bb', '3.1', 'ind', '1a']
    """
    bare = mark.strip().lstrip(_QUOTES).strip()
    if bare and set(bare) <= set(_DASHES):
        return DASH
    number, _, suffix = bare.strip("().").lower().partition(" ")
    return number.replace("-", "") + _LETTER.get(suffix, suffix)


def split(text: str) -> tuple[str, str]:
    """A number mark at the start of a text, and the rest; ("", text) where there is none.

    >>> split("1 bis. Le présent"), split("10^25 operations"), split("(2) Where")
    (('1 bis.', 'Le présent'), ('', '10^25 operations'), ('(2)', 'Where'))
    """
    found = _LEADING.match(text + " ")
    return (found[1], text[found.end() :].strip()) if found else ("", text)


def following(previous: str) -> str:
    """The number after a number: "6" of "5", "6" of "5a"; "" where there is none to count from.

    >>> following("5"), following("14b"), following("c")
    ('6', '15', 'd')
    """
    digits = re.match(r"\d+", previous)
    if digits:
        return str(int(digits[0]) + 1)
    return chr(ord(previous) + 1) if len(previous) == 1 and previous < "z" else ""


def preceding(number: str) -> str:
    """The number before a plain number: "1" of "2"; "" of anything else."""
    return str(int(number) - 1) if number.isdigit() and number != "1" else ""
