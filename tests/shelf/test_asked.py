"""Asked: more ways to ask for a provision, one place a provision, every loose end named."""

import pytest

from helpdesk.errors import CorpusError
from helpdesk.shelf.asked import fingerprint, read_asked


def kept(folder, **files: str):
    (folder / "asked").mkdir()
    for name, text in files.items():
        (folder / "asked" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_phrases_are_read_by_provision(tmp_path):
    corpus = kept(
        tmp_path, one='[asked]\n"aia:art_1" = ["Who must?", "must we"]\n', two='[asked]\n"aia:art_2" = ["x"]\n'
    )
    assert read_asked(corpus) == {"aia:art_1": ("Who must?", "must we"), "aia:art_2": ("x",)}


def test_without_files_there_are_none(tmp_path):
    assert read_asked(tmp_path) == {}


@pytest.mark.parametrize("row", ['"aia:art_1" = "one"', '"aia:art_1" = [1]', '"aia:art_1" = [" "]', '"aia:art_1" ='])
def test_what_is_no_list_of_phrases_is_refused(tmp_path, row):
    with pytest.raises(CorpusError, match="one.toml"):
        read_asked(kept(tmp_path, one=f"[asked]\n{row}\n"))


def test_phrases_of_several_files_are_joined(tmp_path):
    corpus = kept(tmp_path, one='[asked]\n"aia:art_1" = ["a"]\n', two='[asked]\n"aia:art_1" = ["b"]\n')
    assert read_asked(corpus) == {"aia:art_1": ("a", "b")}


def test_the_fingerprint_changes_with_any_phrase(tmp_path):
    corpus = kept(tmp_path, one='[asked]\n"aia:art_1" = ["a"]\n')
    before = fingerprint(corpus)
    assert before == fingerprint(corpus)
    (corpus / "asked" / "one.toml").write_text('[asked]\n"aia:art_1" = ["b"]\n', encoding="utf-8")
    assert fingerprint(corpus) != before
