"""Votes: a line a thumb, for the staff to read. They never re-rank anything."""

from dataclasses import asdict, dataclass
from pathlib import Path

from helpdesk.records.lines import append_line


@dataclass(frozen=True)
class Vote:
    """A thumb up or down for an answer to a question, with the ids the answer cited."""

    question: str
    status: str
    cited: tuple[str, ...]
    up: bool


def keep_vote(home: Path, vote: Vote) -> None:
    """Append a vote. Raises RecordError."""
    append_line(home / "votes.jsonl", asdict(vote), "Your vote")
