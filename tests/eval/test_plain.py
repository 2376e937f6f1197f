"""The plain pipeline is read fairly: each chunk stands for what it really holds."""

from dataclasses import dataclass

from eval.plain import cited, page

UNITS = [
    ("aia:art_1", "Article 1\nScope"),  # begins at 0, 15 characters and a blank line
    ("aia:art_1.1", "1. This is first."),  # 17
    ("aia:art_1.2", "2. This is next."),  # 35
    ("aia:art_2", "Article 2"),  # 52
]


@dataclass
class Chunk:
    """What a splitter gives: some words, and where they begin."""

    page_content: str
    metadata: dict


def _chunk(words: str, text: str) -> Chunk:
    return Chunk(words, {"page": 0, "start_index": text.index(words)})


def test_a_page_knows_where_each_provision_begins():
    text = page("aia", UNITS)
    assert text.starts == (0, 17, 35, 52)
    assert [text.text[start:].split("\n")[0] for start in text.starts] == [
        "Article 1",
        "1. This is first.",
        "2. This is next.",
        "Article 2",
    ]


def test_a_chunk_begins_in_one_provision_and_may_hold_several():
    text = page("aia", UNITS)
    ids = cited([_chunk("is first.\n2. This", text.text)], [text])
    assert ids == {"begins": ["aia:art_1.1"], "holds": ["aia:art_1.1", "aia:art_1.2"]}


def test_a_chunk_that_ends_where_a_provision_begins_does_not_hold_it():
    text = page("aia", UNITS)
    assert text.held_by(17, 35) == ["aia:art_1.1"]
    assert text.held_by(17, 36) == ["aia:art_1.1", "aia:art_1.2"]
    assert text.held_by(60, 61) == ["aia:art_2"]


def test_chunks_are_told_in_the_order_they_were_found():
    text = page("aia", UNITS)
    ids = cited([_chunk("Article 2", text.text), _chunk("1. This", text.text)], [text])
    assert ids["begins"] == ["aia:art_2", "aia:art_1.1"]
