"""The document at the door: are these bytes XHTML, and are they the act they are said to be?"""

import re
from dataclasses import dataclass

from lxml import etree

from helpdesk.errors import DocumentError
from helpdesk.law.provision import Version

XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Claim:
    """What a document says it is: like act "2024/1689", language "EN", wording of "27.07.2026" (or None)."""

    act: str
    lang: str
    day: str | None = None


def name_of(version: Version, lang: str) -> str:
    """How the document is called in messages: its place on the shelf."""
    return version.file.replace("{lang}", lang)


def parse(content: bytes, name: str) -> etree._Element:
    """The root of a well-formed XHTML document, read without network, entities or oversized trees.

    A truncated file is not well-formed and ends here, as does a page of HTML that only looks like one.
    """
    if not content.strip():
        raise DocumentError(name, "it is empty")
    if b"<!ENTITY" in content:
        raise DocumentError(name, "it declares entities of its own, which official documents never do")
    try:
        root = _strict(content)
    except etree.XMLSyntaxError:
        root = _saved_by_a_browser(content, name)
    if root.tag != XHTML + "html":
        raise DocumentError(name, f"its outermost element is {root.tag!r}, not an XHTML page")
    return root


def check(claim: Claim | None, version: Version, lang: str, name: str) -> None:
    """Raise DocumentError unless the document says of itself what we say of it."""
    if claim is None:
        raise DocumentError(name, f"it has no title block of the {version.layout!r} layout")
    if claim.lang.lower() != lang.lower():
        raise DocumentError(name, f"it is in language {claim.lang!r}, not {lang.upper()!r}")
    if claim.act != _act(version.celex):
        raise DocumentError(name, f"it is act {claim.act}, not {_act(version.celex)}")
    if claim.day is not None and claim.day != _day(version.celex):
        raise DocumentError(name, f"it is the wording of {claim.day}, not of {_day(version.celex)}")


def _act(celex: str) -> str:
    """The number of the act: "2024/1689" of both "32024R1689" and "02024R1689-20260727"."""
    found = re.fullmatch(r"\d(\d{4})[A-Z]{1,2}0*(\d+)(-\d{8})?", celex)
    return f"{found[1]}/{found[2]}" if found else celex


def _day(celex: str) -> str:
    """The printed day of a consolidated wording: "27.07.2026" of "02024R1689-20260727"."""
    day = celex.partition("-")[2]
    return f"{day[6:8]}.{day[4:6]}.{day[0:4]}"


def _strict(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(content, parser)


def _saved_by_a_browser(content: bytes, name: str) -> etree._Element:
    """Read a page whose head is plain HTML (unclosed links) but whose body is the official XHTML.

    EUR-Lex adds such a head when a visitor saves the page. The body must still be well-formed.
    """
    head, start, rest = content.partition(b"<body")
    body, end, tail = rest.rpartition(b"</body>")
    whole = start and end and tail.strip() == b"</html>"
    if not (whole and XHTML[1:-1].encode() in head):
        raise DocumentError(name, "it is not well-formed XHTML; it may be cut off, or another page")
    page = b'<html xmlns="%s"><body%s</body></html>' % (XHTML[1:-1].encode(), body)
    try:
        return _strict(page)
    except etree.XMLSyntaxError as error:
        raise DocumentError(name, f"it is not well-formed XHTML: {error.msg}") from error
