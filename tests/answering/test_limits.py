"""Limits: they catch a wish for what the desk does not have, and not the mere mention of it."""

import pytest

from helpdesk.answering.limits import read_limits
from helpdesk.settings import ROOT
from tests.answering.test_route import SUBJECTS

OURS = ROOT / "corpus"


def met(question: str) -> str | None:
    limit = read_limits(OURS).met_by(question, names_provision=False)
    return limit.id if limit else None


@pytest.mark.parametrize(
    ("question", "limit"),
    [
        ("Can you recommend a good governance platform?", "vendors"),
        ("Which law firm is good at this?", "vendors"),
        ("Which standards should we follow?", "standards-list"),
        ("Is ISO/IEC 42001 a harmonised standard?", "standards-list"),
        ("How much does an audit by a notified body cost?", "prices"),
        ("What is the salary of an officer?", "prices"),
        ("Give me the e-mail address of the authority", "contact-details"),
        ("Within how many hours must a data breach be reported?", "gdpr"),
        ("Can you guarantee that we comply?", "guarantee"),
        ("Is there case law on this?", "case-law"),
        ("Who wrote the law?", "people-and-politics"),
        ("Please sign our declaration", "acting-for-you"),
        ("Which rules hold for chat programs in Japan?", "elsewhere"),
    ],
)
def test_a_wish_is_caught(question, limit):
    assert met(question) == limit


@pytest.mark.parametrize(
    "question",
    [
        "A fitness tracker recommends workouts. Safety component?",
        "Which tools count as high-risk?",
        "We are certified to ISO/IEC 42001. Does that make us compliant?",
        "Our program sets the price of life insurance",
        "A program proposes who gets a higher salary",
        "A robot voice answers the phone. Must it say so?",
        "Is it 72 hours for a serious incident, as for a data breach?",
        "How do we guarantee that training sets are representative?",
        "Judges use it to search case law. High-risk?",
        "Who wrote the text must be told, or not?",
        "Who must sign our declaration of conformity?",
        "Our developers sit in India and we sell in the EU",
        "May our terms and conditions exclude high-risk use?",
        "Must we tell the works council before we start?",
        "A program checks papers and passports at the border",
    ],
)
def test_a_mention_is_not(question):
    assert met(question) is None


ROW = '[[limit]]\nid = "x"\nkind = "silent"\nsaid = ["how much … cost", "fee"]\nunless = ["fine"]\nsays = "z"\n'


@pytest.mark.parametrize(
    ("question", "is_met"),
    [
        ("How much does an audit cost?", True),
        ("how much cost", True),
        ("Which fee?", True),
        ("How much is one two three four five six seven cost?", False),
        ("A fine or a\nfee?", False),
        ("Show much at any cost", False),
    ],
)
def test_a_gap_stands_for_a_few_words_and_a_mention_wins(tmp_path, question, is_met):
    (tmp_path / "limits.toml").write_text(SUBJECTS + ROW, encoding="utf-8")
    assert (read_limits(tmp_path).met_by(question, names_provision=False) is not None) is is_met
