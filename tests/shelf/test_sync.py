"""The shelf is filled from a mirror, or by hand, and nothing false or half gets in."""

from pathlib import Path

import pytest

from helpdesk.errors import DocumentError, DownloadError
from helpdesk.shelf.fetch import status, sync, take
from helpdesk.shelf.genuine import looks_genuine
from helpdesk.shelf.sources import Document, documents
from tests.shelf.trial import AMENDED, CELEX, GENUINE, PDF, WAITING_ROOM, act, document, files_of, net_of, outcome_of
from tests.shelf.web import Page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def mirror_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror"
    (folder / "official" / CELEX).mkdir(parents=True)
    (folder / "official" / CELEX / "en.xhtml").write_bytes(GENUINE)
    return folder


# From a mirror


def test_a_mirror_is_copied_and_the_second_sync_finds_everything_present(shelf, mirror_folder):
    (first,) = sync([document()], shelf, mirror_folder)
    assert first.outcome == "copied" and first.is_there
    assert (shelf / document().file).read_bytes() == GENUINE
    assert outcome_of(sync([document()], shelf, mirror_folder)) == "present"


def test_a_changed_text_in_a_mirror_is_let_in_and_reported_each_time(shelf, mirror_folder):
    expected = document(AMENDED)
    for _ in range(2):
        (delivery,) = sync([expected], shelf, mirror_folder)
        assert delivery.outcome == "changed"
        assert "changed since 2030-03-01" in delivery.note
    assert (shelf / expected.file).read_bytes() == GENUINE


@pytest.mark.parametrize(
    ("offered", "found"),
    [
        (b"", "an empty file"),
        (GENUINE[:-100], "cut off"),
        (act(lang="FR"), "2030/7 EN was expected, found 2030/7 FR"),
        (act(number="2030/8"), "found 2030/8 EN"),
        (PDF, "found a PDF"),
        (WAITING_ROOM, 'a web page titled "One moment"'),
        (b"\x00\x01\x02", "bytes that begin with"),
    ],
)
def test_a_false_file_in_a_mirror_is_refused_with_its_name_and_what_was_found(offered, found, shelf, mirror_folder):
    (mirror_folder / document().file).write_bytes(offered)
    (delivery,) = sync([document()], shelf, mirror_folder)
    assert delivery.outcome == "refused" and not delivery.is_there
    assert delivery.note.startswith(document().file)
    assert found in delivery.note
    assert files_of(shelf) == set()


@pytest.mark.parametrize("offered", [PDF[:-20], b"%PDE" + PDF, GENUINE])
def test_a_pdf_must_open_and_end_as_one(offered):
    with pytest.raises(DocumentError, match="PDF"):
        looks_genuine(offered, document(PDF))
    looks_genuine(PDF, document(PDF))


def test_one_guideline_in_the_place_of_another_is_known_by_its_checksum(shelf, mirror_folder):
    one, other = document(PDF, celex="one"), document(PDF.replace(b"abc", b"cba"), celex="other")
    (mirror_folder / "guidance").mkdir()
    (mirror_folder / other.file).write_bytes(PDF)
    delivery = sync([one, other], shelf, mirror_folder)[1]
    assert delivery.outcome == "refused"
    assert f"found {one.file} in its place" in delivery.note


def test_what_a_mirror_lacks_is_missing_and_the_rest_is_copied(shelf, mirror_folder):
    french = document(act(lang="FR"), lang="fr")
    missing, copied = sync([french, document()], shelf, mirror_folder)
    assert (missing.outcome, copied.outcome) == ("missing", "copied")
    assert "not in the mirror" in missing.note


def test_a_mirror_that_is_no_folder_is_an_error(shelf, tmp_path):
    with pytest.raises(DownloadError, match="is not a folder"):
        sync([document()], shelf, tmp_path / "nowhere")


def test_only_the_languages_asked_for_are_brought(shelf, mirror_folder):
    french = document(act(lang="FR"), lang="fr")
    deliveries = sync([french, document()], shelf, mirror_folder, langs=("en",))
    assert [delivery.document.lang for delivery in deliveries] == ["en"]


def test_the_check_of_the_caller_decides_about_a_changed_text(shelf, mirror_folder):
    def never(content: bytes, wanted: Document) -> None:
        raise DocumentError(wanted.file, f"{len(content)} bytes were not to my taste")

    (delivery,) = sync([document(AMENDED)], shelf, mirror_folder, check=never)
    assert delivery.outcome == "refused" and "not to my taste" in delivery.note


# What is there already


def test_a_failed_sync_leaves_the_old_shelf_untouched(web, shelf, mirror_folder):
    sync([document()], shelf, mirror_folder)
    newer = document(AMENDED)
    for page in (Page(status=500), Page(WAITING_ROOM), Page(AMENDED, stall_after=9_000)):
        web.pages[f"/celex/{CELEX}"] = page
        (delivery,) = sync([newer], shelf, net=net_of(web))
        assert delivery.outcome == "changed" and delivery.is_there
        assert (shelf / newer.file).read_bytes() == GENUINE


def test_a_spoiled_file_is_replaced_when_the_document_can_be_had_and_reported_when_not(web, shelf):
    place = shelf / document().file
    place.parent.mkdir(parents=True)
    place.write_bytes(GENUINE[:500])
    (refused,) = sync([document()], shelf, net=net_of(web))
    assert refused.outcome == "refused" and "cut off" in refused.note and "it answers 404" in refused.note
    assert place.read_bytes() == GENUINE[:500]
    web.pages[f"/celex/{CELEX}"] = Page(GENUINE)
    assert outcome_of(sync([document()], shelf, net=net_of(web))) == "downloaded"
    assert place.read_bytes() == GENUINE


def test_a_file_saved_into_the_shelf_by_hand_is_accepted(shelf):
    place = shelf / document().file
    place.parent.mkdir(parents=True)
    place.write_bytes(GENUINE)
    assert outcome_of(sync([document()], shelf)) == "present"


def test_a_file_saved_elsewhere_is_taken_to_its_place_by_its_content(shelf, tmp_path):
    saved = tmp_path / "download(3).htm"
    saved.write_bytes(act(lang="FR"))
    wanted = [document(), document(act(lang="FR"), lang="fr")]
    assert take(saved, wanted, shelf).document == wanted[1]
    assert files_of(shelf) == {wanted[1].file}
    saved.write_bytes(AMENDED)
    assert take(saved, wanted, shelf).outcome == "changed"


def test_a_file_that_is_no_document_is_not_taken(shelf, tmp_path):
    saved = tmp_path / "en.xhtml"
    saved.write_bytes(WAITING_ROOM)
    with pytest.raises(DocumentError, match='en.xhtml is refused.*"One moment"'):
        take(saved, [document()], shelf)
    with pytest.raises(DownloadError, match="cannot be read"):
        take(tmp_path / "nothing", [document()], shelf)


def test_a_file_that_could_be_two_documents_is_taken_only_under_a_name(shelf, tmp_path):
    wanted = [document(PDF, celex="one"), document(PDF.replace(b"abc", b"cba"), celex="other")]
    unknown = PDF.replace(b"abc", b"xyz")
    (tmp_path / "new.pdf").write_bytes(unknown)
    with pytest.raises(DocumentError, match="name it one_en.pdf or other_en.pdf"):
        take(tmp_path / "new.pdf", wanted, shelf)
    (tmp_path / "other_en.pdf").write_bytes(unknown)
    assert take(tmp_path / "other_en.pdf", wanted, shelf).document == wanted[1]


def test_status_says_how_each_document_stands_and_writes_nothing(shelf):
    def standing() -> tuple:
        (found,) = status([document()], shelf)
        return found.state, found.size

    assert standing() == ("missing", 0) and not shelf.exists()
    place = shelf / document().file
    place.parent.mkdir(parents=True)
    for content, state in ((GENUINE, "present"), (AMENDED, "changed"), (WAITING_ROOM, "refused")):
        place.write_bytes(content)
        assert standing() == (state, len(content))
    assert files_of(shelf) == {document().file}


def test_a_full_shelf_that_is_read_only_needs_no_writing(shelf, mirror_folder):
    sync([document()], shelf, mirror_folder)
    for path in (shelf / ".helpdesk").iterdir():
        path.unlink()
    (shelf / ".helpdesk").rmdir()
    assert outcome_of(sync([document()], shelf, mirror_folder)) == "present"
    assert not (shelf / ".helpdesk").exists()


def test_a_shelf_that_cannot_be_written_is_an_error(tmp_path, mirror_folder):
    blocked = tmp_path / "shelf"
    blocked.write_text("a file, not a folder")
    with pytest.raises(DownloadError, match="cannot be written"):
        sync([document()], blocked, mirror_folder)


# The real texts


@pytest.mark.official
def test_the_official_texts_pass_the_check_and_only_as_themselves(mirror):
    wanted = documents(ROOT / "corpus")
    for text in wanted:
        looks_genuine((mirror / text.file).read_bytes(), text)
    for text in wanted:
        for other in wanted:
            if other != text and not text.is_pdf:
                with pytest.raises(DocumentError, match="was expected"):
                    looks_genuine((mirror / other.file).read_bytes(), text)


@pytest.mark.official
def test_the_whole_corpus_is_copied_from_the_mirror_as_recorded(mirror, shelf):
    deliveries = sync(documents(ROOT / "corpus"), shelf, mirror)
    assert {delivery.outcome for delivery in deliveries} == {"copied"}
    assert {found.state for found in status(documents(ROOT / "corpus"), shelf)} == {"present"}
