"""The rulebook refuses a loose end and names it; its version follows its wording."""

import pytest

from helpdesk.errors import CorpusError
from tests.checker import small


def loose(tmp_path, folder: str, old: str, new: str):
    texts = {"flow": small.FLOW, "findings": small.FINDINGS, "obligations": small.OBLIGATIONS}
    assert old in texts[folder]
    texts[folder] = texts[folder].replace(old, new, 1)
    return small.write_rows(tmp_path, **texts)


@pytest.mark.parametrize(
    ("folder", "old", "new", "word"),
    [
        ("flow", 'finds = ["pond"]', 'finds = ["lake"]', "lake"),
        ("flow", 'finds = ["dry"]', 'finds = ["pond"]', "as 'pond' does"),
        ("flow", 'finds = ["dry"]', 'finds = ["danger"]', "made by a rule"),
        ("flow", 'finds = ["dry"]', "finds = []", "no question establishes"),
        ("flow", 'id = "dry"', 'id = "pond"', "twice"),
        ("flow", 'before = "early"', 'before = "dawn"', "dawn"),
        ("flow", 'kind = "day"', 'kind = "month"', "month"),
        ("flow", '{ id = "none", says = "None of these" },', "", "establishes nothing"),
        ("flow", 'id = "street"', 'id = "unknown"', "always there"),
        ("flow", 'asks = "What is it?"', 'asks = "What is it?"\ncolour = "red"', "colour"),
        ("findings", "garden and pond and not dry", "garden and pond and not wet", "wet"),
        ("findings", "garden and pond and not dry", "garden and (pond", "bracket"),
        ("findings", "garden and pond and not dry", "garden and not plain", "back to itself"),
        ("findings", "not garden", "since:dawn", "since:dawn"),
        ("findings", 'risk = "minimal"', 'risk = "tiny"', "tiny"),
        ("obligations", 'role = "owner"', 'role = "garden"', "no role"),
        ("obligations", 'when = "danger"', 'when = "peril"', "peril"),
        ("obligations", 'applies = "fence"', 'applies = "wall"', "wall"),
        ("obligations", 'from = "late"', 'from = "dusk"', "dusk"),
        ("obligations", 'tier = "fixed"', 'tier = "none"', "none"),
        ("obligations", 'fine = "pond"\n', "", "names no fine"),
    ],
)
def test_a_loose_end_is_named(tmp_path, folder, old, new, word):
    with pytest.raises(CorpusError, match=word):
        small.read(loose(tmp_path, folder, old, new))


def test_the_version_changes_with_any_row(tmp_path, book):
    changed = small.read(loose(tmp_path, "findings", "You own it.", "You own it all."))
    assert changed.version != book.version
    assert len(book.version) == 12
