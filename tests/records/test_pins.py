"""What an answer rests on is pinned by its text: when that reads otherwise, it is seen, and only then."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpdesk.desk.opening import open_desk
from helpdesk.errors import RecordError
from helpdesk.records.pins import has_moved, pin, pins_at, pins_of
from helpdesk.settings import read_settings
from tests import sample

BEFORE, SINCE = date(2025, 3, 1), date(2026, 11, 21)
MOVED = ("aia:art_4", "aia:art_10.5", "aia:art_75", "aia:anx_I.A.1")
SAME = ("aia:art_3.1", "aia:art_5.1.a", "aia:art_26.2", "aia:art_99.4.d", "aia:rec_20", "gl-prohibited:par_63")


@pytest.fixture(scope="module")
def official(mirror):
    """The shelf with the official texts of both wordings."""
    return open_desk(read_settings().model_copy(update={"shelf": mirror})).shelf


@pytest.fixture
def garden(sample_corpus, tmp_path):
    return open_desk(sample.settings_of(sample_corpus, tmp_path)).shelf


@pytest.mark.official
@pytest.mark.parametrize("name", MOVED)
def test_what_the_amendment_changed_has_moved(official, name):
    (pinned,) = pins_at([name], official, BEFORE)
    assert pinned.version == "2024-07-12"
    assert has_moved(pinned, official, SINCE) and not has_moved(pinned, official, BEFORE)


@pytest.mark.official
@pytest.mark.parametrize("name", SAME)
def test_what_the_amendment_left_has_not_moved(official, name):
    day = BEFORE if name.startswith("aia:") else SINCE
    (pinned,) = pins_at([name], official, day)
    assert not has_moved(pinned, official, SINCE)


@pytest.mark.official
def test_a_change_below_a_provision_moves_it(official):
    """Article 10 itself has no words; its fifth paragraph went."""
    (pinned,) = pins_at(["aia:art_10"], official, BEFORE)
    assert has_moved(pinned, official, SINCE)


@pytest.mark.official
def test_that_the_official_text_came_is_no_change_of_the_law(official, tmp_path):
    ours = replace(official, folder=Path(tmp_path), _volumes={})
    pinned = pins_at(["aia:art_4", "aia:art_26.2"], ours, SINCE)
    assert not [one for one in pinned if has_moved(one, official, SINCE)]
    assert has_moved(replace(pinned[0], text_hash="0" * 64), official, SINCE)


def test_pins_are_kept_and_replaced(records, garden):
    with records.writing() as connection:
        pin(connection, "assessment", 7, ["aia:art_1.1", "aia:art_4", "aia:art_4"], garden, sample.SUMMER)
        pin(connection, "assessment", 7, ["aia:art_1.1"], garden, sample.SUMMER)
        assert [one.provision for one in pins_of(connection, "assessment")[7]] == ["aia:art_1.1"]
        assert pins_of(connection, "answer") == {}


def test_what_is_not_law_is_not_pinned(records, garden):
    with pytest.raises(RecordError, match="cannot be cited"), records.writing() as connection:
        pin(connection, "answer", 1, ["aia:art_1.1", "aia:art_99"], garden, sample.SUMMER)
    with records.reading() as connection:
        assert pins_of(connection, "answer") == {}
