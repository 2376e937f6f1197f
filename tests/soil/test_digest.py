"""The digest tells every provision in force, tells nothing else, and keeps to its form."""

import re
from datetime import date
from pathlib import Path

import pytest

from helpdesk.law import Kind
from helpdesk.law.calendar import is_within
from helpdesk.settings import ROOT
from helpdesk.shelf.answers import read_answers
from helpdesk.shelf.digest import digest_files, read_digest, read_tellings
from helpdesk.shelf.rows import rows
from helpdesk.wording import day as _printed
from tests.soil.checks import DAY, MONTHS, Soil, complaints

CORPUS = ROOT / "corpus"
FILES = digest_files(CORPUS)
# Enumerations that one row may tell together.
GROUPED = tuple(f"aia:anx_{name}" for name in ("II", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"))
_A_DAY = re.compile(rf"\b(\d{{1,2}} (?:{MONTHS}) 20\d\d)\b")


@pytest.fixture(scope="module")
def soil(mirror) -> Soil:
    return Soil(mirror)


def exceptions() -> dict[tuple[str, str], str]:
    """Complaints that were looked at and allowed: (id, words of the complaint) with the reason."""
    known = {"id": str, "complaint": str, "reason": str}
    found = rows(Path(__file__).with_name("exceptions.toml"), "exception", known, tuple(known))
    return {(row["id"], row["complaint"]): row["reason"] for row in found}


@pytest.mark.official
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_row_keeps_to_its_form_and_says_the_numbers_of_the_law_in_other_words(file, soil):
    allowed = exceptions()
    found = [
        one
        for one in complaints(file, soil)
        if not any(f" {name}: " in one and words in one for name, words in allowed)
    ]
    assert not found, "\n".join(found)


@pytest.mark.official
def test_every_provision_in_force_is_told(soil):
    told = set(soil.tellings)
    around = {name for name in told if name.startswith(GROUPED)}
    untold = [
        provision.id
        for provision in soil.official.values()
        if _must_be_told(provision, soil)
        and provision.id not in told
        and not any(is_within(provision.id, name) for name in around)
    ]
    assert not untold


def _must_be_told(provision, soil: Soil) -> bool:
    if provision.deleted or provision.source.startswith("gl-"):
        return False
    if provision.id.startswith("omnibus:art_1."):
        return False  # instructions to amend: the amended provisions are told
    if provision.source == "omnibus":
        return provision.kind in (Kind.RECITAL, Kind.ARTICLE)
    if provision.kind in (Kind.RECITAL, Kind.PARAGRAPH, Kind.DEFINITION):
        return True
    if provision.kind is Kind.ANNEX_POINT:  # Annex III to the last point, the others to their first
        above = soil.official[provision.parent].kind
        return provision.id.startswith("aia:anx_III.") or above in (Kind.ANNEX, Kind.ANNEX_SECTION)
    has_paragraphs = any(unit.kind in (Kind.PARAGRAPH, Kind.DEFINITION) for unit in soil.shelf.under(provision))
    is_practice = provision.parent == "aia:art_5.1" and provision.kind is Kind.POINT
    return is_practice or (provision.kind is Kind.ARTICLE and not has_paragraphs)


def test_every_row_is_told_once_and_can_be_read():
    tellings = read_digest(CORPUS)
    assert len(tellings) == sum(1 for file in FILES for _ in read_tellings(file)) > 0


def test_no_phrase_is_asked_of_two_provisions():
    asked = [(phrase.lower(), telling.id) for telling in read_digest(CORPUS).values() for phrase in telling.asked]
    seen: dict[str, str] = {}
    twice = [(phrase, seen[phrase], name) for phrase, name in asked if seen.setdefault(phrase, name) != name]
    assert not twice


@pytest.mark.official
def test_every_day_that_is_named_is_fixed_by_the_calendar_or_by_the_law(soil):
    """A day of ours that stands nowhere in the law is a mistake; what we know by report only is not held to it."""
    days = {_printed(day.day) for day in soil.shelf.calendar}
    days |= {day for provision in soil.official.values() for day in _A_DAY.findall(provision.text)}
    days |= {_printed(date.fromisoformat(version.day)) for version in soil.shelf.versions}
    days |= set(_A_DAY.findall(" ".join(source.title for source in soil.shelf.sources.values())))
    told = [t for t in read_digest(CORPUS).values() if t.id.partition(":")[0] not in soil.reported]
    named = [(telling.id, f"{telling.says} {telling.changed}") for telling in told]
    named += [(answer.id, " ".join(line.text for line in answer.lines)) for answer in read_answers(CORPUS).values()]
    strange = [(name, day) for name, text in named for day in _A_DAY.findall(text) if day not in days]
    assert not strange


@pytest.mark.official
def test_the_outline_has_every_part_with_the_laws_own_title(soil):
    parts = {
        p.id: (p.heading, p.path)
        for p in soil.official.values()
        if p.kind in (Kind.ARTICLE, Kind.ANNEX, Kind.ANNEX_SECTION) and p.source in ("aia", "omnibus")
    }
    assert {name: (part.title, part.path) for name, part in soil.shelf.outline.items()} == parts


@pytest.mark.official
def test_the_calendar_knows_every_unit_that_an_amendment_brought_into_an_older_chapter(soil):
    """Else an inserted rule would seem to apply since before it existed."""
    old = {p.id for p in soil.shelf.volume(soil.shelf.version_of("aia", "2024-07-12"), "en").text.provisions}
    new = [p for p in soil.official.values() if p.source == "aia" and p.id not in old and not p.deleted]
    early = [
        p.id
        for p in new
        if p.kind is not Kind.SUBPARAGRAPH
        and p.id != "aia:art_4.1"  # the duty of Article 4 in new words and with a number
        and (applies := soil.shelf.applies(p))
        and applies.day < DAY.replace(month=7, day=27)
    ]
    assert not early


@pytest.mark.official
def test_every_deadline_of_the_law_stands_in_the_calendar_with_its_provision(soil):
    deadline = re.compile(rf"(?:\b[Bb]y|no later than|until) (\d{{1,2}} (?:{MONTHS}) 20\d\d)\b")
    missing = [
        (provision.id, day)
        for provision in soil.official.values()
        if provision.source == "aia" and provision.kind is not Kind.RECITAL
        for day in deadline.findall(provision.text)
        if not any(
            _printed(row.day) == day and any(is_within(provision.id, name) for name in row.cites)
            for row in soil.shelf.calendar
        )
    ]
    assert not missing
