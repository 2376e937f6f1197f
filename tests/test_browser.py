"""The real app in a real browser: a question is asked, a citation opened, the quoted words are seen in the law."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.patience import SECONDS

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "build"
CHROMIUM = "/usr/bin/chromium"
QUOTING = "p:has(.quoted) a.cite"  # the number after a sentence that quotes
PATIENCE = 240_000  # ms; the very first question may wait for an index to be built

pytestmark = [pytest.mark.browser, pytest.mark.official]


@pytest.fixture(scope="module")
def app(mirror, tmp_path_factory):
    """The address of a running app over the official texts."""
    if not os.access(CHROMIUM, os.X_OK):
        pytest.skip(f"no browser: {CHROMIUM} is not installed")
    port = _free_port()
    log = (tmp_path_factory.mktemp("app") / "log.txt").open("w")
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    environment = {**os.environ, "HELPDESK_SHELF": str(mirror)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait_until_healthy(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_healthy(port: int) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the app did not become healthy")


@pytest.fixture(scope="module")
def chromium(app):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(app, chromium):
    """Opens a page of a given size; at the end no error was logged and nobody else was asked for anything."""
    complaints, strangers, pages = [], [], []

    def watched(width: int, height: int):
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(1000 * SECONDS)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: strangers.append(request.url) if _is_stranger(request.url) else None)
        pages.append(page)
        page.goto(app)
        page.wait_for_selector(".st-key-ask_examples button")
        return page

    yield watched
    for page in pages:
        page.close()
    assert complaints == []
    assert strangers == []


def _is_stranger(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def asked(page, question: str) -> None:
    page.get_by_placeholder("Your question about the AI Act").fill(question)
    page.keyboard.press("Enter")
    page.wait_for_selector(".checked, .answer.quiet, .box", timeout=PATIENCE)


def picture(page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.wait_for_timeout(600)  # fades end
    page.screenshot(path=PICTURES / f"{name}.png")


def overflow(page) -> int:
    """How many pixels a reader would have to scroll sideways."""
    return page.evaluate(
        "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth }"
    )


def test_a_question_is_answered_and_its_source_opens_with_the_quoted_words_marked(visit):
    page = visit(1280, 900)
    asked(page, "What does Article 50(1) say about chatbots?")
    page.locator(QUOTING).first.click()
    page.wait_for_selector(".st-key-ask_panel mark")
    marked = "".join(page.locator(".st-key-ask_panel mark").all_inner_texts())
    assert len(marked) > 20
    assert marked in page.locator(".answer").inner_text()
    assert "Article 50" in page.locator(".st-key-ask_panel").inner_text()
    assert "not legal advice" in page.locator(".disclaimer").inner_text()
    picture(page, "desktop")


def test_on_a_phone_nothing_runs_off_the_side_and_the_source_is_in_sight(visit):
    page = visit(390, 844)
    assert overflow(page) == 0
    asked(page, "What must a small company do about AI literacy?")
    page.locator(QUOTING).first.click()
    page.wait_for_selector(".st-key-ask_panel mark")
    page.wait_for_timeout(500)
    box = page.locator(".st-key-ask_panel mark").first.bounding_box()
    assert 0 <= box["y"] < 844
    assert overflow(page) == 0
    assert page.get_by_role("link", name="Browse the law").last.is_visible()
    picture(page, "phone")


def test_a_source_opens_by_keyboard_alone(visit):
    page = visit(1280, 900)
    asked(page, "What is a deployer?")
    page.locator(QUOTING).first.focus()
    page.keyboard.press("Enter")
    marked = page.wait_for_selector(".st-key-ask_panel mark").inner_text()
    assert marked.strip() and marked.strip() in page.locator(".st-key-ask_panel .law").inner_text()


def test_the_conversation_survives_a_walk_through_the_law(visit):
    page = visit(1280, 900)
    asked(page, "What is a deployer?")
    page.get_by_role("link", name="Browse the law").first.click()
    page.get_by_text("Chapter II: Prohibited AI practices").click()
    page.get_by_role("link", name="Article 5 Prohibited AI practices").click()
    page.wait_for_selector(".law .unit")
    assert "p=aia%3Aart_5" in page.url
    page.get_by_role("link", name="Ask", exact=True).first.click()
    page.wait_for_selector(".checked")
    assert page.locator(".asked").inner_text() == "What is a deployer?"


def test_what_a_visitor_types_never_becomes_part_of_the_page(visit):
    page = visit(1280, 900)
    asked(page, "<img src=x onerror='window.harmed=1'> <a href='http://z.example'>x</a> [y](http://z.example)")
    page.wait_for_timeout(500)
    assert page.evaluate("window.harmed") is None
    assert page.locator("a[href*='z.example']").count() == 0
