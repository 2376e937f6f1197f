"""The layout of consolidated texts: `norm` classes, points as grids, ▼B/▼M1 marks, dashes for deletions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from helpdesk.shelf.eurlex import mark
from helpdesk.shelf.eurlex.block import Block, Role, nest
from helpdesk.shelf.eurlex.document import Claim
from helpdesk.shelf.eurlex.lines import is_block, runs, table_lines, titled, with_title
from helpdesk.shelf.eurlex.text import amendment, arrows, inside, local
from helpdesk.shelf.eurlex.top import Top, classes, first_with, path_above

_TOP = re.compile(r"(art|anx)_[0-9A-Za-z]+")
_REFERENCE = re.compile(r"0(\d{4})[A-Z]{1,2}0*(\d+) — (\w\w) — (\d\d\.\d\d\.\d{4})")
_GROUP_TITLES = re.compile(r"title-gr-seq-level-\d")

Marks = dict[etree._Element, tuple[str, ...]]


@dataclass(frozen=True)
class _Page:
    """One pass over the document: under which amendment (▼M1) every element stands."""

    marks: Marks

    def of(self, element: etree._Element) -> tuple[str, ...]:
        return self.marks.get(element, ())


def claim(root: etree._Element) -> Claim | None:
    """What the reference line says, like "02024R1689 — EN — 27.07.2026 — 001.001"."""
    line = first_with(root, ("reference",))
    found = None if line is None else _REFERENCE.match(inside(line))
    return Claim(f"{found[1]}/{found[2]}", found[3], found[4]) if found else None


def tops(root: etree._Element) -> Iterator[Top]:
    """Articles and annexes in document order (a consolidated text has no recitals)."""
    page = _Page(_marks(root))
    for element in root.iter("{*}div"):
        anchor = element.get("id", "")
        if _TOP.fullmatch(anchor):
            yield _article(element, page) if anchor.startswith("art") else _annex(element, page)


def _marks(root: etree._Element) -> Marks:
    """The amendment in force at each element, in document order: ▼M1 opens one, ▼B closes it."""
    marks: Marks = {}
    now: tuple[str, ...] = ()
    for element in root.iter("{*}p", "{*}div"):
        if "modref" in classes(element):
            link = element.find("{*}a")
            celex = amendment(link) if link is not None else None
            now = (celex,) if celex else ()
        marks[element] = now
    return marks


def _article(element: etree._Element, page: _Page) -> Top:
    number = first_with(element, ("title-article-norm",))
    title = first_with(element, ("stitle-article-norm",))
    body = [e for e in element if e is not number and "eli-title" not in classes(e)]
    amended = page.of(element) or (page.of(title) if title is not None else ())
    return Top(
        element.get("id", ""),
        inside(number) if number is not None else "",
        inside(title) if title is not None else "",
        path_above(element),
        nest([block for e in body for block in _block(e, page)]),
        amended,
    )


def _annex(element: etree._Element, page: _Page) -> Top:
    titles = [e for e in element if any(c.startswith("title-annex") for c in classes(e))]
    body = [e for e in element if e not in titles]
    printed, *headings = [inside(title) for title in titles] or [""]
    heading, blocks = with_title(headings, titled([block for e in body for block in _block(e, page)]))
    return Top(element.get("id", ""), printed, heading, (), nest(blocks), page.of(element))


def _blocks(container: etree._Element, page: _Page) -> list[Block]:
    return [
        block
        for run in runs(container)
        for block in (_block(run, page) if is_block(run) else [_line(run, container, page)])
    ]


def _line(text: str, element: etree._Element, page: _Page) -> Block:
    amended = dict.fromkeys((*page.of(element), *arrows([element])))
    return Block(Role.LINE, text, amended=tuple(amended))


def _block(element: etree._Element, page: _Page) -> list[Block]:
    """The blocks of one element."""
    names, kind = classes(element), local(element)
    if kind == "hr" or "footnote" in names:
        return []
    if "modref" in names:
        return [Block(Role.GAP, amended=page.of(element))] if _is_gap(element) else []
    if "grid-list" in names:
        return [_grid(element, page)]
    if kind == "table":
        return [Block(Role.LINE, line, amended=page.of(element)) for line in table_lines(element)]
    if kind == "p":
        return _paragraph_element(element, page)
    return _division(element, page)


def _is_gap(element: etree._Element) -> bool:
    """A deletion: a row of dashes after the mark."""
    return mark.step(inside(element)) == mark.DASH


def _grid(element: etree._Element, page: _Page) -> Block:
    """A point: a number in the first column, its text and sub-points in the second."""
    columns = {c[-1]: child for child in element for c in [child.get("class") or " "]}
    number, content = columns["1"], columns["2"]
    return Block(Role.ITEM, mark=inside(number), inside=tuple(_blocks(content, page)), amended=page.of(element))


def _paragraph_element(element: etree._Element, page: _Page) -> list[Block]:
    text = inside(element)
    if not text:
        return []
    if any(_GROUP_TITLES.fullmatch(name) for name in classes(element)):
        return [Block(Role.TITLE, text, amended=page.of(element))]
    return [_line(text, element, page)]


def _division(element: etree._Element, page: _Page) -> list[Block]:
    """A numbered paragraph, a numbered point of an annex, or a plain container."""
    number = next((e for e in element if "no-parag" in classes(e)), None)
    if number is not None:
        content = [b for e in element if e is not number for b in _blocks(e, page)]
        return [Block(Role.PARAGRAPH, "", inside(number), tuple(content), page.of(element), depth=3)]
    blocks = _blocks(element, page)
    spaced = element.find("{*}p/{*}span")
    if spaced is not None and "word-spacing" in spaced.get("style", "") and blocks:
        digits, text = mark.split(blocks[0].text)
        first = Block(Role.LINE, text, amended=blocks[0].amended)
        return [Block(Role.ITEM, "", digits, (first, *blocks[1:]), page.of(element), depth=3)]
    return blocks
