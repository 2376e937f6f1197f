"""Visible text: what a reader of the page sees, without footnote marks and amendment arrows."""

import re
import unicodedata
from collections.abc import Iterable

from lxml import etree

_NOTE = "\ue000"  # stands for a footnote mark until the brackets around it are gone too
_NOTE_BRACKETED = re.compile(rf"\s*\(\s*{_NOTE}\s*\)|\s*{_NOTE}")
_ARROW = re.compile(r"[►▼][A-Z]\d*|◄")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")  # 10²⁵ must not be read as 1025
_RAISED_CLASSES = ("oj-super", "superscript")

Piece = str | etree._Element


def visible(pieces: Iterable[Piece]) -> str:
    """The text of a run of text and inline elements: NFC, single plain spaces, no footnote marks."""
    raw = "".join(piece if isinstance(piece, str) else _inline(piece) for piece in pieces)
    return tidy(_ARROW.sub("", _NOTE_BRACKETED.sub("", raw)))


def inside(element: etree._Element) -> str:
    """The visible text of everything in an element."""
    return visible([element.text or "", *_with_tails(element)])


def tidy(raw: str) -> str:
    """Single plain spaces (non-breaking ones too), composed characters, nothing at either end."""
    return unicodedata.normalize("NFC", " ".join(raw.split()))


def arrows(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """CELEX numbers of the amendments whose arrows (►M1 … ◄) stand inside a line."""
    links = (a for p in pieces if not isinstance(p, str) for a in p.iter("{*}a"))
    found = (amendment(a) for a in links if (a.text or "").strip().startswith("►"))
    return tuple(celex for celex in found if celex)


def amendment(link: etree._Element) -> str | None:
    """The amending act behind ▼M1 or ►C1, like "32026R1744"; None behind ▼B, the basic act."""
    if "".join(link.itertext()).strip()[1:].startswith("B"):
        return None
    return link.get("title", "").partition(":")[0].strip() or None


def local(element: etree._Element) -> str:
    """The tag without its namespace."""
    return etree.QName(element).localname


def _with_tails(element: etree._Element) -> Iterable[Piece]:
    for child in element:
        yield child
        yield child.tail or ""


def _inline(element: etree._Element) -> str:
    if _is_note_mark(element):
        return _NOTE
    inner = (element.text or "") + "".join(
        piece if isinstance(piece, str) else _inline(piece) for piece in _with_tails(element)
    )
    if local(element) == "br":
        return " "
    raised = element.get("class") in _RAISED_CLASSES or local(element) == "sup"
    return inner.translate(_RAISED) if raised else inner


def _is_note_mark(element: etree._Element) -> bool:
    """A link to a footnote: `oj-note-tag` in the Official Journal, `#E0003` in consolidated texts."""
    if local(element) != "a":
        return False
    if element.get("id", "").startswith("src.E"):
        return True
    return any("oj-note-tag" in (span.get("class") or "") for span in element.iter("{*}span"))
