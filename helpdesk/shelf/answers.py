"""Curated answers: answers written and reviewed by people, one Markdown file each, every sentence with its pointers.

+++
id = "chatbot-notice"
question = "Do we have to say that our chatbot is a machine?"
asked = ["…", "…"]
reviewed = 2026-11-20
law = "2026-07-27"
corrects = "…"            # the false belief it answers, where there is one
+++
A sentence. [aia:art_50.1]
Another one. [aia:art_50.5, aia:art_113.sub_2]
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpdesk.errors import CorpusError
from helpdesk.shelf.rows import check, unique

_KNOWN = {"id": str, "question": str, "asked": list, "reviewed": date, "law": str, "corrects": str}
_NEEDED = ("id", "question", "asked", "reviewed", "law")
_PARTS = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)
_SENTENCE = re.compile(r"\A(.*\S)\s+\[([^\[\]]+)\]\Z")


@dataclass(frozen=True)
class Line:
    """A sentence of a curated answer and the ids of the provisions it rests on, main one first."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Curated:
    """A reviewed answer: the question it answers, other ways to ask it, its sentences, when and by which law."""

    id: str
    question: str
    asked: tuple[str, ...]
    reviewed: date
    law: str
    lines: tuple[Line, ...]
    corrects: str = ""


def read_answers(corpus: Path) -> dict[str, Curated]:
    """All curated answers by id, in the order of their files. Raises CorpusError for a loose end."""
    found = [read_answer(file) for file in sorted((corpus / "answers").glob("*.md"))]
    unique("answers", [answer.id for answer in found])
    return {answer.id: answer for answer in found}


def read_answer(file: Path) -> Curated:
    """One answer. Raises CorpusError naming the file and the word or line."""
    parts = _PARTS.match(file.read_text(encoding="utf-8"))
    if parts is None:
        raise CorpusError(file.name, "-", "does not begin with a head between two lines of +++")
    try:
        row = tomllib.loads(parts.group(1))
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(file.name, "-", f"its head is not TOML: {error}") from error
    check(file.name, row, _KNOWN, _NEEDED)
    lines = tuple(_line(file.name, line.strip()) for line in parts.group(2).splitlines() if line.strip())
    return Curated(**{**row, "asked": tuple(row["asked"])}, lines=lines)


def _line(file: str, line: str) -> Line:
    match = _SENTENCE.match(line)
    if match is None:
        raise CorpusError(file, line[:50], "is a sentence without its pointers in brackets at the end")
    return Line(match.group(1), tuple(cite.strip() for cite in match.group(2).split(",")))
