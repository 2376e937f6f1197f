"""Gone from the register: the words in which inventories name a person, found, handed over, or blanked.

A name is blanked letter by letter, so that results that point at other words still point at them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, Row, Table, select, update

from helpdesk.records.tables import system_texts, systems, team_precedents

BLANK = "█"
_CELLS = ("name", "owner", "description")
_AT_ONCE = 1000


def texts_naming(connection: Connection, words: Iterable[str]) -> frozenset[int]:
    """The texts in which words stand; a name of a single word counts in the owner's cell alone, where it is a name."""
    sure, single = _patterns(words)
    rows = _all(connection, system_texts)
    return frozenset(row.id for row in rows if _says(sure, *_cells(row)) or _says(single, row.owner))


def precedents_naming(connection: Connection, words: Iterable[str]) -> frozenset[int]:
    """The team's precedents in which words stand."""
    sure, _ = _patterns(words)
    return frozenset(row.id for row in _all(connection, team_precedents) if _says(sure, row.text))


def _patterns(words: Iterable[str]) -> tuple[re.Pattern | None, re.Pattern | None]:
    """Patterns for addresses and full names, and for names of a single word."""
    known = [word.strip() for word in words if word.strip()]
    return (
        _pattern(word for word in known if "@" in word or " " in word),
        _pattern(word for word in known if "@" not in word and " " not in word),
    )


def _pattern(words: Iterable[str]) -> re.Pattern | None:
    each = [re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE) if each else None


def _says(pattern: re.Pattern | None, *cells: str) -> bool:
    return pattern is not None and any(pattern.search(cell) for cell in cells)


def _cells(row: Row) -> Iterator[str]:
    yield from (getattr(row, name) for name in _CELLS)
    yield from row.other.values()


def _all(connection: Connection, table: Table) -> Iterator[Row]:
    return iter(connection.execute(select(table).execution_options(yield_per=_AT_ONCE)))


def blank_texts(connection: Connection, ids: Iterable[int], words: Iterable[str]) -> int:
    """Blank words in texts of the register: in how many."""
    known = list(words)
    for number in ids:
        row = connection.execute(select(system_texts).where(system_texts.c.id == number)).one()
        cells = {name: blanked(getattr(row, name), known) for name in _CELLS}
        other = {name: blanked(cell, known) for name, cell in row.other.items()}
        connection.execute(update(system_texts).where(system_texts.c.id == number).values(**cells, other=other))
    return len(list(ids))


def blank_precedents(connection: Connection, ids: Iterable[int], words: Iterable[str]) -> int:
    """Blank words in precedents of the team: in how many."""
    known = list(words)
    for number in ids:
        mine = team_precedents.c.id == number
        text = connection.execute(select(team_precedents.c.text).where(mine)).scalar_one()
        connection.execute(update(team_precedents).where(mine).values(text=blanked(text, known)))
    return len(list(ids))


def blanked(text: str, words: Iterable[str]) -> str:
    """A text with words blanked, letter by letter.

    >>> blanked("Ask Ada Root.", ["ada root"])
    'Ask ████████.'
    """
    pattern = _pattern(word.strip() for word in words if word.strip())
    return pattern.sub(lambda found: BLANK * len(found.group()), text) if pattern else text


def texts_told(connection: Connection, ids: Iterable[int]) -> list[Mapping]:
    """Texts of the register as the person they name is handed them."""
    columns = (systems.c.inventory, systems.c.key, system_texts.c.at, *(system_texts.c[name] for name in _CELLS))
    query = select(*columns, system_texts.c.other).join(systems, systems.c.id == system_texts.c.system_id)
    return [
        row._mapping for number in sorted(ids) for row in connection.execute(query.where(system_texts.c.id == number))
    ]
