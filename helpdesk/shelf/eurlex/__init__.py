"""The EUR-Lex reader: an official XHTML document, read into provisions.

    read(content, version, lang)  ->  (Provision, …)   in document order, parents before children

`document` says whether the bytes are the document claimed; `oj` and `consolidated` know one layout each and
turn it into blocks (lines, numbered items, titles); `block`, `mark` and `unit` know neither layout: they nest
the blocks and give every unit its id. This is the one door through which lxml enters.
"""

from collections.abc import Iterator

from helpdesk.errors import CitationError, DocumentError
from helpdesk.law.citation import Citation
from helpdesk.law.provision import Kind, Provision, Version
from helpdesk.shelf.eurlex import consolidated, oj
from helpdesk.shelf.eurlex.document import check, name_of, parse
from helpdesk.shelf.eurlex.unit import Place, provisions

__all__ = ["read"]

_LAYOUTS = {"oj": oj, "consolidated": consolidated}


def read(content: bytes, version: Version, lang: str) -> tuple[Provision, ...]:
    """Every recital, article and annex of an official document, down to the last point.

    Ids are those of the law's own numbering ("aia:art_6.3.a"), the same in every language. A unit with
    children holds its own lead-in only; footnotes and amendment marks are left out of the text; where a unit
    is printed on several lines, its text keeps them. The first list of a numbered paragraph is the
    paragraph's (art_6.3.a, though it stands in the second subparagraph), a later one its subparagraph's
    (art_43.1.sub_2.a); `parent` always is the unit whose words introduce the list.
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
    problem = next(_problems(read_units), None)
    if problem:
        raise DocumentError(name, problem)
    return read_units


def _problems(units: tuple[Provision, ...]) -> Iterator[str]:
    """What would make ids useless: nothing to name, a number that cannot be read, one that comes twice."""
    if not any(unit.kind is Kind.ARTICLE for unit in units):
        yield "there is no article in it"
    seen: set[str] = set()
    for unit in units:
        if not _is_readable(unit.id):
            yield f"the number of a unit cannot be read ({unit.id})"
        if unit.id in seen:
            yield f"two units have the same number ({unit.id})"
        seen.add(unit.id)


def _is_readable(unit_id: str) -> bool:
    try:
        Citation.from_id(unit_id)
    except CitationError:
        return False
    return True
