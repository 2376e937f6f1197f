"""Papers read back: every text of a document, and every text of a file of each form."""

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from pypdf import PdfReader

from helpdesk.reports import Paper
from helpdesk.reports.document import texts

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(paper: Paper) -> list[str]:
    """Every text a reader must find in each form; how a quote's version is put into words is the writer's business."""
    versions = {block.version for block in paper.blocks if hasattr(block, "version")}
    found = texts((paper.title, paper.subtitle, paper.blocks, paper.mark))
    return [line for text in found if text not in versions for line in text.splitlines() if line.strip()]


def from_docx(file: bytes) -> str:
    """All text of a Word file, headers and tables included, paragraphs on lines."""
    with ZipFile(BytesIO(file)) as archive:
        parts = sorted(name for name in archive.namelist() if re.match(r"word/(header|document|footer)", name))
        roots = [ElementTree.fromstring(archive.read(name)) for name in parts if name.endswith(".xml")]
    lines = (p.iter(f"{_WORD}t") for root in roots for p in root.iter(f"{_WORD}p"))
    return "\n".join("".join(run.text or "" for run in line) for line in lines)


def from_pdf(file: bytes) -> str:
    """All text of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages)


def from_md(file: bytes) -> str:
    """The text of a Markdown file as it is shown: escapes taken away."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", file.decode("utf-8"))


READERS = {"docx": from_docx, "pdf": from_pdf, "md": from_md}


def solid(text: str) -> str:
    """A text without the spaces and breaks that a form may put anywhere."""
    return re.sub(r"\s+", "", text)
