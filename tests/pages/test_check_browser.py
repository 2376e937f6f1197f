"""Check in a real browser over the real rules: the address carries the answers, the keyboard reaches everything."""

import pytest

from tests.patience import SECONDS
from tests.test_browser import app, chromium, overflow, picture  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.official]
CHATBOT = {
    "what": "An AI system",
    "eu": "It is offered, sold",
    "roles": "We made it",
    "functions": "People talk, write",
    "organisation": "A micro, small",
}  # everything else: none of these


@pytest.fixture
def visit(app, chromium):  # noqa: F811
    """Opens Check as a visitor does, from the front door; at the end no error was logged."""
    complaints, pages = [], []

    def opened(width: int, height: int, **more):
        page = chromium.new_page(viewport={"width": width, "height": height}, **more)
        page.set_default_timeout(1000 * SECONDS)
        page.on("console", lambda message: complaints.append(message.text) if _is_ours(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append(page)
        page.goto(app)
        page.wait_for_selector(".st-key-ask_examples button")
        page.get_by_role("link", name="Check", exact=True).last.click()
        page.get_by_role("button", name="Start", exact=True).click()
        arrived(page, "what")
        return page

    yield opened
    for page in pages:
        page.close()
    assert complaints == []


def _is_ours(message) -> bool:
    """An error of the page; on a reload, Streamlit first looks for its channel under the address of the page."""
    return message.type == "error" and "/_stcore/" not in message.location.get("url", "")


def arrived(page, step: str) -> None:
    """Wait until a question stands there and the keyboard with it."""
    page.wait_for_function(f"() => document.activeElement?.dataset?.arrive === '{step}'")


def answer(page, says: str) -> None:
    """Press the button, or tick the box and continue."""
    box = page.get_by_role("checkbox", name=says)
    button = page.locator(".st-key-check_answers").get_by_role("button", name=says)
    box.or_(button).first.wait_for()
    if box.count():
        page.locator("label", has_text=says).first.click()
        page.get_by_role("button", name="Continue").click()
    else:
        button.first.click()


def through(page, at_most: int) -> int:
    """Answer as a plain chatbot would, to the result: the number of questions."""
    step, seen = "what", 0
    while step != "result":
        seen += 1
        assert seen <= at_most
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
        assert overflow(page) == 0
        answer(page, CHATBOT.get(step, "None of these"))
        place = page.wait_for_function(
            "before => { const at = document.activeElement?.dataset?.arrive; return at !== before && at }", arg=step
        )
        step = place.json_value()
    return seen


def test_a_plain_chatbot_is_through_in_at_most_twelve_questions(visit):
    page = visit(1280, 900)
    assert through(page, at_most=12) > 5
    assert "Transparency" in page.locator("section.class").first.inner_text()
    picture(page, "check-result")


def test_back_forward_and_reload_find_the_answers_again(visit):
    page = visit(1280, 900)
    answer(page, "An AI system")
    arrived(page, "eu")
    page.go_back()
    arrived(page, "what")
    page.go_forward()
    arrived(page, "eu")
    page.reload()
    page.wait_for_selector("h2.asks[data-arrive=eu]")
    assert "what=system" in page.url


def test_a_walk_to_another_page_loses_nothing(visit):
    page = visit(1280, 900)
    answer(page, "An AI system")
    arrived(page, "eu")
    page.get_by_role("link", name="Browse the law").first.click()
    page.wait_for_selector(".contents")
    page.get_by_role("link", name="Check", exact=True).last.click()
    page.wait_for_selector("h2.asks[data-arrive=eu]")
    assert "what=system" in page.url


def test_the_law_opens_by_keyboard_beside_the_question_and_gives_the_focus_back(visit):
    page = visit(1280, 900)
    page.locator(".behind a.law-link").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-check_law .law")
    arrived(page, "aia:art_3.1")
    assert page.locator(".behind").is_visible(), "the question stays beside the law"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-check_law", state="detached")
    page.wait_for_function("() => document.activeElement?.classList.contains('law-link')")
    assert not page.locator(".st-key-check_law").count()
    assert page.evaluate("document.activeElement === document.querySelector('.behind a.law-link')")


def test_a_question_is_answered_by_keyboard_alone(visit):
    page = visit(1280, 900)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrived(page, "eu")
    page.wait_for_selector("input[type=checkbox]", state="attached")  # the heading comes before the boxes below it
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.activeElement?.type === 'checkbox'")
    page.keyboard.press("Space")
    page.wait_for_selector("input[type=checkbox]:checked")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrived(page, "exclusions")
    assert "eu=market" in page.url


def test_on_a_phone_no_screen_runs_off_the_side(visit):
    page = visit(390, 844)
    through(page, at_most=12)
    page.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")
    assert overflow(page) == 0
    picture(page, "check-phone")
