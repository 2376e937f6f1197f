"""A provision and where it comes from.

Source      "aia"            the AI Act, whatever its wording on a given day
Version     aia@2026-07-27   one dated wording of a source, one file a language
Provision   aia:art_6.3.a    a numbered unit of law in one version and language
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Force(StrEnum):
    """How much weight a text carries, strongest first."""

    BINDING = "binding"
    AUTHENTIC_2024 = "authentic-2024"
    GUIDANCE = "guidance"
    DRAFT = "draft"
    CODE = "code"
    DIGEST = "digest"
    CURATED = "curated"


class Kind(StrEnum):
    """What sort of unit a provision is."""

    RECITAL = "recital"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    POINT = "point"
    DEFINITION = "definition"
    ANNEX = "annex"
    ANNEX_SECTION = "annex_section"
    ANNEX_POINT = "annex_point"


@dataclass(frozen=True)
class Source:
    """An official publication, like "aia" (the AI Act) or "gl-prohibited" (a guideline)."""

    id: str
    title: str
    short: str


@dataclass(frozen=True)
class Version:
    """One dated wording of a source, like the AI Act as in force since 27 July 2026.

    `day` names it (ISO date, as in "aia:art_4@2024-07-12"); it holds from `valid_from` until the day
    before `valid_to` (None: still in force). `recitals` names the version that carries the recitals
    when this one does not (consolidated texts carry none).
    """

    source: str
    day: str
    celex: str
    layout: str
    force: Force
    valid_from: date
    valid_to: date | None
    languages: tuple[str, ...]
    file: str
    url: str
    recitals: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this wording was the law on that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Provision:
    """A numbered unit of law, like Article 6(3), point (a).

    `text` is the unit's own text; for a unit with children it is its lead-in only. `path` are the headings
    above it, outermost first. `amended_by` are CELEX numbers, `see` ids of provisions its text names.
    A `deleted` provision keeps its place and has no text. `page` (guidelines only) counts from 1.
    """

    id: str
    kind: Kind
    label: str
    heading: str
    text: str
    parent: str | None
    path: tuple[str, ...]
    version: str
    lang: str
    force: Force
    url: str
    amended_by: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    deleted: bool = False
    page: int | None = None

    @property
    def source(self) -> str:
        """The source part of the id: "aia" of "aia:art_6.3.a"."""
        return self.id.partition(":")[0]
