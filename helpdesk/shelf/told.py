"""Told: the digest as a text of its own, for when the official one is not on the shelf.

The units are the law's, with the law's ids; the words are ours and say so by their force. Titles and places come from
corpus/outline.toml.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from helpdesk.law import Citation, Force, Kind, Provision, Version
from helpdesk.shelf.digest import Telling
from helpdesk.shelf.rows import rows, unique
from helpdesk.shelf.texts import Text

_KNOWN = {"id": str, "kind": str, "title": str, "path": list}


@dataclass(frozen=True)
class Part:
    """An article, annex or section: its title and the headings it stands under, its own last."""

    id: str
    kind: Kind
    title: str
    path: tuple[str, ...]


def read_outline(corpus: Path) -> dict[str, Part]:
    """The parts of corpus/outline.toml by id, in the law's order. Raises CorpusError for a loose end."""
    file = corpus / "outline.toml"
    found = rows(file, "part", _KNOWN, needed=("id", "kind", "title", "path"))
    unique(file.name, [row["id"] for row in found])
    return {row["id"]: Part(row["id"], Kind(row["kind"]), row["title"], tuple(row["path"])) for row in found}


def told_text(version: Version, tellings: dict[str, Telling], outline: dict[str, Part]) -> Text | None:
    """What our rows tell of a version, in the law's order: its parts and provisions; None when they tell nothing."""
    names = _names(version, tellings, outline)
    if not any(name in tellings for name in names):
        return None
    ordered = sorted(names, key=lambda name: (":rec_" not in name, Citation.from_id(name)))
    units = tuple(_unit(name, names, version, tellings, outline) for name in ordered)
    words = "|".join(f"{unit.id} {unit.text}" for unit in units)
    return Text(version, "en", hashlib.sha256(words.encode()).hexdigest()[:16], units)


def _names(version: Version, tellings: dict[str, Telling], outline: dict[str, Part]) -> set[str]:
    """The ids a version is told by: a superseded one by its recitals, one without recitals by all the rest."""
    of_source = {name for name in (*tellings, *outline) if name.startswith(f"{version.source}:")}
    recitals = {name for name in of_source if ":rec_" in name}
    if version.valid_to is not None:
        return recitals
    return of_source - recitals if version.recitals is not None else of_source


def _unit(
    name: str, present: set[str], version: Version, tellings: dict[str, Telling], outline: dict[str, Part]
) -> Provision:
    telling, part = tellings.get(name), outline.get(name)
    top = outline.get(_top(name, outline))
    return Provision(
        id=name,
        kind=part.kind if part else _kind(name),
        label=Citation.from_id(name).label("en"),
        heading=(part or top).title if part or top else (telling.heading if telling else ""),
        text=telling.says if telling else "",
        parent=_parent(name, present),
        path=(part or top).path if part or top else (),
        version=version.day,
        lang="en",
        force=Force.DIGEST if version.file else version.force,
        url=f"{version.url.format(LANG='EN')}#{_anchor(name)}",
        see=telling.see if telling else (),
    )


def _top(name: str, outline: dict[str, Part]) -> str:
    """The nearest part of the outline that a unit lies in."""
    while name and name not in outline:
        name = name.rpartition(".")[0]
    return name


def _parent(name: str, present: set[str]) -> str | None:
    above = name.rpartition(".")[0]
    while above and above not in present:
        above = above.rpartition(".")[0]
    return above or None


def _kind(name: str) -> Kind:
    """The kind an id speaks of: definitions and annex points by their place, paragraphs by depth."""
    path = name.partition(":")[2]
    if path.startswith("rec_"):
        return Kind.RECITAL
    if path.startswith("art_3."):
        return Kind.DEFINITION
    if path.startswith("anx_"):
        return Kind.ANNEX_POINT
    if path.startswith("par_"):
        return Kind.PARAGRAPH
    if path.rpartition(".")[2].startswith("sub_"):
        return Kind.SUBPARAGRAPH
    return Kind.PARAGRAPH if path.count(".") == 1 else Kind.POINT


def _anchor(name: str) -> str:
    """The place in the official page: its article, annex or recital."""
    return name.partition(":")[2].partition(".")[0].replace("rec_", "rct_")
