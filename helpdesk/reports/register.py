"""A register of AI systems as a file: a workbook, a summary in Word, flat rows, or JSON.

Each form takes a head and the results as triage tells them (plain dicts, with a `review` where a person has looked), in
one pass, so that results can come from a database as they are written. The same results give the same bytes.
"""

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import IO

from helpdesk.reports.register_entry import Head, Result

__all__ = ["FORMS", "Head", "as_csv", "as_docx", "as_json", "as_jsonl", "as_xlsx", "write"]

Writer = Callable[[Head, Iterable[Result], IO[bytes]], None]


def write(form: str, head: Head, rows: Iterable[Result], path: Path) -> None:
    """A register in one of the FORMS at `path`, which holds the whole of it or stays as it was.

    Raises KeyError for another form or a row that is no result, ValueError for a day that is none.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            FORMS[form](head, rows, file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def as_xlsx(head: Head, rows: Iterable[Result]) -> bytes:
    """A workbook: systems, facts, questions, deadlines, summary with charts, and what it means."""
    return _bytes(_xlsx, head, rows)


def as_docx(head: Head, rows: Iterable[Result]) -> bytes:
    """A summary in Word: figures with bars, what to look at first, days, questions, method and limits."""
    return _bytes(_docx, head, rows)


def as_csv(head: Head, rows: Iterable[Result]) -> bytes:
    """Flat rows, one for each system."""
    return _bytes(_csv, head, rows)


def as_json(head: Head, rows: Iterable[Result]) -> bytes:
    """One object with `head` and `systems`."""
    return _bytes(_json, head, rows)


def as_jsonl(head: Head, rows: Iterable[Result]) -> bytes:
    """Each result on a line."""
    return _bytes(_jsonl, head, rows)


def _bytes(writer: Writer, head: Head, rows: Iterable[Result]) -> bytes:
    file = BytesIO()
    writer(head, rows, file)
    return file.getvalue()


# The libraries are slow to load, and most visitors take no file along.
def _xlsx(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    from helpdesk.reports.register_book import write_xlsx

    write_xlsx(head, rows, file)


def _docx(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    from helpdesk.reports.register_word import write_docx

    write_docx(head, rows, file)


def _csv(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    from helpdesk.reports.register_rows import write_csv

    write_csv(head, rows, file)


def _json(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    from helpdesk.reports.register_rows import write_json

    write_json(head, rows, file)


def _jsonl(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    from helpdesk.reports.register_rows import write_jsonl

    write_jsonl(head, rows, file)


FORMS: dict[str, Writer] = {"xlsx": _xlsx, "csv": _csv, "json": _json, "jsonl": _jsonl, "docx": _docx}
