"""corpus/sources.toml is read into sources, versions and documents; loose ends are refused by name."""

from datetime import date
from pathlib import Path

import pytest

from helpdesk.errors import CorpusError
from helpdesk.law.provision import Force
from helpdesk.shelf.sources import documents, sources, versions

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

SOUND = (
    """
[[source]]
id = "act"
title = "A regulation for trials"
short = "Trial Act"

[[version]]
source = "act"
day = "2030-01-02"
celex = "32030R0007"
layout = "oj"
force = "authentic-2024"
valid_from = 2030-02-01
valid_to = 2031-02-01
file = "official/32030R0007/{lang}.xhtml"
url = "https://example.europa.eu/{LANG}/7"
eli = "https://example.europa.eu/eli/{lang3}"
languages = ["en", "de"]
sha256 = { en = "AAAA", de = "BBBB" }
retrieved = 2030-03-01

[[version]]
source = "act"
day = "2031-02-01"
celex = "02030R0007-20310201"
layout = "consolidated"
force = "binding"
valid_from = 2031-02-01
recitals = "2030-01-02"
file = "official/02030R0007-20310201/{lang}.xhtml"
url = "https://example.europa.eu/{LANG}/7c"
languages = ["en"]
sha256 = { en = "CCCC" }
retrieved = 2031-03-01
""".replace("AAAA", "a" * 64)
    .replace("BBBB", "b" * 64)
    .replace("CCCC", "c" * 64)
)


def corpus_with(folder: Path, text: str) -> Path:
    (folder / "sources.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_sound_file_is_read_into_sources_versions_and_documents(tmp_path):
    corpus = corpus_with(tmp_path, SOUND)
    assert sources(corpus)["act"].short == "Trial Act"
    first, second = versions(corpus)
    assert (first.force, first.valid_to, first.recitals) == (Force.AUTHENTIC_2024, date(2031, 2, 1), None)
    assert (second.force, second.valid_to, second.recitals) == (Force.BINDING, None, "2030-01-02")
    assert [document.id for document in documents(corpus)] == [
        "act@2030-01-02/en",
        "act@2030-01-02/de",
        "act@2031-02-01/en",
    ]


def test_a_document_knows_its_file_checksum_day_and_addresses_in_order(tmp_path):
    german = documents(corpus_with(tmp_path, SOUND))[1]
    assert german.file == "official/32030R0007/de.xhtml"
    assert german.sha256 == "b" * 64
    assert german.retrieved == date(2030, 3, 1)
    assert german.urls == ("https://example.europa.eu/eli/deu", "https://example.europa.eu/DE/7")


LOOSE_ENDS = {
    "not TOML": ("[[source]]", "[[source", "cannot be read as TOML"),
    "a strange table": ("[[source]]", "[[sauce]]", "'sauce'"),
    "a missing field": ('short = "Trial Act"\n', "", "'short' is missing"),
    "an unknown field": ('short = "Trial Act"', 'short = "Trial Act"\nshirt = "x"', "'shirt'"),
    "a wrong kind": ("valid_from = 2030-02-01", 'valid_from = "soon"', "'valid_from' must be a date"),
    "an empty word": ('title = "A regulation for trials"', 'title = ""', "'title' must be a str"),
    "an unknown source": (
        'source = "act"\nday = "2031',
        'source = "cat"\nday = "2031',
        "no source is called 'cat'",
    ),
    "an unknown layout": ('layout = "oj"', 'layout = "scroll"', "'scroll'"),
    "an unknown force": ('force = "binding"', 'force = "firm"', "'firm'"),
    "a day that is none": ('day = "2031-02-01"', 'day = "2031-02-30"', "'2031-02-30' is not a date"),
    "an end before the beginning": ("valid_to = 2031-02-01", "valid_to = 2029-01-01", "before it begins"),
    "an unknown language": ('"de"]', '"xx"]', "'xx'"),
    "a language without checksum": (
        'languages = ["en", "de"]',
        'languages = ["en", "fr", "de"]',
        "must be the same",
    ),
    "a short checksum": ("a" * 64, "a" * 63, "not 64 hexadecimal digits"),
    "a file outside the shelf": ('"official/32030R0007/', '"../32030R0007/', "inside the shelf"),
    "a file of another kind": ("32030R0007/{lang}.xhtml", "32030R0007/{lang}.docx", ".xhtml or .pdf"),
    "a file for all languages": ("32030R0007/{lang}.xhtml", "32030R0007/all.xhtml", "{lang}"),
    "an address that is none": (
        "https://example.europa.eu/{LANG}/7c",
        "ftp://example.eu",
        "not a web address",
    ),
    "a day twice": ('day = "2031-02-01"', 'day = "2030-01-02"', "already belongs to"),
    "a file twice": (
        "02030R0007-20310201/{lang}",
        "32030R0007/{lang}",
        "already belongs to act@2030-01-02/en",
    ),
    "recitals of no version": ('recitals = "2030-01-02"', 'recitals = "2030-01-03"', "'2030-01-03'"),
    "two wordings on one day": ("valid_to = 2031-02-01", "valid_to = 2031-02-02", "holds until 2031-02-01"),
    "two wordings without end": ("valid_to = 2031-02-01\n", "", "holds until open end"),
}


@pytest.mark.parametrize("loose", LOOSE_ENDS)
def test_a_loose_end_is_refused_with_file_and_word(loose, tmp_path):
    sound, broken, word = LOOSE_ENDS[loose]
    assert sound in SOUND
    with pytest.raises(CorpusError) as refused:
        documents(corpus_with(tmp_path, SOUND.replace(sound, broken, 1)))
    assert str(refused.value).startswith("sources.toml, row ")
    assert word in str(refused.value)


def test_a_source_twice_is_refused(tmp_path):
    twice = SOUND.replace("[[version]]", '[[source]]\nid = "act"\ntitle = "x"\nshort = "x"\n\n[[version]]', 1)
    with pytest.raises(CorpusError, match="row 'act'.*stands above"):
        sources(corpus_with(tmp_path, twice))


def test_a_corpus_without_the_file_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="there is no such file"):
        sources(tmp_path)


def test_the_corpus_names_the_act_twice_its_amendment_and_two_guidelines():
    assert list(sources(CORPUS))[:4] == ["aia", "omnibus", "gl-prohibited", "gl-definition"]
    act = [version for version in versions(CORPUS) if version.source == "aia"]
    assert [version.celex for version in act] == ["32024R1689", "02024R1689-20260727"]
    assert [version.holds_on(date(2026, 7, 26)) for version in act] == [True, False]
    assert [version.holds_on(date(2026, 7, 27)) for version in act] == [False, True]


def test_every_document_of_the_corpus_has_an_address_of_the_union():
    for document in documents(CORPUS):
        assert document.urls
        for url in document.urls:
            assert ".europa.eu/" in url and "{" not in url


@pytest.mark.official
def test_the_recorded_checksums_are_those_of_the_mirror(mirror):
    from helpdesk.shelf.keep import sha256_of

    for document in documents(CORPUS):
        assert sha256_of((mirror / document.file).read_bytes()) == document.sha256, document.id


def test_documents_known_by_report_have_no_file_and_are_not_fetched():
    told = [version for version in versions(CORPUS) if version.layout == "told"]
    assert told and all(version.file == "" and version.languages == () for version in told)
    assert all("second hand" in sources(CORPUS)[version.source].title for version in told)
    assert not {document.version.source for document in documents(CORPUS)} & {version.source for version in told}
