"""A folder of rows: its files in the order of their names, each row with the file it stands in."""

from collections.abc import Iterator
from pathlib import Path

from helpdesk.errors import CorpusError
from helpdesk.law.rule import Rule, parse
from helpdesk.shelf.rows import rows, unique


def all_rows(folder: Path, table: str, known: dict, needed: tuple[str, ...]) -> Iterator[tuple[str, dict]]:
    """Each row of a table with the name of its file; ids are unique in the folder. Raises CorpusError."""
    found = [(file.name, row) for file in sorted(folder.glob("*.toml")) for row in rows(file, table, known, needed)]
    unique(folder.name, [row["id"] for _, row in found])
    return iter(found)


def rule_of(file: str, row: dict, text: str) -> Rule:
    """The rule a row spells. Raises CorpusError."""
    try:
        return parse(text)
    except ValueError as problem:
        raise CorpusError(file, row["id"], f"the rule {text!r}: {problem}") from problem
