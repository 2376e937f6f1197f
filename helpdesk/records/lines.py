"""A file of lines: one JSON object a line, appended in one write, readable by its owner alone."""

import json
import os
from pathlib import Path

from helpdesk.errors import RecordError


def append_line(file: Path, row: dict, what: str) -> None:
    """Append a row; two visitors' lines never mix. Raises RecordError, which names `what` could not be kept."""
    line = json.dumps(row, ensure_ascii=False) + "\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(file, "ab", buffering=0, opener=_private) as opened:
            opened.write(line.encode("utf-8", "replace"))
    except OSError as problem:
        raise RecordError(f"{what} could not be kept: {problem.strerror}.") from problem


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
