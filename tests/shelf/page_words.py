"""The words of an official page, walked plainly, to hold against the words of our provisions."""

import re
import unicodedata
from collections.abc import Iterable

from lxml import etree

from helpdesk.law.provision import Kind, Provision

_INLINE = {"span", "a", "b", "i", "sup"}
_LEFT_OUT = {"modref", "footnote", "oj-note", "oj-note-tag"}
_TOP = re.compile(r"(?:rct|art|anx)_[0-9A-Za-z]+")
_ROMAN = re.compile(r"[ivx]+")
_LATIN = {"a": "bis", "b": "ter", "c": "quater", "d": "quinquies", "e": "sexies"}


def tops(content: bytes) -> dict[str, list[str]]:
    """The words of every recital, article and annex, by anchor; a quoted article is inside the one that quotes."""
    root = etree.fromstring(content, etree.XMLParser(recover=True))  # the Dutch head is not XML
    found = (e for e in root.iter("{*}div") if _TOP.fullmatch(e.get("id") or ""))
    return {e.get("id"): words(_text(e)) for e in found}


def words(text: str) -> list[str]:
    """Words in lower case (headings in capitals are told in sentence case), raised figures as plain ones."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def told(provisions: Iterable[Provision], pages: dict[str, list[str]], lang: str) -> dict[str, list[str]]:
    """The words of our provisions by anchor, each with the title or number printed before it."""
    ours: dict[str, list[str]] = {}
    for unit in provisions:
        anchor = unit.url.partition("#")[2]
        spoken = ours.setdefault(anchor, [])
        spoken += _printed(unit, pages[anchor], lang) + words(unit.text)
    return ours


def _printed(unit: Provision, page: list[str], lang: str) -> list[str]:
    """What the page prints before a unit's own words: title or number."""
    last = unit.id.rpartition(".")[2]
    if unit.parent is None:
        inserted = page[2:3] and page[2] in _LATIN.values()  # "Article 4 bis"
        number = 1 if unit.kind is Kind.RECITAL else 3 if inserted else 2
        return page[:number] + words(unit.heading)
    if unit.deleted or last.startswith(("sub_", "ind_")):
        return []
    if unit.kind is Kind.ANNEX_SECTION:
        return words(f"{_SECTIONS[lang]} {last.removeprefix('sec_')} {unit.heading}")
    above = unit.parent.rpartition(".")[2]
    decimal = unit.kind is Kind.ANNEX_POINT and above.isdigit() and last.isdigit()
    return ([above] if decimal else []) + _mark(last, lang)


_SECTIONS = {"en": "section", "fr": "section", "nl": "afdeling"}


def _mark(step: str, lang: str) -> list[str]:
    """A step as the page prints it: "1a" is "1 bis" in French."""
    inserted = re.fullmatch(r"(\d+|[a-z])([a-e])", step)
    if lang == "fr" and inserted and not _ROMAN.fullmatch(step):
        return [inserted[1], _LATIN[inserted[2]]]
    return [step]


def _text(element: etree._Element) -> str:
    """All text below an element except footnotes and amendment marks."""
    if not isinstance(element.tag, str):
        return element.tail or ""
    tail = element.tail or ""
    if _is_left_out(element):
        return " " + tail
    space = "" if etree.QName(element).localname in _INLINE else " "
    inner = (element.text or "") + "".join(_text(child) for child in element)
    return f"{space}{inner}{space}{tail}"


def _is_left_out(element: etree._Element) -> bool:
    own = (element.get("class") or "").split()
    if not _LEFT_OUT.isdisjoint(own) or (element.get("id") or "").startswith("src.E"):
        return True
    return any("oj-note-tag" in (span.get("class") or "") for span in element if etree.QName(element).localname == "a")
