"""Lines: from runs of text with places and sizes to lines of print, without footnotes and page furniture.

No number here is tuned to one document: sizes are compared with the body size, the one most characters have.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

SMALL = 0.85  # of the body size: below it stand footnotes and the marks that point at them
SAME_LINE = 0.5  # of the body size: baselines closer than this share a line (a raised mark, an index)
EDGE = 0.1  # of the page's height: where running heads and page numbers stand
WIDER = 1.2  # of the usual pitch: a step wider than this opens a new block
MARK = re.compile(r"[(\[]?(?:\d+|[*†‡]+)(?:[,\s]+\d+)*[)\]]?")
PAGE_NUMBER = re.compile(r"\W*(\d{1,4})(?:\s*/\s*\d{1,4})?\W*")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one font, where it starts (points from the lower left corner) and its size."""

    text: str
    x: float
    y: float
    size: float
    font: str

    @property
    def bold(self) -> bool:
        return "bold" in self.font.lower()

    @property
    def slanted(self) -> bool:
        return any(word in self.font.lower() for word in ("italic", "oblique"))


@dataclass(frozen=True)
class Line:
    """A line of print. `emphatic`: it opens in bold or bold italic, and no word of it is in plain type.

    `step` is how far it stands below the line before it on the page, in usual pitches; None for the first.
    """

    text: str
    page: int
    x: float
    y: float
    emphatic: bool
    step: float | None = None

    @property
    def apart(self) -> bool:
        """Whether it stands visibly apart from the line before it on the same page."""
        return self.step is not None and not 0 < self.step <= WIDER


def lines_of(pages: list[dict]) -> tuple[list[Line], float]:
    """All lines of the body in reading order, and the body size; `pages` as the child prints them."""
    sheets = [[Run(*row) for row in page["runs"]] for page in pages]
    size = body_size(sheets)
    gathered = [_gather(sheet, size) for sheet in sheets]
    lines = [[_line(runs, n, size) for runs in sheet] for n, sheet in enumerate(gathered, start=1)]
    lines = [[line for line in sheet if line is not None] for sheet in lines]
    kept = _without_furniture(lines, [page["height"] for page in pages])
    return _with_steps(kept), size


def body_size(sheets: list[list[Run]]) -> float:
    """The size most characters are set in; 0 when there are none."""
    weights = Counter()
    for sheet in sheets:
        for run in sheet:
            weights[round(run.size, 1)] += len(run.text.strip())
    return weights.most_common(1)[0][0] if weights else 0.0


def _gather(runs: list[Run], size: float) -> list[list[Run]]:
    """Runs that share a line, in the order they were written; lines with nothing but blanks are none."""
    lines: list[list[Run]] = []
    for run in runs:
        if lines and abs(run.y - _baseline(lines[-1], size)) <= SAME_LINE * size:
            lines[-1].append(run)
        elif run.text.strip():
            lines.append([run])
    return lines


def _baseline(runs: list[Run], size: float) -> float:
    """Where a line stands: its first run of body size decides, for a raised mark may come first."""
    return next((run.y for run in runs if run.size >= SMALL * size and run.text.strip()), runs[0].y)


def _line(runs: list[Run], page: int, size: float) -> Line | None:
    """A line without its footnote marks; None when nothing of it is body text."""
    words = [run for run in runs if run.text.strip()]
    if all(run.size < SMALL * size for run in words):
        return None
    base = _baseline(runs, size)
    kept = [run for run in runs if not _is_mark(run, base, size)]
    shown = [run for run in kept if run.text.strip()]
    if not shown:
        return None
    emphatic = shown[0].bold and all(run.bold or run.slanted for run in shown)
    text = "".join(run.text for run in kept).replace("\xa0", " ")
    return Line(text, page, shown[0].x, base, emphatic)


def _is_mark(run: Run, base: float, size: float) -> bool:
    """Whether a small run is a footnote mark: a number or star, and not lowered like the 2 of CO₂."""
    small, lowered = run.size < SMALL * size, run.y < base - 0.05 * size
    return small and not lowered and MARK.fullmatch(run.text.strip()) is not None


def _without_furniture(sheets: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Pages without running heads and page numbers, both recognised by their regularity at the edges."""
    edges = [
        [line for line in sheet if not EDGE * height < line.y < (1 - EDGE) * height]
        for sheet, height in zip(sheets, heights, strict=True)
    ]
    offsets = Counter(offset for sheet in edges for line in sheet if (offset := _offset(line)) is not None)
    usual = offsets.most_common(1)[0][0] if offsets else None
    seen = Counter(key for sheet in edges for key in {_likeness(line) for line in sheet})
    often = max(3, len(sheets) / 3)
    gone = {
        id(line)
        for sheet in edges
        for line in sheet
        if (usual is not None and _offset(line) == usual) or seen[_likeness(line)] >= often
    }
    return [[line for line in sheet if id(line) not in gone] for sheet in sheets]


def _offset(line: Line) -> int | None:
    """For a line that is only a number: how far it is from the count of pages."""
    found = PAGE_NUMBER.fullmatch(line.text.strip())
    return line.page - int(found[1]) if found else None


def _likeness(line: Line) -> tuple[str, int]:
    """What a running head has in common from page to page: its words and its height."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.y)


def _with_steps(sheets: list[list[Line]]) -> list[Line]:
    """Lines with their distance to the line before, measured in the document's usual pitch."""
    drops = sorted(above.y - below.y for sheet in sheets for above, below in pairwise(sheet) if above.y > below.y)
    pitch = drops[len(drops) // 4] if drops else 1.0  # the lower quartile, for short paragraphs have wide steps
    placed = []
    for sheet in sheets:
        for above, line in zip([None, *sheet], sheet, strict=False):
            step = None if above is None else round((above.y - line.y) / pitch, 2)
            placed.append(Line(line.text, line.page, line.x, line.y, line.emphatic, step))
    return placed
