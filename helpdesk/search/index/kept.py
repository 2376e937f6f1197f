"""Kept passages: one a line, in order; a line becomes a passage when someone looks at it."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from pathlib import Path

from helpdesk.law import Force, Kind
from helpdesk.search.passage import Face, Passage


class KeptPassages(Sequence):
    """The passages of an index by position; thousands are kept and a question looks at a few, often the same."""

    def __init__(self, lines: list[str]):
        self._lines = lines
        self._at = lru_cache(maxsize=16_384)(lambda place: _revived(lines[place]))

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, place):
        if isinstance(place, slice):
            return [_revived(line) for line in self._lines[place]]
        return self._at(place)


def write_passages(found: list[Passage], file: Path) -> None:
    """Keep passages, one a line, in order."""
    lines = (json.dumps(asdict(passage), ensure_ascii=False, default=str) for passage in found)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_passages(file: Path) -> KeptPassages:
    """The passages that were kept. Raises OSError or ValueError when the file cannot be read."""
    return KeptPassages([line for line in file.read_text(encoding="utf-8").split("\n") if line])


def _revived(line: str) -> Passage:
    row = json.loads(line)
    row["kind"], row["force"], row["face"] = Kind(row["kind"]), Force(row["force"]), Face(row["face"])
    row["valid_from"] = date.fromisoformat(row["valid_from"])
    row["valid_to"] = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
    return Passage(**row)
