"""Six strangers go through Check by clicking, in a real browser over the real rules, and see the class of it."""

import tomllib

import pytest

from tests.pages.test_check_browser import arrived, visit  # noqa: F401
from tests.patience import SECONDS
from tests.test_browser import ROOT, app, chromium, overflow, picture  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.official]
JOURNEYS = {row["name"]: row["facts"] for row in tomllib.loads((ROOT / "eval/journeys.toml").read_text())["journey"]}
PLAINEST = ("none", "no", "wide", "unknown")  # what is answered where a journey says nothing
STRANGERS = [
    ("A shop's customer chatbot, offered and used", {"Transparency"}, 12),
    ("A tool that ranks applicants, used by an employer", {"High-risk"}, 25),
    ("Software that reads X-rays, sold to hospitals", {"High-risk"}, 20),
    ("An app that puts real faces into videos", {"Transparency"}, 15),
    ("An open language model tuned a little and built into an own product", {"Transparency"}, 18),
    ("Face recognition in recordings for a police force", {"High-risk"}, 35),
]


def answered(page, step: str, reply) -> None:
    """Give one answer as a visitor does: tick and continue, type a day, or press a button."""
    ticks = [reply] if isinstance(reply, str) else reply or ["none"]
    if page.locator(".st-key-check_ticks").count():
        for name in ticks:
            page.locator(f".st-key-check_{step}_{name} label").click()
        page.get_by_role("button", name="Continue").click()
    elif page.locator(".st-key-check_answers [role=spinbutton]").count():
        page.locator(".st-key-check_answers [role=spinbutton]").first.click()
        page.keyboard.type(f"{reply:%d%m%Y}")
        page.get_by_role("button", name="Continue").click()
    else:
        names = [reply] if reply else PLAINEST
        buttons = [page.locator(f".st-key-check_{step}_{name} button") for name in names]
        next(button for button in buttons if button.count()).click()


def walked(page, facts: dict, at_most: int) -> list[str]:
    """Answer every question that comes, to the result: the questions that came."""
    step, seen = "what", []
    while step != "result":
        seen.append(step)
        assert len(seen) <= at_most, seen
        answered(page, step, facts.get(step))
        place = page.wait_for_function(
            "before => { const at = document.activeElement?.dataset?.arrive; return at !== before && at }", arg=step
        )
        step = place.json_value()
    return seen


@pytest.mark.parametrize(("name", "classes", "at_most"), STRANGERS, ids=[name for name, _, _ in STRANGERS])
def test_a_stranger_clicks_through_and_sees_the_class(visit, name, classes, at_most):  # noqa: F811
    page = visit(1280, 900)
    seen = walked(page, JOURNEYS[name], at_most)
    assert len(seen) == len(set(seen))
    assert {text.strip() for text in page.locator("section.class h2 .tier").all_inner_texts()} == classes
    assert page.locator("details.start").count() > 1
    assert overflow(page) == 0


def test_a_maker_is_told_that_the_notice_on_a_deep_fake_is_not_his_duty(visit):  # noqa: F811
    page = visit(1280, 900)
    walked(page, JOURNEYS["An app that puts real faces into videos"], at_most=15)
    page.set_viewport_size({"width": 390, "height": 844})
    card = page.locator("section.class .basis", has_text="It must be disclosed")
    assert "This duty is not yours: it is owed by the deployer" in card.inner_text()
    assert overflow(page) == 0
    picture(page, "check-deep-fake-phone")


def test_a_public_body_reads_that_its_state_decides_about_fines(visit):  # noqa: F811
    page = visit(1280, 900)
    walked(page, JOURNEYS["Face recognition in recordings for a police force"], at_most=35)
    assert "each Member State decides" in page.locator("table.duties").nth(1).inner_text()
    assert page.locator(".st-key-check_turnover").count() == 0


def test_a_question_leads_to_the_check_and_each_suggested_answer_is_confirmed(app, chromium):  # noqa: F811
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(1000 * SECONDS)
    page.goto(app)
    page.wait_for_selector(".st-key-ask_examples button")
    page.get_by_placeholder("Your question about the AI Act").fill("Our tool screens CVs. What must we do?")
    page.keyboard.press("Enter")
    page.locator(".st-key-ask_to_check a").click(timeout=240_000)
    page.get_by_role("button", name="Start", exact=True).click()
    arrived(page, "what")
    assert page.locator(".box.maybe").count() == 1
    assert "what=system" not in page.url.replace("maybe.what=system", "")
    page.locator(".st-key-check_answers button[kind=primary]").click()
    arrived(page, "eu")
    assert "what=system" in page.url.replace("maybe.what=system", "")
    assert "maybe.areas=employment" in page.url
    page.close()
