"""Papers: a check as a report, and the drafts it makes relevant, each as Word, PDF or Markdown from one document."""

from helpdesk.checker.check import Check
from helpdesk.reports import report as whole
from helpdesk.reports import words
from helpdesk.reports.clean import cleaned
from helpdesk.reports.document import Paper, Quote
from helpdesk.reports.draft import draft, is_offered
from helpdesk.reports.material import Material
from helpdesk.reports.outline import Outline, read_outlines
from helpdesk.reports.reasons import law_behind

__all__ = ["FORMS", "Material", "Outline", "Paper", "Quote", "law_behind", "paper", "papers", "read_outlines", "write"]

FORMS = ("docx", "pdf", "md")


def papers(check: Check, outlines: tuple[Outline, ...]) -> tuple[tuple[str, str], ...]:
    """(id, title) of the report and of each draft that the check makes relevant."""
    drafts = ((outline.id, outline.title) for outline in outlines if is_offered(check, outline))
    return (whole.ID, words.REPORT), *drafts


def paper(check: Check, material: Material, paper_id: str) -> Paper:
    """The report, or a draft. Raises KeyError for an id that is none; a draft nothing asks for says so itself."""
    if paper_id == whole.ID:
        return whole.report(check, material)
    return draft(check, {outline.id: outline for outline in material.outlines}[paper_id], material)


def write(paper: Paper, form: str) -> bytes:
    """A paper as a file of one of the FORMS. Raises KeyError for another form."""
    # The libraries are slow to load, and most visitors take no file along.
    from helpdesk.reports import docx, markdown, pdf

    writers = {"docx": docx.write, "pdf": pdf.write, "md": markdown.write}
    return writers[form](cleaned(paper))
