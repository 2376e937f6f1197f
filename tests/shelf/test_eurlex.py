"""The EUR-Lex reader on made-up acts: ids, texts, amendments, deletions and quotations, in both layouts."""

import pytest

from helpdesk.law.provision import Kind
from helpdesk.shelf.eurlex import read
from tests.shelf import garden
from tests.shelf.garden import IN_FORCE, PUBLISHED, article, paragraph, point, published, units


@pytest.fixture(scope="module", params=[PUBLISHED, IN_FORCE], ids=["published", "consolidated"])
def either(request):
    """The units of either layout: what they share must be read alike."""
    return units(request.param)


@pytest.fixture(scope="module")
def oj():
    return units(PUBLISHED)


@pytest.fixture(scope="module")
def consolidated():
    return units(IN_FORCE)


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("art_1.1", Kind.PARAGRAPH, "This Regulation lays down rules for garden robots."),
        ("art_2.1", Kind.DEFINITION, "‘garden robot’ means a machine that moves in a garden by its own decision;"),
        ("art_2.2", Kind.DEFINITION, "‘keeper’ means a person who:"),
        ("art_2.2.b", Kind.POINT, "borrows one for longer than a week;"),
        ("art_3.1.b.ii", Kind.POINT, "at night."),
        ("art_3.2.a", Kind.POINT, "the blade is blunt; or"),
        ("art_3.2.sub_3", Kind.SUBPARAGRAPH, "A robot that hunts moles is always high-risk."),
        ("art_3.3.sub_2.a", Kind.POINT, "the keeper is deaf; or"),
        ("art_4", Kind.ARTICLE, "The keeper watches the robot."),
        ("art_4.sub_2", Kind.SUBPARAGRAPH, "The keeper watches it twice at night."),
        ("art_7.sub_3.b.i", Kind.POINT, "1 July 2099 by day;"),
        ("anx_I.A", Kind.ANNEX_SECTION, ""),
        ("anx_I.B.3", Kind.ANNEX_POINT, "The Hedge Act;"),
        ("anx_II.ind_3", Kind.ANNEX_POINT, "scaring the cat."),
        ("anx_III.1", Kind.ANNEX_POINT, "Introduction\nThe robot is assessed in the garden."),
        ("anx_III.2.1.b", Kind.ANNEX_POINT, "its cover."),
        ("anx_III.2.2", Kind.ANNEX_POINT, "The blade is measured.\nThe measure is written down."),
    ],
)
def test_every_unit_has_the_id_the_law_prints_and_its_own_words(either, path, kind, text):
    assert (either[path].kind, either[path].text) == (kind, text)


def test_parents_come_before_their_children_and_no_id_comes_twice(either):
    seen = set()
    for unit in either.values():
        assert unit.parent is None or unit.parent in seen
        seen.add(unit.id)
    assert len(seen) == len(either)


def test_points_of_the_second_subparagraph_are_the_paragraphs_when_the_first_has_none(either):
    assert either["art_3.2.a"].parent == "garden:art_3.2.sub_2"
    assert either["art_3.3.sub_2.a"].parent == "garden:art_3.3.sub_2"
    assert "art_3.2.sub_2.a" not in either


def test_headings_above_are_told_outermost_first_and_without_shouting(either):
    point_of_law = either["art_3.1.a"]
    assert point_of_law.heading == "Classification rules for robots that cut"
    assert point_of_law.path == (
        "Chapter II: High-risk EU robots",
        "Section 1: Classification",
        "Article 3: Classification rules for robots that cut",
    )
    assert either["anx_I.B.3"].path == ("Annex I: List of garden laws", "Section B: Laws on hedges")
    assert either["anx_I.B.3"].heading == "Laws on hedges"


def test_the_address_points_to_the_article_in_the_language(either):
    assert either["art_3.1.a"].url.startswith("https://law.example/EN/")
    assert either["art_3.1.a"].url.endswith("#art_3")


def test_labels_are_printed_as_lawyers_print_them(either):
    assert either["art_3.2.b"].label == "Article 3(2)(b)"
    assert either["anx_III.2.1.a"].label == "Annex III, point 2.1(a)"


def test_footnote_marks_vanish_and_raised_figures_stay_raised(either):
    assert either["art_5"].text.startswith("In Article 9 of the Lawn Act, the following")
    assert either["art_3.3.sub_2.b"].text == "the garden is larger than 10⁴ square metres."
    assert not any("OJ L 1" in unit.text for unit in either.values())


def test_what_is_quoted_from_another_act_makes_no_units(either):
    assert either["art_5"].text.endswith("\n‘4. Robots that cut are watched:\n(a) by day; and\n(b) by night.’.")
    assert [path for path in either if path.startswith("art_5")] == ["art_5"]
    assert either["art_6.1"].text.endswith("‘(a) hedges of any height;’;")
    assert either["art_6.2.b"].text.endswith("\n‘5. Hedges may be round.’.")
    assert [p for p in either if p.startswith("art_6.")] == ["art_6.1", "art_6.2", "art_6.2.a", "art_6.2.b"]


def test_a_recital_is_one_unit_with_its_points_inside(oj):
    assert oj["rec_3"].text == "Noise should be limited:\n(a) in the morning;\n(b) at night."
    assert oj["rec_1"].text == "Garden robots should be safe for hedgehogs, as an earlier act already asked."
    assert oj["rec_2"].url.endswith("#rct_2")


def test_numbered_sections_of_an_annex_are_told_from_points(oj):
    assert oj["anx_IV.sec_1"].heading == "Papers for everyone"
    assert oj["anx_IV.sec_1.1.sub_2"].text == "As to point (b), the weight is given in grams."
    assert oj["anx_IV.sec_2.1"].text == "A second drawing."


def test_units_under_an_amendment_mark_name_the_amending_act(consolidated):
    amended = [path for path, unit in consolidated.items() if unit.amended_by and not unit.deleted]
    assert amended == [
        "art_1.3", "art_2.2a", "art_3.1.aa", "art_3.1a", "art_4a", "art_4a.1",
        "art_7.sub_3.b", "art_7.sub_3.b.i", "art_7.sub_3.b.ii", "anx_IV", "anx_IV.1", "anx_IV.1.a",
    ]  # fmt: skip
    assert {unit.amended_by for unit in consolidated.values()} == {(), ("32099R0021",)}


def test_an_arrow_inside_a_line_is_not_part_of_its_text(consolidated):
    assert consolidated["art_3.1a"].text == "A saw without teeth is not a saw."


def test_an_arrow_alone_names_the_amending_act():
    marked = (
        garden.content(IN_FORCE).decode().replace("‘night’ means", '<a title="32099R0021: X">►M1</a>‘night’ ◄means')
    )
    unit = {p.id: p for p in read(marked.encode(), IN_FORCE, "en")}["garden:art_2.3"]
    assert (unit.amended_by, unit.text[:12]) == (("32099R0021",), "‘night’ mean")


def test_a_row_of_dashes_is_a_deleted_unit_at_its_place(consolidated):
    deleted = [path for path, unit in consolidated.items() if unit.deleted]
    assert deleted == ["art_1.2", "anx_I.A.1", "anx_I.B.4", "anx_I.B.6"]
    assert all(consolidated[path].text == "" and consolidated[path].amended_by for path in deleted)
    assert list(consolidated).index("art_1.2") == list(consolidated).index("art_1.3") - 1


def test_non_breaking_spaces_become_plain_ones(consolidated):
    assert consolidated["art_4a"].heading == "Small keepers"
    assert not any("\xa0" in unit.text + unit.label + unit.heading for unit in consolidated.values())


def test_a_table_is_told_row_by_row(consolidated):
    assert consolidated["anx_IV"].heading == "The list of codes for robots"
    assert consolidated["anx_IV.1.a"].text == "Robots that cut\nCode\nGR 01 | Robots with a blade"


def test_french_insertions_get_the_same_ids_as_english_ones():
    body = paragraph("1.", "Un.") + paragraph("1 bis.", "Deux.</p>" + point("b ter)", "trois.") + "<p>")
    french = published(article("4a", "Veille", body, "Article 4 bis"), "FR")
    paths = [p.id for p in read(french, PUBLISHED, "fr")]
    assert paths == ["garden:art_4a", "garden:art_4a.1", "garden:art_4a.1a", "garden:art_4a.1a.bb"]


def test_a_misprinted_number_is_set_right_by_its_place():
    body = "".join(paragraph(mark, mark) for mark in ("9.", "11.", "11.", "12."))
    misprinted = published(article("1", "Titel", body), "NL")
    read_units = read(misprinted, PUBLISHED, "nl")
    assert [p.id for p in read_units if p.kind == Kind.PARAGRAPH] == [f"garden:art_1.{n}" for n in (9, 10, 11, 12)]
