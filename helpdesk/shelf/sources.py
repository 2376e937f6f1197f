"""Which official documents there are: corpus/sources.toml, read into the nouns of the law.

    sources(corpus)["aia"]      Source: the Act, whatever its wording on a given day
    versions(corpus)            Version: each dated wording
    documents(corpus)           Document: each file, one language of one wording

A loose end (a version of no source, a checksum without its language, two wordings in force on one day)
is refused as CorpusError with file, row and word.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path, PurePosixPath

from helpdesk.errors import CorpusError
from helpdesk.law.provision import Force, Source, Version

FILE = "sources.toml"
LAYOUTS = ("oj", "consolidated", "guideline")
# The official languages of the Union: two letters in EUR-Lex addresses, three in ELI and Cellar.
LANG3 = {
    "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est",
    "fi": "fin", "fr": "fra", "ga": "gle", "hr": "hrv", "hu": "hun", "it": "ita", "lt": "lit", "lv": "lav",
    "mt": "mlt", "nl": "nld", "pl": "pol", "pt": "por", "ro": "ron", "sk": "slk", "sl": "slv", "sv": "swe",
}  # fmt: skip
_SOURCE_ROW = {"id": str, "title": str, "short": str}
_VERSION_ROW = {
    "source": str, "day": str, "celex": str, "layout": str, "force": str, "valid_from": date,
    "valid_to": date, "recitals": str, "file": str, "url": str, "eli": str, "languages": list,
    "sha256": dict, "retrieved": date,
}  # fmt: skip
_REPORTED_ROW = {"id": str, "title": str, "short": str, "day": str, "force": str, "url": str}
_OPTIONAL = {"valid_to", "recitals", "eli"}


@dataclass(frozen=True)
class Document:
    """One official file: a version in one language, like official/32024R1689/en.xhtml.

    `sha256` is what was retrieved on `retrieved`. `urls` are the public addresses, best first; acts are asked
    for at Cellar before these (see download.py).
    """

    version: Version
    lang: str
    file: str
    sha256: str
    retrieved: date
    urls: tuple[str, ...]

    @property
    def id(self) -> str:
        """Like "aia@2024-07-12/en"."""
        return f"{self.version.source}@{self.version.day}/{self.lang}"

    @property
    def is_pdf(self) -> bool:
        """Whether the file is a PDF; all others are XHTML."""
        return self.file.endswith(".pdf")


def sources(corpus: Path) -> dict[str, Source]:
    """Every official publication by its id, in the order of the file; CorpusError for a loose end."""
    found: dict[str, Source] = {}
    for row in _rows(corpus, "source"):
        name = str(row.get("id"))
        _has_fields(name, row, _SOURCE_ROW)
        if name in found:
            raise CorpusError(FILE, name, "a source of this id stands above")
        found[name] = Source(**row)
    return found | _reported(corpus)[0]


def versions(corpus: Path) -> tuple[Version, ...]:
    """Every dated wording, in the order of the file, then documents known by report; CorpusError likewise."""
    return (*(version for version, _ in _checked_rows(corpus)), *_reported(corpus)[1])


def _reported(corpus: Path) -> tuple[dict[str, Source], tuple[Version, ...]]:
    """Documents known at second hand: there is no file, and only our digest tells what is reported of them."""
    rows = _rows(corpus, "reported")
    for row in rows:
        _has_fields(str(row.get("id")), row, _REPORTED_ROW)
        if row["force"] not in list(Force) or not _is_day(row["day"]):
            raise CorpusError(FILE, row["id"], f"force {row['force']!r} or day {row['day']!r} cannot be read")
    found = {row["id"]: Source(row["id"], row["title"], row["short"]) for row in rows}
    told = tuple(
        Version(
            row["id"],
            row["day"],
            "",
            "told",
            Force(row["force"]),
            date.fromisoformat(row["day"]),
            None,
            (),
            "",
            row["url"],
        )
        for row in rows
    )
    return found, told


def documents(corpus: Path) -> tuple[Document, ...]:
    """Every file that belongs on the shelf: each version in each of its languages; CorpusError likewise."""
    found = [
        Document(
            version=version,
            lang=lang,
            file=fill(version.file, lang),
            sha256=row["sha256"][lang],
            retrieved=row["retrieved"],
            urls=tuple(fill(row[key], lang) for key in ("eli", "url") if key in row),
        )
        for version, row in _checked_rows(corpus)
        for lang in version.languages
    ]
    _no_twice("file", ((document.id, document.file) for document in found))
    return tuple(found)


def fill(template: str, lang: str) -> str:
    """A file name or address for one language.

    >>> fill("official/32024R1689/{lang}.xhtml", "fr"), fill("/eli/{lang3}/html?{LANG}", "fr")
    ('official/32024R1689/fr.xhtml', '/eli/fra/html?FR')
    """
    for mark, word in (("{lang}", lang), ("{LANG}", lang.upper()), ("{lang3}", LANG3[lang])):
        template = template.replace(mark, word)
    return template


def _rows(corpus: Path, table: str) -> list[dict]:
    try:
        content = tomllib.loads((corpus / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CorpusError(FILE, table, f"there is no such file in {corpus}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CorpusError(FILE, table, f"it cannot be read as TOML: {problem}") from None
    for key, rows in content.items():
        if key not in ("source", "version", "reported") or not isinstance(rows, list):
            raise CorpusError(FILE, key, "only [[source]], [[version]] and [[reported]] rows may stand here")
    return content.get(table, [])


def _checked_rows(corpus: Path) -> list[tuple[Version, dict]]:
    known = sources(corpus)
    pairs = [(_version(row, known), row) for row in _rows(corpus, "version")]
    _no_twice("day", ((_name(version), _name(version)) for version, _ in pairs))
    for version, _ in pairs:
        _recitals_exist(version, [other for other, _ in pairs])
    for source in known:
        _one_in_force([version for version, _ in pairs if version.source == source])
    return pairs


def _version(row: dict, known: dict[str, Source]) -> Version:
    name = f"{row.get('source')}@{row.get('day')}"
    _has_fields(name, row, _VERSION_ROW)
    for problem in _problems(row, known):
        raise CorpusError(FILE, name, problem)
    plain = {key: row.get(key) for key in Version.__dataclass_fields__}
    return Version(**plain | {"force": Force(row["force"]), "languages": tuple(row["languages"])})


def _has_fields(name: str, row: dict, fields: dict[str, type]) -> None:
    for field in fields.keys() - row.keys() - _OPTIONAL:
        raise CorpusError(FILE, name, f"{field!r} is missing")
    for field, value in row.items():
        if field not in fields:
            raise CorpusError(FILE, name, f"{field!r} is not a field of this row")
        if type(value) is not fields[field] or not value:
            raise CorpusError(FILE, name, f"{field!r} must be a {fields[field].__name__}, not {value!r}")


def _problems(row: dict, known: dict[str, Source]) -> Iterator[str]:
    if row["source"] not in known:
        yield f"no source is called {row['source']!r}"
    if row["layout"] not in LAYOUTS:
        yield f"layout {row['layout']!r} is none of {', '.join(LAYOUTS)}"
    if row["force"] not in list(Force):
        yield f"force {row['force']!r} is none of {', '.join(Force)}"
    if not _is_day(row["day"]):
        yield f"day {row['day']!r} is not a date like 2026-07-27"
    if row["valid_from"] >= row.get("valid_to", date.max):
        yield f"it ends on {row['valid_to']} before it begins on {row['valid_from']}"
    yield from _file_problems(row)


def _file_problems(row: dict) -> Iterator[str]:
    for lang in row["languages"]:
        if lang not in LANG3:
            yield f"language {lang!r} is none of {', '.join(LANG3)}"
    if set(row["languages"]) != set(row["sha256"]) or len(set(row["languages"])) < len(row["languages"]):
        yield f"languages {row['languages']} and sha256 for {list(row['sha256'])} must be the same"
    for lang, checksum in row["sha256"].items():
        if not re.fullmatch("[0-9a-f]{64}", str(checksum)):
            yield f"sha256 of {lang!r} is not 64 hexadecimal digits: {checksum!r}"
    path = PurePosixPath(row["file"])
    if path.is_absolute() or ".." in path.parts or "\\" in row["file"] or path.suffix not in (".xhtml", ".pdf"):
        yield f"file {row['file']!r} must be an .xhtml or .pdf inside the shelf"
    if "{lang}" not in row["file"]:
        yield f"file {row['file']!r} does not say where the language stands: {{lang}}"
    for key in ("url", "eli"):
        if key in row and not row[key].startswith(("https://", "http://")):
            yield f"{key} {row[key]!r} is not a web address"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _name(version: Version) -> str:
    return f"{version.source}@{version.day}"


def _no_twice(what: str, named: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for name, word in named:
        if word in seen:
            raise CorpusError(FILE, name, f"{what} {word!r} already belongs to {seen[word]}")
        seen[word] = name


def _recitals_exist(version: Version, all_versions: list[Version]) -> None:
    days = {other.day: other for other in all_versions if other.source == version.source}
    if version.recitals is not None and version.recitals not in days:
        raise CorpusError(FILE, _name(version), f"recitals name {version.recitals!r}, which is no version here")
    if version.recitals == version.day:
        raise CorpusError(FILE, _name(version), "recitals name the version itself")


def _one_in_force(wordings: list[Version]) -> None:
    """A day has one wording of a law, or none: validity may not overlap."""
    for earlier, later in pairwise(sorted(wordings, key=lambda version: version.valid_from)):
        if earlier.holds_on(later.valid_from):
            last = earlier.valid_to - timedelta(days=1) if earlier.valid_to else "open end"
            problem = f"it begins on {later.valid_from}, while {_name(earlier)} holds until {last}"
            raise CorpusError(FILE, _name(later), problem)
