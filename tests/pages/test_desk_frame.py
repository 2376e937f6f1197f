"""The desk's frame: signing in and out, the first password, and rooms that are there by role and by nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.desk.first import make_administrator
from helpdesk.desk.staff import Staff
from helpdesk.pages import desk_words as words
from helpdesk.records import visits
from tests.desk.garden_staff import opened
from tests.patience import SECONDS

PASSWORD, OTHER = "wheelbarrow under the plum tree", "a second wheelbarrow by the pond"
ADA = "ada@desk.example"
ROOMS = {
    "lawyer": ["answers", "register", "moved", "numbers"],
    "editor": ["queue", "answers", "register", "moved", "numbers"],
    "approver": ["queue", "answers", "register", "moved", "numbers"],
    "administrator": ["queue", "answers", "register", "moved", "numbers", "people"],
}


@pytest.fixture
def desk(sample_desk, sample_corpus, tmp_path):
    made = opened(sample_corpus, f"sqlite:///{tmp_path}/desk.sqlite")
    yield made
    made.records.close()


@pytest.fixture
def chief(desk) -> Staff:
    now = datetime.now(UTC)
    return Staff(desk, make_administrator(desk, ("Ada", ADA, PASSWORD), now), now)


def door(desk) -> AppTest:
    def page(desk):
        from helpdesk.pages import desk as staff_page

        staff_page.show(desk)

    return AppTest.from_function(page, args=(desk,), default_timeout=SECONDS).run()


def shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def press(page: AppTest, label: str) -> AppTest:
    [button] = [button for button in page.button if button.label == label]
    return button.click().run()


def signed_in(desk, email=ADA, password=PASSWORD) -> AppTest:
    page = door(desk)
    page.text_input(key="desk_email").set_value(email)
    page.text_input(key="desk_password").set_value(password)
    return press(page, words.SIGN_IN)


def rooms(page: AppTest) -> list[str]:
    return [name for group in page.segmented_control if group.key == "desk_rooms" for name in group.options]


def test_who_is_not_signed_in_sees_how_to_and_nothing_else(desk):
    page = door(desk)
    assert words.SIGN_IN_LEAD in shown(page) and rooms(page) == []


def test_what_was_wrong_is_not_told_and_no_password_stays_behind(desk, chief):
    said = set()
    for email, password in ((ADA, "not the password"), ("nobody@desk.example", PASSWORD)):
        page = signed_in(desk, email, password)
        said.add(shown(page).split("This did not work")[1].split("</p>")[0])
        assert page.text_input(key="desk_password").value == "" and rooms(page) == []
    assert len(said) == 1
    assert words.SIGN_IN_NEEDS in shown(press(door(desk), words.SIGN_IN))


@pytest.mark.parametrize("role", ROOMS)
def test_the_rooms_that_are_there_are_those_of_the_role(desk, chief, role):
    told = chief.add_person("Bo", "bo@desk.example", [role]).password
    page = signed_in(desk, "bo@desk.example", told)
    assert words.MUST_CHANGE in shown(page) and rooms(page) == []
    page = changed(page, told, OTHER)
    assert rooms(page) == [words.ROOMS[room] for room in ROOMS[role]]
    assert f"Bo · {role}" in shown(page)


def changed(page: AppTest, old: str, new: str, again: str = "") -> AppTest:
    for key, text in (("old", old), ("new", new), ("again", again or new)):
        page.text_input(key=f"desk_password_{key}").set_value(text)
    return press(page, words.CHANGE_GO)


def test_a_person_without_a_role_of_the_staff_gets_no_room(desk, chief):
    told = chief.add_person("Bo", "bo@desk.example", ["asker"]).password
    page = changed(signed_in(desk, "bo@desk.example", told), told, OTHER)
    assert words.NO_ROOM in shown(page) and rooms(page) == []


def test_a_password_is_changed_with_the_old_one_and_typed_twice(desk, chief):
    page = press(signed_in(desk), words.CHANGE_PASSWORD)
    page = changed(page, PASSWORD, OTHER, "something else entirely")
    assert words.DIFFERENT in shown(page)
    page = changed(page, PASSWORD, "short")
    assert "12 to 200 characters" in shown(page)
    page = changed(page, PASSWORD, OTHER)
    assert words.CHANGED in shown(page) and rooms(page)
    assert rooms(signed_in(desk)) == [] and rooms(signed_in(desk, ADA, OTHER))


def test_who_signs_out_leaves_nothing_and_the_token_opens_nothing(desk, chief):
    page = signed_in(desk)
    token = page.session_state["visit"]
    page = press(page, words.SIGN_OUT)
    assert words.SIGNED_OUT in shown(page)
    assert not any(key in page.session_state for key in ("visit", "desk_room", "desk_wanted", "desk_near"))
    replayed = door(desk)
    replayed.session_state["visit"] = token
    replayed.run()
    assert words.VISIT_OVER in shown(replayed) and rooms(replayed) == []


def test_a_visit_that_is_over_says_so_kindly(desk, chief):
    page = signed_in(desk)
    later = datetime.now(UTC) + timedelta(minutes=1)
    with desk.records.writing() as connection:
        visits.end_all(connection, chief.person.id, later)
    page.run()
    assert words.VISIT_OVER in shown(page) and words.SIGN_IN_LEAD in shown(page)


def test_who_lost_a_role_while_signed_in_is_signed_out(desk, chief):
    told = chief.add_person("Bo", "bo@desk.example", ["editor"]).password
    page = changed(signed_in(desk, "bo@desk.example", told), told, OTHER)
    [bo] = [person for person in chief.people() if person.name == "Bo"]
    chief.revoke(bo.id, "editor")
    page.run()
    assert words.VISIT_OVER in shown(page) and rooms(page) == []


def test_a_token_that_is_no_token_opens_nothing(desk, chief):
    for forged in ("x", "A" * 43, "' OR 1=1 --", "é" * 43):
        page = door(desk)
        page.session_state["visit"] = forged
        assert words.VISIT_OVER in shown(page.run())


def test_a_name_is_only_ever_text(desk, chief):
    told = chief.add_person("<img src=x onerror=alert(1)> **B**", "bo@desk.example", ["editor"]).password
    html = shown(signed_in(desk, "bo@desk.example", told))
    assert "<img" not in html and "&lt;img" in html
