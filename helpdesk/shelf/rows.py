"""Reading rows of corpus/*.toml: every row has an id, every loose end is named with file, row and word."""

import tomllib
from datetime import date
from pathlib import Path

from helpdesk.errors import CorpusError


def rows(path: Path, table: str, known: dict[str, type | tuple[type, ...]], needed: tuple[str, ...]) -> list[dict]:
    """The rows of one table, each checked for unknown, missing and mistyped words.

    Raises CorpusError naming file, row and word; a missing file is an empty table.
    """
    found = _content(path).get(table, [])
    for row in found:
        check(path.name, row, known, needed)
    return found


def table(path: Path, name: str, kind: type) -> dict:
    """One table of words and values of one kind. Raises CorpusError; a missing file is an empty table."""
    found = _content(path).get(name, {})
    for word, value in found.items():
        if not isinstance(value, kind):
            raise CorpusError(path.name, word, f"has a value of the wrong kind: {value!r}")
    return found


def _content(path: Path) -> dict:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(path.name, "-", f"is not TOML: {error}") from error


def check(file: str, row: dict, known: dict, needed: tuple[str, ...]) -> None:
    """Raises CorpusError for an unknown, missing or mistyped word of a row."""
    name = str(row.get("id", row))[:60]
    for word in needed:
        if word not in row:
            raise CorpusError(file, name, f"has no {word!r}")
    for word, value in row.items():
        if word not in known:
            raise CorpusError(file, name, f"does not know the word {word!r}")
        if not isinstance(value, known[word]) or (known[word] is date and not isinstance(value, date)):
            raise CorpusError(file, name, f"{word!r} has a value of the wrong kind: {value!r}")


def unique(file: str, ids: list[str]) -> None:
    """Raises CorpusError for the first id that stands twice."""
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise CorpusError(file, name, "stands twice")
        seen.add(name)
