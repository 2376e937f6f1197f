"""The front desk: reading, comparing, searching, voting and fetching at one counter; on an empty shelf too."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from helpdesk.answering.answer import Status
from helpdesk.desk import open_desk, ticketing
from helpdesk.errors import CitationError, CorpusError, HelpdeskError, IndexMissing, ProvisionMissing, ShelfMissing
from tests import sample
from tests.kept import kept

NOW = date(2026, 11, 20)
MOMENT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def bare_desk(sample_corpus, tmp_path):
    """A desk with its rows but without any text."""
    return open_desk(sample.settings_of(sample_corpus, tmp_path / "home", shelf=tmp_path / "shelf"))


# --- reading ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pointer", ["aia:art_3.1.b.i", "Article 3(1)(b)(i)", "art. 3 (1) b i", "3(1)(b)(i)"])
def test_a_provision_is_opened_by_id_and_by_any_spelling(sample_desk, pointer):
    assert sample_desk.look_up(pointer, sample.SUMMER).provision.id == "aia:art_3.1.b.i"


def test_a_reading_has_what_stands_above_below_and_when_it_applies(sample_desk):
    reading = sample_desk.look_up("Article 3(1)(b)", sample.SUMMER)
    assert [unit.id for unit in reading.above] == ["aia:art_3", "aia:art_3.1"]
    assert [unit.id for unit in reading.units] == ["aia:art_3.1.b", "aia:art_3.1.b.i", "aia:art_3.1.b.ii"]
    assert reading.label == "Article 3(1)(b)" and reading.applies.day == date(2100, 5, 1)


def test_the_wording_of_the_day_is_opened(sample_desk):
    spring, summer = (sample_desk.look_up("Article 3(1)", day) for day in (sample.SPRING, sample.SUMMER))
    assert (spring.provision.version, summer.provision.version) == (sample.PUBLISHED, sample.IN_FORCE)
    assert len(summer.units) == len(spring.units) + 1


def test_an_older_wording_is_opened_by_its_suffix(sample_desk):
    older = sample_desk.look_up("aia:art_1.2@2099-04-01", sample.SUMMER).provision
    assert older.text == "It does not apply to scarecrows."


def test_a_deleted_provision_is_opened_as_deleted(sample_desk):
    reading = sample_desk.look_up("Article 1(2)", sample.SUMMER)
    assert reading.provision.deleted and reading.provision.text == ""


def test_what_was_inserted_applies_from_its_insertion_at_the_earliest(sample_desk):
    assert sample_desk.look_up("aia:art_2.2a", sample.SUMMER).applies.day == date(2099, 6, 1)
    assert sample_desk.look_up("aia:art_3.1a", sample.SUMMER).applies.day == date(2100, 5, 1)


@pytest.mark.parametrize(
    ("pointer", "day", "error"),
    [
        ("Article 99", sample.SUMMER, ProvisionMissing),
        ("Article 4a", sample.SPRING, ProvisionMissing),
        ("Article 1", sample.BEFORE, ProvisionMissing),
        ("gibberish", sample.SUMMER, CitationError),
        ("nowhere:art_1", sample.SUMMER, HelpdeskError),
        ("aia:", sample.SUMMER, CitationError),
        ("", sample.SUMMER, CitationError),
    ],
)
def test_a_pointer_to_nothing_is_refused(sample_desk, pointer, day, error):
    with pytest.raises(error):
        sample_desk.look_up(pointer, day)


def test_a_text_that_is_not_on_the_shelf_in_a_language_is_said(sample_desk):
    with pytest.raises(ShelfMissing, match="'fr'"):
        sample_desk.look_up("Article 1", sample.SUMMER, "fr")


def test_contents_list_recitals_articles_and_annexes_in_order(sample_desk):
    names = [top.id.removeprefix("aia:") for top in sample_desk.contents("aia", sample.SUMMER)]
    assert names[:5] == ["rec_1", "rec_2", "rec_3", "art_1", "art_2"]
    assert names[-4:] == ["anx_I", "anx_II", "anx_III", "anx_IV"] and "art_4a" in names
    assert "art_4a" not in [top.id.removeprefix("aia:") for top in sample_desk.contents("aia", sample.SPRING)]
    assert sample_desk.contents("aia", sample.BEFORE) == sample_desk.contents("nowhere", sample.SUMMER) == ()


def test_two_wordings_are_compared_unit_by_unit(sample_desk):
    changes = {change.id: change for change in sample_desk.compare("aia:art_3", sample.PUBLISHED, sample.IN_FORCE)}
    assert [name for name, change in changes.items() if change.changed] == ["aia:art_3.1.aa", "aia:art_3.1a"]
    assert changes["aia:art_3.1.aa"].before is None and changes["aia:art_3.2"].after is not None


def test_what_was_deleted_is_a_change(sample_desk):
    [change] = sample_desk.compare("aia:art_1.2", sample.PUBLISHED, sample.IN_FORCE)
    assert change.changed and change.before.text and change.after.deleted


def test_a_place_that_neither_wording_has_compares_to_nothing(sample_desk):
    assert sample_desk.compare("aia:art_99", sample.PUBLISHED, sample.IN_FORCE) == ()
    assert sample_desk.compare("aia:art_1", "1999-01-01", "1999-01-02") == ()


def test_terms_are_those_of_the_day(sample_desk):
    spring, summer = (set(sample_desk.terms(day).by_term) for day in (sample.SPRING, sample.SUMMER))
    assert spring == {"garden robot", "keeper", "night"} and summer - spring == {"small keeper"}
    assert sample_desk.terms(sample.BEFORE).by_term == {}


def test_the_longest_term_wins(sample_desk):
    [(start, end, definition)] = sample_desk.terms(sample.SUMMER).spans("two Small keepers")
    assert (start, end, definition.id) == (4, 17, "aia:art_2.2a")


def test_the_newest_text_is_exported_unless_a_day_names_another(sample_desk):
    assert {unit.version for unit in sample_desk.whole_text("aia", None)} == {sample.IN_FORCE}
    assert {unit.version for unit in sample_desk.whole_text("aia", sample.PUBLISHED)} == {sample.PUBLISHED}
    with pytest.raises(ShelfMissing, match="aia 2099-06-01"):
        sample_desk.whole_text("aia", "1999-01-01")


# --- asking -------------------------------------------------------------------------------------------------------


def test_many_visitors_at_once_are_each_answered(sample_corpus, fresh_home):
    desk = open_desk(sample.settings_of(sample_corpus, fresh_home))
    alone = desk.ask("What is a keeper?", sample.SUMMER)
    answers = []
    desk = open_desk(sample.settings_of(sample_corpus, fresh_home))

    def ask() -> None:
        answers.append(desk.ask("What is a keeper?", sample.SUMMER))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {replace(answer, elapsed_ms=0) for answer in answers} == {replace(alone, elapsed_ms=0)}
    assert len(answers) == 8


def test_votes_are_kept_one_by_one_and_change_no_ranking(sample_corpus, fresh_home):
    desk = open_desk(sample.settings_of(sample_corpus, fresh_home))
    answer = desk.ask("What is a keeper?", sample.SUMMER)
    for up in (True, False, True):
        ticketing.vote(desk, answer, up, MOMENT)
    votes = kept(desk, "votes")
    assert [vote.up for vote in votes] == [True, False, True]
    assert votes[0].cited[0] == "aia:art_2.2"
    assert [turn.question for turn in kept(desk, "turns")] == ["What is a keeper?"] * 3
    assert desk.ask("What is a keeper?", sample.SUMMER).citations == answer.citations


# --- an empty shelf -----------------------------------------------------------------------------------------------


def test_an_empty_shelf_says_what_to_do(bare_desk):
    assert bare_desk.shelf.is_empty
    answer = bare_desk.ask("What is a keeper?", sample.SUMMER)
    assert answer.status is Status.NOT_FOUND
    assert "corpus sync" in " ".join(answer.next)


def test_an_empty_shelf_has_no_contents_no_terms_and_no_changes(bare_desk):
    assert bare_desk.contents("aia", sample.SUMMER) == ()
    assert bare_desk.terms(sample.SUMMER).by_term == {}
    assert bare_desk.compare("aia:art_1", sample.PUBLISHED, sample.IN_FORCE) == ()
    with pytest.raises(ShelfMissing, match="corpus sync"):
        bare_desk.look_up("Article 1", sample.SUMMER)
    with pytest.raises(IndexMissing, match="corpus sync"):
        bare_desk.build_index(sample.quietly)


# --- fetching -----------------------------------------------------------------------------------------------------


def test_texts_are_taken_from_a_mirror_and_then_answer(sample_corpus, fresh_home, tmp_path):
    desk = open_desk(sample.settings_of(sample_corpus, fresh_home, shelf=tmp_path / "shelf"))
    outcomes = [delivery.outcome for delivery in desk.sync(sample_corpus, (), lambda *_: None)]
    assert outcomes == ["copied", "copied"]
    filled = open_desk(desk.settings)
    assert filled.ask("What is a keeper?", sample.SUMMER).status is Status.ANSWERED
    assert [delivery.outcome for delivery in filled.sync(sample_corpus, (), lambda *_: None)] == ["present", "present"]


def test_offline_and_without_a_mirror_a_sync_says_what_is_missing(bare_desk):
    assert [delivery.outcome for delivery in bare_desk.sync(None, (), lambda *_: None)] == ["missing", "missing"]


def test_a_file_saved_by_hand_is_taken(bare_desk, sample_corpus):
    file = sample_corpus / "official" / "32099R0007" / "en.xhtml"
    outcomes = [delivery.outcome for delivery in bare_desk.sync(None, [file], lambda *_: None)]
    assert outcomes == ["present", "missing"]


def test_a_wrong_row_stops_the_desk_before_it_opens(tmp_path):
    corpus = sample.settle(tmp_path / "corpus")
    (corpus / "calendar.toml").write_text('[[day]]\nid = "x"\nday = 2099-01-01\n')
    with pytest.raises(CorpusError, match=r"calendar\.toml, row 'x'"):
        open_desk(sample.settings_of(corpus, tmp_path / "home"))


# --- the law itself -----------------------------------------------------------------------------------------------


@pytest.mark.official
def test_article_4_changed_in_2026(real_desk):
    changes = real_desk.compare("aia:art_4", "2024-07-12", "2026-07-27")
    assert any(change.changed for change in changes)


@pytest.mark.official
def test_the_contents_of_the_act_are_its_recitals_articles_and_annexes(real_desk):
    tops = real_desk.contents("aia", NOW)
    counts = [sum(top.id.startswith(f"aia:{kind}_") for top in tops) for kind in ("rec", "art", "anx")]
    assert counts == [180, 119, 14]


@pytest.mark.official
def test_the_act_defines_its_terms(real_desk):
    terms = real_desk.terms(NOW)
    assert len(terms.by_term) == 70
    assert terms.by_term["deployer"].id == "aia:art_3.4"
