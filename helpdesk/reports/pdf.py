"""A paper as PDF, in a typeface that has the letters of Latin, Greek and Cyrillic script, embedded in the file."""

from collections.abc import Iterator
from functools import cache
from html import escape
from io import BytesIO

from pymupdf_fonts import myfont
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from helpdesk.reports import words
from helpdesk.reports.document import Block, Gap, Heading, Items, Notice, Paper, Quote, Table, Text, texts

_PLAIN, _BOLD = "NotoSans", "NotoSans-Bold"
_FACES = {_PLAIN: "notos", _BOLD: "notosbo"}  # Noto Sans, SIL Open Font License 1.1, which allows embedding
_MARGIN = 2 * cm
_WIDTH = A4[0] - 2 * _MARGIN - 12  # a frame has six points of padding on each side
_INK, _QUIET, _BLUE = HexColor("#1a1f26"), HexColor("#555f6b"), HexColor("#1b3a6b")
_LINE, _HEAD_FILL = HexColor("#b8c2cf"), HexColor("#e4eaf3")
_GAP_FILL, _NOTICE_FILL, _MARK_INK = HexColor("#fff4cc"), HexColor("#fbe9e0"), HexColor("#b03010")
_MOST_LINES = 50  # of a cell that surely fits on a page
_ROOM = 4 * cm  # what must be left on a page below a heading
_UNKNOWN_LETTER = "\ufffd"


def write(paper: Paper) -> bytes:
    """A clean paper as the bytes of a .pdf file; the same paper gives the same bytes."""
    _load_faces()
    file = BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        title=paper.title, author=paper.author, subject=paper.subtitle, lang="en-GB", invariant=1,
    )  # fmt: skip
    flow = [Paragraph(_shown(paper.title), _style("title")), Paragraph(_shown(paper.subtitle), _style("subtitle"))]
    if not all(map(is_known, "".join(texts(paper)))):
        flow.append(Paragraph(_shown(words.MISSING_LETTERS), _style("text")))
    flow += [piece for block in paper.blocks for piece in _block(block)]
    document.build(flow, onFirstPage=_frame(paper), onLaterPages=_frame(paper))
    return file.getvalue()


@cache
def _load_faces() -> dict[str, TTFont]:
    faces = {name: TTFont(name, BytesIO(myfont(code))) for name, code in _FACES.items()}
    for face in faces.values():
        pdfmetrics.registerFont(face)
    return faces


@cache
def _style(name: str) -> ParagraphStyle:
    size, font, colour, before, after = {
        "title": (20, _BOLD, _BLUE, 0, 4),
        "subtitle": (11, _PLAIN, _QUIET, 0, 10),
        "heading 1": (15, _BOLD, _BLUE, 14, 6),
        "heading 2": (12, _BOLD, _BLUE, 10, 4),
        "text": (9.5, _PLAIN, _INK, 0, 5),
        "item": (9.5, _PLAIN, _INK, 0, 2),
        "source": (9.5, _BOLD, _INK, 6, 2),
        "quote": (9, _PLAIN, _QUIET, 0, 2),
        "cell": (7.5, _PLAIN, _INK, 0, 1),
        "head": (7.5, _BOLD, _INK, 0, 1),
    }[name]
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=size * 1.36, textColor=colour, spaceBefore=before,
        spaceAfter=after, leftIndent=14 if name == "quote" else 0, splitLongWords=1,
    )  # fmt: skip


def _shown(text: str) -> str:
    """A text as the typesetter takes it: every letter is content, one that the typeface lacks shows as missing."""
    return escape("".join(letter if is_known(letter) else _UNKNOWN_LETTER for letter in text))


def is_known(letter: str) -> bool:
    """Whether the typeface has a letter."""
    return letter == "\n" or ord(letter) in _load_faces()[_PLAIN].face.charToGlyph


def _block(block: Block) -> Iterator[Flowable]:
    match block:
        case Heading(text=text, level=level):
            yield CondPageBreak(_ROOM)
            yield Paragraph(_shown(text), _style(f"heading {level}"))
        case Text(text=text, lead=lead):
            if lead and not text:
                yield CondPageBreak(_ROOM / 2)
            yield Paragraph(_led(lead, text), _style("text"))
        case Items(items=items):
            yield from (_item(item.text, item.depth) for item in items)
            yield Spacer(0, 4)
        case Table():
            yield _table(block)
            yield Spacer(0, 8)
        case Quote():
            yield CondPageBreak(_ROOM / 2)
            yield Paragraph(_shown(words.source(block.label, block.force, block.version)), _style("source"))
            lines = [*block.text.splitlines(), block.url]
            yield from (Paragraph(_shown(line), _style("quote")) for line in lines)
        case Gap(asks=asks):
            yield KeepTogether(_box(_GAP_FILL, f"{words.TO_FILL}:", asks, 26))
        case Notice(text=text):
            yield KeepTogether(_box(_NOTICE_FILL, text, "", 0))


def _led(lead: str, text: str) -> str:
    return f'<font name="{_BOLD}">{_shown(lead)}</font> {_shown(text)}' if lead else _shown(text)


def _item(text: str, depth: int) -> Paragraph:
    indent = 12 + 13 * min(depth, 8)
    style = ParagraphStyle(f"item {depth}", parent=_style("item"), leftIndent=indent, bulletIndent=indent - 10)
    return Paragraph(_shown(text), style, bulletText="•")


def _box(fill: HexColor, lead: str, text: str, room: int) -> list[Flowable]:
    """A coloured box; `room` points are left empty to write in."""
    look = [
        ("BACKGROUND", (0, 0), (-1, -1), fill), ("BOX", (0, 0), (-1, -1), 0.5, _LINE),
        ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 5 + room),
    ]  # fmt: skip
    return [Grid([[Paragraph(_led(lead, text), _style("item"))]], [_WIDTH], style=look), Spacer(0, 6)]


def _table(table: Table) -> Grid:
    shares = [_WIDTH * width / sum(table.widths) for width in table.widths]
    # A row is split over two pages only where it must be, because the head of the table would stand in its midst.
    is_tall = any(
        _lines(text, share) > _MOST_LINES for row in table.rows for text, share in zip(row, shares, strict=True)
    )
    rows = [[Paragraph(_shown(text), _style("head")) for text in table.head]]
    rows += [
        [[Paragraph(_shown(line), _style("cell")) for line in cell.splitlines()] for cell in row] for row in table.rows
    ]
    look = [
        ("GRID", (0, 0), (-1, -1), 0.4, _LINE), ("BACKGROUND", (0, 0), (-1, 0), _HEAD_FILL),
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4), ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]  # fmt: skip
    return Grid(rows, shares, repeatRows=1, splitInRow=int(is_tall), style=look)


def _lines(text: str, width: float) -> float:
    """About how many lines a cell has."""
    return sum(1 + len(line) * _style("cell").fontSize * 0.6 / width for line in text.splitlines())


def _frame(paper: Paper):
    """What stands on every page: the mark above, the number below."""

    def draw(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.saveState()
        if paper.mark:
            canvas.setFont(_BOLD, 10)
            canvas.setFillColor(_MARK_INK)
            canvas.drawRightString(A4[0] - _MARGIN, A4[1] - 1.3 * cm, paper.mark)
        canvas.setFont(_PLAIN, 8)
        canvas.setFillColor(_QUIET)
        canvas.drawRightString(A4[0] - _MARGIN, 1.2 * cm, str(document.page))
        canvas.restoreState()

    return draw
