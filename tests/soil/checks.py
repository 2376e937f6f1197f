"""What a digest must keep to, as complaints; and its canonical form, which `--fix` writes.

python -m tests.soil.checks corpus/digest/chapter-2.toml [--fix]
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from helpdesk.desk import open_desk
from helpdesk.law import Citation, Kind, Provision, find_mentions
from helpdesk.law.calendar import first_day
from helpdesk.settings import ROOT, Settings, read_settings
from helpdesk.shelf.digest import Telling, digest_files, read_tellings

MOST_WORDS = 90
FEWEST_ASKED, MOST_ASKED = 2, 6
SHARED_RUN = 10  # words in a row that may not be the official text's own
DAY = date(2026, 11, 20)
_FIELDS = ("id", "heading", "says", "holders", "applies", "see", "asked", "changed")
_WORD = re.compile(r"[\w’'-]+")
# Numbers that are part of a pointer to another act: its own number, its day, its place in the Official Journal.
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FOREIGN = re.compile(
    "|".join(
        (
            r"\(OJ [LC][^()]*\)",
            rf"of \d{{1,2}} (?:{MONTHS}) \d{{4}}",
            r"Articles? [\d(),a-z ]+(?:, points? [^,;]+,?)? (?:of|TEU|TFEU)",
            r"(?:Regulations?|Directives?|Decisions?|Recommendation|OJ [LC])[^,;.]*?\d[\d/.,() ]*(?:No )?"
            r"\(?(?:EU|EC|EEC|JHA)?\)?[\d/ ]*",
            r"\(E[UC]\) (?:No )?\d+/\d+",
            r"\d+/\d+/E[UC]",
            r"(?:Chapter|Section|Annex|Annexes) [\dIVXL]+",
            r"[Ss]ections? \d[\d.]*(?:\([a-z]\))?",
            r"Article \d+\([\d-]+\)",
            r"Code \w+",
            r"ISO\S*",
        )
    )
)
_DIGITS = re.compile(r"\d+(?:[ .,]\d{3})*(?:[.,]\d+)?(?:[²³⁰-⁹]+)?")
_SPELT = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10",
    "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "sixty": "60", "ninety": "90", "one-third": "1/3",
    "twice": "2", "half": "1/2",
}  # fmt: skip


class Soil:
    """The official texts and the tellings a check compares."""

    def __init__(self, mirror: Path | None = None):
        settings = read_settings() if mirror is None else Settings(shelf=mirror)
        self.shelf = open_desk(settings).shelf
        texts = self.shelf.texts_on(DAY)
        self.reported = {version.source for version in self.shelf.versions if version.layout == "told"}
        recitals = self.shelf.volume(self.shelf.version_of("aia", "2024-07-12"), "en")
        self.official: dict[str, Provision] = {
            p.id: p for text in texts if text.version.layout != "told" for p in text.provisions
        }
        if recitals:
            self.official |= {p.id: p for p in recitals.text.provisions if p.kind is Kind.RECITAL}
        self.tellings = {t.id: t for file in digest_files(settings.corpus) for t in read_tellings(file)}

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every run of SHARED_RUN words in the official texts, headings and definitions' terms left out."""
        found = set()
        for provision in self.official.values():
            words = _words(provision.text)
            found.update(tuple(words[i : i + SHARED_RUN]) for i in range(len(words) - SHARED_RUN + 1))
        return frozenset(found)

    def words_of(self, name: str) -> str:
        """The official words a telling must cover: the unit and all below it that is not told by itself."""
        provision = self.official[name]
        below = self.shelf.under(provision)[1:]
        told = [unit.id for unit in below if unit.id in self.tellings]
        own = [u for u in below if not any(u.id == t or u.id.startswith(f"{t}.") for t in told)]
        return "\n".join([provision.text, *(unit.text for unit in own)])


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def numbers(text: str, source: str = "aia", here: str | None = None) -> set[str]:
    """The amounts, shares, days and time limits in a text, without pointers to provisions and other acts."""
    spans = [(m.start, m.end) for m in find_mentions(text, Citation.from_id(here) if here else None, source)]
    spans += [match.span() for match in _FOREIGN.finditer(text)]
    plain = "".join(c if not any(a <= i < b for a, b in spans) else " " for i, c in enumerate(text))
    plain = re.sub(r"\((?:\d+[a-z]*|[a-z]{1,4})\)|paragraphs? \d+[a-z]?|points? \d+", " ", plain)
    digits = {re.sub(r"[ .,](?=\d{3})", "", match) for match in _DIGITS.findall(plain)}
    return digits | {_SPELT[word] for word in _words(plain) if word in _SPELT}


def complaints(file: Path, soil: Soil) -> Iterator[str]:
    """Everything wrong in one file, a line each."""
    for telling in read_tellings(file):
        for problem in (*_form(telling, soil), *_substance(telling, soil)):
            yield f"{file.name} {telling.id}: {problem}"
    if file.read_text(encoding="utf-8") != canonical(file):
        yield f"{file.name}: is not in canonical form; run with --fix"


def _form(telling: Telling, soil: Soil) -> Iterator[str]:
    if telling.id not in soil.official and telling.id.partition(":")[0] not in soil.reported:
        yield "there is no such provision"
    if (count := len(_words(telling.says))) > MOST_WORDS:
        yield f"says has {count} words, at most {MOST_WORDS}"
    if not FEWEST_ASKED <= len(telling.asked) <= MOST_ASKED:
        yield f"asked has {len(telling.asked)} phrases, not {FEWEST_ASKED} to {MOST_ASKED}"
    for name in telling.see:
        if name not in soil.official and name not in soil.tellings:
            yield f"see names no provision: {name}"
    if telling.applies != (day := applies(telling.id, soil)):
        yield f"applies is {telling.applies}, the calendar says {day} (--fix writes it)"


def applies(name: str, soil: Soil) -> str | None:
    """The calendar's day for a provision."""
    day = first_day(name, soil.shelf.calendar, "2026-07-27")
    return day.id if day and not name.split(":")[1].startswith("rec_") else None


def _substance(telling: Telling, soil: Soil) -> Iterator[str]:
    if telling.id not in soil.official:
        return
    official = soil.words_of(telling.id)
    needed = numbers(official, telling.id.partition(":")[0], telling.id)
    beside = [soil.tellings[name] for name in telling.see if name in soil.tellings]
    said = set().union(*(numbers(f"{t.says} {t.changed}") for t in (telling, *beside)))
    said |= set(_DIGITS.findall(telling.says))
    if missing := sorted(needed - said):
        yield f"does not say these numbers of the law: {', '.join(missing)}"
    words = _words(telling.says)
    shared = [i for i in range(len(words) - SHARED_RUN + 1) if tuple(words[i : i + SHARED_RUN]) in soil.runs]
    for start in shared[:1] + [b for a, b in pairwise(shared) if b - a > 1]:
        yield f"shares {SHARED_RUN} words in a row with the law: {' '.join(words[start : start + SHARED_RUN])}"


def lix(text: str) -> float:
    """Björnsson's readability index: words a sentence plus the share of words over six letters, in per cent.

    Under 40 is ordinary prose, over 60 is the prose of statutes.

    >>> round(lix("We keep the logs. You keep them six months."))
    4
    """
    words = _WORD.findall(text)
    sentences = max(1, len(re.findall(r"[.;:!?](?:\s|$)", text)))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / max(1, len(words))


def canonical(file: Path, soil: Soil | None = None) -> str:
    """The file as it should be written: comments at its head kept, fields in order, one phrase a line."""
    head = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        head.append(line)
    parts = ["\n".join(head)] if head else []
    for telling in read_tellings(file):
        values = {name: getattr(telling, name) for name in _FIELDS}
        if soil is not None:
            values["applies"] = applies(telling.id, soil)
        parts.append("\n".join(["[[provision]]", *(_line(name, value) for name, value in values.items() if value)]))
    return "\n\n".join(parts) + "\n"


def _line(name: str, value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return f"{name} = {json.dumps(value, ensure_ascii=False)}"
    items = [json.dumps(item, ensure_ascii=False) for item in value]
    if name == "asked":
        return f"{name} = [\n" + "".join(f"    {item},\n" for item in items) + "]"
    return f"{name} = [{', '.join(items)}]"


def main() -> None:
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or digest_files(ROOT / "corpus")
    soil = Soil()
    if "--fix" in sys.argv:
        for file in files:
            file.write_text(canonical(file, soil), encoding="utf-8")
    found = [complaint for file in files for complaint in complaints(file, soil)]
    print("\n".join(found) or "no complaints")
    told = sum(1 for file in files for _ in read_tellings(file))
    print(f"{told} rows, {len(found)} complaints")
    ours = " ".join(telling.says for file in files for telling in read_tellings(file))
    law = " ".join(soil.words_of(t.id) for file in files for t in read_tellings(file) if t.id in soil.official)
    print(f"{len(_words(ours))} words; readability (LIX): {lix(ours):.0f}, of the law for the same rows {lix(law):.0f}")


if __name__ == "__main__":
    main()
