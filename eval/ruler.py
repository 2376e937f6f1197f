"""The ruler: what a measured figure is, how many of them become one, how a table of them is printed.

Nothing here runs or starts anything, so every measure can be checked by hand.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measured figure; `budget` is the most it may be (None: only told), `note` says how it was had."""

    name: str
    measured: float
    unit: str
    budget: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """ "ok", "over", or "" where no budget is set."""
        if self.budget is None:
            return ""
        return "ok" if self.measured <= self.budget else "over"

    def as_json(self) -> dict:
        """The row for other programs, with its verdict."""
        return {**self.__dict__, "verdict": self.verdict}


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of the values do not exceed (nearest rank); `values` is not empty.

    >>> percentile([30, 10, 20, 40], 0.5), percentile([30, 10, 20, 40], 0.95)
    (20, 40)
    """
    rank = max(1, math.ceil(round(share * len(values), 9)))
    return sorted(values)[rank - 1]


def spread(
    name: str,
    values: Sequence[float],
    unit: str,
    budgets: tuple[float | None, float | None] = (None, None),
    note: str = "",
) -> list[Row]:
    """Two rows, p50 and p95, with a budget each."""
    note = f"{len(values)} measured{'; ' if note else ''}{note}"
    return [
        Row(f"{name}, p50", percentile(values, 0.5), unit, budgets[0], note),
        Row(f"{name}, p95", percentile(values, 0.95), unit, budgets[1], note),
    ]


def table(rows: Iterable[Row]) -> str:
    """The rows as lines of text: name, measured, budget, verdict, note."""
    cells = [("what", "measured", "budget", "", "how")]
    cells += [(row.name, _figure(row.measured, row.unit), _allowed(row), row.verdict, row.note) for row in rows]
    wide = [max(len(line[place]) for line in cells) for place in range(4)]
    lines = [
        f"{name:<{wide[0]}}  {had:>{wide[1]}}  {most:>{wide[2]}}  {word:<{wide[3]}}  {how}".rstrip()
        for name, had, most, word, how in cells
    ]
    return "\n".join(lines)


def _allowed(row: Row) -> str:
    return "" if row.budget is None else _figure(row.budget, row.unit)


def _figure(value: float, unit: str) -> str:
    """Three digits that mean something; whole counts stay whole.

    >>> _figure(0.04561, "s"), _figure(312.4, "MB"), _figure(0, "modules")
    ('0.046 s', '312 MB', '0 modules')
    """
    if value == int(value) and abs(value) < 1000:
        return f"{int(value)} {unit}"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:.{digits}f} {unit}"
