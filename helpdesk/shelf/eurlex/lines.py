"""Lines: loose text between block elements, table rows, and the titles that number parts of an annex."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from helpdesk.shelf.eurlex import mark
from helpdesk.shelf.eurlex.block import Block, Role
from helpdesk.shelf.eurlex.text import Piece, inside, local, visible

_BLOCK_TAGS = {"p", "div", "table", "hr"}
_SECTION = re.compile(r"([^\W\d_]+)\s+([A-Z]|\d{1,2})(?:\s*[.—–:-]\s*|$)")  # "Section A.", "Afdeling 1"


def is_block(piece: Piece) -> bool:
    """Whether a piece of a container stands on lines of its own."""
    return not isinstance(piece, str) and local(piece) in _BLOCK_TAGS


def runs(container: etree._Element) -> Iterator[Piece]:
    """The block elements of a container and, between them, its loose text as finished lines."""
    loose: list[Piece] = [container.text or ""]
    for child in container:
        if is_block(child):
            yield from _finished(loose)
            yield child
            loose = [child.tail or ""]
        else:
            loose += [child, child.tail or ""]
    yield from _finished(loose)


def _finished(loose: list[Piece]) -> Iterator[str]:
    line = visible(loose)
    if line:
        yield line


def cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, without the empty ones before the first that has text."""
    found = list(row.iterfind("{*}td"))
    while found and not inside(found[0]):
        found.pop(0)
    return found


def table_lines(table: etree._Element) -> Iterator[str]:
    """A table of codes or figures, one line a row, cells set apart by a bar."""
    for row in table.iter("{*}tr"):
        texts = [text for text in (inside(cell) for cell in row.iterfind("{*}td")) if text]
        if texts:
            yield " | ".join(texts)


def titled(blocks: list[Block]) -> list[Block]:
    """Give the titles in an annex their number and depth: "Section A", "3. …", "a. …".

    A title without a number right after a bare "Section 1" is that section's title.
    """
    done: list[Block] = []
    for block in blocks:
        if block.role is not Role.TITLE:
            done.append(block)
        elif done and done[-1].role is Role.SECTION and not done[-1].text and not _number(block.text)[0]:
            done[-1] = replace(done[-1], text=block.text)
        else:
            done.append(_title(block))
    return done


def _title(block: Block) -> Block:
    section = _SECTION.match(block.text)
    if section:
        rest = block.text[section.end() :].strip()
        return replace(block, role=Role.SECTION, word=section[1], mark=section[2], text=rest, depth=0)
    number, rest = _number(block.text)
    if not number:
        return replace(block, role=Role.LINE)
    return replace(block, mark=number, text=rest, depth=1 if mark.step(number).isdigit() else 2)


def _number(text: str) -> tuple[str, str]:
    """The number of a title, which may be a letter ("a. AI systems …")."""
    lettered = re.match(r"([a-z][.)])\s+", text)
    return (lettered[1], text[lettered.end() :]) if lettered else mark.split(text)


def with_title(titles: list[str], blocks: list[Block]) -> tuple[str, list[Block]]:
    """The heading of an annex, and the rest of it.

    An annex may be printed without a title line; then a first line that is no sentence, right before a
    numbered title, is its heading.
    """
    if titles or len(blocks) < 2 or blocks[0].role is not Role.LINE:
        return " ".join(titles), blocks
    untitled = blocks[1].role in (Role.TITLE, Role.SECTION) and blocks[0].text[-1] not in ".:;"
    return (blocks[0].text, blocks[1:]) if untitled else ("", blocks)
