"""The whole loop in a real browser: a question without an answer becomes one that is reviewed, served, stale, renewed.

Three people take part: a visitor, an editor, an approver. The law is the made-up act; between two runs of the app its
newer wording comes into force.
"""

from datetime import UTC, datetime

import pytest

from helpdesk.desk import open_desk
from helpdesk.desk.first import make_administrator
from helpdesk.desk.staff import Staff
from helpdesk.pages import curate_words, desk_words, person_words, words
from tests import sample
from tests.pages.browsing import PHONE, fill, opened, press, reads, running
from tests.test_browser import PATIENCE, overflow, picture

pytestmark = pytest.mark.browser

QUESTION = "What does a robot licence cost in euros per year?"
SAYS = "A garden robot is high-risk where conditions are met."
NOTE, REPLY = "It is for our <b>shed</b>.", "There is an answer now; please ask again."
OWN_PASSWORD = "wheelbarrow under the plum tree"
EDITOR, APPROVER = "edda@desk.example", "bruno@desk.example"
_FAR, _PAST = "2095-01-01", "2021-01-01"  # when the newer wording comes into force: not in our time, and long ago


@pytest.fixture
def place(fresh_home, tmp_path, url):
    """An installation of its own over the made-up act, whose older wording is in force, on either database."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    sample.settle(corpus)
    rows = corpus / "sources.toml"
    text = rows.read_text(encoding="utf-8")
    days = {sample.PUBLISHED: "2020-01-01", sample.IN_FORCE: _FAR}
    for name, day in (("from", sample.PUBLISHED), ("to", sample.IN_FORCE), ("from", sample.IN_FORCE)):
        assert f"valid_{name} = {day}" in text
        text = text.replace(f"valid_{name} = {day}", f"valid_{name} = {days[day]}")
    rows.write_text(text, encoding="utf-8")
    return corpus, fresh_home, url


def the_newer_wording_comes_into_force(place) -> None:
    rows = place[0] / "sources.toml"
    text = rows.read_text(encoding="utf-8")
    assert text.count(_FAR) == 2
    rows.write_text(text.replace(_FAR, _PAST), encoding="utf-8")


@pytest.fixture
def passwords(place):
    """The first passwords of the two people whom an administrator added."""
    corpus, home, url = place
    desk = open_desk(sample.settings_of(corpus, home, database_url=url))
    now = datetime.now(UTC)
    chief = make_administrator(desk, ("Chief", "chief@desk.example", OWN_PASSWORD), now)
    staff = Staff(desk, chief, now)
    told = {
        email: staff.add_person(name, email, [role]).password
        for name, email, role in (("Edda", EDITOR, "editor"), ("Bruno", APPROVER, "approver"))
    }
    desk.records.close()
    return told


def asked(page) -> str:
    """Ask the question: what is shown as the answer."""
    page.get_by_placeholder(words.ASK_HINT).fill(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-ask_room .answer", timeout=PATIENCE)
    page.wait_for_selector(".st-key-ask_tools", timeout=PATIENCE)
    return page.locator(".st-key-ask_room .answer").last.inner_text()


def signed_in(chromium, address: str, email: str, password: str, own: str = ""):
    """A page of the staff; with `own`, the first password is changed on the way."""
    page = opened(chromium, address)
    page.get_by_role("link", name=words.STAFF).click()
    fill(page, desk_words.EMAIL, email)
    fill(page, desk_words.PASSWORD, password)
    press(page, desk_words.SIGN_IN)
    if own:
        reads(page, desk_words.MUST_CHANGE)
        assert not page.locator("ul.tickets, .st-key-desk_rooms").count(), "nothing is shown before the change"
        for name, text in ((desk_words.OLD, password), (desk_words.NEW, own), (desk_words.AGAIN, own)):
            fill(page, name, text)
        press(page, desk_words.CHANGE_GO)
    page.wait_for_selector(".st-key-desk_rooms")
    return page


def room(page, name: str) -> None:
    page.locator(".st-key-desk_rooms").get_by_text(name, exact=True).click()
    page.locator("h1.title", has_text=name).wait_for()
    page.locator("[data-stale=true]").first.wait_for(state="detached")


def approved_and_published(page) -> None:
    """Bruno reads the answer that waits for review, approves it, sees who would get it, and publishes it."""
    room(page, desk_words.ROOMS["answers"])
    page.get_by_role("link", name=QUESTION).click()
    press(page, curate_words.APPROVE)
    press(page, curate_words.APPROVE_GO)
    press(page, curate_words.PREVIEW_FIRST)
    page.locator(".st-key-desk_answer_publish ul.would").wait_for()
    assert QUESTION in page.locator(".st-key-desk_answer_publish").inner_text()
    press(page, curate_words.PUBLISH)
    reads(page, curate_words.NEXT_PUBLISHED)


def test_a_question_without_an_answer_becomes_one_that_notices_when_its_law_moves(place, passwords, chromium, tmp_path):
    with (tmp_path / "log.txt").open("w") as log:
        with running(place, log) as address:
            link = a_visitor_finds_nothing_and_asks_a_person(chromium, address)
            an_editor_takes_the_ticket_and_writes_an_answer(chromium, address, passwords)
            bruno = signed_in(chromium, address, APPROVER, passwords[APPROVER], OWN_PASSWORD)
            approved_and_published(bruno)
            visitor = opened(chromium, address)
            said = asked(visitor)
            assert SAYS in said and "changed" not in said
            assert "Reviewed by an approver" in visitor.locator(".st-key-ask_room").inner_text()
            the_asker_reads_the_reply(chromium, link)
        the_newer_wording_comes_into_force(place)
        with running(place, log) as address:
            said = asked(opened(chromium, address))
            assert SAYS in said and "Article 3(1)" in said.split(SAYS)[0]
            the_editor_renews_what_went_stale(chromium, address)
            approved_and_published(signed_in(chromium, address, APPROVER, OWN_PASSWORD))
            said = asked(opened(chromium, address))
            assert SAYS in said and "Article 3(1)" not in said.split(SAYS)[0]
    assert "Traceback" not in (tmp_path / "log.txt").read_text(encoding="utf-8")


def a_visitor_finds_nothing_and_asks_a_person(chromium, address: str) -> str:
    """The link that leads back to the question."""
    page = opened(chromium, address, PHONE)
    asked(page)
    assert page.locator(".answer.quiet").is_visible()
    press(page, person_words.ASK)
    page.locator(".st-key-ask_person textarea").last.fill(NOTE)
    press(page, person_words.SEND)
    reads(page, person_words.SENT)
    assert overflow(page) == 0
    link = page.locator(".st-key-ask_person code").first.inner_text().strip()
    assert link.startswith(address)
    return link


def an_editor_takes_the_ticket_and_writes_an_answer(chromium, address: str, passwords: dict) -> None:
    page = signed_in(chromium, address, EDITOR, passwords[EDITOR], OWN_PASSWORD)
    picture(page, "desk-queue")
    page.locator("ul.tickets a", has_text=QUESTION).click()
    page.wait_for_selector(".st-key-desk_ticket .asked")
    assert NOTE in page.locator("dl.facts").first.inner_text()
    press(page, desk_words.TAKE)
    reads(page, desk_words.DONE["assign"].format(name="Edda"))
    fill(page, desk_words.REPLY_TEXT, REPLY)
    press(page, desk_words.REPLY_GO)
    page.wait_for_selector(".line.reply")
    picture(page, "desk-ticket")
    press(page, desk_words.WRITE_ANSWER)
    fill(page, curate_words.SENTENCE.format(number=1), SAYS)
    fill(page, curate_words.CITES_LABEL.format(number=1), "Article 3(1)")
    reads(page, "faster than a hedgehog")  # the law stands beside the sentence
    press(page, curate_words.SAVE_SUBMIT)
    reads(page, curate_words.NO_PROBLEMS)
    reads(page, curate_words.NEXT_REVIEW)
    assert not page.get_by_role("button", name=curate_words.APPROVE, exact=True).count()


def the_asker_reads_the_reply(chromium, link: str) -> None:
    page = opened(chromium, link, PHONE)
    reads(page, REPLY)
    assert "Edda" not in page.locator("[data-testid=stMain]").inner_text()


def the_editor_renews_what_went_stale(chromium, address: str) -> None:
    page = signed_in(chromium, address, EDITOR, OWN_PASSWORD)
    room(page, desk_words.ROOMS["moved"])
    page.get_by_text(curate_words.MOVED_OPEN).first.click()
    press(page, curate_words.RENEW)
    fill(page, curate_words.REASON, "Read again beside the new wording.")
    press(page, curate_words.SAVE_SUBMIT)
    reads(page, curate_words.NEXT_REVIEW)
