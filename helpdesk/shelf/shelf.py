"""The open shelf: ask it for a provision on a day, what stands below it, what stood there before."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import RLock

from helpdesk.errors import ProvisionMissing, ShelfMissing
from helpdesk.law import Citation, Force, Kind, Provision, Source, Version
from helpdesk.law.calendar import Day, bare, first_day
from helpdesk.shelf.answers import Curated
from helpdesk.shelf.asked import fingerprint, read_asked
from helpdesk.shelf.digest import Telling
from helpdesk.shelf.texts import Text, open_text
from helpdesk.shelf.told import Part, told_text


class Volume:
    """One text with its indexes: by id, by id without unnumbered subparagraphs, by parent."""

    def __init__(self, text: Text):
        self.text = text
        self.by_id = {provision.id: provision for provision in text.provisions}
        self.by_bare: dict[str, Provision] = {}
        self.children: dict[str | None, list[Provision]] = defaultdict(list)
        for provision in text.provisions:
            self.by_bare.setdefault(bare(provision.id), provision)
            self.children[provision.parent].append(provision)

    def find(self, provision_id: str) -> Provision | None:
        """The provision of that id; "art_113.a" finds the point wherever its subparagraph stands.

        Our own telling does not tell every unnumbered subparagraph by itself: the place around it tells what it says.
        """
        found = self.by_id.get(provision_id) or self.by_bare.get(provision_id)
        return found or (self.by_bare.get(bare(provision_id)) if self.is_told else None)

    @property
    def is_told(self) -> bool:
        """Whether the words are our own telling of the law."""
        return any(provision.force is Force.DIGEST for provision in self.text.provisions[:1])

    def under(self, provision: Provision) -> list[Provision]:
        """The provision and everything below it, in document order."""
        return [provision, *(unit for child in self.children[provision.id] for unit in self.under(child))]


@dataclass(frozen=True)
class Applies:
    """When a provision applies: the first day, a later day for the same provision, and what to know."""

    day: date
    what: str
    cites: tuple[str, ...]
    also: Day | None = None
    note: str = ""


@dataclass
class Shelf:
    """Official texts and our own rows, opened once; texts of a language are read when first asked for."""

    sources: dict[str, Source]
    versions: tuple[Version, ...]
    calendar: tuple[Day, ...]
    folder: Path
    kept: Path
    tellings: dict[str, Telling] = field(default_factory=dict)
    outline: dict[str, Part] = field(default_factory=dict)
    answers: dict[str, Curated] = field(default_factory=dict)
    corpus: Path = Path()
    _volumes: dict[tuple[str, str, str], Volume | None] = field(default_factory=dict)
    _reading: RLock = field(default_factory=RLock, init=False, repr=False, compare=False)

    def volume(self, version: Version, lang: str) -> Volume | None:
        """The text of a version in a language: the official one, else our own telling of it, else None."""
        key = (version.source, version.day, lang)
        if key not in self._volumes:
            with self._reading:  # a text takes seconds to read; who comes meanwhile waits instead of reading it too
                if key not in self._volumes:
                    text = self._official(version, lang) or self._told(version, lang)
                    self._volumes[key] = Volume(text) if text else None
        return self._volumes[key]

    def _official(self, version: Version, lang: str) -> Text | None:
        original = self.folder / version.file.format(lang=lang)
        is_here = lang in version.languages and original.is_file()
        return open_text(version, lang, original, self.kept) if is_here else None

    def _told(self, version: Version, lang: str) -> Text | None:
        """The digest is written in English and tells the wording in force."""
        return told_text(version, self.tellings, self.outline) if lang == "en" else None

    @cached_property
    def told_alone(self) -> "Shelf":
        """The shelf as it is where no official text is here: our own words alone."""
        return replace(self, folder=self.corpus / "none", _volumes={})

    @cached_property
    def asked(self) -> dict[str, tuple[str, ...]]:
        """Further ways in which people ask for a provision, by its id; read when an index is built."""
        return read_asked(self.corpus)

    @property
    def fingerprint(self) -> str:
        """A checksum of our own rows that are searched."""
        return hashlib.sha256(repr((self.tellings, self.answers, fingerprint(self.corpus))).encode()).hexdigest()

    def others(self, lang: str) -> list[str]:
        """What tells the texts on the shelf in other languages apart: version, language, size and time of the file."""
        files = [(v, other, self.folder / v.file.format(lang=other)) for v in self.versions for other in v.languages]
        here = [(v.day, other, file.stat()) for v, other, file in files if other != lang and file.is_file()]
        return [f"{day} {other} {found.st_size} {found.st_mtime_ns}" for day, other, found in here]

    def telling(self, provision: Provision) -> Telling | None:
        """Our own words for a provision, unless they tell a later wording than the provision's."""
        telling = self.tellings.get(provision.id)
        version = self.version_of(provision.source, provision.version)
        is_older = version is not None and version.valid_to is not None and provision.kind is not Kind.RECITAL
        return None if telling is None or (is_older and telling.changed) else telling

    def version_on(self, source: str, as_of: date) -> Version | None:
        """The wording of a source that was the law on that day."""
        return next((v for v in self.versions if v.source == source and v.holds_on(as_of)), None)

    def version_of(self, source: str, day: str) -> Version | None:
        """The version of a source that a suffix such as "@2024-07-12" names."""
        return next((v for v in self.versions if v.source == source and v.day == day), None)

    def find(self, citation: Citation, as_of: date, lang: str = "en") -> Provision:
        """The provision a citation names, in its own version or in the wording of the day.

        Raises ProvisionMissing when that wording has no such provision, ShelfMissing when the text itself
        is not on the shelf.
        """
        version = self._version_for(citation, as_of)
        volume = self.volume(version, lang)
        if volume is None:
            raise ShelfMissing(
                f"{self._name(version)} is not on the shelf in {lang!r}; run: python -m helpdesk corpus sync"
            )
        found = volume.find(citation.id)
        if found is None:
            raise ProvisionMissing(f"There is no {citation.label('en')} in {self._name(version)}.")
        return found

    def _version_for(self, citation: Citation, as_of: date) -> Version:
        if citation.version is not None:
            version = self.version_of(citation.source, citation.version)
        else:
            version = self.version_on(citation.source, as_of)
        if version is None:
            raise ProvisionMissing(f"No wording of {citation.source!r} is in force on {as_of.isoformat()}.")
        if citation.path[0].startswith("rec_") and version.recitals is not None:
            return self.version_of(version.source, version.recitals) or version
        return version

    def _name(self, version: Version) -> str:
        return f"the {self.sources[version.source].short} (version {version.day})"

    def same_volume(self, provision: Provision) -> Volume:
        """The volume a provision was taken from."""
        version = self.version_of(provision.source, provision.version)
        volume = version and self.volume(version, provision.lang)
        if volume is None:
            raise ShelfMissing(f"The text of {provision.id} is no longer on the shelf.")
        return volume

    def under(self, provision: Provision) -> list[Provision]:
        """The provision and everything below it, in document order."""
        return self.same_volume(provision).under(provision)

    def parent(self, provision: Provision) -> Provision | None:
        """The provision above, or None at the top."""
        return self.same_volume(provision).by_id.get(provision.parent) if provision.parent else None

    def full_text(self, provision: Provision) -> str:
        """The provision with everything below it, one unit a line, each with its number mark."""
        units = self.under(provision)
        lines = [unit.text if unit is provision else f"{mark(unit)} {unit.text}".strip() for unit in units]
        return "\n".join(line for line in lines if line)

    def texts_on(self, as_of: date, lang: str = "en") -> list[Text]:
        """The texts that speak on that day: the wordings in force and the recitals that belong to them."""
        found = [v for v in self.versions if v.holds_on(as_of)]
        return [volume.text for version in found if (volume := self.volume(version, lang))]

    def applies(self, provision: Provision) -> Applies | None:
        """From which day a provision applies under its own wording; None where no day is fixed."""
        day = first_day(provision.id, self.calendar, provision.version)
        if day is None:
            return None
        also = next((other for other in self.calendar if other.id == day.also), None)
        return Applies(day.day, day.what, day.cites, also, day.note)

    def label(self, provision: Provision) -> str:
        """The printed pointer; other sources than the Act are named with their short title."""
        short = "" if provision.source == "aia" else f"{self.sources[provision.source].short}, "
        return f"{short}{provision.label}"

    @property
    def is_empty(self) -> bool:
        """Whether there is no official text at all."""
        return not any(self.volume(version, "en") for version in self.versions)


def mark(provision: Provision) -> str:
    """The number a unit carries in print: "3.", "(a)", "Section A", "–"; nothing for unnumbered subparagraphs."""
    last = provision.id.rpartition(".")[2]
    if last.startswith("sub_") or provision.parent is None:
        return ""
    if last.startswith("ind_"):
        return "–"
    if provision.kind is Kind.ANNEX_SECTION:
        return f"Section {last.removeprefix('sec_')}"
    is_number = provision.kind in (Kind.PARAGRAPH, Kind.ANNEX_POINT) and last[0].isdigit()
    return f"{last}." if is_number else f"({last})"
