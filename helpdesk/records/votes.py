"""Votes: a line a thumb, for the staff to read. They never re-rank anything."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Vote:
    """A thumb up or down for an answer to a question, with the ids the answer cited."""

    question: str
    status: str
    cited: tuple[str, ...]
    up: bool


def keep_vote(home: Path, vote: Vote) -> None:
    """Append a vote as one line, in one write: two visitors' lines never mix."""
    home.mkdir(parents=True, exist_ok=True)
    line = json.dumps(asdict(vote), ensure_ascii=False) + "\n"
    file = os.open(home / "votes.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line.encode("utf-8"))
    finally:
        os.close(file)
