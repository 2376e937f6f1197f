"""The index: built when the texts ask for it, opened only when whole, kept for those who have it open."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.desk import open_desk
from helpdesk.errors import IndexMismatch, IndexMissing, IndexUnusable
from helpdesk.search import store
from helpdesk.search.index import Place, build, open_index, read_manifest, stamp_of
from helpdesk.search.index.place import collection_of
from helpdesk.shelf.shelf import Shelf
from tests import sample

MOWER = "Is a robot with a blade dangerous?"


def built(shelf: Shelf, place: Place, **more):
    return build(shelf, place, sample.quietly, **more)


def encoded(shelf: Shelf, place: Place) -> int:
    """How many vectors had to be computed for a build."""
    counts = []
    build(shelf, place, lambda done, total: counts.append((done, total)))
    return counts[0][1] - counts[0][0] if counts else 0


def answers(place: Place) -> list[str]:
    return [passage.provision for passage, _ in open_index(place).nearest(MOWER, 5)]


def build_of(place: Place) -> Path:
    return place.folder / read_manifest(place).build


def test_what_was_built_is_found(shelf, place):
    manifest, is_new = built(shelf, place)
    index = open_index(place)
    assert is_new and index.manifest == manifest and len(index.passages) == manifest.passages
    bell = next(passage for passage in index.passages if passage.provision == "aia:art_3.3.sub_2.a")
    assert index.nearest(bell.text, 1)[0][0] == bell
    assert "hedgehog" in index.passages[int(index.said("hedgehog").argmax())].text.lower()


def test_two_builds_find_the_same(shelf, place):
    built(shelf, place)
    one = open_index(place).nearest(MOWER, 30)
    built(shelf, place, rebuild=True)
    assert open_index(place).nearest(MOWER, 30) == one


def test_what_is_unchanged_is_not_built_again(shelf, place):
    first, _ = built(shelf, place)
    again, is_new = built(shelf, place)
    assert (again, is_new) == (first, False)


def test_a_rebuild_that_is_asked_for_uses_the_kept_vectors(shelf, here):
    assert encoded(shelf, here) == 0


def test_a_changed_text_is_indexed_and_only_its_new_passages_are_encoded(tmp_path, settings, here):
    corpus = sample.settle(tmp_path / "corpus")
    settings = settings.model_copy(update={"corpus": corpus, "shelf": corpus})
    before, _ = built(open_desk(settings).shelf, here)
    text = corpus / "official" / "02099R0007-20990601" / "en.xhtml"
    text.write_text(text.read_text(encoding="utf-8").replace("It does not apply to gnomes", "It spares every gnome"))
    assert 1 <= encoded(open_desk(settings).shelf, here) <= 3
    after = open_index(here)
    assert after.manifest.stamp != before.stamp
    assert any("spares every gnome" in passage.text for passage in after.passages)
    assert not any("not apply to gnomes" in passage.text for passage in after.passages if passage.valid_to is None)


def test_without_an_index_it_is_said_how_to_make_one(here):
    with pytest.raises(IndexMissing, match="python -m helpdesk index"):
        open_index(here)


def test_an_empty_shelf_cannot_be_indexed(tmp_path, settings, here):
    shelf = open_desk(settings.model_copy(update={"shelf": tmp_path / "empty"})).shelf
    with pytest.raises(IndexMissing, match="corpus sync"):
        built(shelf, here)


def test_an_index_refuses_another_model_and_another_language(shelf, here):
    built(shelf, here)
    with pytest.raises(IndexMismatch, match="someone/else"):
        open_index(replace(here, model="someone/else"))
    with pytest.raises(IndexMismatch, match="'fr'"):
        open_index(replace(here, lang="fr"))


def test_the_stamp_changes_with_model_language_and_store(shelf, here):
    others = [replace(here, model="x"), replace(here, lang="fr"), replace(here, chroma_url="http://127.0.0.1:9")]
    assert len({stamp_of(shelf, place) for place in [here, *others]}) == 4


def damages(folder: Path) -> dict[str, bytes | None]:
    """Every file of a build with each thing that may happen to it; None: it is gone."""
    found = {}
    for file in sorted(f for f in folder.rglob("*") if f.is_file() and f.stat().st_size > 100):
        content = file.read_bytes()
        middle = len(content) // 2
        name = file.relative_to(folder).as_posix()
        found |= {f"{name} gone": None, f"{name} empty": b"", f"{name} cut": content[:middle]}
        found[f"{name} garbled"] = content[:middle] + bytes(255 - c for c in content[middle : middle + 64])
    return found


def test_an_index_with_any_damaged_file_is_refused_and_never_answers_wrongly(shelf, here, tmp_path):
    built(shelf, here)
    sound = answers(here)
    whole, name = build_of(here), build_of(here).name
    stored = whole.rename(tmp_path / "stored")  # a path that was open is remembered by the library
    for number, (what, content) in enumerate(damages(stored).items()):
        trial = replace(here, home=tmp_path / str(number))
        trial.folder.mkdir(parents=True)
        (trial.home / "models").symlink_to(here.home / "models")
        subprocess.run(["cp", "-r", stored, trial.folder / name], check=True)
        (trial.folder / "current").write_text(name)
        file = trial.folder / name / what.split()[0]
        file.unlink() if content is None else file.write_bytes(content)
        try:
            assert answers(trial) == sound, what
            assert "vectors/" in what, what  # the library keeps small stores in more than one file
        except IndexUnusable:
            continue


@pytest.mark.parametrize("pointer", [b"", b"..", b"no-such-build", b"\xff\xfe", b"a/../../b"])
def test_a_pointer_to_nothing_is_no_index(shelf, here, pointer):
    built(shelf, here)
    (here.folder / "current").write_bytes(pointer)
    with pytest.raises(IndexUnusable):
        open_index(here)
    assert built(shelf, here)[1]
    assert answers(here)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b'{"build": 1}', b"\x00"])
def test_a_damaged_manifest_is_replaced_by_the_next_build(shelf, here, content):
    built(shelf, here)
    (build_of(here) / "manifest.json").write_bytes(content)
    with pytest.raises(IndexUnusable):
        open_index(here)
    assert built(shelf, here)[1] and answers(here)


def test_a_lost_collection_is_noticed_and_built_again(shelf, here, chroma_server):
    place = replace(here, chroma_url=chroma_server)
    manifest, _ = built(shelf, place)
    store.drop(chroma_server, {collection_of(manifest.build)})
    with pytest.raises(IndexUnusable):
        open_index(place)
    assert built(shelf, place)[1] and answers(place)


def test_a_desk_repairs_a_damaged_index_by_itself(settings):
    built(open_desk(settings).shelf, open_desk(settings).place())
    (build_of(open_desk(settings).place()) / "passages.jsonl").write_bytes(b"")
    assert open_desk(settings).search("a robot with a blade", sample.SUMMER)


def test_a_desk_builds_the_index_that_is_missing(settings):
    desk = open_desk(settings)
    assert desk.ask("What is a garden robot?", sample.SUMMER).citations


def test_a_damaged_cache_of_vectors_is_computed_again(shelf, here):
    (here.home / "vectors.sqlite").write_bytes(b"not a database" * 100)
    assert encoded(shelf, here) > 30
    assert answers(here)


def test_what_a_killed_build_left_is_cleared_even_when_nothing_is_to_do(shelf, here):
    built(shelf, here)
    for leftover in (here.folder / "abc-123.part", here.folder / "abc-123", here.home / "models" / "abc.99.part"):
        leftover.mkdir()
        (leftover / "piece").write_text("x")
    assert not built(shelf, here)[1]
    assert sorted(f.name for f in here.folder.iterdir() if f.is_dir()) == [read_manifest(here).build]
    assert not list((here.home / "models").glob("*.part"))


def test_an_open_desk_goes_on_while_the_index_is_built_anew_and_takes_up_the_new_one(settings):
    desk = open_desk(settings)
    before = [hit.provision.id for hit in desk.search("a robot with a blade", sample.SUMMER)]
    old = desk.index()
    for _ in range(2):
        built(desk.shelf, desk.place(), rebuild=True)
        assert [hit.provision.id for hit in desk.search("a robot with a blade", sample.SUMMER)] == before
    assert desk.index().manifest == read_manifest(desk.place()) != old.manifest


def test_a_search_that_began_before_a_rebuild_still_ends(shelf, place):
    built(shelf, place)
    index = open_index(place)
    built(shelf, place, rebuild=True)
    results = []
    threads = [threading.Thread(target=lambda: results.append(index.nearest(MOWER, 5))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8 and all(results)


def test_only_the_build_before_is_kept_beside_the_one_that_serves(shelf, place):
    for _ in range(4):
        built(shelf, place, rebuild=True)
    manifest = read_manifest(place)
    names = {folder.name for folder in place.folder.iterdir() if folder.is_dir()}
    assert names == {manifest.build, manifest.replaces}


def test_two_builders_at_once_build_once(settings):
    command = [sys.executable, "-m", "helpdesk", "index"]
    both = [
        subprocess.Popen(command, env=settings.as_environment(), stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = sorted(process.communicate(timeout=120)[0].split(":")[0] for process in both)
    assert said == ["Built", "Unchanged"]
    assert answers(open_desk(settings).place())


def test_the_manifest_says_what_the_build_was_made_of(shelf, here):
    manifest, _ = built(shelf, here)
    row = json.loads((build_of(here) / "manifest.json").read_text())
    assert row["model"].startswith(here.model) and row["lang"] == "en"
    assert row["passages"] == manifest.passages and set(row["sums"]) > {"passages.jsonl", "probes.npy"}


def test_a_model_in_a_folder_is_another_model_when_its_files_change(shelf, here, tmp_path):
    (tmp_path / "config.json").write_text("{}")
    place = replace(here, model=str(tmp_path))
    before = stamp_of(shelf, place)
    os.utime(tmp_path / "config.json", ns=(1, 1))
    assert stamp_of(shelf, place) != before
