"""The Browse page, drawn before a small desk; what it shows is asked for in the address."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.pages import words
from tests.pages.stub_desk import NEW, OLD, StubDesk
from tests.patience import SECONDS


def browse_page(desk):
    from helpdesk.pages import browse

    browse.show(desk)


@pytest.fixture
def browse(tmp_path):
    """The page as it opens on an address."""

    def open_on(filled: bool = True, **address: str) -> AppTest:
        page = AppTest.from_function(browse_page, args=(StubDesk(tmp_path, filled),), default_timeout=SECONDS)
        for name, value in address.items():
            page.query_params[name] = value
        return page.run()

    return open_on


def shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def in_address(page: AppTest, name: str) -> str:
    return "".join(page.query_params.get(name, ""))


def test_the_contents_list_chapters_annexes_and_recitals(browse):
    html = shown(browse())
    assert "<summary>Chapter I: Small rules</summary>" in html
    assert "<summary>Annexes</summary>" in html
    assert "Recitals (1;" in html
    assert 'data-open="aia:art_4"' in html


def test_a_permalink_opens_its_place_day_and_language(browse):
    page = browse(p="aia:art_4.1", as_of="2026-12-24", lang="fr")
    html = shown(page)
    assert "Quiconque fait marcher" in html
    assert "the law as of 24 December 2026" in html
    assert page.date_input[0].value == date(2026, 12, 24)


@pytest.mark.parametrize("day", ["yesterday", "1999-01-01", "2026-13-45", "9999-12-31"])
def test_a_day_that_is_none_is_passed_over(browse, day):
    assert browse(p="aia:art_4", as_of=day).date_input[0].value == date.today()


def test_the_place_asked_for_is_set_off_inside_its_article(browse):
    html = shown(browse(p="aia:art_4.1.a"))
    assert 'class="unit deep1 here"' in html
    assert html.count("here") == 1
    assert "by asking a person who has." in html


def test_a_deleted_place_says_what_deleted_it_and_when(browse):
    assert "Deleted by Regulation (EU) 2026/1744 on 27 July 2026." in shown(browse(p="aia:art_4.2"))


def test_places_named_in_the_text_are_links_that_keep_day_and_language(browse):
    html = shown(browse(p="aia:art_4", as_of="2026-12-24"))
    assert '<a href="browse?p=aia%3Aart_6&amp;as_of=2026-12-24&amp;lang=en" data-open="aia:art_6"' in html


def test_a_defined_term_tells_its_meaning_once(browse):
    html = shown(browse(p="aia:art_4"))
    assert html.count('class="term"') == 1
    assert 'data-tip="Article 3(1): ‘robot’ means a machine' in html


def test_a_citation_in_the_search_box_jumps_there(browse):
    page = browse()
    page.text_input[0].set_value("art. 4(1)(b)")
    page.button[0].click().run()
    assert in_address(page, "p") == "aia:art_4.1.b"
    assert "by asking a person" in shown(page)


def test_words_in_the_search_box_find_provisions(browse):
    page = browse()
    page.text_input[0].set_value("good books")
    page.button[0].click().run()
    assert "Annex I" in shown(page)
    assert in_address(page, "find") == "good books"


def test_words_that_find_nothing_say_so_and_stay_text(browse):
    html = shown(browse(find="<i>zebra</i>"))
    assert "Nothing was found for “&lt;i&gt;zebra&lt;/i&gt;”" in html
    assert "<i>" not in html


@pytest.mark.parametrize("pointer", ["aia:art_999", "nothing:art_1", "<script>", "aia:art_4@1900-01-01", "x" * 5000])
def test_a_pointer_to_nothing_is_told_without_a_trace(browse, pointer):
    html = shown(browse(p=pointer))
    assert words.LOOKS_NOTHING in html or words.PROBLEM in html
    assert "<script" not in html


def test_two_wordings_are_compared_word_by_word(browse):
    html = shown(browse(p="aia:art_4", vs=OLD))
    read = re.sub("<[^>]+>", "", html)
    assert "shall [−ensure][+support] learning" in read
    assert "[−Nobody has to read twice.]" in read
    assert "2 places have not changed." in html


def test_what_is_gone_is_told_where_it_stood(browse):
    html = shown(browse(p="aia:art_4", vs=OLD))
    assert html.index("2 places have not changed.") < html.index("by asking nobody.") < html.index("Nobody has to read")


def test_comparing_is_a_switch_that_the_address_remembers(browse):
    page = browse(p="aia:art_4")
    page.toggle[0].set_value(True).run()
    assert in_address(page, "vs") == OLD
    page.toggle[0].set_value(False).run()
    assert in_address(page, "vs") == ""


def test_the_language_is_switched_among_those_on_the_shelf(browse):
    page = browse(p="aia:art_4")
    assert page.button_group[0].options == ["English", "Français"]
    page.button_group[0].set_value("fr").run()
    assert in_address(page, "lang") == "fr"
    assert "Quiconque fait marcher" in shown(page)


def test_neighbours_are_one_click_away(browse):
    page = browse(p="aia:art_4.1")
    page.button(key="browse_next").click().run()
    assert in_address(page, "p") == "aia:art_6"
    page.button(key="browse_previous").click().run()
    assert in_address(page, "p") == "aia:art_4"


def test_see_also_lists_what_the_text_points_to(browse):
    page = browse(p="aia:art_4")
    page.button(key="browse_see_aia:art_6").click().run()
    assert in_address(page, "p") == "aia:art_6"


def test_an_older_day_shows_the_wording_of_that_day(browse):
    html = shown(browse(p="aia:art_4", as_of="2025-03-01"))
    assert "shall ensure" in html
    assert "Original wording of 2024" in html


def test_the_weight_of_a_text_is_told_in_words(browse):
    assert "Law in force" in shown(browse(p="aia:art_4"))
    assert "Recital, explains" in shown(browse(p="aia:rec_1"))


def test_an_empty_shelf_is_told_with_what_to_do(browse):
    assert words.EMPTY_SHELF_TITLE in shown(browse(filled=False))


def test_the_old_wording_can_be_asked_for_by_its_version(browse):
    assert "shall ensure" in shown(browse(p=f"aia:art_4@{OLD}"))
    assert "shall support" in shown(browse(p=f"aia:art_4@{NEW}"))
