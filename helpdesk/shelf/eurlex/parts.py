"""Parts: the blocks inside a unit, told apart into its own text, its points and its further subparagraphs."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from helpdesk.shelf.eurlex import mark
from helpdesk.shelf.eurlex.block import Block, Role

_CLOSERS = ";,.’”»)"


@dataclass
class Part:
    """A subparagraph: its lines, and the blocks with a number that follow them."""

    lines: list[Block] = field(default_factory=list)
    numbered: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines, one under the other; a line that is only punctuation ends the one before."""
        text = ""
        for line in self.lines:
            alone = not line.text.strip(_CLOSERS + " ")
            text += line.text if alone or not text else "\n" + line.text
        return text

    @property
    def amended(self) -> tuple[str, ...]:
        """The amendments any of the lines stands under."""
        return tuple(dict.fromkeys(celex for line in self.lines for celex in line.amended))


def parts(blocks: tuple[Block, ...], each_line: bool) -> list[Part]:
    """Split the inside of a unit into subparagraphs; the first is the unit's own text and points.

    In a paragraph every further line is a new subparagraph (`each_line`); in a point or annex only a line
    that follows numbered points is one, and lines before them belong together.
    """
    found = [Part()]
    for block in with_quotes_kept_whole(blocks):
        if block.role is not Role.LINE:
            found[-1].numbered.append(block)
        elif _continues(block, found[-1], each_line):
            found[-1].lines.append(block)
        else:
            found.append(Part([block]))
    return [Part(part.lines, _with_numbers(part.numbered)) for part in found]


def with_quotes_kept_whole(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with a quotation of another act folded into the line that announces it.

    An amending provision says "… the following is added:" and quotes; the numbers in the quotation are the
    other act's, so nothing after the opening mark is a unit of this one.
    """
    for position in range(1, len(blocks)):
        announced = blocks[position - 1].role is Role.LINE and blocks[position - 1].text.endswith(":")
        if announced and mark.opens_quote(_start(blocks[position])):
            quoted = (line for block in blocks[position:] for line in block.flat())
            return (*blocks[:position], _joined(quoted))
    return blocks


def _joined(lines: Iterable[Block]) -> Block:
    """One line of text for the whole quotation, so that it cannot be taken for several subparagraphs."""
    part = Part(list(lines))
    return Block(Role.LINE, part.text, amended=part.amended, mark=mark.QUOTED)


def _start(block: Block) -> str:
    return block.mark or block.text or (_start(block.inside[0]) if block.inside else "")


def _continues(line: Block, part: Part, each_line: bool) -> bool:
    if not part.lines and not part.numbered:
        return True
    if line.mark == mark.QUOTED or not line.text.strip(_CLOSERS + " "):
        return True
    return not each_line and not part.numbered


def _with_numbers(blocks: list[Block]) -> list[Block]:
    """Blocks with the numbers repaired that the page leaves out or misprints.

    A gap gets the number missing at its place. A paragraph printed with the number of a later one (the Dutch
    text of Article 73 prints paragraph 10 as "11.") gets the number after the one before it.
    """
    done: list[Block] = []
    for position, block in enumerate(blocks):
        later = [b.step for b in blocks[position + 1 :] if b.role is block.role and b.mark]
        before = next((b.step for b in reversed(done) if b.mark), "")
        if block.role is Role.GAP:
            done.append(_numbered_gap(block, before, blocks[position + 1 :], blocks))
        elif block.step != mark.DASH and block.mark and block.step in later:
            done.append(replace(block, mark=mark.following(before)))
        else:
            done.append(block)
    return done


def _numbered_gap(gap: Block, before: str, later: list[Block], around: list[Block]) -> Block:
    after = next((b.step for b in later if b.mark), "")
    number = mark.following(before) if before else mark.preceding(after)
    sort = Role.PARAGRAPH if any(b.role is Role.PARAGRAPH for b in around) else Role.ITEM
    return replace(gap, role=sort, mark=number, text=GONE)


GONE = "\ue001"  # the text of a unit that was deleted, until it has a provision to say so
