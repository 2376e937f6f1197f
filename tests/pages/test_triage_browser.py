"""Triage in a real browser over the real corpus: two hundred rows are sorted, filtered, looked at and taken along."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.test_browser import PATIENCE, app, chromium, overflow, picture  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.official]
ROWS = 200
DOES = (
    "ranks applicants for open posts from their CVs", "answers questions of visitors about opening hours",
    "works out a credit score for private customers", "sorts incoming letters by department",
    "recognises from the voice how call centre agents feel", "predicts when a pump needs service",
    "writes first drafts of marketing texts", "grades essays of pupils at the end of the year",
    "detects spam in the mailbox", "helps staff decide better",
)  # fmt: skip
WHERE = ("in the Lyon office", "for all branches", "at the depot", "for the northern region", "in a pilot since March")
HARM = "<img src=x onerror='window.harmed=1'>"


def inventory() -> bytes:
    """Two hundred rows, one without a description and one that would like to be part of the page."""
    rows = ["No;System;Department;What does it do"]
    for number in range(1, ROWS + 1):
        does, where = DOES[number % len(DOES)], WHERE[number % 7 % len(WHERE)]
        told = f"A tool, the {number}th we bought, that {does} {where}."
        told = {17: "", 18: HARM}.get(number, told)
        rows.append(f"T-{number};Tool {number};{('HR', 'Sales', 'IT')[number % 3]};{told}")
    return "\n".join(rows).encode("cp1252")


@pytest.fixture
def visit(app, chromium):  # noqa: F811
    """Opens Triage as a visitor does, from the front door; at the end no error was logged."""
    complaints, pages = [], []

    def opened(width: int, height: int, **more):
        page = chromium.new_page(viewport={"width": width, "height": height}, **more)
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: complaints.append(message.text) if _is_ours(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append(page)
        page.goto(app)
        page.wait_for_selector(".st-key-ask_examples button")
        page.get_by_role("link", name="Triage", exact=True).last.click()
        page.get_by_role("button", name="Sort this system").wait_for()
        return page

    yield opened
    for page in pages:
        page.close()
    assert complaints == []


def _is_ours(message) -> bool:
    return message.type == "error" and "/_stcore/" not in message.location.get("url", "")


def sorted_list(page) -> None:
    """Choose the list, look at how it was read, and have it sorted."""
    page.set_input_files("input[type=file]", {"name": "tools.csv", "mimeType": "text/csv", "buffer": inventory()})
    page.get_by_role("button", name=f"Sort {ROWS} systems").click()
    page.wait_for_selector(".figures")


def test_two_hundred_rows_come_to_a_result_that_is_filtered_opened_and_found_again(visit):
    page = visit(1280, 900)
    sorted_list(page)
    assert page.locator("ol.systems > li").count() == 50
    picture(page, "triage-list")
    page.get_by_label("Find").fill("credit score")
    page.keyboard.press("Enter")
    page.get_by_text(f"20 systems of {ROWS}").wait_for()
    page.locator("ol.systems a").first.click()
    page.wait_for_selector("section.verdict")
    page.wait_for_function("() => document.activeElement?.dataset?.arrive?.startsWith('row-')")
    assert "credit" in page.locator("p.told").inner_text()
    picture(page, "triage-system")
    page.reload()
    page.wait_for_selector("section.verdict")
    page.get_by_role("button", name="Back to the list").click()
    page.wait_for_selector(".figures")
    assert page.evaluate("window.harmed") is None


def test_the_deciding_law_opens_beside_and_the_facts_go_along_into_the_check(visit):
    page = visit(1280, 900)
    page.get_by_label("Describe one system").fill("Software that reads CVs and ranks the applicants for interview.")
    page.get_by_role("button", name="Sort this system").click()
    page.wait_for_selector("mark.fact")
    page.locator(".deciding a.law-link").first.click()
    page.wait_for_selector(".st-key-check_law .law")
    page.get_by_role("button", name="Close").click()
    page.wait_for_selector(".st-key-check_law", state="detached")
    page.get_by_role("link", name="Check this system in full").click()
    page.wait_for_selector(".box.maybe")
    assert "maybe." in page.url


def test_the_files_hold_every_row(visit):
    page = visit(1280, 900)
    sorted_list(page)
    saved = {}
    for label in ("JSON", "Excel workbook", "Summary (Word)", "CSV"):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        saved[label] = download.value.path().read_bytes()
    assert len(json.loads(saved["JSON"])["systems"]) == ROWS
    assert saved["CSV"].count(b"T-") >= ROWS
    for label, part in (("Excel workbook", "xl/workbook.xml"), ("Summary (Word)", "word/document.xml")):
        assert part in ZipFile(BytesIO(saved[label])).namelist()


def test_on_a_phone_no_screen_runs_off_the_side(visit):
    page = visit(390, 844, color_scheme="dark")
    assert overflow(page) == 0
    sorted_list(page)
    assert overflow(page) == 0
    picture(page, "triage-phone-list")
    page.locator("ol.systems a").first.click()
    page.wait_for_selector("section.verdict")
    page.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")
    assert overflow(page) == 0
    picture(page, "triage-phone-system")
