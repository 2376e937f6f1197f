"""Signing in: the right person gets in, and nobody learns why another does not."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpdesk.desk import signing
from helpdesk.desk.back_office import BackOffice
from helpdesk.desk.first import make_administrator
from helpdesk.desk.signing import Claims, change_password, sign_in, sign_in_elsewhere, sign_out, signed_in
from helpdesk.desk.staff import Staff
from helpdesk.errors import AccessRefused, RecordError
from helpdesk.records import audit, people, tables
from helpdesk.settings import Settings
from tests.records.conftest import NOW

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ADA, SECRET, NEW = "ada@firm.example", "three green rowing boats", "seven blue paper kites"


@pytest.fixture
def office(url, tmp_path) -> BackOffice:
    """A back office with one administrator."""
    office = BackOffice(Settings(home=tmp_path / "home", database_url=url))
    make_administrator(office, ("Ada", ADA, SECRET), NOW)
    yield office
    office.records.close()


def administrator(office, at=NOW) -> Staff:
    return office.staff(sign_in(office, ADA, SECRET, at), at)


def told(office) -> list[str]:
    with office.records.reading() as connection:
        assert list(audit.broken(connection)) == []
        return list(connection.execute(select(tables.events.c.what).order_by(tables.events.c.id)).scalars())


def refusal(act, *words, **more) -> str:
    with pytest.raises(AccessRefused) as refused:
        act(*words, **more)
    return str(refused.value)


def test_the_right_password_opens_the_desk(office):
    token = sign_in(office, " ADA@firm.example", SECRET, NOW)
    assert office.staff(token, NOW).person.roles == {"administrator"}
    assert told(office)[-1] == "signed in"


def test_whatever_is_wrong_the_words_are_the_same(office):
    staff = administrator(office)
    gone = staff.add_person("Gone", "gone@firm.example", ["editor"])
    staff.deactivate(gone.person.id)
    staff.invite("Elsewhere", "else@firm.example", ["editor"])
    wrong = [
        (ADA, "not my password"), (ADA, ""), (ADA, SECRET + " "), (ADA, "x" * 10**6), ("nobody@firm.example", SECRET),
        ("gone@firm.example", gone.password), ("else@firm.example", ""), ("", ""), ("' OR 1=1 --", "' OR 1=1 --"),
        ("\x00", "\ud800"), ("x" * 10**6, SECRET), ("%", SECRET),
    ]  # fmt: skip
    words = {refusal(sign_in, office, email, password, NOW + DAY) for email, password in wrong}
    assert len(words) == 1 and "address or the password is wrong" in words.pop()


def test_neither_password_nor_token_nor_address_stands_in_the_events(office):
    token = sign_in(office, ADA, SECRET, NOW, "1.2.3.4")
    refusal(sign_in, office, "bob@firm.example", "my secret of today", NOW, "1.2.3.4")
    with office.records.reading() as connection:
        kept = str(connection.execute(select(tables.events)).all() + connection.execute(select(tables.counters)).all())
    assert not any(word in kept for word in (SECRET, token, ADA, "bob@", "my secret of today", "1.2.3.4"))


def test_five_wrong_passwords_lock_the_account_and_the_right_one_does_not_help(office):
    for _ in range(5):
        refusal(sign_in, office, ADA, "wrong", NOW)
    assert told(office)[-1] == "locked"
    assert "locked for a while" in refusal(sign_in, office, ADA, SECRET, NOW + 14 * MINUTE)
    assert sign_in(office, ADA, SECRET, NOW + 16 * MINUTE)
    refusal(sign_in, office, ADA, "wrong", NOW + 40 * MINUTE)  # counting begins anew
    assert sign_in(office, ADA, SECRET, NOW + 41 * MINUTE)


def test_an_address_is_tried_so_often_and_no_more_whether_it_is_known_or_not(office):
    for email in (ADA, "nobody@firm.example"):
        words = [refusal(sign_in, office, email, "wrong", NOW) for _ in range(signing.PER_EMAIL + 1)]
        assert ["too many attempts" in each for each in words] == [False] * signing.PER_EMAIL + [True]


def test_one_browser_tries_so_often_and_no_more_and_others_still_may(office, monkeypatch):
    monkeypatch.setattr(signing, "PER_VISITOR", 3)
    for number in range(3):
        refusal(sign_in, office, f"n{number}@firm.example", "wrong", NOW, "1.2.3.4")
    assert "too many" in refusal(sign_in, office, ADA, SECRET, NOW, "1.2.3.4")
    assert sign_in(office, ADA, SECRET, NOW, "5.6.7.8") and sign_in(office, ADA, SECRET, NOW + 15 * MINUTE, "1.2.3.4")


def test_all_together_try_so_often_and_no_more(office, monkeypatch):
    monkeypatch.setattr(signing, "IN_ALL", 2)
    for number in range(2):
        refusal(sign_in, office, f"n{number}@firm.example", "wrong", NOW, str(number))
    assert "too many" in refusal(sign_in, office, ADA, SECRET, NOW)


def test_a_token_that_was_signed_out_is_not_replayed(office):
    token = sign_in(office, ADA, SECRET, NOW)
    sign_out(office, token, NOW)
    sign_out(office, token, NOW)
    assert "sign in" in refusal(office.staff, token, NOW)
    assert told(office).count("signed out") == 1


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "' OR 1=1", "\x00" * 43])
def test_a_forged_token_is_nobody(office, token):
    assert "sign in" in refusal(office.staff, token, NOW)
    refusal(change_password, office, token, SECRET, NEW, NOW)
    sign_out(office, token, NOW)


def test_a_visit_slides_while_it_is_used_and_ends_when_it_is_not(office):
    token = sign_in(office, ADA, SECRET, NOW)
    for minutes in (25, 50, 75):
        assert office.staff(token, NOW + minutes * MINUTE)
    refusal(office.staff, token, NOW + 105 * MINUTE)


def test_a_changed_password_ends_all_other_visits(office):
    other, token = sign_in(office, ADA, SECRET, NOW), sign_in(office, ADA, SECRET, NOW)
    fresh = change_password(office, token, SECRET, NEW, NOW)
    assert office.staff(fresh, NOW)
    refusal(office.staff, token, NOW)
    refusal(office.staff, other, NOW)
    refusal(sign_in, office, ADA, SECRET, NOW)
    assert sign_in(office, ADA, NEW, NOW)


@pytest.mark.parametrize(("old", "new", "kind"), [
    ("wrong", NEW, AccessRefused), ("", NEW, AccessRefused), (SECRET, SECRET, RecordError),
    (SECRET, "ada@firm.example", RecordError), (SECRET, "x" * 10**6, RecordError), (SECRET, "", RecordError),
    (SECRET, "short", RecordError),
])  # fmt: skip
def test_a_change_that_cannot_be_changes_nothing(office, old, new, kind):
    token = sign_in(office, ADA, SECRET, NOW)
    with pytest.raises(kind):
        change_password(office, token, old, new, NOW)
    assert office.staff(token, NOW) and sign_in(office, ADA, SECRET, NOW)


def test_a_stolen_visit_does_not_find_the_password_by_trying(office):
    token = sign_in(office, ADA, SECRET, NOW)
    for number in range(5):
        refusal(change_password, office, token, f"guess {number}", NEW, NOW)
    refusal(change_password, office, token, SECRET, NEW, NOW)
    assert "changed password" not in told(office)


def test_a_password_for_once_opens_nothing_but_its_change(office):
    added = administrator(office).add_person("Bob", "bob@firm.example", ["editor"])
    token = sign_in(office, "bob@firm.example", added.password, NOW)
    assert signed_in(office, token, NOW).must_change
    assert "has to be changed" in refusal(office.staff, token, NOW)
    fresh = change_password(office, token, added.password, SECRET, NOW)
    assert not signed_in(office, fresh, NOW).must_change and office.staff(fresh, NOW).person == added.person
    refusal(sign_in, office, "bob@firm.example", added.password, NOW + DAY)


def test_a_password_for_once_that_nobody_used_is_worth_nothing_after_a_while(office):
    added = administrator(office).add_person("Bob", "bob@firm.example", ["editor"])
    assert sign_in(office, "bob@firm.example", added.password, NOW + 29 * DAY)
    assert "wrong" in refusal(sign_in, office, "bob@firm.example", added.password, NOW + 30 * DAY)


def test_an_expired_password_can_only_be_changed(office):
    late = NOW + 180 * DAY
    token = sign_in(office, ADA, SECRET, late)
    assert "has to be changed" in refusal(office.staff, token, late)
    assert office.staff(change_password(office, token, SECRET, NEW, late), late)


# --- somebody else vouches ----------------------------------------------------------------------------------------

CLAIMS = Claims("https://id.example", "0815", "bob@firm.example", True)


def test_who_was_invited_is_linked_by_a_vouched_address_and_then_known_by_the_claim(office):
    bob = administrator(office).invite("Bob", "bob@firm.example", ["approver"])
    assert office.staff(sign_in_elsewhere(office, CLAIMS, NOW), NOW).person == bob
    moved = Claims(CLAIMS.issuer, CLAIMS.subject, "new-address@firm.example", False)
    assert office.staff(sign_in_elsewhere(office, moved, NOW), NOW).person == bob
    assert told(office).count("linked") == 1


@pytest.mark.parametrize(
    "claims",
    [
        Claims("https://id.example", "0815", "eve@firm.example", True),  # not invited
        Claims("https://id.example", "0815", "bob@firm.example", False),  # nobody vouches for the address
        Claims("https://id.example", "0815", "bob@firm.example", "true"),  # a word is no promise
        Claims("https://id.example", "0815", ADA, True),  # has a password of ours
        Claims("", "", "", True),
        Claims("\x00", "\ud800", "%", True),
        Claims("' OR 1=1 --", "' OR 1=1 --", "' OR 1=1 --", True),
    ],
)
def test_nobody_is_let_in_who_was_not_added(office, claims):
    administrator(office).invite("Bob", "bob@firm.example", ["approver"])
    assert "not on the list" in refusal(sign_in_elsewhere, office, claims, NOW)
    with office.records.reading() as connection:
        assert people.by_claim(connection, claims.issuer, claims.subject) is None


def test_an_invitation_is_used_once(office):
    administrator(office).invite("Bob", "bob@firm.example", ["approver"])
    sign_in_elsewhere(office, CLAIMS, NOW)
    other = Claims("https://id.example", "0816", "bob@firm.example", True)
    another = Claims("https://evil.example", "0815", "bob@firm.example", True)
    assert refusal(sign_in_elsewhere, office, other, NOW) == refusal(sign_in_elsewhere, office, another, NOW)


@pytest.mark.parametrize(
    "claims", [Claims("x" * 301, "a", "bob@firm.example", True), Claims("a", "", "bob@firm.example", True)]
)
def test_a_claim_that_cannot_be_kept_links_nobody(office, claims):
    administrator(office).invite("Bob", "bob@firm.example", ["approver"])
    with pytest.raises(RecordError):
        sign_in_elsewhere(office, claims, NOW)


def test_who_was_deactivated_is_not_let_in_from_elsewhere_either(office):
    staff = administrator(office)
    bob = staff.invite("Bob", "bob@firm.example", ["approver"])
    token = sign_in_elsewhere(office, CLAIMS, NOW)
    assert office.staff(token, NOW).person == bob
    staff.deactivate(bob.id)
    assert "sign in" in refusal(office.staff, token, NOW)
    assert "not on the list" in refusal(sign_in_elsewhere, office, CLAIMS, NOW)


def test_a_password_can_be_given_up_for_signing_in_elsewhere(office):
    staff = administrator(office)
    added = staff.add_person("Bob", "bob@firm.example", ["editor"])
    refusal(sign_in_elsewhere, office, CLAIMS, NOW)
    staff.drop_password(added.person.id)
    refusal(sign_in, office, "bob@firm.example", added.password, NOW)
    assert office.staff(sign_in_elsewhere(office, CLAIMS, NOW), NOW).person == added.person
