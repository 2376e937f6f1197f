"""A register for other programs: flat rows as CSV, whole results as JSON or as JSON Lines."""

import json
from collections.abc import Iterable, Iterator
from typing import IO

from helpdesk.reports.cells import as_csv
from helpdesk.reports.register_entry import Entry, Head, Result, entry

_MARK = "\ufeff"  # by which spreadsheets know UTF-8
_SEVERAL = "; "
_BREAKS = ("\x85", "\u2028", "\u2029")  # some programs take these for the end of a line
COLUMNS = (
    "id", "name", "owner", "description", "as_of", "state", "risk", "risk_after_review", "chance", "provisions",
    "labels", "priority", "first_day", "duties", "facts", "missing", "near", "contradictions", "review",
    "review_reason", "review_cites", "review_by", "review_at", "law", "rules", "classifier", "precedents", "error",
)  # fmt: skip


def write_csv(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    """One row for each system; several values of a cell stand behind semicolons."""
    file.write((_MARK + as_csv([COLUMNS])).encode())
    for row in rows:
        file.write(as_csv([_flat(entry(row))]).encode())


def _flat(found: Entry) -> Iterator[str | int | float | None]:
    values = {
        "id": found.id, "name": found.name, "owner": found.owner, "description": found.description,
        "as_of": found.as_of, "state": found.state, "error": found.error,
        "risk": _SEVERAL.join(found.risk),
        "risk_after_review": _SEVERAL.join(found.standing) if found.is_decided else "",
        "chance": dict(found.chances).get(found.risk[0]) if found.risk else None,
        "provisions": _SEVERAL.join(found.provisions), "labels": _SEVERAL.join(found.labels),
        "priority": found.priority, "duties": found.duties,
        "first_day": found.first_day.isoformat() if found.first_day else "",
        "facts": _SEVERAL.join(fact.says for fact in found.facts if fact.strength is not None),
        "missing": _SEVERAL.join(question.asks for question in found.missing),
        "near": _SEVERAL.join(each.id for each in found.near),
        "contradictions": _SEVERAL.join(found.contradictions),
        "review": "" if found.error else found.review.state,
        "review_reason": found.review.reason, "review_cites": _SEVERAL.join(found.review.cites),
        "review_by": found.review.by, "review_at": found.review.at,
        **dict(found.versions),
    }  # fmt: skip
    return (values.get(column, "") for column in COLUMNS)


def write_json(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    """One object: `head`, and `systems`, each as it came, on a line of its own."""
    named = {
        "title": head.title,
        "as_of": head.as_of.isoformat(),
        "operator": head.operator,
        "versions": dict(head.versions),
    }
    file.write(b'{"head": ' + _line(named) + b',\n"systems": [')
    for number, row in enumerate(rows):
        file.write((b",\n" if number else b"\n") + _line(row))
    file.write(b"\n]}\n")


def write_jsonl(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    """Each result as it came, one a line, without the head."""
    for row in rows:
        file.write(_line(row) + b"\n")


def _line(value: Result) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    for mark in _BREAKS:
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    # Half a letter, which UTF-8 cannot hold, is written as JSON's own escape.
    return text.encode("utf-8", "backslashreplace")
