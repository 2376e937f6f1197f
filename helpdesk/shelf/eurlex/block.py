"""Blocks: what both layouts have in common, before anything has an id.

    LINE       a run of text
    ITEM       a numbered or dashed point with blocks of its own
    PARAGRAPH  a numbered paragraph of an article
    SECTION    a section of an annex ("Section A"); what follows stands in it
    TITLE      a numbered title in an annex ("3. Quality management system"); likewise
    GAP        a row of dashes where something was deleted

A page lists them flat where the law nests them; `nest` puts each under the block it belongs to.
"""

from dataclasses import dataclass, field, replace
from enum import Enum

from helpdesk.shelf.eurlex import mark


class Role(Enum):
    """What a block is; see the nameplate."""

    LINE = "line"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    TITLE = "title"
    GAP = "gap"


@dataclass(frozen=True)
class Block:
    """A stretch of the page.

    `depth` orders blocks that take in what follows them, 0 outermost; None takes nothing in. `word` is what
    a section is called in print ("Section", "Afdeling").
    """

    role: Role
    text: str = ""
    mark: str = ""
    inside: tuple["Block", ...] = ()
    amended: tuple[str, ...] = ()
    depth: int | None = None
    word: str = ""

    @property
    def step(self) -> str:
        """The mark as a step of an id."""
        return mark.step(self.mark)

    def flat(self) -> list["Block"]:
        """This block and all in it as lines, each number before the text it numbers."""
        inner = [line for block in self.inside for line in block.flat()]
        own = " ".join(word for word in (self.mark, self.text) if word)
        if not own:
            return inner
        if not self.text and inner:
            return [replace(inner[0], text=f"{own} {inner[0].text}"), *inner[1:]]
        return [Block(Role.LINE, own, amended=self.amended), *inner]


@dataclass
class _Open:
    """A block that still takes in what follows."""

    block: Block
    inside: list[Block] = field(default_factory=list)

    def closed(self) -> Block:
        return replace(self.block, inside=(*self.block.inside, *self.inside))


def nest(blocks: list[Block]) -> tuple[Block, ...]:
    """Put blocks under the sections, titles, paragraphs and items that they follow on the page."""
    root = _Open(Block(Role.LINE))
    stack = [root]
    for position, block in enumerate(blocks):
        depth = _depth(block, stack, blocks[position + 1 :])
        while depth is not None and len(stack) > 1 and (stack[-1].block.depth or 0) >= depth:
            _close_last(stack)
        if block.depth is None:  # a gap closes what is open, but takes nothing in
            stack[-1].inside.append(block)
        else:
            stack.append(_Open(block))
    while len(stack) > 1:
        _close_last(stack)
    return tuple(root.inside)


def _close_last(stack: list[_Open]) -> None:
    last = stack.pop()
    stack[-1].inside.append(last.closed())


def _depth(block: Block, stack: list[_Open], later: list[Block]) -> int | None:
    """How far out a block reaches: a gap closes the open block only where a number is missing after it."""
    holder = stack[-1].block
    if block.role is not Role.GAP or holder.depth is None:
        return block.depth
    neighbour = next((b.step for b in later if b.depth is not None and b.depth <= holder.depth), None)
    if neighbour is None:
        return None if _has_points(stack[-1]) else holder.depth
    return None if neighbour == mark.following(holder.step) else holder.depth


def _has_points(opened: _Open) -> bool:
    return any(b.role in (Role.ITEM, Role.TITLE) for b in (*opened.block.inside, *opened.inside))
