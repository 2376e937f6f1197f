"""The app in a browser over an installation of its own, and what a visitor does there."""

import os
import subprocess
import sys
from contextlib import contextmanager

from tests.patience import SECONDS
from tests.test_browser import ROOT, _free_port, _wait_until_healthy

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def running(place, log, port: int = 0, *options: str):
    """The app over an installation (corpus, home, database): its address."""
    port, (corpus, home, url) = port or _free_port(), place
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port), *options]
    mine = {"HELPDESK_CORPUS": corpus, "HELPDESK_SHELF": corpus, "HELPDESK_HOME": home, "HELPDESK_OFFLINE": "true"}
    environment = {**os.environ, **{name: str(value) for name, value in mine.items()}, "HELPDESK_DATABASE_URL": url}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait_until_healthy(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def opened(chromium, address: str, size=WIDE):
    """A page of somebody's own browser."""
    page = chromium.new_context(viewport=size).new_page()
    page.set_default_timeout(1000 * SECONDS)
    page.goto(address)
    return page


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def reads(page, text: str) -> None:
    """Wait until this stands on the page, be it once or, as what was just done, in two places."""
    page.get_by_text(text).first.wait_for()


def fill(page, name: str, text: str) -> None:
    """Write into a field and leave it, so that the page takes it up."""
    field = page.get_by_role("textbox", name=name, exact=True)
    field.fill(text)
    field.blur()
    page.wait_for_timeout(700)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
