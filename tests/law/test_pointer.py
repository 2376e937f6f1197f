"""A citation as a value: its id, its label, what is inside what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.errors import CitationError
from helpdesk.law import Citation, parse, same_place

LANGS = ("en", "fr", "de", "nl")

LABELS = [
    (
        "art_6.3.a",
        "Article 6(3)(a)",
        "article 6, paragraphe 3, point a)",
        "Artikel 6 Absatz 3 Buchstabe a",
        "artikel 6, lid 3, punt a)",
    ),
    (
        "art_43.1.sub_2.a",
        "Article 43(1), second subparagraph, point (a)",
        "article 43, paragraphe 1, deuxième alinéa, point a)",
        "Artikel 43 Absatz 1 Unterabsatz 2 Buchstabe a",
        "artikel 43, lid 1, tweede alinea, punt a)",
    ),
    (
        "art_113.sub_3.c.i",
        "Article 113, third paragraph, point (c)(i)",
        "article 113, troisième alinéa, point c) i)",
        "Artikel 113 Unterabsatz 3 Buchstabe c Ziffer i",
        "artikel 113, derde alinea, punt c) i)",
    ),
    ("art_3.1", "Article 3(1)", "article 3, point 1)", "Artikel 3 Nummer 1", "artikel 3, punt 1)"),
    (
        "art_3.49.c",
        "Article 3(49)(c)",
        "article 3, point 49) c)",
        "Artikel 3 Nummer 49 Buchstabe c",
        "artikel 3, punt 49), c)",
    ),
    (
        "art_5.1.bb",
        "Article 5(1)(bb)",
        "article 5, paragraphe 1, point b ter)",
        "Artikel 5 Absatz 1 Buchstabe bb",
        "artikel 5, lid 1, punt b ter)",
    ),
    (
        "art_75a.1",
        "Article 75a(1)",
        "article 75 bis, paragraphe 1",
        "Artikel 75a Absatz 1",
        "artikel 75 bis, lid 1",
    ),
    (
        "anx_III.4.a",
        "Annex III, point 4(a)",
        "annexe III, point 4 a)",
        "Anhang III Nummer 4 Buchstabe a",
        "bijlage III, punt 4, a)",
    ),
    (
        "anx_I.A.2",
        "Annex I, Section A, point 2",
        "annexe I, section A, point 2",
        "Anhang I Abschnitt A Nummer 2",
        "bijlage I, afdeling A, punt 2",
    ),
    (
        "anx_II.ind_3",
        "Annex II, third indent",
        "annexe II, troisième tiret",
        "Anhang II dritter Gedankenstrich",
        "bijlage II, derde streepje",
    ),
    ("anx_VII.4.3", "Annex VII, point 4.3", "annexe VII, point 4.3", "Anhang VII Nummer 4.3", "bijlage VII, punt 4.3"),
    ("rec_53", "Recital 53", "considérant 53", "Erwägungsgrund 53", "overweging 53"),
]  # fmt: skip


@pytest.mark.parametrize(("path", *LANGS), LABELS, ids=[row[0] for row in LABELS])
def test_a_citation_is_printed_as_lawyers_of_each_language_write_it(path, en, fr, de, nl):
    citation = Citation.from_id(f"aia:{path}")
    assert [citation.label(lang) for lang in LANGS] == [en, fr, de, nl]


def test_a_language_without_a_row_is_printed_in_english():
    assert Citation.from_id("aia:art_6.3").label("pl") == "Article 6(3)"


def test_a_paragraph_of_a_guideline_is_printed_as_such():
    assert Citation.from_id("gl-prohibited:par_63").label() == "paragraph 63"


def test_an_id_with_a_version_is_read_and_written_back():
    citation = Citation.from_id("aia:art_6.3.a@2026-07-27")
    assert (citation.version, citation.id, str(citation)) == (
        "2026-07-27",
        "aia:art_6.3.a",
        "aia:art_6.3.a@2026-07-27",
    )
    assert citation.parent == Citation("aia", ("art_6", "3"), "2026-07-27")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "art_6",
        "aia:",
        "aia:art_0",
        "aia:art_06",
        "aia:Art_6",
        "aia:art_6.",
        "aia:art_6..a",
        "aia:art_6.A",
        "aia:art_6.sec_1",
        "aia:anx_IIII",
        "aia:anx_iii",
        "aia:rec_53 ",
        "aia:art_6@today",
        "aia:art_6.3.a\n",
        "aia:" + "art_1." * 200,
    ],
)
def test_what_is_not_an_id_is_refused(text):
    with pytest.raises(CitationError, match="aia:art_6.3.a"):
        Citation.from_id(text)


def test_citations_sort_as_the_law_prints_them():
    printed = "rec_2 rec_10 art_4 art_4a art_5 art_5.1 art_5.1.a art_5.1a art_5.2 art_10 anx_I anx_II anx_IV anx_IX"
    citations = [Citation("aia", tuple(path.split("."))) for path in printed.split()]
    shuffled = citations[::-1]
    assert sorted(shuffled) == citations


def test_versions_of_one_provision_sort_too():
    now, then = Citation("aia", ("art_4",)), Citation("aia", ("art_4",), "2024-07-12")
    assert sorted([then, now]) == [now, then]


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        ("art_6.3.a", "art_6", True),
        ("art_6", "art_6", True),
        ("art_6", "art_6.3", False),
        ("art_60", "art_6", False),
        ("art_113.c", "art_113.sub_3.c", True),
        ("art_113.sub_3.c.i", "art_113.c", True),
        ("art_113.sub_2", "art_113", True),
        ("art_113.sub_1", "art_113.sub_2", False),
        ("art_113.c", "art_113.sub_3", False),
    ],
)
def test_a_unit_holds_what_stands_below_it(inner, outer, inside):
    assert (Citation("aia", tuple(inner.split("."))) in Citation("aia", tuple(outer.split(".")))) is inside


def test_the_same_place_of_another_act_is_not_inside():
    assert Citation("omnibus", ("art_1",)) not in Citation("aia", ("art_1",))
    assert not same_place(Citation("omnibus", ("art_1",)), Citation("aia", ("art_1",)))


def test_unnumbered_subparagraphs_do_not_make_another_place():
    with_sub = Citation("aia", ("art_113", "sub_3", "c"))
    assert with_sub.bare == ("art_113", "c")
    assert same_place(with_sub, Citation("aia", ("art_113", "c"), "2026-07-27"))


# Paths of any shape the law could print, whether or not it does.
_numbers = st.builds("{}{}".format, st.integers(1, 180), st.sampled_from(["", "", "", "a", "b", "e"]))
_letters = st.sampled_from(["a", "b", "c", "h", "i", "j", "z", "ba", "bb", "ca"])
_romans = st.sampled_from(["i", "ii", "iii", "iv", "v", "ix", "xiv"])
_subs = st.builds("sub_{}".format, st.integers(1, 25))
_sections = st.one_of(st.sampled_from("ABCI"), st.builds("sec_{}".format, st.integers(1, 9)))
_digits = st.integers(1, 9).map(str)
_below = st.one_of(st.just(()), st.tuples(_letters), st.tuples(_letters, _romans))


def _maybe(segments):
    return st.one_of(st.just(()), st.tuples(segments))


_articles = st.builds(lambda n, p, s, b: (f"art_{n}", *p, *s, *b), _numbers, _maybe(_numbers), _maybe(_subs), _below)
_annexes = st.builds(
    lambda n, s, p, b: (f"anx_{n}", *s, *p, *b),
    st.sampled_from(["I", "II", "III", "V", "X", "XIV", "XIX"]),
    _maybe(_sections),
    st.one_of(st.just(()), st.tuples(_numbers), st.tuples(_digits, _digits)),
    _below,
)
_indents = st.builds(lambda n: ("anx_II", f"ind_{n}"), st.integers(1, 35))
_recitals = st.builds(lambda n: (f"rec_{n}",), st.integers(1, 300))
paths = st.one_of(_articles, _annexes, _indents, _recitals)


@given(paths)
def test_every_id_is_read_back(path):
    citation = Citation("aia", path)
    assert Citation.from_id(citation.id) == citation == parse(citation.id)


@given(paths, st.sampled_from(LANGS))
def test_every_label_is_read_back_in_its_language(path, lang):
    citation = Citation("aia", path)
    assert parse(citation.label(lang)) == citation


@given(st.integers(1, 500), st.sampled_from(LANGS))
def test_every_label_of_a_guideline_is_read_back(number, lang):
    citation = Citation("gl-prohibited", (f"par_{number}",))
    assert parse(citation.label(lang), source="gl-prohibited") == citation
