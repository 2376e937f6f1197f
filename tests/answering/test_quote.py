"""Quotes: always the source's own characters, never too long, the sentences that fit the question."""

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.answering.quote import LONGEST, best_words, claim_of, closest, sentences_of, shown
from helpdesk.law import Force, Kind, Provision


def provision(text: str, name: str = "aia:art_1.1") -> Provision:
    return Provision(
        name, Kind.PARAGRAPH, "Article 1(1)", "", text, "aia:art_1", (), "2099-06-01", "en", Force.BINDING, ""
    )


def test_a_short_text_is_quoted_whole():
    assert best_words(provision("It watches. It waits."), "who waits?") == "It watches. It waits."


def test_of_a_long_text_the_part_that_answers_is_quoted():
    text = " ".join(["The garden is large and has many trees in it."] * 15 + ["A hedgehog shall be lifted gently."])
    quote = best_words(provision(text), "How must we lift a hedgehog?")
    assert "A hedgehog shall be lifted gently." in quote and len(quote) <= LONGEST


@given(text=st.text(alphabet="ab c.;,\n", min_size=1, max_size=2000), question=st.text(alphabet="abc ", max_size=30))
def test_a_quote_is_always_a_stretch_of_the_text_and_never_too_long(text, question):
    quote = best_words(provision(text), question)
    assert quote in text and len(quote) <= LONGEST


@given(text=st.text(alphabet="ab c.;,\n", max_size=300))
def test_sentences_are_stretches_of_the_text(text):
    assert all(words in text and words.strip() == words for words in sentences_of(text))


def test_dots_show_where_the_provision_goes_on():
    unit = provision("One. Two. Three.")
    assert shown(unit, "Two.") == "“… Two. …”"
    assert shown(unit, unit.text) == "“One. Two. Three.”"


def test_a_claim_names_the_wording():
    assert str(claim_of(provision("x"), "x").citation.version) == "2099-06-01"


def test_the_closest_units_come_in_the_order_of_the_law():
    units = [provision(text, f"aia:art_1.{n}") for n, text in enumerate(["about cats", "about dogs", "cats again"], 1)]
    assert [unit.id for unit in closest(units, "cats", 2)] == ["aia:art_1.1", "aia:art_1.3"]
