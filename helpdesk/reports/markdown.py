"""A paper as Markdown: all text is content, so every letter that Markdown could read as a mark is escaped."""

import re
from collections.abc import Callable, Iterator

from helpdesk.reports import words
from helpdesk.reports.document import Block, Gap, Heading, Items, Notice, Paper, Quote, Table, Text

# CommonMark 0.31 marks, GitHub's tables, strikethrough and addresses, dollars of mathematics, colons of emoji names.
_MARKS = re.compile(r"([\\`*_\[\]<>|~$&])|(?<=\w)(:)(?=//)|(?<=www)(\.)|(@)|(:)(?=[\w+-]+:)")
_STARTS = re.compile(r"^(#{1,6}(?=\s|$)|[+-](?=\s|$)|=+\s*$|-+\s*$|\d{1,9}(?=[.)](?:\s|$)))")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def write(paper: Paper) -> bytes:
    """A clean paper as UTF-8."""
    mark = [f"**{escaped(paper.mark)}**"] if paper.mark else []
    parts = [f"# {escaped(paper.title)}", *mark, escaped(paper.subtitle)]
    parts += [part for block in paper.blocks for part in _block(block)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """One line in which nothing is a mark.

    >>> print(escaped("<b>*x*</b>"), escaped("- a"), escaped("2. b"), escaped("1.5"))
    \\<b\\>\\*x\\*\\</b\\> \\- a 2\\. b 1.5
    """
    line = _MARKS.sub(lambda found: "\\" + found[0], " ".join(text.split()))
    return _STARTS.sub(lambda found: found[0] + "\\" if found[0][0].isdigit() else "\\" + found[0], line)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * (level + 1)} {escaped(text)}"
        case Text(text=text, lead=lead):
            yield " ".join(part for part in (f"**{escaped(lead)}**" if lead else "", escaped(text)) if part)
        case Items(items=items):
            yield "\n".join(f"{'    ' * item.depth}- {escaped(item.text)}" for item in items)
        case Table():
            yield "\n".join(_table(block))
        case Quote():
            yield "\n>\n".join(_quote(block))
        case Gap(asks=asks):
            yield f"> **{words.TO_FILL}:** {escaped(asks)}\n>\n> \\_\\_\\_\\_\\_\\_\\_\\_"
        case Notice(text=text):
            yield f"> **{escaped(text)}**"


def _table(table: Table) -> Iterator[str]:
    yield _line(table.head, _cell)
    yield _line(("---",) * len(table.head), str)
    yield from (_line(row, _cell) for row in table.rows)


def _line(cells: tuple[str, ...], escape: Callable[[str], str]) -> str:
    """One row."""
    return f"| {' | '.join(map(escape, cells))} |"


def _cell(text: str) -> str:
    """The lines of a cell behind each other, because a cell of Markdown has only one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    apart = (line if line[-1] in ".;:?!”" else f"{line} /" for line in lines[:-1])
    return escaped(" ".join([*apart, *lines[-1:]]))


def _quote(quote: Quote) -> Iterator[str]:
    yield f"> **{escaped(words.source(quote.label, quote.force, quote.version))}**"
    yield from (f"> {escaped(line)}" for line in quote.text.splitlines() if line.strip())
    if _ADDRESS.fullmatch(quote.url):
        yield f"> <{quote.url}>"
