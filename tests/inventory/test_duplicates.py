"""Rows with the same words, and with nearly the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.inventory.duplicates import NEARLY, Group, duplicates
from helpdesk.inventory.item import Item

CV = "Ranks the CVs of applicants for jobs in nursing by how well they fit the post"
MAIL = "Sorts incoming letters of the town hall by the office they are meant for"


def items(*descriptions: str) -> list[Item]:
    return [Item(f"s{row}", "", text, "", row, {}) for row, text in enumerate(descriptions, 2)]


def test_case_blanks_and_punctuation_do_not_part_the_same_words():
    assert duplicates(items(CV, MAIL, f"  {CV.upper()}!\n", CV.replace(" of ", " - of - "))) == (Group((2, 4, 5), 1.0),)


def test_a_changed_word_or_order_leaves_rows_nearly_alike_and_no_more():
    (group,) = duplicates(items(MAIL, CV, CV.replace("nursing", "teaching"), "For the post " + CV))
    assert group.rows[0] == 3
    assert NEARLY <= group.likeness < 1
    (swapped,) = duplicates(items(CV, " ".join(reversed(CV.split()))))
    assert swapped == Group((2, 3), 0.99)


def test_other_systems_in_like_words_stay_apart():
    assert duplicates(items(CV, MAIL, "Ranks incoming letters by how well they fit the office", "Sorts CVs")) == ()


def test_a_short_text_is_not_alike_because_a_longer_one_holds_it():
    assert duplicates(items("Ranks CVs of applicants", CV + " and ranks CVs of applicants for the town hall too")) == ()


def test_of_the_same_rows_only_the_first_is_among_the_nearly_alike():
    near = CV.replace("nursing", "care")
    exact, almost = duplicates(items(CV, CV, near))
    assert exact == Group((2, 3), 1.0)
    assert almost.rows == (2, 4)


def test_rows_without_words_are_in_no_group():
    assert duplicates(items("", "", "…", "!!")) == ()


def test_long_texts_are_compared_by_their_words():
    text = " ".join(f"step {number} reads part {number * 7}" for number in range(60))
    (group,) = duplicates(items(text, text.replace("step 5 ", "stage 5 "), MAIL))
    assert group.rows == (2, 3)
    assert duplicates(items(text, " ".join(f"{word}x" for word in text.split()))) == ()


def test_letters_of_any_script_and_width_are_words():
    assert duplicates(items("Оценивает кандидатов", "ОЦЕНИВАЕТ  кандидатов!", "ＣＶ rank", "cv rank")) == (
        Group((2, 3), 1.0),
        Group((4, 5), 1.0),
    )


def test_the_largest_list_of_one_pattern_is_one_group_of_the_nearly_alike():
    pattern = "System {} ranks the CVs of applicants for department {} by how well they fit"
    (group,) = duplicates(items(*(pattern.format(number, number % 97) for number in range(10_000))))
    assert group.rows == tuple(range(2, 10_002))
    assert NEARLY <= group.likeness < 1


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(CV.split() + MAIL.split()), max_size=14).map(" ".join), max_size=25))
def test_groups_are_whole_ordered_and_the_same_every_time(texts):
    found = duplicates(items(*texts))
    assert found == duplicates(items(*texts))
    for sort in ([group for group in found if group.likeness == 1], [group for group in found if group.likeness < 1]):
        rows = [row for group in sort for row in group.rows]
        assert len(set(rows)) == len(rows)
        assert all(len(group.rows) > 1 for group in sort)
    assert all(NEARLY <= group.likeness <= 1 for group in found)


@settings(deadline=None)
@given(st.lists(st.sampled_from([CV, MAIL]), min_size=2, max_size=6), st.data())
def test_every_copy_with_a_slip_of_the_pen_is_found(texts, data):
    place = data.draw(st.integers(0, len(CV) - 1))
    slipped = CV[:place] + "x" + CV[place + 1 :]
    found = duplicates(items(*texts, CV, slipped))
    mine = [group for group in found if len(texts) + 3 in group.rows]
    assert mine and mine[0].rows[0] == ([*texts, CV].index(CV) + 2)
