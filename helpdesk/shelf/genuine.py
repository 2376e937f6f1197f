"""Is a file what it claims to be? A first look at the bytes, before the readers take it apart.

Servers lie: error pages come with status 200, PDFs are labelled text/html, and a cut-off act still looks like
an act. So neither status nor content type is believed here; only the bytes are.
"""

import re
from collections.abc import Callable

from helpdesk.errors import DocumentError
from helpdesk.shelf.sources import Document

Check = Callable[[bytes, Document], None]
_BOM = b"\xef\xbb\xbf"
_TAIL = 2048


def looks_genuine(content: bytes, document: Document) -> None:
    """Raise DocumentError, with the file's name and what was found, unless the bytes look like the document.

    XHTML: opens as one, is complete, carries the act's own number and language where the Official Journal
    (or the consolidation) prints them. PDF: opens and ends as one; which PDF it is, only a reader can tell.
    """
    problem = _pdf_problem(content) if document.is_pdf else _xhtml_problem(content, document)
    if problem:
        raise DocumentError(document.file, problem)


def what_it_is(content: bytes) -> str:
    """A few words that name some bytes, for a refusal.

    >>> what_it_is(b"<html><head><title>Please wait</title>")
    'a web page titled "Please wait"'
    """
    if not content.strip():
        return "an empty file"
    for mark, name in (
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\x1f\x8b", "a gzip archive"),
    ):
        if content.startswith(mark):
            return name
    if re.search(rb"<html|<!doctype html", content[:_TAIL], re.IGNORECASE):
        title = re.search(rb"<title[^>]*>(.{0,300}?)</title>", content, re.IGNORECASE | re.DOTALL)
        return f'a web page titled "{_plain(title[1])}"' if title else "a web page without a title"
    return f'bytes that begin with "{_plain(content[:40])}"'


def _plain(some: bytes) -> str:
    text = " ".join(some.decode("utf-8", "replace").split())
    return "".join(letter if letter.isprintable() else "?" for letter in text)[:80]


def _pdf_problem(content: bytes) -> str | None:
    if not content.startswith(b"%PDF-"):
        return f"a PDF was expected, found {what_it_is(content)}"
    if b"%%EOF" not in content[-_TAIL:]:
        return f"a PDF that is cut off after {len(content)} bytes"
    return None


def _xhtml_problem(content: bytes, document: Document) -> str | None:
    opening = content.removeprefix(_BOM).lstrip()[:_TAIL].lower()
    opens = opening.startswith((b"<?xml", b"<!doctype html", b"<html"))
    if not opens or b"<html" not in opening:
        return f"XHTML was expected, found {what_it_is(content)}"
    if not content.rstrip().lower().endswith(b"</html>"):
        return f"{what_it_is(content)} that is cut off after {len(content)} bytes"
    wanted, said = _identity(document), _imprint(content, document)
    if said is None:
        return f"{wanted} was expected, found {what_it_is(content)}"
    return None if said == wanted else f"{wanted} was expected, found {said}"


def _identity(document: Document) -> str:
    """How the document names itself: "2024/1689 EN", or "02024R1689 EN 27.07.2026" when consolidated."""
    celex, lang = document.version.celex, document.lang.upper()
    if document.version.layout == "consolidated":
        act, _, day = celex.partition("-")
        return f"{act} {lang} {day[6:]}.{day[4:6]}.{day[:4]}"
    return f"{celex[1:5]}/{int(celex[6:])} {lang}" if re.fullmatch(r"3\d{4}[A-Z]\d+", celex) else celex


def _imprint(content: bytes, document: Document) -> str | None:
    """What stands at the head of the text itself, in the form of `_identity`; None without such a head."""
    if document.version.layout == "consolidated":
        line = re.search(rb'class="reference"[^>]*>([^<]{5,200})<', content)
        parts = line[1].decode("utf-8", "replace").split("—") if line else []
        return " ".join(part.strip() for part in parts[:3]) or None
    number = re.search(rb'class="oj-hd-uniq"[^>]*>\s*([^<\s]{3,40})\s*<', content)
    lang = re.search(rb'class="oj-hd-lg"[^>]*>\s*([A-Z]{2})\s*<', content)
    return f"{_plain(number[1])} {_plain(lang[1])}" if number and lang else None
