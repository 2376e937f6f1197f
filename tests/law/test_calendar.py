"""From which day a provision applies: the most specific row of the wording wins."""

from datetime import date

import pytest

from helpdesk.law.calendar import Day, bare, first_day, is_within

OLD, NEW = "2024-07-12", "2026-07-27"


def day(name: str, *covers: str, wordings: tuple[str, ...] = (OLD, NEW), on: date = date(2030, 1, 1)) -> Day:
    return Day(name, on, "", ("aia:art_113",), covers, wordings)


@pytest.mark.parametrize(
    ("inner", "outer", "holds"),
    [
        ("aia:art_6", "aia:art_6", True),
        ("aia:art_6.1.a", "aia:art_6", True),
        ("aia:art_60", "aia:art_6", False),
        ("aia:art_6a", "aia:art_6", False),
        ("aia:art_6", "aia:art_6.1", False),
        ("aia:art_113.sub_3.c", "aia:art_113.c", True),
        ("aia:art_113.c", "aia:art_113.sub_3.c", True),
        ("omnibus:art_4", "omnibus", False),
        ("gl:art_6", "aia:art_6", False),
        ("aia:anx_III.4.a", "aia:anx_III", True),
        ("aia:anx_II", "aia:anx_I", False),
    ],
)
def test_one_place_lies_within_another(inner, outer, holds):
    assert is_within(inner, outer) is holds


def test_unnumbered_subparagraphs_are_no_level():
    assert bare("aia:art_43.1.sub_2.a") == "aia:art_43.1.a"
    assert bare("aia:anx_II.ind_3") == "aia:anx_II.ind_3"


def test_the_more_specific_row_wins_whatever_the_order():
    article, paragraph = day("article", "aia:art_6"), day("paragraph", "aia:art_6.5")
    for days in ((article, paragraph), (paragraph, article)):
        assert first_day("aia:art_6.5.a", days, NEW) == paragraph
        assert first_day("aia:art_6.4", days, NEW) == article


def test_a_row_of_another_wording_does_not_count():
    only_old = day("old", "aia:art_6", wordings=(OLD,))
    assert first_day("aia:art_6", (only_old,), OLD) == only_old
    assert first_day("aia:art_6", (only_old,), NEW) is None


def test_a_deadline_covers_nothing_and_starts_nothing():
    assert first_day("aia:art_113", (day("deadline"),), NEW) is None


def test_a_provision_that_no_row_covers_has_no_day():
    assert first_day("aia:rec_1", (day("article", "aia:art_6"),), NEW) is None
