"""The EUR-Lex reader on the official texts: nothing missing, nothing doubled, and Formex agrees."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from helpdesk.law.provision import Kind, Provision, Version
from helpdesk.shelf.eurlex import read
from helpdesk.shelf.sources import versions
from tests.shelf import formex, page_words

pytestmark = pytest.mark.official

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PUBLISHED, IN_FORCE, OMNIBUS = "2024-07-12", "2026-07-27", "2026-07-24"
EVERY_TEXT = [
    *((PUBLISHED, lang) for lang in ("en", "fr", "nl")),
    *((day, lang) for day in (IN_FORCE, OMNIBUS) for lang in ("en", "fr")),
]

# Where Formex and the page part ways, each looked at: the closing sentence of Article 22(3) stands inside the
# ALINEA that its list is in, on the page it is a subparagraph of its own; the title of Annex XIV is plain text.
CLOSING_LINE = "art_22.3.sub_2"
TITLE_AS_TEXT = "anx_XIV"


@pytest.fixture(scope="module")
def text(mirror):
    """A function from (day, language) to the provisions of that text; each is read once."""
    known = {v.day: v for v in versions(CORPUS) if v.layout != "guideline"}
    done: dict[tuple[str, str], tuple[Provision, ...]] = {}

    def of(day: str, lang: str) -> tuple[Provision, ...]:
        if (day, lang) not in done:
            done[day, lang] = read(_bytes(mirror, known[day], lang), known[day], lang)
        return done[day, lang]

    return of


def kinds(provisions) -> Counter:
    return Counter(str(p.kind) for p in provisions)


def ids(provisions) -> list[str]:
    return [p.id for p in provisions]


def test_the_act_as_published_is_whole(text):
    found = kinds(text(PUBLISHED, "en"))
    assert (found["article"], found["recital"], found["annex"], found["definition"]) == (113, 180, 13, 68)
    assert found["paragraph"] == 500


def test_the_act_in_force_is_whole(text):
    """553 numbered paragraphs stand in the articles: 552 in force and the deleted Article 10(5).

    Formex has the same 553 PARAG elements under ARTICLE; the 9 paragraphs that Articles 105 to 109 quote from
    other acts are not ours and not counted.
    """
    found = kinds(text(IN_FORCE, "en"))
    assert (found["article"], found["annex"], found["definition"], found["recital"]) == (119, 14, 70, 0)
    assert found["paragraph"] == 553


def test_the_amending_act_has_its_points_and_none_of_the_quoted_ones(text):
    found = text(OMNIBUS, "en")
    assert (kinds(found)["article"], kinds(found)["recital"], kinds(found)["paragraph"]) == (4, 47, 0)
    first = [p.id for p in found if p.parent == "omnibus:art_1"]
    assert first == [f"omnibus:art_1.{n}" for n in range(1, 44)]
    assert {len(i.split(".")) for i in ids(found) if ":art_" in i} == {1, 2, 3}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_exactly_four_units_are_deleted(text, lang):
    deleted = [p.id for p in text(IN_FORCE, lang) if p.deleted]
    assert deleted == ["aia:art_10.5", "aia:anx_I.A.1", "aia:anx_VIII.B.7", "aia:anx_VIII.B.9"]


@pytest.mark.parametrize(("day", "lang"), [pair for pair in EVERY_TEXT if pair[1] != "en"])
def test_every_language_has_the_same_ids_in_the_same_order(text, day, lang):
    assert ids(text(day, lang)) == ids(text(day, "en"))


@pytest.mark.parametrize(("day", "lang"), EVERY_TEXT)
def test_no_id_comes_twice_and_parents_come_first(text, day, lang):
    seen = set()
    for unit in text(day, lang):
        assert unit.id not in seen
        assert unit.parent is None or unit.parent in seen
        seen.add(unit.id)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_formex_has_the_same_units_in_the_same_order(text, mirror, lang):
    theirs = [u.id for u in _in_formex(mirror, lang)]
    ours = [p.id.removeprefix("aia:") for p in text(IN_FORCE, lang)]
    assert [i for i in theirs if not i.startswith("art_10.5.")] == [i for i in ours if i != CLOSING_LINE]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_formex_has_the_same_words_in_every_unit(text, mirror, lang):
    theirs = {u.id: _words(u.text) for u in _in_formex(mirror, lang)}
    ours = {p.id.removeprefix("aia:"): _words(_said(p)) for p in text(IN_FORCE, lang)}
    ours[CLOSING_LINE.removesuffix(".sub_2")] += ours.pop(CLOSING_LINE)
    assert {path: words for path, words in ours.items() if words != theirs[path]} == {}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_formex_has_the_same_amendments_and_deletions(text, mirror, lang):
    theirs = [(u.id, u.amended, u.deleted) for u in _in_formex(mirror, lang)]
    ours = [(p.id.removeprefix("aia:"), p.amended_by != (), p.deleted) for p in text(IN_FORCE, lang)]
    assert set(ours) - {(CLOSING_LINE, False, False)} == {u for u in theirs if not u[0].startswith("art_10.5.")}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_amendments_name_the_amending_act_and_the_french_corrigendum(text, lang):
    named = {celex for p in text(IN_FORCE, lang) for celex in p.amended_by}
    assert named == {"32026R1744"} | ({"32024R1689R(01)"} if lang == "fr" else set())


@pytest.mark.parametrize(("day", "lang"), EVERY_TEXT)
def test_no_word_of_the_page_is_lost_and_none_comes_twice(text, mirror, day, lang):
    """Every recital, article and annex: the words of its units with their numbers are the words of the page.

    Exceptions: footnotes and amendment marks are left out on both sides. The Dutch page misprints Article 73(10)
    as "11.", so that one number differs.
    """
    pages = page_words.tops(_bytes(mirror, next(v for v in versions(CORPUS) if v.day == day), lang))
    ours = page_words.told(text(day, lang), pages, lang)
    if (day, lang) == (PUBLISHED, "nl"):
        at = ours["art_73"].index("10", ours["art_73"].index("9") + 1)
        ours["art_73"][at] = "11"
    assert list(ours) == list(pages)
    assert {anchor: words for anchor, words in ours.items() if words != pages[anchor]} == {}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_bears_no_amendment_mark_says_what_it_said_in_2024(text, lang):
    """The two layouts, read apart, agree word for word wherever the law did not change."""
    before = {p.id: re.findall(r"\w+", p.text) for p in text(PUBLISHED, lang)}
    kept = [p for p in text(IN_FORCE, lang) if not p.amended_by]
    assert len(kept) > 1300
    assert [p.id for p in kept if re.findall(r"\w+", p.text) != before[p.id]] == []


def test_traps_of_the_text_in_force_are_read_right(text):
    units = {p.id: p for p in text(IN_FORCE, "en")}
    assert "profiling" in units["aia:art_6.3.sub_3"].text
    assert units["aia:art_6.3.a"].parent == "aia:art_6.3.sub_2"
    assert units["aia:art_43.1.sub_2.d"].label == "Article 43(1), second subparagraph, point (d)"
    assert units["aia:art_51.2"].text.endswith("greater than 10²⁵.")
    assert units["aia:art_5.1.ba"].amended_by == ("32026R1744",)
    assert units["aia:art_4a"].heading.startswith("Processing of special categories")
    assert "‘5." in units["aia:art_105"].text
    assert units["aia:anx_III.1.a"].text.count("\n") == 1
    assert {str(units[i].kind) for i in ("aia:art_3.1", "aia:art_3.14a", "aia:art_3.49")} == {Kind.DEFINITION}
    assert units["aia:art_3.49.a"].kind == Kind.POINT


def _bytes(mirror: Path, version: Version, lang: str) -> bytes:
    file = mirror / version.file.replace("{lang}", lang)
    if not file.is_file():
        pytest.skip(f"{file.name} of {version.celex} is not there: a shelf holds the languages it was asked for")
    return file.read_bytes()


def _in_formex(mirror: Path, lang: str) -> list[formex.Unit]:
    file = mirror / "official" / "02024R1689-20260727" / f"{lang}.fmx4.xml"
    if not file.is_file():
        pytest.skip("no Formex file: only a mirror has them, a filled shelf does not")
    return formex.read(file)


def _said(unit: Provision) -> str:
    """A unit's words as Formex has them: a section's title stands in it, and so does that of Annex XIV."""
    titled = unit.kind is Kind.ANNEX_SECTION or unit.id == f"aia:{TITLE_AS_TEXT}"
    return f"{unit.heading} {unit.text}" if titled else unit.text


def _words(text: str) -> list[str]:
    """Words and punctuation: raised figures as plain ones, "15 000" as "15000", no bars between cells."""
    plain = re.sub(r"(?<=\d)\s(?=\d{3}\b)", "", unicodedata.normalize("NFKC", text).replace("|", " "))
    return re.findall(r"\w+|[^\w\s]", plain)
