"""Days and numbers are read in whatever way people write them, and the number of an article is not one."""

import pytest

from eval.writing import days_in, numbers_in


@pytest.mark.parametrize(
    "text",
    ["2 December 2027", "December 2, 2027", "2. Dezember 2027", "le 2 décembre 2027", "2 de diciembre de 2027",
     "2 dicembre 2027", "2 grudnia 2027", "2 december 2027", "02.12.2027", "2/12/2027", "2027-12-02"],
)  # fmt: skip
def test_a_day_is_read_in_every_language(text):
    assert days_in(f"From {text}, not before.") == {"2027-12-02"}


def test_a_month_alone_is_no_day():
    assert days_in("in December 2027, or on 2 December") == set()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("EUR 35 000 000 or 7 %", {"35000000", "7"}),
        ("EUR 35 million, or 7,5 Millionen", {"35000000", "7500000"}),
        ("1.500.000 euros; 10,000 people", {"1500000", "10000"}),
        ("within ten days, or 48 hours", {"10", "48"}),
        ("Article 73(2), points 4 and 5, and Annex III, point 4(a)", set()),
        ("under Article 73(2), 15 days at the latest", {"15"}),
        ("Articles 9, 10 and 15 [3] from 2 August 2026", set()),
        ("10^25 operations", {str(10**25)}),
        ("the report is due: now", set()),  # the Italian word for two
    ],
)
def test_a_number_is_read_in_figures_and_in_words(text, numbers):
    assert numbers_in(text) == numbers
