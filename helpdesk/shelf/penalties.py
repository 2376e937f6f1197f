"""The tiers of fines in corpus/penalties.toml, read into penalties."""

from pathlib import Path

from helpdesk.errors import CorpusError
from helpdesk.law.penalty import Penalty, Size
from helpdesk.shelf.rows import rows, unique

_KNOWN = {
    "id": str, "breach": str, "duties": list, "amount": int, "share": float, "rule": dict,
    "fined_by": str, "cites": list,
}  # fmt: skip
_NEEDED = ("id", "breach", "duties", "fined_by", "cites")


def read_penalties(corpus: Path) -> tuple[Penalty, ...]:
    """All tiers, in the order of the file. Raises CorpusError for a loose end."""
    file = corpus / "penalties.toml"
    found = rows(file, "penalty", _KNOWN, _NEEDED)
    unique(file.name, [row["id"] for row in found])
    for row in found:
        rule = row.get("rule", {})
        if ("share" in row) != bool(rule) or not {*rule} <= {*Size} or not {*rule.values()} <= {"higher", "lower"}:
            raise CorpusError(file.name, row["id"], f"'rule' must say higher or lower for each size, not {rule!r}")
    return tuple(
        Penalty(
            row["id"],
            row["breach"],
            tuple(row["duties"]),
            row.get("amount"),
            row.get("share"),
            row.get("rule", {}),
            row["fined_by"],
            tuple(row["cites"]),
        )
        for row in found
    )
