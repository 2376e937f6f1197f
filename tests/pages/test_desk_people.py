"""The room of people: who works here, their data, and what was done; by the desk's own sign-in."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.desk import signing, ticketing
from helpdesk.desk.ticketing import Letter
from helpdesk.errors import AccessRefused
from helpdesk.pages import people_words as words
from helpdesk.pages.marks import plain_markdown
from helpdesk.records import accounts, passwords, people
from helpdesk.records.audit import Event
from tests.pages.stub_desk import HOSTILE, StubDesk
from tests.patience import SECONDS

NOW = datetime.now(UTC)
PASSWORD = "seven green robots read"
ADDRESS = "lea@desk.example"


def people_page(desk):
    from helpdesk.pages import desk_people, desk_sign_in, desk_visit, frame
    from helpdesk.pages.moment import now

    desk_sign_in.tell()
    with frame.guarded():
        desk_people.show(desk.staff(desk_visit.token(), now()))


def added(desk, name: str, *roles: str) -> int:
    with desk.records.writing() as connection:
        person = people.add(connection, name, f"{name.split()[0].lower()}@desk.example", "desk", NOW)
        for role in roles:
            people.grant(connection, person.id, role, "desk", NOW)
        event = Event(NOW, "desk", "set password", people.subject(person.id), {})
        accounts.set_password(connection, person.id, passwords.hashed(PASSWORD), NOW + timedelta(days=9), event)
    return person.id


@pytest.fixture
def desk(tmp_path):
    desk = StubDesk(tmp_path)
    added(desk, "Ida Chief", "administrator")
    return desk


@pytest.fixture
def page(desk):
    return page_of(desk)


def page_of(desk, name: str = "ida") -> AppTest:
    page = AppTest.from_function(people_page, args=(desk,), default_timeout=SECONDS)
    page.session_state["visit"] = signing.sign_in(desk, f"{name}@desk.example", PASSWORD, NOW)
    return page.run()


def shown(page: AppTest) -> str:
    assert not page.exception
    names = [button.label for button in page.button]
    return "\n".join([*(element.proto.body for element in page.get("html")), *names])


def add(page: AppTest, name: str, email: str, *roles: str, how: str = words.HOW_HERE) -> AppTest:
    page.text_input(key="desk_people_name").set_value(name)
    page.text_input(key="desk_people_email").set_value(email)
    page.radio(key="desk_people_how").set_value(how)
    for role in roles:
        page.checkbox(key=f"desk_people_held_{role}").check()
    return page.button(key="desk_people_add_go").click().run()


def open_person(page: AppTest, number: int) -> AppTest:
    return page.button(key=f"desk_people_open_{number}").click().run()


def tick(page: AppTest, number: int, role: str, held: str, on: bool) -> None:
    page.checkbox(key=f"desk_person_role_{number}_{role}_{held}").set_value(on)


def held_by(desk, number: int) -> frozenset[str]:
    with desk.records.reading() as connection:
        return people.person(connection, number).roles


def test_it_is_for_administrators_alone(desk):
    added(desk, "Ed Itor", "editor", "approver", "lawyer")
    page = page_of(desk, "ed")
    assert "This is for the role of administrator" in shown(page)
    assert "Ida Chief" not in shown(page) and not page.button


def test_somebody_added_gets_a_password_that_is_shown_until_it_was_handed_over_and_works_once(page, desk):
    html = shown(add(page, HOSTILE[:60], ADDRESS, "editor"))
    assert plain_markdown(HOSTILE[:60]) in html and words.PASSWORD_TEXT in html
    assert not [each for each in page.get("html") if "<img" in each.proto.body]
    [told] = [block.value for block in page.code]
    signing.sign_in(desk, ADDRESS, told, NOW)
    page.button(key="desk_person_handed_over").click().run()
    assert not page.code and told not in shown(page)
    assert "desk_person_password" not in page.session_state


@pytest.mark.parametrize(
    ("name", "email", "roles", "says"),
    [
        ("Lea", ADDRESS, (), words.ADD_NEEDS),
        ("", ADDRESS, ("editor",), "needs a name"),
        ("Lea", "lea", ("editor",), "not an e-mail address"),
        ("Lea", "ida@desk.example", ("editor",), "already"),
    ],
)
def test_what_cannot_be_added_is_told_and_what_was_written_stays(page, name, email, roles, says):
    assert says in shown(add(page, name, email, *roles))
    assert page.text_input(key="desk_people_email").value == email
    assert not page.code


def test_who_signs_in_with_their_organisation_gets_no_password(page):
    html = shown(add(page, "Lea Ost", ADDRESS, "approver", how=words.HOW_ELSEWHERE))
    assert words.ADDED_ELSEWHERE.format(name="Lea Ost", email=ADDRESS) in html
    assert not page.code


def test_roles_are_given_and_taken_and_the_person_is_signed_out(page, desk):
    number = added(desk, "Lea Ost", "editor")
    token = signing.sign_in(desk, ADDRESS, PASSWORD, NOW)
    open_person(page.run(), number)
    tick(page, number, "approver", "editor", on=True)
    tick(page, number, "editor", "editor", on=False)
    page.button(key="desk_person_roles_go").click().run()
    assert words.ROLES_SAVED.format(name="Lea Ost") in shown(page)
    assert held_by(desk, number) == {"approver"}
    with pytest.raises(AccessRefused):
        desk.staff(token, NOW)


def test_the_last_administrator_stays_one_and_stays_active(page, desk):
    open_person(page, 1)
    tick(page, 1, "administrator", "administrator", on=False)
    page.button(key="desk_person_roles_go").click().run()
    assert "last administrator" in shown(page)
    page.button(key="desk_person_way_2").click().run()
    assert "last administrator" in shown(page)
    assert held_by(desk, 1) == {"administrator"}


def test_a_button_drawn_earlier_does_nothing_for_who_is_administrator_no_more(page, desk):
    added(desk, "Ada Second", "administrator")
    victim = added(desk, "Lea Ost", "editor")
    open_person(page.run(), victim)
    with desk.records.writing() as connection:
        people.revoke(connection, 1, "administrator", "person 2", NOW)
    page.button(key="desk_person_way_2").click().run()
    with desk.records.reading() as connection:
        assert people.person(connection, victim).active


def test_a_person_is_let_in_no_more_and_again(page, desk):
    number = added(desk, "Lea Ost", "editor")
    open_person(page.run(), number)
    page.button(key="desk_person_way_2").click().run()
    assert words.DEACTIVATED.format(name="Lea Ost") in shown(page)
    with pytest.raises(AccessRefused):
        signing.sign_in(desk, ADDRESS, PASSWORD, NOW)
    page.button(key="desk_person_way_0").click().run()
    assert signing.sign_in(desk, ADDRESS, PASSWORD, NOW)


def test_a_new_password_takes_the_place_of_the_old_one(page, desk):
    number = added(desk, "Lea Ost", "editor")
    open_person(page.run(), number)
    page.button(key="desk_person_way_0").click().run()
    [told] = [block.value for block in page.code]
    assert signing.sign_in(desk, ADDRESS, told, NOW)
    with pytest.raises(AccessRefused):
        signing.sign_in(desk, ADDRESS, PASSWORD, NOW)


def test_an_account_is_copied_and_erased_only_after_making_sure(page, desk):
    number = added(desk, "Lea Ost", "editor")
    open_person(page.run(), number)
    page.button(key="desk_data_copy_person").click().run()
    assert [each.proto.label for each in page.get("download_button")] == [words.COPY_SAVE]
    page.button(key="desk_data_erase_person").click().run()
    assert words.ERASE_NEEDS in shown(page)
    page.checkbox(key="desk_data_sure_person").check()
    page.button(key="desk_data_erase_person").click().run()
    assert "the account" in shown(page)
    with desk.records.reading() as connection:
        assert people.person(connection, number).email is None


def test_words_of_an_asker_are_found_by_the_address_they_left_and_erased(page, desk):
    asked = ticketing.ask_a_person(desk, "Is Otto a robot?", Letter("", "mira@quill.example"), NOW)
    page.text_input(key="desk_data_email").set_value("nobody@quill.example")
    page.button(key="desk_data_go").click().run()
    page.button(key="desk_data_copy_asker").click().run()
    assert "No ticket and no inventory has this address" in shown(page)
    page.text_input(key="desk_data_email").set_value("Mira@quill.example")
    page.button(key="desk_data_go").click().run()
    page.button(key="desk_data_copy_asker").click().run()
    assert words.COPY_TOLD.format(tickets=1, turns=0, messages=0) in shown(page)
    page.checkbox(key="desk_data_sure_asker").check()
    page.button(key="desk_data_erase_asker").click().run()
    assert "tickets: 1" in shown(page)
    assert "Otto" not in repr(ticketing.status(desk, asked.token, NOW))


def test_the_trail_tells_who_did_what_when_by_name(page, desk):
    number = added(desk, "Lea Ost", "editor")
    desk.staff(page.session_state["visit"], NOW).deactivate(number)
    page.text_input(key="desk_audit_subject").set_value(f"  person   {number} ")
    page.button(key="desk_audit_go").click().run()
    html = shown(page)
    assert "person 1 (Ida Chief)" in html and "deactivated" in html and "role editor" in html


def test_nothing_written_down_is_said_so_as_plain_text(page):
    page.text_input(key="desk_audit_subject").set_value("<b>ticket</b>")
    page.button(key="desk_audit_go").click().run()
    assert "“&lt;b&gt;ticket&lt;/b&gt;”" in shown(page)


def test_whole_records_are_said_to_be_whole_with_the_seal_to_keep(page, desk):
    page.button(key="desk_audit_verify").click().run()
    verdict = desk.staff(page.session_state["visit"], NOW).verify()
    assert words.WHOLE in shown(page)
    assert [block.value for block in page.code] == [f"{verdict.last} {verdict.hash}"]


def test_records_that_are_not_whole_are_told_with_what_is_wrong(page, desk):
    with desk.records.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER events_no_update")
        connection.exec_driver_sql("UPDATE events SET what = 'granted twice' WHERE id = 2")
    page.button(key="desk_audit_verify").click().run()
    html = shown(page)
    assert words.BROKEN in html and "event 2 was changed" in html


def test_many_people_are_leafed_through_and_searched(page, desk):
    for number in range(21):
        with desk.records.writing() as connection:
            people.add(connection, f"Person {number:02}", f"p{number}@desk.example", "desk", NOW)
    page.run()
    assert words.PAGE.format(page=1, pages=2) in shown(page) and "Person 20" not in shown(page)
    page.button(key="desk_people_after").click().run()
    assert "Person 20" in shown(page)
    page.text_input(key="desk_people_find").set_value("p7@").run()
    assert "Person 07" in shown(page) and "Person 20" not in shown(page)
    page.text_input(key="desk_people_find").set_value("zzz").run()
    assert words.FIND_NONE in shown(page)
