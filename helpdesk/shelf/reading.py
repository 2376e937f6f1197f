"""Reading: a provision opened with what stands above and below it, a table of contents, two wordings side by side."""

from dataclasses import dataclass
from datetime import date

from helpdesk.errors import ShelfMissing
from helpdesk.law import Citation, Kind, Provision
from helpdesk.shelf.shelf import Applies, Shelf


@dataclass(frozen=True)
class Reading:
    """A provision opened for reading: itself and all below it in order, what it lies under, when it applies."""

    provision: Provision
    units: tuple[Provision, ...]
    above: tuple[Provision, ...]
    label: str
    applies: Applies | None


@dataclass(frozen=True)
class Change:
    """One place in two wordings; None where a wording does not have it."""

    id: str
    before: Provision | None
    after: Provision | None

    @property
    def changed(self) -> bool:
        """Whether the words differ."""
        return (self.before and self.before.text) != (self.after and self.after.text)


def read(shelf: Shelf, provision: Provision) -> Reading:
    """A provision with what stands below and above it."""
    above: list[Provision] = []
    parent = shelf.parent(provision)
    while parent is not None:
        above.insert(0, parent)
        parent = shelf.parent(parent)
    units = tuple(shelf.under(provision))
    return Reading(provision, units, tuple(above), shelf.label(provision), shelf.applies(provision))


def contents(shelf: Shelf, source: str, as_of: date, lang: str) -> tuple[Provision, ...]:
    """The top of every article, annex and recital of a source on a day (guidelines: every paragraph), in order.

    Recitals come first; each carries the headings above it in `path`. Empty when the text is not here.
    """
    version = shelf.version_on(source, as_of)
    if version is None:
        return ()
    older = shelf.version_of(source, version.recitals) if version.recitals else None
    recitals = _tops(shelf, older, lang) if older else ()
    return (*(top for top in recitals if top.kind is Kind.RECITAL), *_tops(shelf, version, lang))


def _tops(shelf: Shelf, version, lang: str) -> tuple[Provision, ...]:
    volume = shelf.volume(version, lang)
    return tuple(volume.children[None]) if volume else ()


def compare(shelf: Shelf, provision_id: str, before: str, after: str, lang: str) -> tuple[Change, ...]:
    """A place and all below it in two versions (days that name them), unit by unit, in order."""
    citation = Citation.from_id(provision_id)
    old, new = (_units(shelf, citation, day, lang) for day in (before, after))
    order = list(new)
    for before_it, name in zip([None, *old], old, strict=False):
        if name not in new:  # what is gone is told where it stood
            order.insert(order.index(before_it) + 1 if before_it else 0, name)
    return tuple(Change(name, old.get(name), new.get(name)) for name in order)


def _units(shelf: Shelf, citation: Citation, day: str, lang: str) -> dict[str, Provision]:
    version = shelf.version_of(citation.source, day)
    volume = version and shelf.volume(version, lang)
    found = volume.find(citation.id) if volume else None
    return {unit.id: unit for unit in volume.under(found)} if found else {}


def whole_text(shelf: Shelf, source: str, day: str | None, lang: str) -> tuple[Provision, ...]:
    """All provisions of a version (the newest when no day names one). Raises ShelfMissing."""
    days = [version.day for version in shelf.versions if version.source == source]
    version = shelf.version_of(source, day or max(days, default=""))
    volume = version and shelf.volume(version, lang)
    if not volume:
        known = ", ".join(f"{v.source} {v.day} ({'/'.join(v.languages)})" for v in shelf.versions)
        raise ShelfMissing(f"{source} {day or ''} is not on the shelf in {lang!r}; there could be: {known}")
    return volume.text.provisions
