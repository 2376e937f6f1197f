"""What is owed: corpus/obligations/*.toml, with its schedules and its tables of fines, read into obligations."""

from pathlib import Path

from helpdesk.checker.rows.files import all_rows, rule_of
from helpdesk.errors import CorpusError
from helpdesk.law.calendar import Day
from helpdesk.law.obligation import Case, Obligation
from helpdesk.law.penalty import Penalty
from helpdesk.law.rule import ALWAYS
from helpdesk.shelf.rows import check

_KNOWN = {
    "id": str, "role": str, "duty": str, "cites": list, "when": str, "applies": str, "fine": str, "evidence": list,
    "voluntary": bool, "note": str,
}  # fmt: skip
_NEEDED = ("id", "role", "duty", "cites", "when", "applies")
_TABLE = {"id": str, "cases": list}
_CASE = {"when": str, "from": str, "tier": str}

Cases = dict[str, tuple[Case, ...]]


def read_obligations(corpus: Path, calendar: tuple[Day, ...], penalties: tuple[Penalty, ...]) -> tuple[Obligation, ...]:
    """All obligations, in the order of the files. Raises CorpusError for a loose end."""
    folder = corpus / "obligations"
    starts = _cases(folder, "schedule", "from", {day.id for day in calendar})
    fines = _cases(folder, "fine", "tier", {penalty.id for penalty in penalties})
    found = all_rows(folder, "obligation", _KNOWN, _NEEDED)
    return tuple(_obligation(file, row, starts, fines) for file, row in found)


def _cases(folder: Path, table: str, word: str, ids: set[str]) -> Cases:
    """The named tables of cases, and each plain id as a table of one case."""
    plain = {name: (Case(ALWAYS, name),) for name in ids}
    found = {}
    for file, row in all_rows(folder, table, _TABLE, needed=("id", "cases")):
        found[row["id"]] = tuple(_case(file, row, case, word, ids) for case in row["cases"])
    return plain | found


def _case(file: str, row: dict, case: dict, word: str, ids: set[str]) -> Case:
    check(file, {"id": row["id"], **case}, {"id": str, **_CASE}, needed=(word,))
    if case[word] not in ids:
        raise CorpusError(file, row["id"], f"{word!r} names nothing: {case[word]!r}")
    return Case(rule_of(file, row, case["when"]) if "when" in case else ALWAYS, case[word])


def _obligation(file: str, row: dict, starts: Cases, fines: Cases) -> Obligation:
    for word, known in (("applies", starts), ("fine", fines)):
        if word in row and row[word] not in known:
            raise CorpusError(file, row["id"], f"{word!r} names nothing: {row[word]!r}")
    if "fine" not in row and not row.get("voluntary"):
        raise CorpusError(file, row["id"], "is a duty and names no fine")
    return Obligation(
        id=row["id"],
        role=row["role"],
        duty=row["duty"],
        cites=tuple(row["cites"]),
        rule=rule_of(file, row, row["when"]),
        starts=starts[row["applies"]],
        fines=fines.get(row.get("fine", ""), ()),
        evidence=tuple(row.get("evidence", ())),
        voluntary=row.get("voluntary", False),
        note=row.get("note", ""),
    )
