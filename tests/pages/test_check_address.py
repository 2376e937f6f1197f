"""The address of Check: what is written is read back, and what somebody made up is left out."""

from datetime import date

import pytest

from helpdesk.pages import check_address as address
from helpdesk.pages.check_address import Told
from tests.pages.check_rules import FINISHED, small_rules


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return small_rules(tmp_path_factory.mktemp("rules"))


def test_every_kind_of_answer_comes_back_from_the_address(book):
    told = Told(
        name="My <robot>",
        facts={"what": "yes", "where": ("garden", "unknown"), "compute": 3.5e24, "made": date(2026, 8, 2)},
        maybe={"scares": "unknown"},
        at="made",
        as_of=date(2027, 1, 1),
    )
    assert address.read(address.params_of(told), book) == told


def test_an_answer_keeps_its_place_in_the_order_of_the_questions(book):
    told = Told(facts={"made": date(2026, 8, 2)})
    told = address.answered(told, book.step["what"], "yes", book)
    assert list(told.facts) == ["what", "made"]


def test_a_suggested_answer_is_no_fact_until_the_visitor_gives_it(book):
    told = address.read({"maybe.what": "yes"}, book)
    assert told.subject.facts == {}
    told = address.answered(told, book.step["what"], "no", book)
    assert (told.facts, told.maybe) == ({"what": "no"}, {})


def test_what_the_visitor_said_beats_what_was_suggested(book):
    told = address.read({"what": "no", "maybe.what": "yes"}, book)
    assert (told.facts, told.maybe) == ({"what": "no"}, {})


@pytest.mark.parametrize(
    "params",
    [
        {"what": "<script>"},
        {"what": ""},
        {"what": "yes,no"},
        {"where": "garden,none"},
        {"where": "garden," * 200},
        {"compute": "nan"},
        {"compute": "-1"},
        {"made": "2026-13-01"},
        {"no-such-question": "yes"},
        {"maybe.nothing": "yes"},
        {"at": "../../etc"},
    ],
)
def test_a_part_that_cannot_be_used_is_left_out_and_counted(book, params):
    told = address.read({"organisation": "small", **params}, book)
    assert (told.facts, told.maybe, told.at) == ({"organisation": "small"}, {}, "")
    assert told.dropped == 1


def test_an_endless_address_is_read_to_a_limit(book):
    told = address.read({**FINISHED, **{f"x{n}": "y" for n in range(5000)}}, book)
    assert set(told.facts) == set(FINISHED)
    assert told.dropped == 5000


def test_a_name_is_one_short_line(book):
    told = address.read({"name": "a\n\x00b" + "c" * 500}, book)
    assert told.name.startswith("a  bc")
    assert len(told.name) == address.NAME_LONGEST


def test_no_real_question_bears_a_name_the_address_needs(real_desk):
    names = {*real_desk.rules.step}
    assert not names & {*address.RESERVED, *address.SCREENS}
    assert not [name for name in names if name.startswith(address.MAYBE)]
