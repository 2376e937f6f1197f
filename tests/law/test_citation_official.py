"""The grammar on the official texts: every id both ways, every pointer to something that exists."""

from functools import cache
from pathlib import Path

import pytest

from helpdesk.law import Citation, find_mentions, parse
from helpdesk.law.provision import Provision
from helpdesk.shelf.eurlex import read
from helpdesk.shelf.sources import versions

pytestmark = pytest.mark.official

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PUBLISHED, IN_FORCE, OMNIBUS = "2024-07-12", "2026-07-27", "2026-07-24"
EVERY_TEXT = [
    *((PUBLISHED, lang) for lang in ("en", "fr", "nl")),
    *((day, lang) for day in (IN_FORCE, OMNIBUS) for lang in ("en", "fr")),
]
# Of the pointers of either language, how many both have (the French text is sometimes worded more loosely).
AGREEMENT = 0.98
ACT_TEXTS = [text for text in EVERY_TEXT if text[0] != OMNIBUS]

# Pointers that the law itself misprints, or that only the sense of the sentence resolves; each was looked at.
NUMBERED_IN_ARTICLE_113 = "art_113.3.a"  # Article 113 has no numbers, yet Article 111 points to its "(3)"
POINT_OF_ANOTHER_PARAGRAPH = "art_5.5.h.iii"  # Article 5(5), FR: "point h), iii)" is one of paragraph 1
DUTCH_POINT_H = "art_5.1.sub_1.e.iii"  # Annex II, NL: "punt e), iii)" where the other languages have (h)(iii)
REASONED = {NUMBERED_IN_ARTICLE_113, POINT_OF_ANOTHER_PARAGRAPH, DUTCH_POINT_H}


@cache
def _read(mirror: Path, day: str, lang: str) -> tuple[Provision, ...]:
    version = next(v for v in versions(CORPUS) if v.day == day and v.layout in ("oj", "consolidated"))
    return read((mirror / version.file.format(lang=lang)).read_bytes(), version, lang)


@pytest.mark.parametrize(("day", "lang"), EVERY_TEXT)
def test_every_id_is_read_and_its_label_in_four_languages(mirror, day, lang):
    for provision in _read(mirror, day, lang):
        citation = Citation.from_id(provision.id)
        assert citation.id == provision.id
        read_back = [parse(citation.label(tongue), citation.source) for tongue in ("en", "fr", "de", "nl")]
        assert read_back == [citation] * 4, provision.id


@pytest.mark.parametrize(("day", "lang"), ACT_TEXTS)
def test_every_pointer_of_the_act_points_to_something_in_it(mirror, day, lang):
    places = {Citation.from_id(p.id).bare for d in (day, PUBLISHED) for p in _read(mirror, d, "en")}
    lost = {
        citation.id.removeprefix("aia:")
        for provision in _read(mirror, day, lang)
        for mention in find_mentions(provision.text, Citation.from_id(provision.id))
        for citation in mention.citations
        if citation.bare not in places
    }
    assert lost <= REASONED


def test_english_and_french_point_to_the_same_places(mirror):
    english, french = (_pointers(_read(mirror, IN_FORCE, lang)) for lang in ("en", "fr"))
    shared = len(english & french)
    assert shared / len(english | french) >= AGREEMENT


def _pointers(provisions: tuple[Provision, ...]) -> set[tuple[str, tuple[str, ...]]]:
    """(where from, where to) of every mention, without unnumbered subparagraphs."""
    return {
        (provision.id, citation.bare)
        for provision in provisions
        for mention in find_mentions(provision.text, Citation.from_id(provision.id))
        for citation in mention.citations
    }
