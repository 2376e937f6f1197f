"""The front door: app.py itself, on its default page."""

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from helpdesk.pages import words
from tests.patience import SECONDS

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture
def front_door(tmp_path, monkeypatch):
    """app.py over an empty shelf and without our own telling of the law, so that no index is built."""
    rows = tmp_path / "corpus"
    rows.mkdir()
    for file in (APP.parent / "corpus").glob("*.toml"):
        shutil.copy(file, rows)
    monkeypatch.setenv("HELPDESK_CORPUS", str(rows))
    monkeypatch.setenv("HELPDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HELPDESK_SHELF", str(tmp_path / "shelf"))
    monkeypatch.setenv("HELPDESK_OPERATOR", "Ada's bakery")
    st.cache_resource.clear()
    yield lambda: AppTest.from_file(str(APP), default_timeout=SECONDS).run()
    st.cache_resource.clear()


def shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def test_the_default_page_is_ask_and_says_who_runs_it(front_door):
    html = shown(front_door())
    assert words.ASK_LEAD in html.replace("&#x27;", "'")
    assert "run by Ada&#x27;s bakery, not by the European Commission" in html


def test_the_staff_come_in_by_a_link_in_the_foot(front_door):
    page = front_door()
    assert [link.proto.label for link in page.get("page_link")].count(words.STAFF) == 1
    assert "Desk" not in [link.proto.label for link in page.get("page_link")]


def test_without_official_texts_the_page_says_how_to_fetch_them(front_door):
    page = front_door()
    assert words.EMPTY_SHELF_TITLE in shown(page)
    page.chat_input[0].set_value("What is a deployer?").run()
    assert "python -m helpdesk corpus sync" in shown(page)


def test_a_setting_that_cannot_be_used_is_named_and_not_traced(front_door, monkeypatch):
    monkeypatch.setenv("HELPDESK_LANG", "english")
    html = shown(front_door())
    assert "HELPDESK_LANG" in html
    assert "Traceback" not in html
