"""Votes: a line a thumb, for the staff to read. They never re-rank anything."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from helpdesk.errors import RecordError


@dataclass(frozen=True)
class Vote:
    """A thumb up or down for an answer to a question, with the ids the answer cited."""

    question: str
    status: str
    cited: tuple[str, ...]
    up: bool


def keep_vote(home: Path, vote: Vote) -> None:
    """Append a vote as one line, in one write: two visitors' lines never mix. Raises RecordError."""
    line = json.dumps(asdict(vote), ensure_ascii=False) + "\n"
    try:
        home.mkdir(parents=True, exist_ok=True)
        with open(home / "votes.jsonl", "ab", buffering=0, opener=_private) as file:
            file.write(line.encode("utf-8", "replace"))
    except OSError as problem:
        raise RecordError(f"Your vote could not be kept: {problem.strerror}.") from problem


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
