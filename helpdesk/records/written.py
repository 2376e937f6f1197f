"""Written: the wording of a curated answer as a person writes it, and what it may hold."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from helpdesk.errors import CitationError, RecordError
from helpdesk.law import Citation
from helpdesk.shelf.answers import Line

LONGEST_TEXT, LONGEST_LINE, LONGEST_REASON = 500, 1_000, 2_000  # characters of a question, a sentence, a reason
MOST_ASKED, MOST_LINES, MOST_CITES = 60, 40, 12
SHAPE = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")  # of an answer's id, which is a file's name too
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # letters nobody sees, which would break a line or turn it round
_SLUG = 60


@dataclass(frozen=True)
class Written:
    """The question, other ways to ask it, the sentences with their pointers, and the false belief it corrects.

    `reviewed` is what a file said of the day it was reviewed elsewhere; None for what was written here.
    """

    question: str
    asked: tuple[str, ...]
    lines: tuple[Line, ...]
    corrects: str = ""
    reviewed: date | None = None

    @property
    def cites(self) -> tuple[str, ...]:
        """The ids of all provisions it rests on, each once, in order."""
        return tuple(dict.fromkeys(cite for line in self.lines for cite in line.cites))

    def as_body(self) -> dict:
        """The shape in which a version is kept."""
        lines = [{"text": line.text, "cites": list(line.cites)} for line in self.lines]
        body = {"question": self.question, "asked": list(self.asked), "lines": lines, "corrects": self.corrects}
        return body | ({"reviewed": self.reviewed.isoformat()} if self.reviewed else {})


def from_body(body: dict) -> Written:
    """The wording that a version keeps."""
    lines = tuple(Line(line["text"], tuple(line["cites"])) for line in body["lines"])
    reviewed = date.fromisoformat(body["reviewed"]) if body.get("reviewed") else None
    return Written(body["question"], tuple(body["asked"]), lines, body["corrects"], reviewed)


def checked(written: Written) -> Written:
    """The wording itself, where it can be kept. Raises RecordError naming what is wrong with it."""
    _text("The question", written.question, LONGEST_TEXT)
    _count("ways to ask", written.asked, 0, MOST_ASKED)
    for text in written.asked:
        _text("A way to ask", text, LONGEST_TEXT)
    if len({text.casefold() for text in (written.question, *written.asked)}) <= len(written.asked):
        raise RecordError("One way to ask stands there twice; leave it once.")
    _count("sentences", written.lines, 1, MOST_LINES)
    for line in written.lines:
        _text("A sentence", line.text, LONGEST_LINE)
        _count(f"sources for “{line.text[:50]}”", line.cites, 1, MOST_CITES)
        for cite in line.cites:
            _cite(cite)
    if written.corrects:
        _text("The belief it corrects", written.corrects, LONGEST_LINE)
    return written


def checked_id(name: str) -> str:
    """An id that can be one. Raises RecordError."""
    if not SHAPE.fullmatch(name):
        raise RecordError(f"{name[:50]!r} cannot be an answer's id; use up to 80 small letters, digits and hyphens.")
    return name


def checked_reason(reason: str) -> str:
    """Why something was done, in words. Raises RecordError where there are none or too many."""
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise RecordError(f"Say why, in at most {LONGEST_REASON:,} characters.")
    return reason


def slug(question: str) -> str:
    """An id made of a question's words.

    >>> slug("Do we have to label our pictures?")
    'do-we-have-to-label-our-pictures'
    """
    plain = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG].strip("-") or "answer"


def _text(what: str, text: str, longest: int) -> None:
    if not text or text != text.strip():
        raise RecordError(f"{what} is empty, or has blanks around it.")
    if len(text) > longest:
        raise RecordError(f"{what} has {len(text):,} characters; it may have {longest:,}.")
    if any(unicodedata.category(letter) in _UNSEEN for letter in text):
        raise RecordError(f"{what} has a letter that cannot be seen, or a line break: {text[:50]!r}.")


def _count(what: str, things: tuple, least: int, most: int) -> None:
    if not least <= len(things) <= most:
        raise RecordError(f"There are {len(things)} {what}; there must be {least} to {most}.")


def _cite(name: str) -> None:
    try:
        found = Citation.from_id(name)
    except CitationError as problem:
        raise RecordError(f"{name[:80]!r} is no pointer: {problem}") from problem
    if str(found) != name or found.version is not None:
        raise RecordError(f"{name[:80]!r} is not how this provision's id is written; it would be {found.id!r}.")
