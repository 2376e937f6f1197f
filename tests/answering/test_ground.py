"""Ground: what stands in the source passes, and nothing that is only near it."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpdesk.answering.answer import Claim, Draft, DraftSentence, Question, Status
from helpdesk.answering.ground import SHORTEST_QUOTE, ground, refusal
from helpdesk.law import Citation, Provision
from tests import sample

NOW = date(2026, 11, 20)
PATIENT = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def claim(name: str, quote: str, version: str | None = sample.IN_FORCE) -> Claim:
    citation = Citation.from_id(f"aia:{name}")
    return Claim(Citation(citation.source, citation.path, version), quote)


def why(desk, claimed: Claim, day: date = sample.SUMMER) -> str:
    return refusal(claimed, day, "en", desk.shelf)


SOUND = [
    ("art_1.1", "This Regulation lays down rules for garden robots."),
    ("art_1.1", ""),
    ("art_3.1", "A garden robot is high-risk where both of the following conditions are met:"),
    ("art_3.1.a", "it has a blade;"),
    ("art_3.1.b.ii", "at night."),
    ("art_3.2.sub_3", "A robot that hunts moles is always high-risk."),
    ("anx_II.ind_1", "trampling,"),
    ("anx_III.2.2", "The measure is written down."),
    ("anx_III.2.2", "The blade is measured.\nThe measure is written down."),
    ("art_2.3", "‘night’ means the time between 22:00 and 6:00."),
    ("art_1.1", "rules for garden robots"),
]
NEAR_MISSES = {
    "negation lost": ("art_3.2", "By derogation from paragraph 1, a robot is high-risk where it does no harm."),
    "negation put in": ("art_3.1", "A garden robot is not high-risk where both of the following conditions are met:"),
    "shall for may": ("art_4a.1", "Small keepers shall watch together."),
    "no for any": ("art_3.2", "By derogation from paragraph 1, a robot is not high-risk where it does any harm."),
    "both for either": ("art_3.1", "A garden robot is high-risk where either of the following conditions are met:"),
    "number changed": ("art_2.3", "‘night’ means the time between 22:00 and 7:00."),
    "number words changed": ("art_4.sub_2", "The keeper watches it once at night."),
    "power changed": ("art_3.3.sub_2.b", "the garden is larger than 104 square metres."),
    "another paragraph": ("art_3.1", "Keepers choose between:"),
    "a point claimed for its paragraph": ("art_3.1", "it has a blade;"),
    "a paragraph claimed for its point": ("art_3.1.a", "A garden robot is high-risk where both of the following"),
    "a point claimed for its neighbour": ("art_3.1.b", "it has a blade;"),
    "a paragraph claimed for its article": ("art_3", "Keepers choose between:"),
    "one character changed": ("art_1.1", "This Regulation lays down rules for garden robots!"),
    "one character dropped": ("art_1.1", "This Regulation lay down rules for garden robots."),
    "case changed": ("art_1.1", "this Regulation lays down rules for garden robots."),
    "spaces doubled": ("art_1.1", "This Regulation lays  down rules for garden robots."),
    "a line break for a space": ("art_1.1", "This Regulation lays down\nrules for garden robots."),
    "a space for a line break": ("anx_III.2.2", "The blade is measured. The measure is written down."),
    "a hard space for a space": ("art_1.1", "This Regulation lays down rules for garden\u00a0robots."),
    "other quotation marks": ("art_2.3", "'night' means the time between 22:00 and 6:00."),
    "a look-alike letter": ("art_1.1", "This Regul\u0430tion lays down rules for garden robots."),
    "an invisible letter": ("art_1.1", "This Regulation\u200b lays down rules for garden robots."),
    "space at its end": ("art_1.1", "This Regulation lays down rules for garden robots. "),
    "stitched from two places": ("art_3.1", "A garden robot is high-risk where it has a blade;"),
    "dots for what was left out": ("art_3.2", "By derogation … a robot is not high-risk where it does no harm."),
    "cut after the not": ("art_1.3", "apply to gnomes."),
    "cut after a not further on": ("art_3.2", "where it does no harm."),
    "begun in a word": ("art_1.1", "ules for garden robots."),
    "cut in a word": ("art_1.1", "This Regulation lays down rules for garden robot"),
    "cut in a number": ("art_2.3", "‘night’ means the time between 22:00 and 6:0"),
    "too short": ("art_4", "The keeper"),
    "only a space": ("art_4", " "),
    "an invented article": ("art_99", "This Regulation lays down rules for garden robots."),
    "an invented paragraph": ("art_1.9", "This Regulation lays down rules for garden robots."),
    "an invented place without a quote": ("art_1.9", ""),
    "a deleted paragraph": ("art_1.2", "It does not apply to scarecrows."),
    "a deleted paragraph without a quote": ("art_1.2", ""),
    "a looser place": ("art_7.b", "Article 4 applies from:"),
}


@pytest.mark.parametrize(("name", "quote"), SOUND)
def test_the_source_s_own_words_pass(sample_desk, name, quote):
    assert why(sample_desk, claim(name, quote)) == ""


@pytest.mark.parametrize("what", NEAR_MISSES)
def test_a_near_miss_is_refused(sample_desk, what):
    assert why(sample_desk, claim(*NEAR_MISSES[what]))


@pytest.mark.parametrize(
    ("version", "day", "reason"),
    [
        (None, sample.SUMMER, "names no version"),
        (sample.PUBLISHED, sample.SUMMER, "not the wording in force"),
        (sample.IN_FORCE, sample.SPRING, "not the wording in force"),
        (sample.IN_FORCE, sample.BEFORE, "No wording"),
        ("2098-01-01", sample.SUMMER, "No wording"),
    ],
)
def test_the_wording_must_be_the_one_of_the_day_even_where_the_words_are_the_same(sample_desk, version, day, reason):
    quote = "This Regulation lays down rules for garden robots."
    assert reason in why(sample_desk, claim("art_1.1", quote, version), day)


def test_each_day_has_its_wording(sample_desk):
    quote = "This Regulation lays down rules for garden robots."
    assert why(sample_desk, claim("art_1.1", quote, sample.PUBLISHED), sample.SPRING) == ""
    assert why(sample_desk, claim("art_1.1", quote, sample.IN_FORCE), sample.SUMMER) == ""


def test_a_recital_is_read_in_the_version_that_carries_it(sample_desk):
    quote = "A robot that waters plants should not water people."
    assert why(sample_desk, claim("rec_2", quote, sample.PUBLISHED)) == ""
    assert why(sample_desk, claim("rec_2", quote.replace("not ", ""), sample.PUBLISHED))


def units(desk, version: str = sample.IN_FORCE) -> list[Provision]:
    return [unit for unit in desk.whole_text("aia", version) if unit.text]


def test_every_unit_of_the_law_passes_whole(sample_desk):
    found = units(sample_desk)
    assert len(found) > 50
    for unit in found:
        assert why(sample_desk, claim(unit.id.removeprefix("aia:"), unit.text)) == ""


@PATIENT
@given(picked=st.data())
def test_no_changed_character_passes(sample_desk, picked):
    unit = picked.draw(st.sampled_from(units(sample_desk)))
    place = picked.draw(st.integers(0, len(unit.text) - 1))
    other = picked.draw(st.characters().filter(lambda letter: letter != unit.text[place]))
    changed = unit.text[:place] + other + unit.text[place + 1 :]
    assert why(sample_desk, claim(unit.id.removeprefix("aia:"), changed))


@PATIENT
@given(picked=st.data())
def test_no_dropped_and_no_added_character_passes(sample_desk, picked):
    unit = picked.draw(st.sampled_from([unit for unit in units(sample_desk) if len(unit.text) > 20]))
    place = picked.draw(st.integers(1, len(unit.text) - 2))
    added = picked.draw(st.characters())
    dropped = unit.text[:place] + unit.text[place + 1 :]
    longer = unit.text[:place] + added + unit.text[place:]
    name = unit.id.removeprefix("aia:")
    assert why(sample_desk, claim(name, dropped)) and why(sample_desk, claim(name, longer))


@PATIENT
@given(picked=st.data())
def test_whatever_passes_is_in_the_source_and_cut_between_words(sample_desk, picked):
    unit = picked.draw(st.sampled_from(units(sample_desk)))
    start = picked.draw(st.integers(0, len(unit.text) - 1))
    end = picked.draw(st.integers(start + 1, len(unit.text)))
    quote = unit.text[start:end]
    if not why(sample_desk, claim(unit.id.removeprefix("aia:"), quote)):
        assert len(quote) >= SHORTEST_QUOTE or quote == unit.text
        assert any(_stands(unit.text, quote, found.start()) for found in re.finditer(re.escape(quote), unit.text))


def _stands(text: str, quote: str, start: int) -> bool:
    letters = ((text[start - 1 : start], quote[0]), (quote[-1], text[start + len(quote) :][:1]))
    return not any(one.isalnum() and other.isalnum() for one, other in letters)


@PATIENT
@given(quote=st.text(min_size=1, max_size=60), name=st.sampled_from(["art_1.1", "art_3.1", "anx_II.ind_1", "rec_1"]))
def test_no_text_stops_the_check(sample_desk, quote, name):
    assert isinstance(why(sample_desk, claim(name, quote)), str)


def sentence(*claims: Claim, text: str = "The law says so.") -> DraftSentence:
    return DraftSentence(text, claims)


RIGHT = claim("art_1.1", "This Regulation lays down rules for garden robots.")
WRONG = claim("art_1.1", "This Regulation lays down no rules for garden robots.")
PLACE = claim("art_1.1", "")


def grounded(desk, *sentences: DraftSentence, status: Status = Status.ANSWERED):
    return ground(Draft(status, sentences, ("next",)), Question("q", sample.SUMMER), desk.shelf)


def test_a_sentence_with_one_wrong_claim_is_held_back_and_logged(sample_desk, caplog):
    answer = grounded(sample_desk, sentence(RIGHT, text="One."), sentence(RIGHT, WRONG, text="Two."))
    assert [s.text for s in answer.sentences] == ["One."]
    assert (answer.status, answer.held_back) == (Status.ANSWERED, 1)
    assert "does not say" in caplog.text


def test_an_answer_of_which_nothing_stands_says_so(sample_desk):
    answer = grounded(sample_desk, sentence(WRONG))
    assert (answer.status, answer.citations, answer.held_back) == (Status.HELD_BACK, (), 1)
    assert answer.next


def test_an_answer_without_its_proofs_is_not_an_answer(sample_desk):
    answer = grounded(sample_desk, DraftSentence("You are right:"), sentence(WRONG))
    assert answer.status is Status.HELD_BACK
    assert "You are right" not in answer.text


def test_one_quote_has_one_number_and_a_bare_place_shares_it(sample_desk):
    answer = grounded(sample_desk, sentence(RIGHT), sentence(PLACE, RIGHT))
    assert [s.cites for s in answer.sentences] in ([(1,), (1, 1)], [(1,), (1,)])
    assert [cited.n for cited in answer.citations] == [1]


def test_numbers_run_in_order_of_use(sample_desk):
    other = claim("art_4", "The keeper watches the robot.")
    answer = grounded(sample_desk, sentence(other), sentence(RIGHT), sentence(other))
    assert [s.cites for s in answer.sentences] == [(1,), (2,), (1,)]
    assert [cited.id for cited in answer.citations] == ["aia:art_4", "aia:art_1.1"]


def test_a_citation_carries_force_version_day_and_page(sample_desk):
    [cited] = grounded(sample_desk, sentence(claim("art_4", "The keeper watches the robot."))).citations
    assert (cited.label, str(cited.force), cited.version) == ("Article 4", "binding", sample.IN_FORCE)
    assert cited.applies_from == "2099-07-01" and "2099-08-01" in cited.applies_note
    assert cited.url.startswith("https://law.example/")


# --- the law itself ---------------------------------------------------------------------------------------------


def real_misses(text: str) -> Iterator[str]:
    """The words of a provision with one thing turned round."""
    for pattern, other in ((r"\bshall not\b", "shall"), (r"\bshall\b(?! not)", "shall not"), (r"\bshall\b", "may")):
        yield re.sub(pattern, other, text, count=1)
    yield re.sub(r"\b(is|are)\b(?! not)", r"\1 not", text, count=1)
    yield re.sub(r"\bnot ", "", text, count=1)
    yield re.sub(r"\d+", lambda found: str(int(found.group()) + 1), text, count=1)
    yield text.replace(" ", "  ", 1)
    yield text.replace(",", "", 1)


@pytest.mark.official
def test_every_provision_in_force_passes_whole_and_none_of_its_near_misses(real_desk):
    volume = [unit for unit in real_desk.whole_text("aia", "2026-07-27") if unit.text]
    assert len(volume) > 1400
    tried = 0
    for unit in volume:
        here = Citation.from_id(unit.id)
        here = Citation(here.source, here.path, unit.version)
        assert refusal(Claim(here, unit.text), NOW, "en", real_desk.shelf) == "", unit.id
        for changed in {words for words in real_misses(unit.text) if words not in unit.text}:
            tried += 1
            assert refusal(Claim(here, changed), NOW, "en", real_desk.shelf), (unit.id, changed)
    assert tried > 4000


@pytest.mark.official
def test_no_provision_s_words_pass_for_its_parent_or_its_neighbour(real_desk):
    volume = [unit for unit in real_desk.whole_text("aia", "2026-07-27") if len(unit.text) >= SHORTEST_QUOTE]
    for unit, neighbour in zip(volume, volume[1:], strict=False):
        for name in {neighbour.id, unit.parent} - {None, unit.id}:
            there = Citation.from_id(name)
            claimed = Claim(Citation(there.source, there.path, unit.version), unit.text)
            held = real_desk.shelf.find(there, NOW).text
            assert unit.text in held or refusal(claimed, NOW, "en", real_desk.shelf), (unit.id, name)


@pytest.mark.official
def test_the_words_of_2024_are_refused_in_2026(real_desk):
    for unit in real_desk.whole_text("aia", "2024-07-12"):
        if unit.text and unit.kind != "recital":
            here = Citation.from_id(unit.id)
            claimed = Claim(Citation(here.source, here.path, unit.version), unit.text)
            assert refusal(claimed, NOW, "en", real_desk.shelf), unit.id
