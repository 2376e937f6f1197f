"""The example questions over the official texts: each is answered, and every source opens with its quote marked."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from helpdesk.answering.answer import Status
from helpdesk.desk import open_desk
from helpdesk.pages import words
from helpdesk.settings import Settings

pytestmark = pytest.mark.official


def ask_page(desk):
    from helpdesk.pages import ask, frame

    ask.show(desk, frame.foot(desk))


@pytest.fixture(scope="module")
def desk(mirror):
    return open_desk(Settings(shelf=mirror))


def marked(page: AppTest) -> str:
    """The words that the opened sheet marks."""
    html = "".join(element.proto.body for element in page.get("html"))
    sheet = html[html.index('data-show="yes"') :]
    return "".join(re.sub("<[^>]+>", "", stretch) for stretch in re.findall(r"<mark>(.*?)</mark>", sheet))


@pytest.mark.parametrize("example", words.EXAMPLES)
def test_every_source_of_an_example_opens_with_exactly_the_quoted_words_marked(desk, example):
    page = AppTest.from_function(ask_page, args=(desk,), default_timeout=240).run()
    page.chat_input[0].set_value(example).run()
    answer = page.session_state["ask_turns"][-1].answer
    assert answer.status in (Status.ANSWERED, Status.CURATED)
    assert answer.citations
    for cited in answer.citations:
        page.button_group[0].set_value(cited.n).run()
        assert not page.exception
        assert unescape(marked(page)) == cited.quote.replace("\n", ""), cited.label
