"""Paragraphs: from lines to numbered paragraphs under their headings.

A paragraph opens with its number in brackets at the margin, "(63)", and runs, over page ends and through
examples and lists, to the next number or heading. The numbers must count 1, 2, 3 … without a gap.
Text between a heading and its first number (mostly the law, quoted) belongs to no paragraph; but a section
that ends without any number belongs to the paragraph above, its heading with it.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from helpdesk.shelf.pdf.lines import Line

NUMBER = re.compile(r"\((\d{1,4})\)\s*")
BULLET = re.compile(r"[-•▪●◦■\x7f\uf0a7\uf0b7]\s+(?=\S)")  # \x7f: a bullet in WinAnsi, passed on as it is
POINT = re.compile(r"(?:\((?:[ivx]{1,5}|[a-z]|\d{1,2})\)|[a-z]\)|\d{1,2}\.)(?=\s|[A-Z‘“])\s*")
HEADED = re.compile(r"(\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.|[a-z]\))\s+\S")
MARGIN = 1.5  # body sizes to the right of the first number in which later numbers may stand
LEAP = 4.0  # body sizes to the left: further than any indent, so a new column or cell


class Gap(Exception):
    """The numbers of the paragraphs do not count on; the message says where."""


@dataclass
class Paragraph:
    """A numbered paragraph while its lines are gathered."""

    number: int
    page: int
    headings: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Heading:
    """A section heading; `rank` is its way of counting: ("decimal", 2), ("letter", 0) … or ("none", 0)."""

    rank: tuple[str, int]
    text: str


class Gathering:
    """Lines on their way into paragraphs. `waiting` stand under a heading that has had no number yet."""

    def __init__(self):
        self.found: list[Paragraph] = []
        self.loose: list[Line] = []
        self.above: list[Heading] = []
        self.title: list[Line] = []
        self.waiting: list[Line] = []

    def number(self, line: Line) -> None:
        """A numbered paragraph starts."""
        self.loose += self.waiting
        self.title, self.waiting = [], []
        headings = tuple(heading.text for heading in self.above)
        self.found.append(Paragraph(len(self.found) + 1, line.page, headings, [line]))

    def heading(self, heading: Heading, lines: list[Line]) -> None:
        """A section starts, and the one before may have ended without a number."""
        above = _under(self.above, heading)
        ended = self.above[-1:] != above[len(self.above) - 1 : len(self.above)]
        into = self.found[-1].lines if self.found and ended else self.loose
        into += [*self.title, *self.waiting] if self.waiting else []
        self.above, self.title, self.waiting = above, lines, []

    def line(self, line: Line) -> None:
        """Any other line."""
        (self.waiting if self.title or not self.found else self.found[-1].lines).append(line)


def paragraphs_of(lines: list[Line], size: float) -> tuple[list[Paragraph], list[Line]]:
    """The numbered paragraphs, and the lines that belong to none. Raises Gap when a number is left out."""
    starts = _starts(lines, size)
    gathering = Gathering()
    at = _first_heading(lines, starts)
    while at < len(lines):
        end = at + 1
        if at in starts:
            gathering.number(lines[at])
        elif found := _heading(lines, at, starts):
            heading, end = found
            gathering.heading(heading, lines[at:end])
        else:
            gathering.line(lines[at])
        at = end
    return gathering.found, [*gathering.loose, *gathering.waiting]


def _starts(lines: list[Line], size: float) -> set[int]:
    """Where numbered paragraphs start, counting on from (1); raises Gap when one is left out."""
    starts: set[int] = set()
    margin = None
    for at, line in enumerate(lines):
        number = NUMBER.match(line.text.strip())
        if number is None or (margin is not None and line.x > margin + MARGIN * size):
            continue
        if int(number[1]) == len(starts) + 1:
            starts.add(at)
            margin = line.x if margin is None else margin
        elif margin is not None and int(number[1]) > len(starts) + 1:
            raise Gap(f"after paragraph {len(starts)} comes {number[1]} on page {line.page}")
    return starts


def _first_heading(lines: list[Line], starts: set[int]) -> int:
    """Where reading starts: the stack of headings right above paragraph 1, so after cover and contents."""
    at = min(starts, default=len(lines))
    first = at
    while at and lines[at - 1].emphatic and (first == len(lines) or lines[at - 1].page == lines[first].page):
        at -= 1
    return at


def _heading(lines: list[Line], at: int, starts: set[int]) -> tuple[Heading, int] | None:
    """The heading that starts at a line and where it ends, or None.

    A line of emphasis that does not count ("Scenario 1: …") is one only if a number or a counted heading
    follows; otherwise it is the title of an example inside a paragraph.
    """
    if not lines[at].emphatic:
        return None
    end = at + 1
    while end < len(lines) and end not in starts and _goes_on(lines[at], lines[end]):
        end += 1
    text = joined(lines[at:end], Counter())
    rank = _rank(text)
    if rank[0] == "none" and not (end in starts or (end < len(lines) and _is_counted(lines[end]))):
        return None
    return Heading(rank, text), end


def _goes_on(first: Line, line: Line) -> bool:
    """Whether a line continues a heading above it."""
    return line.emphatic and line.page == first.page and not line.apart and not _is_counted(line)


def _is_counted(line: Line) -> bool:
    return line.emphatic and HEADED.match(line.text.strip()) is not None


def _rank(text: str) -> tuple[str, int]:
    """How a heading counts: "2.1." decimal of depth 2, "I." roman, "B." capital, "a)" letter."""
    found = HEADED.match(text)
    if found is None:
        return ("none", 0)
    count = found[1].rstrip(".)")
    if count[0].isdigit():
        return ("decimal", count.count(".") + 1)
    if found[1].endswith(")"):
        return ("letter", 0)
    return ("roman", 0) if set(count) <= set("IVX") else ("capital", 0)


def _under(above: list[Heading], new: Heading) -> list[Heading]:
    """The headings in force once a new one is met: it replaces its like and everything below that."""
    kept = []
    for heading in above:
        kind, depth = heading.rank
        deeper = kind == new.rank[0] == "decimal" and depth >= new.rank[1]
        inner = new.rank[0] == "decimal" and new.rank[1] > 1 and kind in ("letter", "none")
        if heading.rank == new.rank or deeper or inner or kind == "none":
            break
        kept.append(heading)
    return [*kept, new]


def text_of(paragraph: Paragraph, known: Counter, size: float) -> str:
    """The whole text of a paragraph, one block a line; bullets are written "- "."""
    blocks: list[list[Line]] = []
    for line in paragraph.lines:
        if blocks and not _opens_block(line, blocks[-1], size):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    texts = [joined(block, known) for block in blocks]
    return "\n".join([NUMBER.sub("", texts[0], count=1), *map(_spaced, texts[1:])]).strip()


def _opens_block(line: Line, block: list[Line], size: float) -> bool:
    text = line.text.strip()
    if line.apart or BULLET.match(text):
        return True
    if POINT.match(text) and (line.x < block[-1].x - 0.5 * size or _after_page_end(line, block[-1])):
        return True
    return len(block) > 1 and line.x < min(above.x for above in block) - LEAP * size


def _after_page_end(line: Line, before: Line) -> bool:
    """Whether a line opens a page and the one before it closed a clause: there is no step to tell by."""
    return line.step is None and before.text.rstrip().endswith((".", ":", ";", ",", " and", " or"))


def _spaced(block: str) -> str:
    """A block with its bullet written "- " and a space after its point number."""
    if bullet := BULLET.match(block):
        return "- " + block[bullet.end() :]
    point = POINT.match(block)
    return f"{point[0].strip()} {block[point.end() :]}" if point else block


def joined(lines: list[Line], known: Counter) -> str:
    """Lines as running text. A hyphen at a line's end stays unless the document itself knows the whole word.

    >>> one, two = Line("a thor-", 1, 0, 30, False), Line("ough check ", 1, 0, 15, False)
    >>> joined([one, two], Counter({"thorough": 2})), joined([one, two], Counter())
    ('a thorough check', 'a thor-ough check')
    """
    text = ""
    for line in lines:
        if text.endswith("\xad"):
            text = text[:-1] + line.text.lstrip()
        elif re.search(r"\w-$|\)-$", text):
            text = _mended(text, line.text.lstrip(), known)
        else:
            text = f"{text} {line.text}"
    return " ".join(text.replace("\xad", "").split())


def _mended(text: str, after: str, known: Counter) -> str:
    head, tail = re.search(r"\w*$", text[:-1])[0], re.match(r"\w*", after)[0]
    whole, compound = f"{head}{tail}".lower(), f"{head}-{tail}".lower()
    parted = tail[:1].islower() and known[whole] > 0 and known[compound] == 0
    return text[:-1] + after if parted else text + after


def words_of(lines: list[Line]) -> Counter:
    """Words and compounds that stand within lines, where no line end can have cut them."""
    return Counter(word for line in lines for word in re.findall(r"\w+(?:-\w+)*(?=\W*\s)", line.text.lower()))
