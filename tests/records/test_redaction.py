"""What names a person is taken out of a text, what names the law stays, and no text takes long."""

import time

import pytest

from helpdesk.records.redaction import addresses_in, redacted, without
from tests.records import told

LONG = 100_000
SEEDS = (
    "a",
    "a@",
    "@",
    "a.",
    "a@a.",
    "1",
    "1 ",
    "0 ",
    "+",
    "(0",
    "00",
    "+1(",
    "DE89 ",
    "1.",
    "Mr ",
    "Mr A ",
    "Mr A.",
    "Mr A'",
    "my name is ",
    "my name is a ",
    "name:",
    "regards,\n",
    "regards, A ",
    "regards,\n\n\n",
    "A ",
    "A'",
    "Mr van ",
    "Mr A de ",
    "tel ",
    "tel:1",
    "tel no is ",
    "\n",
    " ",
    "\t",
    "Ä",
    "a[at]",
    "a(dot)",
    "-",
    "call me on ",
    "0-",
    "😀",
)


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


@pytest.mark.parametrize("kind", ["e-mail", "phone", "account", "name"])
def test_what_is_written_as_such_is_found_and_nothing_around_it_is_touched(kind):
    rows = [row for row in told.WITH if row[0] == kind]
    assert share([redacted(sentence) == expected for _, sentence, expected in rows]) >= 0.99


def test_words_that_were_written_later_are_found_nearly_as_well():
    assert share([f"[{kind}]" in redacted(sentence) for kind, sentence, _ in told.FRESH_WITH]) >= 0.95


def test_law_dates_and_amounts_stay_as_they_are():
    sentences = [*told.WITHOUT, *told.FRESH_WITHOUT]
    assert [(sentence, redacted(sentence)) for sentence in sentences if redacted(sentence) != sentence] == []


def test_the_sentences_are_as_many_as_their_figures_need():
    assert len({row[1] for row in told.WITH}) >= 200 and len(set(told.WITHOUT)) >= 200


def test_a_name_that_nothing_announces_is_not_found_as_the_page_on_privacy_says():
    assert [sentence for sentence in told.UNANNOUNCED if redacted(sentence) != sentence] == []


def test_what_was_redacted_stays_as_it_is():
    for _, sentence, _ in told.WITH:
        assert redacted(redacted(sentence)) == redacted(sentence)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hostile_text_takes_no_longer_than_its_length(seed):
    text = (seed * LONG)[:LONG]
    began = time.process_time()
    redacted(text)
    addresses_in(text)
    assert time.process_time() - began < 1.5


def test_addresses_are_read_in_small_letters():
    assert addresses_in("Ada <ADA@Firm.example>, bob@x.example.") == {"ada@firm.example", "bob@x.example"}


def test_words_that_are_known_are_removed_whatever_their_case():
    assert without("ada byron wrote; Byron's", "Ada Byron", "", "ada@x.example") == "[removed] wrote; Byron's"
    assert without("a+b (c) a.b", "a+b", "(c)") == "[removed] [removed] a.b"
    assert without("nothing", "", " ") == "nothing"
