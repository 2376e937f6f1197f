"""Signing in elsewhere, in a real browser with a provider of OpenID Connect on loopback: who is let in, who is not."""

from datetime import UTC, datetime

import pytest

from helpdesk.desk import open_desk
from helpdesk.desk.first import make_administrator
from helpdesk.desk.staff import Staff
from helpdesk.pages import desk_words, words
from tests import sample
from tests.pages.browsing import opened, press, reads, running
from tests.pages.vouching import CLIENT, SECRET, new_key, vouching
from tests.test_browser import _free_port

pytestmark = pytest.mark.browser

INVITED, CHIEF = "ines@desk.example", "chief@desk.example"
INES = {"sub": "7", "email": INVITED, "email_verified": True, "name": "Ines"}


@pytest.fixture
def place(sample_corpus, fresh_home):
    """An installation with an administrator who has a password, and an editor who was invited by her address."""
    desk = open_desk(sample.settings_of(sample_corpus, fresh_home))
    now = datetime.now(UTC)
    chief = make_administrator(desk, ("Chief", CHIEF, "wheelbarrow under the plum tree"), now)
    Staff(desk, chief, now).invite("Ines", INVITED, ["editor"])
    desk.records.close()
    return sample_corpus, fresh_home, ""


@pytest.fixture
def served(place, tmp_path):
    """Serves the app with somebody who vouches for a person with these claims: (address, provider)."""
    opened_here = []

    def serve(claims: dict):
        provider, port = vouching(claims), _free_port()
        told = provider.__enter__()
        opened_here.append(provider)
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(_secrets(told.address, port), encoding="utf-8")
        app = running(place, (tmp_path / "log.txt").open("w"), port, "--secrets.files", str(secrets))
        opened_here.append(app)
        return app.__enter__(), told

    yield serve
    for each in reversed(opened_here):
        each.__exit__(None, None, None)


def _secrets(provider: str, port: int) -> str:
    rows = {
        "redirect_uri": f"http://127.0.0.1:{port}/oauth2callback",
        "cookie_secret": "nobody guesses this one",
        "client_id": CLIENT,
        "client_secret": SECRET,
        "server_metadata_url": f"{provider}/.well-known/openid-configuration",
    }
    return "[auth]\n" + "".join(f'{name} = "{value}"\n' for name, value in rows.items())


def goes_elsewhere(chromium, address: str):
    """A page of somebody who presses the button of the organisation."""
    page = opened(chromium, address)
    page.get_by_role("link", name=words.STAFF).click()
    press(page, desk_words.ELSEWHERE)
    return page


def test_who_was_invited_is_let_in_and_leaves_nothing_behind(served, chromium):
    address, _ = served(INES)
    page = goes_elsewhere(chromium, address)
    page.wait_for_selector(".st-key-desk_rooms")
    assert page.get_by_text("Ines").first.is_visible()
    page.get_by_text(desk_words.SIGN_OUT, exact=True).first.click()
    page.wait_for_timeout(1500)
    page.goto(f"{address}/desk")
    page.get_by_role("button", name=desk_words.ELSEWHERE, exact=True).wait_for()
    assert not page.locator(".st-key-desk_rooms").count()


@pytest.mark.parametrize(
    "claims",
    [
        {**INES, "email": "stranger@desk.example"},
        {**INES, "email_verified": False},
        {**INES, "email_verified": "true"},
        {"sub": "8"},
        {**INES, "email": CHIEF},
    ],
    ids=["not invited", "not verified", "verified in words", "no address", "one who has a password"],
)
def test_nobody_else_is_let_in(served, chromium, claims):
    address, _ = served(claims)
    page = goes_elsewhere(chromium, address)
    reads(page, "not on the list of this desk")
    assert not page.locator(".st-key-desk_rooms").count()


def test_claims_signed_by_another_key_open_nothing(served, chromium):
    address, provider = served(INES)
    provider.signs_with = new_key()
    page = goes_elsewhere(chromium, address)
    page.wait_for_timeout(3000)
    assert not page.locator(".st-key-desk_rooms").count()
