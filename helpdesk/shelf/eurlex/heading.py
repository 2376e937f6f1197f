"""Headings: the titles of chapters, sections and annexes, as they are shown above a provision."""

import re

_KEPT = {"AI", "IA", "EU", "UE", "GPAI", "CE", "EC", "EEA", "IT"}
# How the article on definitions is called in the languages of the Union.
DEFINITIONS = frozenset(
    """definitions|définitions|definities|begriffsbestimmungen|definiciones|definizioni|definições|definicje
    definitioner|määritelmät|fogalommeghatározások|definice|vymedzenie pojmov|opredelitev pojmov|definicije
    definiții|ορισμοί|определения|mõisted|definīcijas|terminų apibrėžtys|definizzjonijiet|sainmhínithe|pojmovi
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}
_WORD = re.compile(r"[^\W\d_]+")


def joined(number: str, title: str) -> str:
    """ "CHAPTER III", "HIGH-RISK AI SYSTEMS" -> "Chapter III: High-risk AI systems"."""
    label = capitalised_first(number)
    return f"{label}: {sentence_case(title)}" if title else label


def capitalised_first(number: str) -> str:
    """ "ANNEX III" -> "Annex III": the first word in sentence case, its number left alone.

    >>> capitalised_first("CHAPTER III"), capitalised_first("Article 4 bis")
    ('Chapter III', 'Article 4 bis')
    """
    word, space, rest = number.partition(" ")
    return (word.capitalize() if word.isupper() else word) + space + rest


def sentence_case(title: str) -> str:
    """A title printed in capitals, in sentence case; any other title as it is.

    A stray mark at its end is left out: the Act prints the title of its Article 1 as "Subject matter`".

    >>> sentence_case("EU DATABASE FOR HIGH-RISK AI SYSTEMS"), sentence_case("MODÈLES D’IA À USAGE GÉNÉRAL")
    ('EU database for high-risk AI systems', 'Modèles d’IA à usage général')
    """
    title = title.rstrip("`'")
    if not title.isupper():
        return title
    lowered = _WORD.sub(lambda word: word[0] if word[0] in _KEPT else word[0].lower(), title)
    return lowered[:1].upper() + lowered[1:]
