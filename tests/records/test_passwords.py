"""A password is long, not common, not one's name; what is kept of it does not tell it."""

import time

import pytest
from argon2 import PasswordHasher

from helpdesk.errors import RecordError
from helpdesk.records import passwords
from helpdesk.records.passwords import checked, checked_anew, hashed, matches, needs_renewal

ADA = ("Ada Lovelace", "ada.lovelace@firm.example")
GOOD = "three green rowing boats"


@pytest.mark.parametrize(
    "good", [GOOD, "kX9#vLq2!mRt", "überlänge auf türkisch", "漢字漢語漢文和語英語独語仏語", "x9" * 3 + "password"]
)
def test_a_long_password_of_ones_own_is_taken(good):
    assert checked(good, *ADA) == good


@pytest.mark.parametrize(
    "bad",
    [
        "", "short", "elevenchars", "x" * 201, "aaaaaaaaaaaaaaaa", "abababababab", "123456789012", "abcdefghijklmnop",
        "ponmlkjihgfedcba", "password1234", "Password-2026!", "PASSWORTpasswort", "changemechangeme", "welcome!welcome",
        "admin-administrator", "ada.lovelace@firm.example", "Ada Lovelace 1", "lovelace-ada-7", "201020202030",
    ],
)  # fmt: skip
def test_a_password_that_is_guessed_first_is_refused_in_a_sentence(bad):
    with pytest.raises(RecordError, match=r"\.$") as refused:
        checked(bad, *ADA)
    assert not bad or bad not in str(refused.value)


def test_a_new_password_is_not_the_old_one():
    with pytest.raises(RecordError, match="old one"):
        checked_anew(GOOD.upper(), GOOD, *ADA)
    assert checked_anew(GOOD + "!", GOOD, *ADA) == GOOD + "!"


def test_only_the_password_itself_matches_its_hash():
    kept = hashed(GOOD)
    assert matches(kept, GOOD) and GOOD not in kept and kept.startswith("$argon2id$")
    assert hashed(GOOD) != kept
    for wrong in (GOOD + " ", GOOD.upper(), "", "x" * 1_000_000, "\ud800", "\x00"):
        assert not matches(kept, wrong)


def test_the_same_letters_match_however_the_keyboard_spells_them():
    assert matches(hashed("caf\u00e9 au lait noir"), "cafe\u0301 au lait noir")


@pytest.mark.parametrize("kept", [None, "", "plain text", "$argon2id$v=19$m=65536,t=3,p=4$broken"])
def test_nothing_matches_what_is_no_hash(kept):
    assert not matches(kept, GOOD) and not matches(kept, "")


def test_where_there_is_no_password_the_same_work_is_done():
    def took(kept: str | None) -> float:
        begun = time.perf_counter()
        matches(kept, GOOD)
        return time.perf_counter() - begun

    known = hashed("another password of mine")
    took(None)
    assert min(took(None) for _ in range(5)) > min(took(known) for _ in range(5)) / 4


def test_a_hash_of_lower_costs_is_renewed():
    assert needs_renewal(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOOD))
    assert not needs_renewal(hashed(GOOD))


def test_passwords_for_once_can_be_told_and_do_not_repeat():
    made = {passwords.for_once() for _ in range(500)}
    assert len(made) == 500 and all(checked(each, *ADA) == each for each in made)
