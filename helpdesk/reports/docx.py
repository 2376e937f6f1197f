"""A paper as a Word document, in the styles Word knows, so that people can work on in it."""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Sheet
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from helpdesk.reports import words
from helpdesk.reports.document import Block, Gap, Heading, Items, Notice, Paper, Quote, Table, Text

_FONT = "Calibri"
_WIDTH = 17.0  # centimetres of text on a page of A4 with margins of 2
_QUIET, _BLUE = RGBColor(0x55, 0x5F, 0x6B), RGBColor(0x1B, 0x3A, 0x6B)
_HEAD_FILL, _GAP_FILL, _NOTICE_FILL = "E4EAF3", "FFF4CC", "FBE9E0"
_CELL_SIZE = Pt(8.5)
_DEEPEST = 8
_WRITTEN = datetime(2000, 1, 1)  # the core has no clock; the day that matters stands in the paper


def write(paper: Paper) -> bytes:
    """A clean paper as the bytes of a .docx file."""
    sheet = Document()
    _set_up(sheet, paper)
    sheet.add_paragraph(paper.title, style="Title")
    sheet.add_paragraph(paper.subtitle, style="Subtitle")
    for block in paper.blocks:
        _add(sheet, block)
    file = BytesIO()
    sheet.save(file)
    return file.getvalue()


def _set_up(sheet: Sheet, paper: Paper) -> None:
    core = sheet.core_properties
    core.title, core.author, core.last_modified_by = paper.title[:255], paper.author[:255], paper.author[:255]
    core.created = core.modified = _WRITTEN
    core.comments, core.language = "", "en-GB"
    section = sheet.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    _styles(sheet)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.alignment = foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if paper.mark:
        run = head.add_run(paper.mark)
        run.bold, run.font.color.rgb = True, RGBColor(0xB0, 0x30, 0x10)
    _page_number(foot)


def _styles(sheet: Sheet) -> None:
    for name, size in (("Normal", 10.5), ("Title", 22), ("Subtitle", 12), ("Heading 1", 16), ("Heading 2", 12.5)):
        _font(sheet, name, size)
    sheet.styles["Normal"].paragraph_format.space_after = Pt(6)


def _font(sheet: Sheet, name: str, size: float) -> None:
    font = sheet.styles[name].font
    font.name, font.size = _FONT, Pt(size)
    if name != "Normal":
        font.color.rgb = _BLUE
    # A heading's font is a theme's, and the theme wins, unless it is named for each script.
    fonts = sheet.styles[name].element.rPr.rFonts
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
        fonts.set(qn(f"w:{script}"), _FONT)


def _page_number(paragraph: Paragraph) -> None:
    """A field that Word fills with the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _add(sheet: Sheet, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            sheet.add_heading(text, level)
        case Text(text=text, lead=lead):
            _paragraph(sheet, lead, text)
        case Items(items=items):
            for item in items:
                _item(sheet, item.text, min(item.depth, _DEEPEST))
        case Table():
            _table(sheet, block)
        case Quote():
            _quote(sheet, block)
        case Gap(asks=asks):
            _box(sheet, _GAP_FILL, f"{words.TO_FILL}:", asks, lines=2)
        case Notice(text=text):
            _box(sheet, _NOTICE_FILL, text, "")


def _paragraph(sheet: Sheet, lead: str, text: str) -> Paragraph:
    paragraph = sheet.add_paragraph()
    if lead:
        paragraph.add_run(f"{lead} " if text else lead).bold = True
        paragraph.paragraph_format.keep_with_next = not text
    paragraph.add_run(text)
    return paragraph


def _item(sheet: Sheet, text: str, depth: int) -> None:
    paragraph = sheet.add_paragraph(text, style="List Bullet")
    layout = paragraph.paragraph_format
    layout.left_indent, layout.first_line_indent = Cm(0.6 + 0.6 * depth), Cm(-0.6)
    layout.space_after = Pt(2)


def _quote(sheet: Sheet, quote: Quote) -> None:
    source = sheet.add_paragraph()
    source.paragraph_format.keep_with_next = True
    source.add_run(words.source(quote.label, quote.force, quote.version)).bold = True
    for line in [*quote.text.splitlines(), quote.url]:
        paragraph = sheet.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.8)
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(line)
        run.italic = line is not quote.url
        run.font.color.rgb = _QUIET


def _box(sheet: Sheet, fill: str, lead: str, text: str, lines: int = 0) -> None:
    """A coloured cell; `lines` are left empty to write in."""
    table = sheet.add_table(rows=1, cols=1, style="Table Grid")
    cell = table.cell(0, 0)
    _fill(cell, fill)
    paragraph = cell.paragraphs[0]
    paragraph.add_run(f"{lead} " if text else lead).bold = True
    paragraph.add_run(text)
    for _ in range(lines):
        cell.add_paragraph()
    sheet.add_paragraph().paragraph_format.space_after = Pt(2)


def _table(sheet: Sheet, block: Table) -> None:
    table = sheet.add_table(rows=1, cols=len(block.head), style="Table Grid")
    table.autofit = False
    for cell, text, width in zip(table.rows[0].cells, block.head, block.widths, strict=True):
        _write(cell, text, block, width, is_head=True)
    _repeat(table.rows[0])
    for row in block.rows:
        for cell, text, width in zip(table.add_row().cells, row, block.widths, strict=True):
            _write(cell, text, block, width)
    sheet.add_paragraph().paragraph_format.space_after = Pt(2)


def _write(cell: _Cell, text: str, block: Table, width: int, is_head: bool = False) -> None:
    cell.width = Cm(_WIDTH * width / sum(block.widths))
    for number, line in enumerate(text.splitlines() or [""]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(line)
        run.font.size, run.bold = _CELL_SIZE, is_head
    if is_head:
        _fill(cell, _HEAD_FILL)


def _repeat(row) -> None:
    """Let the head of a table stand on every page it goes over."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for word, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{word}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
