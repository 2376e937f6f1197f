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

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpdesk.errors import CorpusError
from helpdesk.shelf.rows import check, unique

_KNOWN = {"id": str, "question": str, "asked": list, "reviewed": date, "law": str, "corrects": str, "desk": dict}
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
    return parse_answer(file.name, file.read_text(encoding="utf-8"))[0]


def parse_answer(name: str, text: str) -> tuple[Curated, dict]:
    """An answer from the text of its file, and what a desk said of it beside. Raises CorpusError likewise."""
    parts = _PARTS.match(text)
    if parts is None:
        raise CorpusError(name, "-", "does not begin with a head between two lines of +++")
    try:
        row = tomllib.loads(parts.group(1))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CorpusError(name, "-", f"its head is not TOML: {error}") from error
    check(name, row, _KNOWN, _NEEDED)
    for way in row["asked"]:
        if not isinstance(way, str):
            raise CorpusError(name, row["id"], f"'asked' has a value of the wrong kind: {way!r}")
    lines = tuple(_line(name, line.strip()) for line in parts.group(2).split("\n") if line.strip())
    desk = row.pop("desk", {})
    return Curated(**{**row, "asked": tuple(row["asked"])}, lines=lines), desk


def print_answer(answer: Curated, desk: dict) -> str:
    """The text of an answer's file: read again, it is the same answer."""
    asked = "".join(f"    {_quoted(way)},\n" for way in answer.asked)
    head = [f"id = {_quoted(answer.id)}", f"question = {_quoted(answer.question)}"]
    head += [f"asked = [\n{asked}]" if asked else "asked = []"]
    head += [f"reviewed = {answer.reviewed.isoformat()}", f"law = {_quoted(answer.law)}"]
    head += [f"corrects = {_quoted(answer.corrects)}"] if answer.corrects else []
    values = [f"{name} = {_quoted(v) if isinstance(v, str) else v.isoformat()}" for name, v in sorted(desk.items())]
    head += ["", "[desk]", *values] if desk else []
    lines = [f"{line.text} [{', '.join(line.cites)}]" for line in answer.lines]
    return "\n".join(["+++", *head, "+++", *lines, ""])


def _quoted(text: str) -> str:
    """A text as TOML writes it: JSON's way, which is TOML's too for all that can be printed."""
    return json.dumps(text, ensure_ascii=False)


def _line(file: str, line: str) -> Line:
    match = _SENTENCE.match(line)
    if match is None:
        raise CorpusError(file, line[:50], "is a sentence without its pointers in brackets at the end")
    return Line(match.group(1), tuple(cite.strip() for cite in match.group(2).split(",")))
