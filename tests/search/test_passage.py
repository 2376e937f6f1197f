"""Passages: nothing too long, nothing lost, nothing without the words that introduce it."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.law import Kind
from helpdesk.search.index.building import WINDOW
from helpdesk.search.index.kept import read_passages, write_passages
from helpdesk.search.passage import Passage, outline, pack, passages
from helpdesk.shelf.shelf import Shelf
from tests import sample


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def of(found: list[Passage], provision: str, day: date) -> list[str]:
    return [p.text for p in found if p.provision == provision and p.speaks_on(day)]


def lost_words(shelf: Shelf, found: list[Passage], lang: str = "en") -> list[str]:
    """Provisions with a word that no passage of theirs, or of what lies above or below them, holds."""
    held: dict[tuple[str, str], set[str]] = {}
    for passage in found:
        for version in shelf.versions:
            if version.source == passage.provision.partition(":")[0]:
                held.setdefault((version.day, passage.provision), set()).update(words_of(passage.text))
    lost = []
    for version in shelf.versions:
        volume = shelf.volume(version, lang)
        for unit in volume.text.provisions if volume else ():
            lineage = [unit.id]
            while unit.parent and lineage[-1] in volume.by_id and volume.by_id[lineage[-1]].parent:
                lineage.append(volume.by_id[lineage[-1]].parent)
            below = [child.id for child in volume.under(unit)]
            near = set().union(*(held.get((version.day, name), set()) for name in [*lineage, *below]))
            if not set(words_of(unit.text)) <= near:
                lost.append(f"{unit.id}@{version.day}")
    return lost


@pytest.fixture
def found(shelf, ruler) -> list[Passage]:
    return passages(shelf, "en", ruler.length, WINDOW)


def test_no_passage_is_longer_than_the_model_reads(found, ruler):
    assert found
    assert max(ruler.length(passage.text) for passage in found) <= WINDOW


@pytest.mark.parametrize("window", [24, 40, 80])
def test_no_passage_is_longer_than_a_small_window_either(shelf, ruler, window):
    found = passages(shelf, "en", ruler.length, window)
    assert max(ruler.length(passage.text) for passage in found) <= window


def test_every_word_of_every_provision_can_be_found(shelf, found):
    assert lost_words(shelf, found) == []


def test_a_point_carries_the_words_that_introduce_it(found):
    [text] = of(found, "aia:art_3.1.b.i", sample.SUMMER)
    assert "A garden robot is high-risk where both" in text
    assert "it moves:" in text
    assert text.endswith("faster than a hedgehog; or")


def test_a_paragraph_carries_its_points_and_the_heading_of_its_article(found):
    [text] = of(found, "aia:art_3.1", sample.SUMMER)
    assert text.startswith("Classification rules for robots that cut\n")
    assert "(aa) it has a saw;" in text


def test_two_wordings_with_the_same_words_are_one_passage_from_the_earlier_day(found):
    same = [p for p in found if p.provision == "aia:art_2.1"]
    assert [(p.valid_from, p.valid_to, p.version) for p in same] == [(date(2099, 4, 1), None, sample.IN_FORCE)]


def test_a_wording_that_changed_is_two_passages_each_for_its_days(found):
    assert "it has a saw" not in " ".join(of(found, "aia:art_3.1", sample.SPRING))
    assert "it has a saw" in " ".join(of(found, "aia:art_3.1", sample.SUMMER))
    assert len([p for p in found if p.provision == "aia:art_3.1"]) == 2


def test_what_was_deleted_is_found_before_its_end_and_not_after(found):
    assert of(found, "aia:art_1.2", sample.SPRING)
    assert not of(found, "aia:art_1.2", sample.SUMMER)


def test_what_was_inserted_is_not_found_before_its_day(found):
    assert not of(found, "aia:art_4a.1", sample.SPRING)
    assert of(found, "aia:art_4a.1", sample.SUMMER)


def test_nothing_speaks_before_the_first_wording(found):
    assert not [passage for passage in found if passage.speaks_on(sample.BEFORE)]


def test_recitals_go_on_speaking_when_the_consolidated_text_leaves_them_out(found):
    recitals = [p for p in found if p.kind is Kind.RECITAL]
    assert len({p.provision for p in recitals}) == 3
    assert all(p.speaks_on(sample.LATER) for p in recitals)


def test_keys_are_the_same_in_every_build_and_belong_to_one_passage(shelf, found, ruler):
    again = passages(shelf, "en", ruler.length, WINDOW)
    assert [p.key for p in again] == [p.key for p in found]
    assert len({p.key for p in found}) == len(found)


def test_passages_are_read_back_as_they_were_kept(found, tmp_path):
    write_passages(found, tmp_path / "passages.jsonl")
    assert list(read_passages(tmp_path / "passages.jsonl")) == found


def test_an_article_of_one_paragraph_needs_no_outline(shelf):
    children = [p for p in shelf.volume(shelf.versions[1], "en").text.provisions if p.parent == "aia:art_4a"]
    assert list(outline("Small keepers", children, len, 500)) == []


@given(
    title=st.text(alphabet="Ti tle", max_size=12),
    lines=st.lists(st.text(alphabet="abc .;:\n\u00a0é", max_size=120), max_size=6),
    window=st.integers(30, 90),
)
def test_packing_keeps_every_character_that_is_not_space_and_stays_within_the_window(title, lines, window):
    texts = list(pack(title, lines, len, window))
    bodies = [text.removeprefix(f"{title}\n") if title else text for text in texts]
    assert "".join("".join(bodies).split()) == "".join("".join(lines).split())
    assert all(len(text) <= window for text in texts)


def test_a_word_longer_than_the_window_is_cut_and_not_dropped():
    texts = list(pack("", ["x" * 95], len, 40))
    assert "".join(texts) == "x" * 95
    assert max(map(len, texts)) <= 40


def test_a_title_that_fills_the_window_does_not_stop_the_text():
    texts = list(pack("t" * 60, ["some words to keep"], len, 40))
    assert "".join(words_of(" ".join(texts))).count("keep") == 1
    assert max(map(len, texts)) <= 40


@pytest.mark.official
def test_no_passage_of_the_real_shelf_is_longer_than_the_model_reads(real_desk, ruler):
    found = real_desk.index().passages
    assert len(found) > 2000
    assert max(ruler.length(passage.text) for passage in found) <= WINDOW


@pytest.mark.official
def test_every_word_of_the_real_shelf_can_be_found(real_desk):
    assert lost_words(real_desk.shelf, real_desk.index().passages) == []


@pytest.mark.official
def test_an_amended_article_is_found_in_the_wording_of_the_day(real_desk):
    found = real_desk.index().passages
    before, after = (of(found, "aia:art_4", day) for day in (date(2026, 7, 26), date(2026, 7, 27)))
    assert before and after and before != after
