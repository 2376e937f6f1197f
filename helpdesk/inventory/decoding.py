"""Decoding: the bytes of a text file as letters, by a rule that says when it had to guess.

First the mark at the beginning, then UTF-8 (which other encodings hardly ever fit by accident), then UTF-16 by its
zeros, then the 8-bit pages of Europe: the one in which the fewest letters stand where no word has them.
"""

import codecs
import re

from helpdesk.errors import InventoryRefused

_MARKS = (  # the longer ones first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAGES = {  # in the order in which they are preferred
    "cp1252": "Windows-1252 (Western Europe)",
    "cp1250": "Windows-1250 (Central Europe)",
    "iso-8859-2": "ISO 8859-2 (Central Europe)",
    "mac-roman": "Mac OS Roman",
    "latin-1": "ISO 8859-1 (Western Europe)",
}
_ENOUGH = 200_000  # bytes that show which page it is
_ODD = re.compile(
    r"[\x80-\x9f]"  # no page of letters has these
    r"|(?<=[^\W\d_])[^\x00-\x7fʼ’‘´–—…\u00a0\w](?=[^\W\d_])"  # a sign within a word
    r"|(?<=[^\W\d_])[¹³¼½¾±¶¬¦¤¿¡¨¯¸]|[¹³¼½¾±¶¬¦¤](?=[a-zß-ÿ])"  # a sign at its edge
    r"|(?<=[a-zß-ÿ])[À-ÖØ-ÞŒŠŽŸĀĄĆĘŁŃŚŹŻ]"  # a capital within a word
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and a sentence on the encoding that was guessed, empty where there was nothing to guess.

    Raises InventoryRefused for what is not text.
    """
    text, note = _read(content)
    if len(_CONTROL.findall(text)) > 3 + len(text) // 100:
        raise InventoryRefused("the file is not text; save the list as CSV, XLSX or JSON.")
    return text.removeprefix("\ufeff"), note


def _read(content: bytes) -> tuple[str, str]:
    encoding = _marked(content) or _by_zeros(content) or "utf-8"
    try:
        return content.decode(encoding), ""
    except UnicodeDecodeError as problem:
        if encoding != "utf-8":
            raise InventoryRefused(f"the file begins as {encoding.upper()} but is damaged further on.") from problem
    page = _page(content)
    return content.decode(page), f"Read as {_PAGES[page]}; look whether accented letters are right."


def _marked(content: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)


def _by_zeros(content: bytes) -> str | None:
    """UTF-16 without its mark: in European text every other byte is mostly zero."""
    sample = content[:4096]
    if len(content) % 2 or not sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else None


def _page(content: bytes) -> str:
    """The 8-bit page that makes the most sensible words; of equals the first."""
    first = next(place for place, byte in enumerate(content) if byte > 127)
    sample = content[max(0, first - 100) : first + _ENOUGH]
    scores = {}
    for page in _PAGES:
        try:
            content.decode(page)
            scores[page] = len(_ODD.findall(sample.decode(page)))
        except UnicodeDecodeError:
            continue
    return min(scores, key=scores.__getitem__)
