"""Small PDFs made on the spot: guidelines of a few lines, and files that mean harm."""

import zlib
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

REFERENCE = "C(2031) 77"
PLAIN, BOLD = "Times-Roman", "Times-Bold"
MARGIN, INDENT, TOP, PITCH, APART = 72, 107, 740, 16, 22
A4 = (595, 842)


@dataclass(frozen=True)
class Mark:
    """A piece of text on a page: where, how large, in what font, and whether anyone can see it."""

    text: str
    x: float = INDENT
    y: float = TOP
    size: float = 12
    font: str = PLAIN
    mode: int = 0
    grey: float = 0
    opacity: float = 1
    rise: float = 0


TITLE = [
    Mark(line, x=200, y=TOP + PITCH * (5 - n))
    for n, line in enumerate(
        ["The Office of Examples,", f"its Guidelines {REFERENCE} final", "on lamps and on", "lights"]
    )
]


def document(*sheets: list[Mark], password: str | None = None) -> bytes:
    """A PDF with these marks on these pages; the first page also carries a title with the reference."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password)
    for number, sheet in enumerate(sheets):
        for mark in [*(TITLE if number == 0 else []), *sheet]:
            _draw(canvas, mark)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, mark: Mark) -> None:
    canvas.saveState()
    canvas.setFillGray(mark.grey)
    if mark.opacity < 1:
        canvas.setFillAlpha(mark.opacity)
    words = canvas.beginText(mark.x, mark.y)
    words.setFont(mark.font, mark.size)
    words.setTextRenderMode(mark.mode)
    words.setRise(mark.rise)
    words.textOut(mark.text)
    canvas.drawText(words)
    canvas.restoreState()


def column(text: str, top: float = TOP) -> list[Mark]:
    """Lines as marks: "# " is a bold heading, "(1) " stands at the margin, an empty line sets apart."""
    marks, y = [], top
    for line in (line.strip() for line in text.strip().splitlines()):
        if not line:
            y -= APART - PITCH
            continue
        bold = line.startswith("# ")
        x = MARGIN if bold or line.startswith("(") else INDENT
        marks.append(Mark(line.removeprefix("# "), x, y, font=BOLD if bold else PLAIN))
        y -= PITCH
    return marks


def furnished(sheet: list[Mark], number: int) -> list[Mark]:
    """The same page with a running head and a page number."""
    return [Mark("Office of Examples", x=250, y=820), Mark(str(number), x=290, y=40, size=11), *sheet]


def after(sheet: list[Mark], nth: int, text: str, **look) -> list[Mark]:
    """The same page with a mark on the nth line's own baseline, behind its text."""
    line = sheet[nth]
    mark = replace(Mark(text, line.x + 6 * len(line.text) + 12, line.y), **look)
    return [*sheet[: nth + 1], mark, *sheet[nth + 1 :]]


def assembled(objects: list[bytes]) -> bytes:
    """A PDF file of these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


def one_page(content: bytes, kids: int = 1) -> bytes:
    """A PDF whose page shows this content stream, packed; the page may be listed many times over."""
    packed = zlib.compress(content)
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (kids, b"3 0 R " * kids),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )
