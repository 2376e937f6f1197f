"""The questions: corpus/flow/*.toml, read into steps, in the order they are asked."""

from pathlib import Path

from helpdesk.checker.rows.files import all_rows
from helpdesk.checker.step import DONT_KNOW, Band, Kind, Option, Step
from helpdesk.errors import CorpusError
from helpdesk.law.calendar import Day
from helpdesk.shelf.rows import check, unique

_KNOWN = {
    "id": str, "asks": str, "why": str, "help": str, "kind": str, "yes": list, "no": list, "cites": list,
    "options": list, "bands": list, "optional": bool,
}  # fmt: skip
_NEEDED = ("id", "asks", "why", "help", "cites")
_OPTION = {"id": str, "says": str, "finds": list, "heard": list}
_BAND = {"before": str, "above": (int, float), "finds": list}


def read_flow(corpus: Path, calendar: tuple[Day, ...]) -> tuple[Step, ...]:
    """All steps, in the order of the files. Raises CorpusError for a loose end."""
    days = {day.id: day for day in calendar}
    found = all_rows(corpus / "flow", "question", _KNOWN, _NEEDED)
    return tuple(_step(file, row, days) for file, row in found)


def _step(file: str, row: dict, days: dict[str, Day]) -> Step:
    kind = row.get("kind", Kind.ONE)
    if kind not in {*Kind}:
        raise CorpusError(file, row["id"], f"'kind' is {kind!r}, not one of {', '.join(Kind)}")
    has_options = kind in (Kind.ONE, Kind.MANY)
    if has_options != bool(row.get("options")) or has_options == bool(row.get("bands")):
        raise CorpusError(file, row["id"], "needs options when one or many are chosen, bands otherwise")
    return Step(
        id=row["id"],
        asks=row["asks"],
        why=row["why"],
        help=row["help"],
        kind=Kind(kind),
        yes=tuple(row.get("yes", ())),
        no=tuple(row.get("no", ())),
        cites=tuple(row["cites"]),
        options=_options(file, row, Kind(kind)),
        bands=tuple(_band(file, row, band, days) for band in row.get("bands", ())),
        optional=row.get("optional", False),
        group=file.removesuffix(".toml"),
    )


def _options(file: str, row: dict, kind: Kind) -> tuple[Option, ...]:
    for option in row.get("options", ()):
        check(file, option, _OPTION, needed=("id", "says"))
    found = tuple(
        Option(o["id"], o["says"], tuple(o.get("finds", ())), tuple(o.get("heard", ()))) for o in row.get("options", ())
    )
    unique(file, [f"{row['id']}: {option.id}" for option in found])
    if any(option.id == DONT_KNOW for option in found):
        raise CorpusError(file, row["id"], f"{DONT_KNOW!r} is always there and is not written as an option")
    if kind is Kind.MANY and not any(not option.finds for option in found):
        raise CorpusError(file, row["id"], "has no option that establishes nothing, like 'None of these'")
    return found


def _band(file: str, row: dict, band: dict, days: dict[str, Day]) -> Band:
    check(file, {"id": row["id"], **band}, {"id": str, **_BAND}, needed=("finds",))
    if ("before" in band) == ("above" in band):
        raise CorpusError(file, row["id"], "a band has either 'before' a day of the calendar or 'above' a number")
    if "above" in band:
        return Band(tuple(band["finds"]), above=float(band["above"]))
    if band["before"] not in days:
        raise CorpusError(file, row["id"], f"'before' names no day of the calendar: {band['before']!r}")
    return Band(tuple(band["finds"]), before=days[band["before"]].day)
