"""The summary of a register in Word: the paper as every paper is written, with its bars drawn in."""

from collections.abc import Iterable
from typing import IO

from helpdesk.reports import docx
from helpdesk.reports import register_words as words
from helpdesk.reports.clean import cleaned
from helpdesk.reports.docx_bars import with_bars
from helpdesk.reports.register_archive import stilled
from helpdesk.reports.register_entry import Head, Result
from helpdesk.reports.register_paper import summary


def write_docx(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    """The summary as the bytes of a .docx file."""
    paper, charts = summary(head, rows)
    bars = [([row[1] for row in chart.rows], chart.colours) for chart in charts]
    file.write(stilled(with_bars(docx.write(cleaned(paper)), words.BAR_HEAD, bars)))
