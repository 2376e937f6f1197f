"""The EUR-Lex reader refuses whatever is not the document claimed, and says what it found."""

from dataclasses import replace

import pytest

from helpdesk.errors import DocumentError
from helpdesk.shelf.eurlex import read
from tests.shelf.garden import IN_FORCE, PUBLISHED, article, content, paragraph, point, published

OJ, CONSOLIDATED = content(PUBLISHED), content(IN_FORCE)
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><html xmlns="http://www.w3.org/1999/xhtml"><body>&c;</body></html>"""
NOT_FOUND = b"<!DOCTYPE html><html><head><title>404</title></head><body><h1>Not found<p>Sorry</body></html>"
TIDY_ERROR = b'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Service unavailable</p></body></html>'


@pytest.mark.parametrize(
    ("bytes_found", "said"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (NOT_FOUND, "not well-formed"),
        (TIDY_ERROR, "no title block"),
        (b"%PDF-1.7 ...", "not well-formed"),
        (b"PK\x03\x04\x00\xff\xfe", "not well-formed"),
        (b'<?xml version="1.0"?><feed/>', "'feed'"),
        (LAUGHS, "entities"),
        (CONSOLIDATED, "no title block"),
        (OJ.replace(b"2099/7<", b"2099/8<"), "act 2099/8, not 2099/7"),
        (OJ.replace(b'"oj-hd-lg">EN', b'"oj-hd-lg">FR'), "language 'FR', not 'EN'"),
        (published(""), "no article"),
    ],
)
def test_what_is_not_the_published_act_is_refused_by_name(bytes_found, said):
    with pytest.raises(DocumentError, match=r"sample_oj_en\.xhtml is refused: .*" + said):
        read(bytes_found, PUBLISHED, "en")


@pytest.mark.parametrize("share", [0.02, 0.25, 0.5, 0.75, 0.97, 0.9999])
@pytest.mark.parametrize("wording", [PUBLISHED, IN_FORCE], ids=["published", "consolidated"])
def test_a_file_that_is_cut_off_anywhere_is_refused(wording, share):
    whole = content(wording).rstrip()
    with pytest.raises(DocumentError):
        read(whole[: int(len(whole) * share)], wording, "en")


@pytest.mark.parametrize(
    ("found", "claimed"),
    [(b"02099R0007", b"02099R0008"), (b"01.06.2099", b"02.06.2099"), (" — EN — ".encode(), " — FR — ".encode())],
)
def test_another_act_wording_or_language_is_refused_by_its_reference_line(found, claimed):
    with pytest.raises(DocumentError, match="it is"):
        read(CONSOLIDATED.replace(found, claimed, 1), IN_FORCE, "en")


def test_two_units_with_one_number_are_refused():
    twice = published(article("1", "Watch", paragraph("1.", "One.")) * 2)
    with pytest.raises(DocumentError, match="same number"):
        read(twice, PUBLISHED, "en")


def test_a_number_no_citation_can_name_is_refused():
    with pytest.raises(DocumentError, match="cannot be read"):
        read(published(article("1", "Watch", paragraph("1.", "One.") + point("(§)", "two"))), PUBLISHED, "en")


def test_a_layout_that_is_not_of_eur_lex_is_refused():
    with pytest.raises(DocumentError, match="'guideline'"):
        read(OJ, replace(PUBLISHED, layout="guideline"), "en")


def test_an_outside_entity_is_never_fetched():
    outside = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + OJ[OJ.index(b"<html") :]
    with pytest.raises(DocumentError, match="entities"):
        read(outside.replace(b"Having regard", b"&x;"), PUBLISHED, "en")


def test_a_page_nested_beyond_reason_is_refused():
    deep = published("<div>" * 5000 + "</div>" * 5000)
    with pytest.raises(DocumentError):
        read(deep, PUBLISHED, "en")


def test_a_page_saved_from_a_browser_is_read_like_the_original():
    saved = OJ.replace(b"<head>", b'<head><link rel="stylesheet" href="x.css"><meta name=v>', 1)
    assert read(saved, PUBLISHED, "en") == read(OJ, PUBLISHED, "en")


def test_a_page_saved_from_a_browser_and_cut_off_is_refused():
    saved = OJ.replace(b"<head>", b'<head><link rel="stylesheet" href="x.css">', 1)
    with pytest.raises(DocumentError):
        read(saved[: len(saved) // 2], PUBLISHED, "en")
