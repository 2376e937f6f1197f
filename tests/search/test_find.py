"""Find: what a question names comes first, each place once, law before explanation, the wording of the day."""

from datetime import date

import pytest

from helpdesk.law import Kind
from helpdesk.law.calendar import is_within
from helpdesk.search.find import Hit, _apart
from helpdesk.search.signals import Lead
from tests import sample
from tests.search.test_passage import words_of

NOW = date(2026, 11, 20)


@pytest.fixture
def search(sample_desk):
    return sample_desk.finder()


def ids(hits) -> list[str]:
    return [hit.provision.id for hit in hits]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What does Article 3(1)(a) say?", ["aia:art_3.1.a"]),
        ("Art. 4 and Annex II", ["aia:art_4", "aia:anx_II"]),
        ("Does recital 2 explain Article 2?", ["aia:rec_2", "aia:art_2"]),
    ],
)
def test_what_the_question_names_stands_first(search, question, named):
    hits = search.find(question, sample.SUMMER)
    assert ids(hits)[: len(named)] == named
    assert all(hit.named for hit in hits[: len(named)])


def test_what_is_not_there_on_the_day_is_not_named(search):
    assert "aia:art_4a" in ids(search.find("Article 4a", sample.SUMMER))
    assert "aia:art_4a" not in ids(search.find("Article 4a", sample.SPRING))


def test_nothing_is_found_before_the_first_wording(search):
    assert search.find("a robot with a blade", sample.BEFORE) == []


def test_the_wording_of_the_day_is_found(search):
    for day, version in ((sample.SPRING, sample.PUBLISHED), (sample.SUMMER, sample.IN_FORCE)):
        law = [hit for hit in search.find("robot with a saw", day) if hit.provision.kind is not Kind.RECITAL]
        assert law and {hit.provision.version for hit in law} == {version}


def test_what_was_deleted_is_not_found_afterwards(search):
    assert "aia:art_1.2" in ids(search.find("does it apply to scarecrows", sample.SPRING))
    assert "aia:art_1.2" not in ids(search.find("does it apply to scarecrows", sample.SUMMER))


def test_no_more_are_given_than_asked_for_and_none_twice(search):
    hits = search.find("Articles 1 to 7 and garden robots", sample.SUMMER, k=4)
    assert len(hits) == len(set(ids(hits))) == 4


def test_a_lead_lifts_what_stands_inside_it(search):
    plain = {hit.provision.id: hit.score for hit in search.find("bell", sample.SUMMER, 20)}
    led = {hit.provision.id: hit.score for hit in search.find("bell", sample.SUMMER, 20, [Lead("aia:anx_III", 0.5)])}
    cats = [name for name in led if is_within(name, "aia:anx_III")]
    assert cats and all(led[cat] > plain.get(cat, 0) for cat in cats)


def test_two_leads_to_one_place_lift_it_once(search):
    once, twice = (search.find("bell", sample.SUMMER, 5, [Lead("aia:art_3.3", 0.2)] * times) for times in (1, 2))
    assert once == twice


def test_the_same_question_is_answered_the_same_way(search):
    assert search.find("watch the robot", sample.SUMMER) == search.find("watch the robot", sample.SUMMER)


def hit_on(search, name: str, score: float) -> Hit:
    from helpdesk.law import Citation

    return Hit(search.shelf.find(Citation.from_id(f"aia:{name}"), sample.SUMMER), score, score, "")


def test_a_place_inside_a_better_one_says_nothing_new(search):
    found = [hit_on(search, "art_3.1", 0.9), hit_on(search, "art_3.1.a", 0.8), hit_on(search, "art_3.2", 0.7)]
    assert ids(_apart([], found, 5)) == ["aia:art_3.1", "aia:art_3.2"]


def test_a_whole_article_does_not_stand_in_the_way_of_its_paragraph(search):
    found = [hit_on(search, "art_3", 0.9), hit_on(search, "art_3.1", 0.8)]
    assert ids(_apart([], found, 5)) == ["aia:art_3", "aia:art_3.1"]


def test_one_article_does_not_hide_the_others(search):
    crowd = [hit_on(search, f"art_3.{part}", 0.80) for part in ("1", "1a", "2", "3")]
    assert "aia:art_4" in ids(_apart([], [*crowd, hit_on(search, "art_4", 0.75)], 3))


@pytest.mark.official
def test_an_amended_provision_is_found_in_the_wording_of_the_day(real_desk):
    search = real_desk.finder()
    question = "Must we see to it that our staff are AI literate?"
    hits = [search.find(question, day, 3) for day in (date(2026, 7, 1), NOW)]
    old, new = (next(hit.provision for hit in found if hit.provision.id.startswith("aia:art_4")) for found in hits)
    assert (old.version, new.version) == ("2024-07-12", "2026-07-27")
    assert words_of(old.text) != words_of(new.text)


@pytest.mark.official
@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Can we scrape faces from the web to train recognition?", "aia:art_5.1.e"),
        ("Who is a deployer?", "aia:art_3.4"),
        ("Must people be told that they talk to a machine?", "aia:art_50.1"),
        ("Is sorting applications for a job high-risk?", "aia:anx_III.4.a"),
    ],
)
def test_a_question_in_everyday_words_finds_its_place(real_desk, question, place):
    found = ids(real_desk.search(question, NOW, 5))
    assert any(name == place or name.startswith(f"{place}.") for name in found), found
