"""Routes and limits: known by their cues, as whole words; a loose end in a row is named."""

import pytest

from helpdesk.answering.limits import read_limits
from helpdesk.answering.route import read_routes
from helpdesk.errors import CorpusError
from helpdesk.settings import ROOT

OURS = ROOT / "corpus"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When does Article 50 apply?", "dates"),
        ("What is the fine for a provider?", "penalties"),
        ("What is a deployer?", "definitions"),
        ("Is our tool high-risk?", "high-risk"),
        ("What must we do as a deployer?", "duties"),
    ],
)
def test_a_question_is_of_the_kind_its_words_say(question, kind):
    assert read_routes(OURS).of(question).is_of(kind)


def test_a_question_may_be_of_two_kinds_or_none():
    routes = read_routes(OURS)
    both = routes.of("When do the duties of importers apply?")
    assert both.is_of("dates") and both.is_of("duties")
    assert routes.of("blue elephants").kinds == ()


def test_roles_come_in_the_order_of_the_question():
    roles = read_routes(OURS).of("Must an importer ask the distributor?").roles
    assert [role.id for role in roles] == ["importer", "distributor"]


@pytest.mark.parametrize(
    ("question", "limit"),
    [
        ("How do I file a VAT return?", "tax"),
        ("What does the GDPR say about consent?", "gdpr"),
        ("What is the phone number of the authority?", "contact-details"),
    ],
)
def test_a_limit_is_met_by_its_words(question, limit):
    assert read_limits(OURS).met_by(question, names_provision=False).id == limit


@pytest.mark.parametrize(
    "question",
    [
        "How does the AI Act relate to the GDPR?",
        "Does Article 10 of the AI Act replace the GDPR?",
        "private car",
        "elevator",
    ],
)
def test_another_law_is_no_limit_where_the_question_is_about_ours(question):
    assert read_limits(OURS).met_by(question, names_provision=False) is None


def test_what_no_law_says_is_a_limit_even_where_a_provision_is_named():
    limits = read_limits(OURS)
    assert limits.met_by("Which is the phone number under Article 70?", names_provision=True).is_ours


SUBJECTS = '[[subject]]\nid = "act"\nsaid = ["a"]\n[[subject]]\nid = "ai"\nsaid = ["b"]\n'


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ('[[limit]]\nid = "x"\nkind = "wrong"\nsaid = ["y"]\nsays = "z"\n', "kind"),
        ('[[limit]]\nid = "x"\nkind = "silent"\nsaid = ["y"]\n', "says"),
        ('[[limit]]\nid = "x"\nkind = "silent"\nsaid = ["y"]\nsays = "z"\n' * 2, "twice"),
    ],
)
def test_a_loose_end_among_the_limits_is_named(tmp_path, row, word):
    (tmp_path / "limits.toml").write_text(SUBJECTS + row)
    with pytest.raises(CorpusError, match=word):
        read_limits(tmp_path)


def test_limits_need_to_know_what_the_desk_is_about(tmp_path):
    (tmp_path / "limits.toml").write_text("")
    with pytest.raises(CorpusError, match="act"):
        read_limits(tmp_path)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ('[[route]]\nid = "x"\n', "cues"),
        ('[[route]]\nid = "x"\ncues = ["y"]\nleads = "z"\n', "leads"),
        ('[[role]]\nid = "x"\nsaid = ["y"]\n', "duties"),
        ('[[route]]\nid = "x"\ncues = ["y"]\n[[role]]\nid = "x"\nsaid = ["y"]\nduties = ["z"]\n', "twice"),
    ],
)
def test_a_loose_end_among_the_routes_is_named(tmp_path, row, word):
    (tmp_path / "routes.toml").write_text(row)
    with pytest.raises(CorpusError, match=word):
        read_routes(tmp_path)
