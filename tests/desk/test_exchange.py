"""A set of answers goes out as files and comes back the same; what is no answer's file is refused by name."""

import io
import stat
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from helpdesk.desk import curating, exchange
from helpdesk.errors import AccessRefused, CorpusError, HelpdeskError, RecordError
from helpdesk.records import entries
from helpdesk.records.entries import Standing
from helpdesk.settings import ROOT
from helpdesk.shelf.answers import parse_answer, print_answer
from tests.desk.garden_staff import BLADE, WATCH, at_desk, opened, peopled

SPRING = datetime(2099, 5, 10, 9, tzinfo=UTC)
GOOD = """+++
id = "good"
question = "Q?"
asked = [
    "q",
]
reviewed = 2099-05-01
law = "2099-04-01"
+++
Yes. [aia:art_4]
"""


@pytest.fixture
def desk(sample_corpus, url):
    made = opened(sample_corpus, url)
    peopled(made, SPRING)
    yield made
    made.records.close()


@pytest.fixture
def other(sample_corpus, tmp_path):
    made = opened(sample_corpus, f"sqlite:///{tmp_path}/other.sqlite")
    peopled(made, SPRING)
    yield made
    made.records.close()


def zipped(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return out.getvalue()


def names(desk) -> list[str]:
    with desk.records.reading() as connection:
        return [one.id for one in entries.entries(connection)]


def test_a_set_comes_back_the_same_to_the_byte(desk, other):
    ada = at_desk(desk, 1, SPRING)
    odd = replace(WATCH, question='Is "it" \\ odd — é 漢 <b>?', corrects="Many believe [it] is.")
    for written, standing in (
        (odd, Standing()),
        (BLADE, Standing(lang="fr", audience="SMEs, deployers", review_by=date(2099, 12, 31))),
        (replace(WATCH, asked=()), Standing()),
    ):
        curating.write(ada, written, "to send", standing)
    out = exchange.export_zip(ada)
    taken = exchange.import_zip(at_desk(other, 1, SPRING), out, "from the other desk")
    assert len(taken.new) == 3 and exchange.export_zip(at_desk(other, 1, SPRING)) == out
    assert exchange.import_zip(at_desk(other, 1, SPRING), out, "again").same == 3


def test_what_comes_in_is_a_draft_whoever_reviewed_it_elsewhere(desk):
    exchange.import_zip(at_desk(desk, 1, SPRING), zipped({"good.md": GOOD}), "from the corpus")
    with desk.records.reading() as connection:
        found = entries.entry(connection, "good")
    assert (found.state, found.is_served) == ("draft", False)
    assert exchange.export_files(at_desk(desk, 1, SPRING)) == {"good.md": GOOD}


def test_another_wording_of_a_known_answer_is_a_new_version(desk):
    ada = at_desk(desk, 1, SPRING)
    exchange.import_files(ada, {"good.md": GOOD.encode()}, "first")
    taken = exchange.import_files(ada, {"good.md": GOOD.replace("Yes.", "No.").encode()}, "second")
    assert taken.changed == ("good",) and len(curating.versions_of(ada, "good")) == 2


def test_our_own_answers_are_written_as_they_are_read():
    for file in sorted((ROOT / "corpus" / "answers").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        assert print_answer(*parse_answer(file.name, text)) == text


def test_a_folder_is_taken_in_and_its_links_are_not(desk, tmp_path):
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    (folder / "link.md").symlink_to(Path("/etc/hostname"))
    assert exchange.import_folder(at_desk(desk, 1, SPRING), folder, "x").new == ("good",)


@pytest.mark.parametrize(
    "name",
    [
        "../good.md", "/etc/good.md", "a/good.md", "..\\good.md", "good.md\n", "good.txt", ".md", "GOOD.md", "good",
        "C:good.md", "good.md.md", "x" * 90 + ".md", "answers/", "<script>.md", "good\u202e.md",
    ],
)  # fmt: skip
def test_a_name_that_is_no_answers_is_refused(desk, name):
    with pytest.raises(CorpusError, match="is no name"):
        exchange.import_zip(at_desk(desk, 1, SPRING), zipped({"good.md": GOOD, name: GOOD}), "x")
    assert names(desk) == []


@pytest.mark.parametrize(
    "text, word",
    [
        ("no head", "head"),
        (GOOD.replace('"good"', '"bad"'), "not the name of the file"),
        (GOOD.replace("question = ", "question = <"), "not TOML"),
        (GOOD.replace("asked = [", "asked = [1, "), "'asked'"),
        (GOOD.replace("law = ", "state = 'published'\nlaw = "), "'state'"),
        (GOOD.replace("2099-04-01", "1999-01-01"), "'law'"),
        (GOOD.replace("aia:art_4", "aia:art_99"), "aia:art_99"),
        (GOOD.replace("aia:art_4", "../../x"), "is no pointer"),
        (GOOD.replace(" [aia:art_4]", ""), "without its pointers"),
        (GOOD.replace("\n+++\nYes", '\n[desk]\nowner = "person 1"\n+++\nYes'), "'owner'"),
        (GOOD.replace("\n+++\nYes", '\n[desk]\nlang = "../"\n+++\nYes'), "'lang'"),
        (GOOD.replace('"Q?"', '"Q\\u0000?"'), "cannot be seen"),
        (GOOD.replace("Yes.", "Y" * 1_001), "may have"),
        (GOOD + "\n" * 100_000, "bytes"),
        (b"\xff\xfe" + GOOD.encode(), "UTF-8"),
    ],
)
def test_a_file_that_is_no_answer_is_refused_by_name_and_nothing_comes_in(desk, text, word):
    fine = GOOD.replace('"good"', '"fine"').replace("Q?", "R?")
    with pytest.raises(HelpdeskError, match=word) as refused:
        exchange.import_zip(at_desk(desk, 1, SPRING), zipped({"fine.md": fine, "good.md": text}), "x")
    assert "good" in str(refused.value) or word == "aia:art_99"
    assert names(desk) == []


def test_a_zip_that_is_none_or_too_much_is_refused(desk):
    ada = at_desk(desk, 1, SPRING)
    for content in (b"", b"PK\x03\x04 broken", zipped({"good.md": GOOD})[:-30]):
        with pytest.raises(RecordError, match="no zip"):
            exchange.import_zip(ada, content, "x")
    with pytest.raises(CorpusError, match="bytes"):
        exchange.import_zip(ada, zipped({"good.md": b"\x00" * 1_000_000}), "x")
    with pytest.raises(RecordError, match="set may have"):
        exchange.import_zip(ada, zipped({f"a{n}.md": b"" for n in range(exchange.MOST_FILES + 1)}), "x")
    with pytest.raises(RecordError, match="set may have"):
        exchange.import_zip(ada, zipped({"good.md": b"\x00" * 50_000_000}), "x")


def test_a_zip_with_damaged_contents_is_refused_wherever_the_damage_is(desk):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("good.md", GOOD * 20)
    whole, ada = out.getvalue(), at_desk(desk, 1, SPRING)
    inside = range(len("good.md") + 30, whole.index(b"PK\x01\x02"))
    for place in inside[:: max(1, len(inside) // 25)]:
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        with pytest.raises(HelpdeskError):
            exchange.import_zip(ada, damaged, "x")
    assert names(desk) == []


def test_a_link_and_a_name_that_stands_twice_are_refused(desk):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        link = zipfile.ZipInfo("good.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    with pytest.raises(CorpusError, match="link"):
        exchange.import_zip(at_desk(desk, 1, SPRING), out.getvalue(), "x")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed, pytest.warns(UserWarning):
        packed.writestr("good.md", GOOD)
        packed.writestr("good.md", GOOD)
    with pytest.raises(CorpusError, match="twice"):
        exchange.import_zip(at_desk(desk, 1, SPRING), out.getvalue(), "x")


def test_only_those_who_write_take_a_set_in_and_only_staff_take_it_out(desk):
    for number in (2, 3):
        with pytest.raises(AccessRefused):
            exchange.import_zip(at_desk(desk, number, SPRING), zipped({"good.md": GOOD}), "x")
    with pytest.raises(AccessRefused):
        exchange.export_zip(at_desk(desk, 3, SPRING))
