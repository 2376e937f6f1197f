"""The EUR-Lex reader: an official XHTML document, read into provisions.

    read(content, version, lang)  ->  (Provision, …)   in document order, parents before children

`document` says whether the bytes are the document claimed; `oj` and `consolidated` know one layout each and
turn it into blocks (lines, numbered items, titles); `block`, `mark` and `unit` know neither layout: they nest
the blocks and give every unit its id. This is the one door through which lxml enters.
"""

from helpdesk.errors import DocumentError
from helpdesk.law.provision import Provision, Version
from helpdesk.shelf.eurlex import consolidated, oj
from helpdesk.shelf.eurlex.document import check, name_of, parse
from helpdesk.shelf.eurlex.unit import Place, provisions

__all__ = ["read"]

_LAYOUTS = {"oj": oj, "consolidated": consolidated}


def read(content: bytes, version: Version, lang: str) -> tuple[Provision, ...]:
    """Every recital, article and annex of an official document, down to the last point.

    Ids are those of the law's own numbering ("aia:art_6.3.a"), the same in every language. A unit with
    children holds its own lead-in only; footnotes and amendment marks are left out of the text.
    Raises DocumentError when the bytes are not this document in this language.
    """
    name = name_of(version, lang)
    layout = _LAYOUTS.get(version.layout)
    if layout is None:
        raise DocumentError(name, f"{version.layout!r} is not a layout of EUR-Lex")
    root = parse(content, name)
    check(layout.claim(root), version, lang, name)
    place = Place(version, lang)
    read_units = tuple(p for top in layout.tops(root) for p in provisions(top, place))
    if not any(p.kind == "article" for p in read_units):
        raise DocumentError(name, "there is no article in it")
    return read_units
