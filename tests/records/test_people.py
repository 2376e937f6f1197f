"""Who works at the desk: roles are given and taken, one administrator stays, and nobody goes on with an old right."""

from datetime import timedelta

import pytest

from helpdesk.errors import RecordError
from helpdesk.records import accounts, audit, people, visits
from helpdesk.records.audit import Event
from tests.records.conftest import NOW

LATER = NOW + timedelta(days=1)


@pytest.fixture
def writing(records):
    with records.writing() as connection:
        yield connection


def added(connection, name="Ada", email="ada@firm.example", *roles) -> people.Person:
    person = people.add(connection, name, email, "desk", NOW)
    for role in roles:
        people.grant(connection, person.id, role, "desk", NOW)
    return people.person(connection, person.id)


def event(what="set password") -> Event:
    return Event(NOW, "desk", what, "person 1", {})


def test_a_person_is_found_by_id_address_and_claim(writing):
    ada = added(writing, "Ada", " ADA@Firm.example ", "editor", "approver")
    assert ada == people.Person(ada.id, "Ada", "ada@firm.example", frozenset({"editor", "approver"}), True)
    accounts.link(writing, ada.id, "https://id.example", "0815", NOW)
    assert people.by_email(writing, "Ada@FIRM.example ") == people.by_id(writing, ada.id) == ada
    assert people.by_claim(writing, "https://id.example", "0815") == ada
    assert people.by_claim(writing, "https://id.example", "0816") is None
    assert people.by_email(writing, "eve@firm.example") is None and people.by_id(writing, 99) is None


@pytest.mark.parametrize("email", [
    "", "ada", "ada@", "@firm.example", "ada@firm", "a b@firm.example", "ada@firm.example\nBcc: eve@x.example",
    "<ada@firm.example>", "ada@firm.example,eve@x.example", "a" * 65 + "@firm.example", "ada@firm..example",
    "x@" + "a." * 200 + "b", "аda@firm.example", "ada@firm.example\x00",
])  # fmt: skip
def test_what_is_no_address_is_refused(writing, email):
    with pytest.raises(RecordError, match="e-mail"):
        added(writing, "Ada", email)
    assert people.everyone(writing) == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "Ada\nLovelace", "Ada\u202eevol"])
def test_what_is_no_name_is_refused(writing, name):
    with pytest.raises(RecordError):
        added(writing, name)


def test_markup_and_quotes_in_a_name_are_just_a_name(writing):
    odd = "<script>alert(1)</script>'; DROP TABLE people; --"
    assert added(writing, odd).name == odd


@pytest.mark.parametrize("sent", ["' OR 1=1 --", "%", "_", "\x00", "\ud800", "x" * 100_000])
def test_an_odd_address_or_claim_finds_nobody(writing, sent):
    ada = added(writing)
    accounts.link(writing, ada.id, "https://id.example", "0815", NOW)
    assert people.by_email(writing, sent) is None and people.by_claim(writing, sent, sent) is None


def test_an_address_belongs_to_one_person(writing):
    added(writing)
    with pytest.raises(RecordError, match="already"):
        added(writing, "Eve", "ADA@firm.example")


@pytest.mark.parametrize("number", [0, -1, 7, 2**31, 2**70])
def test_a_person_who_is_not_there_gets_nothing(writing, number):
    with pytest.raises(RecordError, match="no such person"):
        people.grant(writing, number, "editor", "desk", NOW)


@pytest.mark.parametrize("role", ["", "root", "Administrator", "administrator ", "'--"])
def test_there_are_no_other_roles(writing, role):
    with pytest.raises(RecordError, match="A role is one of"):
        people.grant(writing, added(writing).id, role, "desk", NOW)


@pytest.mark.parametrize("act", [people.deactivate, lambda *a: people.revoke(*a[:2], "administrator", *a[2:])])
def test_the_last_administrator_stays(writing, act):
    ada, bob = (
        added(writing, "Ada", "a@x.example", "administrator"),
        added(writing, "Bob", "b@x.example", "administrator"),
    )
    act(writing, bob.id, "person 1", NOW)
    with pytest.raises(RecordError, match="last administrator"):
        act(writing, ada.id, "person 1", NOW)
    assert "administrator" in people.person(writing, ada.id).roles and people.person(writing, ada.id).active


@pytest.mark.parametrize(
    "change",
    [
        lambda c, p: people.grant(c, p, "approver", "person 1", NOW),
        lambda c, p: people.revoke(c, p, "editor", "person 1", NOW),
        lambda c, p: people.deactivate(c, p, "person 1", NOW),
        lambda c, p: accounts.set_password(c, p, "hash", LATER, event()),
        lambda c, p: accounts.drop_password(c, p, event("dropped password")),
    ],
    ids=["grant", "revoke", "deactivate", "set password", "drop password"],
)
def test_a_change_of_rights_or_password_ends_every_visit(writing, change):
    person, other = added(writing, "Ada", "a@x.example", "editor"), added(writing, "Bob", "b@x.example")
    tokens, stays = [visits.begin(writing, person.id, NOW) for _ in range(3)], visits.begin(writing, other.id, NOW)
    change(writing, person.id)
    assert all(visits.visit_of(writing, token, NOW) is None for token in tokens)
    assert visits.visit_of(writing, stays, NOW).person_id == other.id


def test_who_was_deactivated_comes_back_only_by_an_administrator(writing):
    ada = added(writing, "Ada", "a@x.example", "editor")
    people.deactivate(writing, ada.id, "person 9", NOW)
    token = visits.begin(writing, ada.id, NOW)
    assert visits.visit_of(writing, token, NOW) is None
    people.activate(writing, ada.id, "person 9", NOW)
    assert people.person(writing, ada.id).active


def test_what_is_done_to_people_is_told_without_their_words(writing):
    ada = added(writing, "Ada", "a@x.example", "editor")
    people.revoke(writing, ada.id, "editor", "person 9", NOW)
    told = audit.history(writing, people.subject(ada.id))
    assert [kept.event.what for kept in told] == ["added", "granted", "revoked"]
    assert [kept.event.detail for kept in told] == [{}, {"role": "editor"}, {"role": "editor"}]
    assert list(audit.broken(writing)) == []


def test_everyone_is_listed_with_their_roles(writing):
    ada, bob = added(writing, "Ada", "a@x.example", "editor"), added(writing, "Bob", "b@x.example")
    people.deactivate(writing, ada.id, "desk", NOW)
    assert [(each.name, each.active) for each in people.everyone(writing)] == [("Bob", True), ("Ada", False)]
    assert people.everyone(writing)[0] == people.person(writing, bob.id)


def test_wrong_passwords_lock_an_account_each_time_longer_up_to_a_day(writing):
    ada, at, spans = added(writing), NOW, []
    for _ in range(16):
        accounts.failed(writing, accounts.account(writing, ada.id), at)
        known = accounts.account(writing, ada.id)
        if known.locked_until:
            spans.append(known.locked_until - at)
            assert not known.is_open(known.locked_until - timedelta(seconds=1)) and known.is_open(known.locked_until)
            accounts.failed(writing, known, at)  # while it is locked, nothing is counted
            assert accounts.account(writing, ada.id) == known
            at = known.locked_until
    minutes = [span.total_seconds() / 60 for span in spans]
    assert minutes == [15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440, 1440, 1440]
    accounts.succeeded(writing, accounts.account(writing, ada.id))
    assert (accounts.account(writing, ada.id).failures, accounts.account(writing, ada.id).locked_until) == (0, None)


def test_an_expired_password_can_be_changed_for_a_while_and_then_not_even_that(writing):
    ada = added(writing)
    accounts.set_password(writing, ada.id, "hash", LATER, event())
    known = accounts.account(writing, ada.id)
    assert not known.must_change(NOW) and known.must_change(LATER)
    assert known.is_open(LATER + timedelta(days=29)) and not known.is_open(LATER + timedelta(days=30))
