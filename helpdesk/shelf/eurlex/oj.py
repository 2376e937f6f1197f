"""The layout of the Official Journal: `oj-…` classes, points as tables, paragraphs as `div#006.001`."""

import re
from collections.abc import Iterator

from lxml import etree

from helpdesk.shelf.eurlex import mark
from helpdesk.shelf.eurlex.block import Block, Role, nest
from helpdesk.shelf.eurlex.document import Claim
from helpdesk.shelf.eurlex.lines import cells, is_block, runs, table_lines, titled, with_title
from helpdesk.shelf.eurlex.text import inside, local
from helpdesk.shelf.eurlex.top import Top, classes, first_with, path_above

_TOP = re.compile(r"(rct|art|anx)_\w+")
_PARAGRAPH = re.compile(r"\d{3}[A-Z]*\.\d{3}[A-Z]*")
_SKIPPED = ("oj-note", "oj-signatory")
_GROUP_TITLES = ("oj-ti-grseq-1", "oj-ti-grseq-2")


def claim(root: etree._Element) -> Claim | None:
    """What the masthead says: act number and language."""
    act, lang = first_with(root, ("oj-hd-uniq",)), first_with(root, ("oj-hd-lg",))
    return None if act is None or lang is None else Claim(inside(act), inside(lang))


def tops(root: etree._Element) -> Iterator[Top]:
    """Recitals, articles and annexes in document order."""
    for element in root.iter("{*}div"):
        anchor = element.get("id", "")
        if _TOP.fullmatch(anchor):
            yield _READERS[anchor[:3]](element, anchor)


def _recital(element: etree._Element, anchor: str) -> Top:
    return Top(anchor, "", "", (), tuple(_blocks(element)))


def _article(element: etree._Element, anchor: str) -> Top:
    title = first_with(element, ("oj-sti-art",))
    number = first_with(element, ("oj-ti-art",))
    body = [e for e in element if "eli-title" not in classes(e) and e is not number]
    return Top(
        anchor,
        inside(number) if number is not None else "",
        inside(title) if title is not None else "",
        path_above(element),
        nest([block for e in body for block in _block(e)]),
    )


def _annex(element: etree._Element, anchor: str) -> Top:
    titles = [e for e in element if "oj-doc-ti" in classes(e)]
    body = [e for e in element if e not in titles]
    printed, *headings = [inside(title) for title in titles] or [""]
    heading, blocks = with_title(headings, titled([block for e in body for block in _block(e)]))
    return Top(anchor, printed, heading, (), nest(blocks))


_READERS = {"rct": _recital, "art": _article, "anx": _annex}


def _blocks(container: etree._Element) -> list[Block]:
    """Everything in a container: its block elements, and its loose text as lines."""
    return [block for run in runs(container) for block in (_block(run) if is_block(run) else [Block(Role.LINE, run)])]


def _block(element: etree._Element) -> list[Block]:
    """The blocks of one element, and of the loose text that follows a quoted element ("; or")."""
    kind = local(element)
    if kind == "hr" or not set(_SKIPPED).isdisjoint(classes(element)):
        return []
    if kind == "table":
        return _table(element)
    if kind == "p":
        return _paragraph_element(element)
    if _PARAGRAPH.fullmatch(element.get("id", "")):
        return [_numbered(element)]
    if "oj-enumeration-spacing" in classes(element):
        return [_item(inside(element[0]), element[1])]
    return _blocks(element)


def _paragraph_element(element: etree._Element) -> list[Block]:
    text = inside(element)
    if not text:
        return []
    role = Role.TITLE if not set(_GROUP_TITLES).isdisjoint(classes(element)) else Role.LINE
    return [Block(role, text)]


def _numbered(element: etree._Element) -> Block:
    """A paragraph of an article: "1.   Text" and what follows it; its number is also in its id "006.001"."""
    blocks = _blocks(element)
    number, text = mark.split(blocks[0].text if blocks else "")
    number = number or element.get("id", "").partition(".")[2].lstrip("0")
    rest = tuple(blocks[1:])
    first = (Block(Role.LINE, text),) if text else ()
    return Block(Role.PARAGRAPH, mark=number, inside=(*first, *rest), depth=3)


def _table(element: etree._Element) -> list[Block]:
    """A point is a row of two cells, mark and text, some after an empty cell; other tables are lines."""
    if "oj-table" in classes(element):
        return [Block(Role.LINE, line) for line in table_lines(element)]
    rows = [cells(row) for row in element.iterfind("{*}tbody/{*}tr")]
    return [_item(inside(row[-2]), row[-1]) for row in rows if len(row) > 1]


def _item(number: str, content: etree._Element) -> Block:
    return Block(Role.ITEM, mark=number, inside=tuple(_blocks(content)))
