"""The rows of corpus/precedents and corpus/presumed.toml, read and checked against the questions of the check."""

from collections.abc import Iterator
from pathlib import Path

from helpdesk.checker.facts import admit
from helpdesk.checker.finding import Tier
from helpdesk.checker.rows.files import all_rows
from helpdesk.checker.rulebook import Rulebook
from helpdesk.errors import CorpusError, FactsRefused
from helpdesk.shelf.rows import check, rows, unique
from helpdesk.triage.precedent import INSIDE, OUTSIDE, Kind, Precedent, Presumption

FOLDER, PRESUMED = "precedents", "presumed.toml"
_KIND = {
    "id": str, "point": str, "side": str, "facts": dict, "usual": dict, "tier": str, "decides": list, "why": str,
    "cases": list,
}  # fmt: skip
_CASE = {"text": str, "lang": str}
_PRESUMPTION = {"id": str, "reply": (str, list), "why": str}


def read_precedents(corpus: Path, book: Rulebook) -> tuple[Precedent, ...]:
    """All precedents in the order of the files. Raises CorpusError for a loose end."""
    needed = ("id", "point", "side", "facts", "tier", "decides", "why", "cases")
    found = tuple(
        case for file, row in all_rows(corpus / FOLDER, "kind", _KIND, needed) for case in _cases(file, row, book)
    )
    unique(FOLDER, [each.text.casefold() for each in found])
    return found


def read_presumptions(corpus: Path, book: Rulebook) -> tuple[Presumption, ...]:
    """What triage takes for granted, in the order of the rows. Raises CorpusError."""
    found = rows(corpus / PRESUMED, "presumption", _PRESUMPTION, ("id", "reply", "why"))
    unique(PRESUMED, [row["id"] for row in found])
    return tuple(
        Presumption(row["id"], _admitted(PRESUMED, row, {row["id"]: row["reply"]}, book)[row["id"]], row["why"])
        for row in found
    )


def _cases(file: str, row: dict, book: Rulebook) -> Iterator[Precedent]:
    kind = _kind(file, row, book)
    for number, case in enumerate(row["cases"], 1):
        check(file, case, _CASE, ("text",))
        yield Precedent(f"{kind.id}/{number}", case["text"], case.get("lang", "en"), kind)


def _kind(file: str, row: dict, book: Rulebook) -> Kind:
    if row["side"] not in (INSIDE, OUTSIDE):
        raise CorpusError(file, row["id"], f"'side' is {row['side']!r}, neither {INSIDE!r} nor {OUTSIDE!r}")
    if row["tier"] not in {*Tier}:
        raise CorpusError(file, row["id"], f"'tier' is {row['tier']!r}, not a class of risk")
    facts, usual = (_admitted(file, row, row.get(name, {}), book) for name in ("facts", "usual"))
    tier, decides = Tier(row["tier"]), tuple(row["decides"])
    return Kind(row["id"], row["point"], row["side"], facts, usual, tier, decides, row["why"])


def _admitted(file: str, row: dict, facts: dict, book: Rulebook):
    try:
        return admit(facts, book)
    except FactsRefused as problem:
        raise CorpusError(file, row["id"], str(problem)) from problem
