"""Language: a question in another tongue is told from one in the tongue that is searched."""

import pytest

from helpdesk.search.language import is_written_in


@pytest.mark.parametrize(
    "text",
    [
        "What must we tell our customers?",
        "chatbot disclosure",
        "Article 6(3)",
        "CV",
        "is ai in hr high risk or what",
        "wat must we do about teh chatbots",
        "",
        "🤖",
        "12345",
    ],
)
def test_english_and_what_is_too_short_to_tell_is_english(text):
    assert is_written_in(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Was müssen wir den Kunden über die KI sagen?",
        "Quelles sont les obligations des déployeurs dans le règlement ?",
        "Welke plichten hebben wij als wij een chatbot van een ander gebruiken?",
        "Quali sono gli obblighi per chi usa un sistema di intelligenza artificiale?",
        "¿Qué obligaciones tiene una empresa que usa un sistema de inteligencia artificial?",
    ],
)
def test_another_tongue_is_not_english(text):
    assert not is_written_in(text, "en")


def test_french_is_french():
    assert is_written_in("Quelles sont les obligations des déployeurs dans le règlement ?", "fr")
