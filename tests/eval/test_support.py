"""What the examiner calls supported and precise, on the made-up act and with citations spoilt on purpose."""

from datetime import date

import pytest

from eval.support import Held, Library, judge, marks_of, read, stems
from tests import sample
from tests.eval.answers import answer, cited


@pytest.fixture(scope="module")
def library(sample_desk):
    return Library(sample_desk)


@pytest.fixture(scope="module")
def given(sample_desk):
    """Two provisions of the made-up act that share few words, as citations that quote them whole."""
    units = {unit.id: unit for unit in sample_desk.whole_text("aia", sample.IN_FORCE)}
    chosen = [units["aia:art_2.1"], units["aia:art_4.sub_2"]]
    return [cited(n, unit.id, unit.text, version=unit.version) for n, unit in enumerate(chosen, 1)]


def _judge(text, cites, library):
    spoken = answer((text, tuple(each.n for each in cites)), cites=cites)
    return judge(spoken.sentences[0], cites, library, spoken)


def test_a_citation_that_holds_the_words_of_its_sentence_supports_it(given, library):
    judged = _judge(given[0].quote, given[:1], library)
    assert (judged.needs, judged.supported, judged.precise) == (True, True, (True,))


def test_a_citation_of_another_place_does_not(given, library):
    judged = _judge(given[0].quote, given[1:], library)
    assert (judged.supported, judged.precise) == (False, (False,))


def test_the_one_that_adds_nothing_is_not_precise(given, library):
    assert _judge(given[0].quote, given, library).precise == (True, False)


def test_a_figure_or_a_day_that_the_citation_does_not_hold_breaks_the_support(given, library):
    assert not _judge(f"{given[0].quote} Within 77 weeks.", given[:1], library).supported
    assert not _judge(f"{given[0].quote} From 3 March 2031.", given[:1], library).supported


def test_a_sentence_that_opens_with_a_provision_must_cite_it(given, library):
    for opening, supported in (("Article 2(1)", True), ("Article 2", True), ("Article 3(1)", False)):
        named = [cited(1, given[0].id, given[0].quote, version=given[0].version, label="Article 2(1)")]
        assert _judge(f"{opening} says: {given[0].quote}", named, library).supported is supported


def test_a_quote_that_was_changed_supports_nothing_and_is_not_exact(given, library):
    spoilt = cited(1, given[0].id, given[0].quote[:-9] + "x", version=given[0].version)
    marks = marks_of(answer((given[0].quote, (1,)), cites=[spoilt]), (), library)
    assert marks["quotes exact"] == (0, 1)
    assert marks["citation precision"] == (0, 1)
    assert marks["citation recall"] == (0, 1)


def test_a_sentence_on_the_law_without_a_citation_is_missing_one_and_small_talk_is_not(given, library):
    said = answer("You must keep a log.", "Please ask again.", (given[0].quote, (1,)), cites=given[:1])
    assert marks_of(said, (), library)["citation recall"] == (1, 2)


def test_citations_are_near_the_gold_when_their_article_is_gold(given, library):
    gold = (given[0].id.removeprefix("aia:"),)
    said = answer((given[0].quote, (1, 2)), cites=given)
    assert marks_of(said, gold, library)["citations in a gold article"] == (1, 2)


def test_a_citation_holds_the_days_of_the_calendar_for_its_place(library):
    held = library.held_by(cited(1, "aia:art_4", version=sample.IN_FORCE))
    assert {"2099-07-01", "2099-08-01"} <= held.figures  # by day, and at night
    assert date(2100, 5, 1).isoformat() not in held.figures


def test_words_are_compared_by_their_stems_and_small_ones_do_not_count():
    assert stems("Providers must provide what they have provided") == {"provid"}
    assert read("within ten days").figures == {"10"}
    assert Held(frozenset({"a", "b"})).share_of(Held(frozenset({"a", "c"}))) == 0.5
