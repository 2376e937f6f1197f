"""The outlines of the drafts: corpus/papers.toml, read into outlines and their rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from helpdesk.checker.rulebook import Rulebook
from helpdesk.errors import CorpusError
from helpdesk.law.rule import ALWAYS, Rule, parse
from helpdesk.shelf.rows import rows, unique

SUBJECT = ("name", "description")  # what prefills a row beside questions and findings
_FILE = "papers.toml"
_PAPER = {"id": str, "title": str, "lead": str, "duties": list, "cites": list}
_PAPER_NEEDED = ("id", "title", "lead", "duties", "cites")
_ROW = {
    "id": str, "paper": str, "part": str, "title": str, "asks": str, "cites": list, "from": list, "from_not": list,
    "when": str, "says": list, "texts": list, "full": bool,
}  # fmt: skip
_ROW_NEEDED = ("id", "paper", "title", "cites")


@dataclass(frozen=True)
class Row:
    """One place of an outline.

    `asks` is what somebody must write there (empty: nothing, the row only tells); `origins` are the ids of questions
    and findings, or "name" and "description", that prefill it, `absences` findings that are told when they do not hold;
    `is_full` says that these are all it needs. `says` are our remarks, `texts` wordings to take over. Where `rule` does
    not hold the row is left out.
    """

    id: str
    part: str
    title: str
    asks: str
    cites: tuple[str, ...]
    origins: tuple[str, ...]
    absences: tuple[str, ...]
    rule: Rule
    says: tuple[str, ...]
    texts: tuple[str, ...]
    is_full: bool


@dataclass(frozen=True)
class Outline:
    """A draft: what it is, the obligations it helps to fulfil, and its rows in order."""

    id: str
    title: str
    lead: str
    duties: tuple[str, ...]
    cites: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def parts(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """The rows by part, in order."""
        return tuple((part, tuple(each)) for part, each in groupby(self.rows, key=lambda row: row.part))


def read_outlines(corpus: Path, book: Rulebook) -> tuple[Outline, ...]:
    """All outlines, in the order of the file. Raises CorpusError for a loose end, in the file or towards the rules."""
    outlines = _outlines(corpus)
    for outline in outlines:
        for row, problem in _loose_ends(outline, book):
            raise CorpusError(_FILE, row, problem)
    return outlines


def _outlines(corpus: Path) -> tuple[Outline, ...]:
    file = corpus / _FILE
    papers, found = rows(file, "paper", _PAPER, _PAPER_NEEDED), rows(file, "row", _ROW, _ROW_NEEDED)
    unique(_FILE, [row["id"] for row in (*papers, *found)])
    known = {paper["id"] for paper in papers}
    for row in found:
        if row["paper"] not in known:
            raise CorpusError(_FILE, row["id"], f"belongs to no paper: {row['paper']!r}")
        if not {"asks", "says", "texts"} & {*row}:
            raise CorpusError(_FILE, row["id"], "neither asks nor tells anything")
    return tuple(
        Outline(
            id=paper["id"],
            title=paper["title"],
            lead=paper["lead"],
            duties=tuple(paper["duties"]),
            cites=tuple(paper["cites"]),
            rows=tuple(_row(row) for row in found if row["paper"] == paper["id"]),
        )
        for paper in papers
    )


def _row(row: dict) -> Row:
    try:
        rule = parse(row["when"]) if "when" in row else ALWAYS
    except ValueError as problem:
        raise CorpusError(_FILE, row["id"], f"the rule {row['when']!r}: {problem}") from problem
    return Row(
        id=row["id"],
        part=row.get("part", ""),
        title=row["title"],
        asks=row.get("asks", ""),
        cites=tuple(row["cites"]),
        origins=tuple(row.get("from", ())),
        absences=tuple(row.get("from_not", ())),
        rule=rule,
        says=tuple(row.get("says", ())),
        texts=tuple(row.get("texts", ())),
        is_full=row.get("full", False),
    )


def _loose_ends(outline: Outline, book: Rulebook) -> Iterator[tuple[str, str]]:
    """What an outline names and the rules do not have: (row, problem)."""
    for name in {*outline.duties} - {duty.id for duty in book.obligations}:
        yield outline.id, f"serves {name!r}, which is no obligation"
    for row in outline.rows:
        for name in {*row.origins} - {*SUBJECT, *book.step, *book.finding}:
            yield row.id, f"is filled from {name!r}, which is neither question nor finding"
        for name in {*row.absences, *row.rule.names()} - {*book.finding, *book.days_named}:
            yield row.id, f"names {name!r}, which is neither a finding nor a day that a rule knows"
