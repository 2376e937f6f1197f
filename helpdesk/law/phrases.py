"""Phrases: the words people use, found as whole words in what they write, without what cannot be printed."""

import re
from collections.abc import Iterable


def whole_words(phrases: Iterable[str]) -> re.Pattern:
    """A pattern for any of the phrases as whole words, with or without a plural s.

    >>> bool(whole_words(["chat bot"]).search("our Chat  bots")), bool(whole_words(["cv"]).search("cvx"))
    (True, False)
    """
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})s?(?!\w)", re.IGNORECASE)


def printable(text: str, keep: str = "") -> str:
    """The text with a space for every letter that cannot be printed, save those to `keep`.

    >>> printable("a\\x00b\\nc", keep="\\n")
    'a b\\nc'
    """
    return "".join(letter if letter.isprintable() or letter in keep else " " for letter in text)
