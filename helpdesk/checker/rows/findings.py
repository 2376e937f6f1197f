"""What the check can establish: corpus/findings/*.toml, read into findings."""

from pathlib import Path

from helpdesk.checker.finding import Finding, Tier
from helpdesk.checker.rows.files import all_rows, rule_of
from helpdesk.errors import CorpusError

_KNOWN = {
    "id": str, "says": str, "says_not": str, "cites": list, "when": str, "risk": str, "role": bool,
    "exception": str, "next": list, "note": str, "tell": bool,
}  # fmt: skip


def read_findings(corpus: Path) -> tuple[Finding, ...]:
    """All findings, in the order of the files. Raises CorpusError for a loose end."""
    found = all_rows(corpus / "findings", "finding", _KNOWN, needed=("id", "says", "cites"))
    return tuple(_finding(file, row) for file, row in found)


def _finding(file: str, row: dict) -> Finding:
    if (risk := row.get("risk")) is not None and (risk not in {*Tier} or risk == Tier.UNDETERMINED):
        raise CorpusError(file, row["id"], f"'risk' is {risk!r}, not a tier")
    return Finding(
        id=row["id"],
        says=row["says"],
        says_not=row.get("says_not", ""),
        cites=tuple(row["cites"]),
        rule=rule_of(file, row, row["when"]) if "when" in row else None,
        tier=Tier(risk) if risk else None,
        is_role=row.get("role", False),
        exception=row.get("exception", ""),
        next=tuple(row.get("next", ())),
        note=row.get("note", ""),
        is_told=row.get("tell", False),
        group=file.removesuffix(".toml"),
    )
