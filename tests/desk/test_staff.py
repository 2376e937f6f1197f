"""What staff may do is asked by every verb itself, whoever calls it and from wherever."""

import inspect
from dataclasses import replace

import pytest

from helpdesk.desk.back_office import BackOffice
from helpdesk.desk.first import make_administrator
from helpdesk.desk.signing import sign_in
from helpdesk.desk.staff import STAFF_ROLES, Staff
from helpdesk.errors import AccessRefused, RecordError
from helpdesk.records import people
from helpdesk.records.tables import ROLES
from helpdesk.settings import Settings
from tests.records.conftest import NOW

ADA, SECRET = "ada@firm.example", "three green rowing boats"
# Every verb of the staff for people and records, with something to give it.
VERBS = {
    "people": (),
    "add_person": ("Eve", "eve@firm.example", ["administrator"]),
    "invite": ("Eve", "eve@firm.example", ["administrator"]),
    "new_password": (1,),
    "drop_password": (1,),
    "grant": (2, "administrator"),
    "revoke": (1, "administrator"),
    "deactivate": (1,),
    "activate": (1,),
    "trail": ("person 1",),
    "verify": (),
}


@pytest.fixture
def office(url, tmp_path) -> BackOffice:
    office = BackOffice(Settings(home=tmp_path / "home", database_url=url))
    make_administrator(office, ("Ada", ADA, SECRET), NOW)
    yield office
    office.records.close()


@pytest.fixture
def ada(office) -> Staff:
    return office.staff(sign_in(office, ADA, SECRET, NOW), NOW)


def test_every_verb_is_tried_here():
    verbs = {name for name, each in inspect.getmembers(Staff, inspect.isfunction) if not name.startswith("_")}
    assert verbs == {*VERBS, "may", "colleagues"}


@pytest.mark.parametrize("verb", VERBS)
def test_no_other_role_can_do_what_an_administrator_does(office, ada, verb):
    others = sorted(set(ROLES) - {"administrator"})
    bob = ada.invite("Bob", "bob@firm.example", others)
    before = (ada.people(), ada.verify())
    with pytest.raises(AccessRefused, match="administrator"):
        getattr(Staff(office, bob, NOW), verb)(*VERBS[verb])
    assert (ada.people(), ada.verify()) == before


def test_a_role_lets_do_what_is_its_own_and_nothing_else(office, ada):
    for role in ROLES:
        person = ada.invite(role.title(), f"{role}@firm.example", [role])
        staff = Staff(office, person, NOW)
        staff.may(role)
        for other in set(ROLES) - {role}:
            with pytest.raises(AccessRefused):
                staff.may(other)
        if role in STAFF_ROLES:
            staff.may()
        else:
            with pytest.raises(AccessRefused):
                staff.may()


def test_who_was_deactivated_may_do_nothing(ada):
    with pytest.raises(AccessRefused):
        replace(ada, person=replace(ada.person, active=False)).may("administrator")


def test_an_administrator_adds_changes_and_takes_away(office, ada):
    bob = ada.add_person("Bob", "bob@firm.example", ["editor", "editor", "lawyer"]).person
    ada.grant(bob.id, "approver")
    ada.revoke(bob.id, "lawyer")
    ada.deactivate(bob.id)
    assert not {each.id: each for each in ada.people()}[bob.id].active
    ada.activate(bob.id)
    assert {each.id: each.roles for each in ada.people()}[bob.id] == {"editor", "approver"}
    assert [(kept.event.actor, kept.event.what) for kept in ada.trail("person 2")] == [
        ("person 1", what)
        for what in (
            "added", "granted", "granted", "set password", "granted", "revoked", "deactivated", "activated",
        )
    ]  # fmt: skip
    assert ada.verify().wrong == ()


def test_a_person_with_a_role_that_is_none_is_not_added_at_all(ada):
    with pytest.raises(RecordError):
        ada.add_person("Bob", "bob@firm.example", ["editor", "root"])
    assert [each.name for each in ada.people()] == ["Ada"]


def test_the_last_administrator_cannot_leave_even_by_their_own_hand(ada):
    for act in (lambda: ada.deactivate(1), lambda: ada.revoke(1, "administrator")):
        with pytest.raises(RecordError, match="last administrator"):
            act()


def test_a_right_that_was_taken_is_gone_at_the_next_request(office, ada):
    added = ada.add_person("Bob", "bob@firm.example", ["editor"])
    token = sign_in(office, "bob@firm.example", added.password, NOW)
    ada.revoke(added.person.id, "editor")
    with pytest.raises(AccessRefused, match="sign in"):
        office.staff(token, NOW)


def test_a_lost_password_is_replaced_and_unlocks(office, ada):
    bob = ada.add_person("Bob", "bob@firm.example", ["editor"])
    for _ in range(5):
        with pytest.raises(AccessRefused):
            sign_in(office, "bob@firm.example", "wrong", NOW)
    fresh = ada.new_password(bob.person.id)
    with pytest.raises(AccessRefused):
        sign_in(office, "bob@firm.example", bob.password, NOW)
    assert sign_in(office, "bob@firm.example", fresh, NOW)


def test_colleagues_are_those_who_can_work_now(office, ada):
    bob = ada.invite("Bob", "bob@firm.example", ["editor"])
    ada.invite("Asker", "asker@firm.example", ["asker"])
    ada.deactivate(ada.invite("Gone", "gone@firm.example", ["editor"]).id)
    assert [each.name for each in Staff(office, bob, NOW).colleagues()] == ["Ada", "Bob"]
    assert [each.name for each in ada.colleagues("editor")] == ["Bob"]


def test_there_is_one_first_administrator_unless_another_is_wanted(office, ada):
    with pytest.raises(RecordError, match="--another"):
        make_administrator(office, ("Eve", "eve@firm.example", SECRET), NOW)
    assert make_administrator(office, ("Bob", "bob@firm.example", SECRET), NOW, another=True).roles == {"administrator"}


def test_an_administrator_who_lost_everything_is_let_in_again_from_the_machine(office, ada):
    bob = ada.add_person("Bob", "bob@firm.example", ["editor"]).person
    ada.deactivate(bob.id)
    again = make_administrator(office, ("Someone", "BOB@firm.example", SECRET), NOW, another=True)
    assert again == people.Person(bob.id, "Bob", "bob@firm.example", frozenset({"editor", "administrator"}), True)
    assert office.staff(sign_in(office, "bob@firm.example", SECRET, NOW), NOW).person == again


def test_the_first_administrator_has_no_poor_password_either(url, tmp_path):
    office = BackOffice(Settings(home=tmp_path / "home", database_url=url))
    for password in ("", "admin", "password1234", ADA):
        with pytest.raises(RecordError):
            make_administrator(office, ("Ada", ADA, password), NOW)
    with office.records.reading() as connection:
        assert people.everyone(connection) == []
    office.records.close()
