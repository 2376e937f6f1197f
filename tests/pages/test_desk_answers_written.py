"""Writing an answer: sources in any spelling, their text beside, what is wrong at its place, nothing lost."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from helpdesk.desk import catalogue, curating, exchange
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_editor_sheet as sheets
from helpdesk.pages.desk_ways import FromTicket
from tests.desk.garden_staff import BLADE, WATCH, at_desk, opened, peopled
from tests.pages.curating_room import drafted, fill, labels, press, published, room, shown

SPRING, SUMMER = datetime(2099, 5, 10, 9, tzinfo=UTC), datetime(2099, 6, 15, 9, tzinfo=UTC)
EDITOR, APPROVER = 1, 2
CITES = words.CITES_LABEL.format(number=1)
SENTENCE = words.SENTENCE.format(number=1)


@pytest.fixture
def desk(sample_desk, sample_corpus, tmp_path):
    made = opened(sample_corpus, f"sqlite:///{tmp_path}/desk.sqlite")
    peopled(made, SPRING)
    yield made
    made.records.close()


def entries(desk) -> list:
    return curating.entries_of(at_desk(desk, EDITOR, SPRING))


def begun(desk, cites: str = "Article 4"):
    page = fill(room(desk, EDITOR, SPRING, write="new"), words.QUESTION, WATCH.question)
    return fill(fill(page, SENTENCE, WATCH.lines[0].text), CITES, cites)


@pytest.mark.parametrize(
    "text, cites",
    [
        ("Article 4", ("aia:art_4",)),
        ("Art. 3 (1); aia:art_4", ("aia:art_3.1", "aia:art_4")),
        ("article 3(1)\nArticle 3(1)", ("aia:art_3.1",)),
        ("Articles 3 and 4", ("aia:art_3", "aia:art_4")),
        (" ; ", ()),
    ],
)
def test_sources_are_read_in_any_spelling(desk, text, cites):
    read = sheets.read_cites(text, desk, SPRING.date())
    assert read.cites == cites and not read.amiss


@pytest.mark.parametrize("text", ["Article 999", "the usual one", "aia:art_4@2024", "<script>", "Article 4; nonsense"])
def test_what_names_no_provision_is_told(desk, text):
    assert sheets.read_cites(text, desk, SPRING.date()).amiss


@pytest.mark.parametrize("name", ["aia:art_4", "aia:art_3.1", "aia:anx_II", "aia:art_7.sub_3.b.i"])
def test_a_source_is_written_out_so_that_it_is_read_back_the_same(desk, name):
    assert sheets.read_cites(sheets.printed((name,), desk), desk, SPRING.date()).cites == (name,)


def test_the_text_of_a_source_stands_beside_the_sentence_as_soon_as_it_is_named(desk):
    heading = desk.look_up("aia:art_4", SPRING.date()).provision.heading
    page = room(desk, EDITOR, SPRING, write="new")
    assert heading not in shown(page)
    assert heading in shown(fill(page, CITES, "Art 4"))


def test_an_answer_is_written_and_kept_as_a_draft_of_its_author(desk):
    press(begun(desk), words.SAVE)
    (kept,) = entries(desk)
    assert kept.state == "draft" and kept.standing.owner_id == EDITOR
    written = catalogue.opened(at_desk(desk, EDITOR, SPRING), kept.id).newest.written
    assert written.question == WATCH.question and written.lines == WATCH.lines


def test_it_can_go_to_review_at_once(desk):
    press(begun(desk), words.SAVE_SUBMIT)
    assert [one.state for one in entries(desk)] == ["in-review"]


def test_what_cannot_be_kept_is_told_and_nothing_is_lost(desk):
    page = press(begun(desk, "Article 999"), words.SAVE)
    assert words.UNFINISHED in shown(page) and words.PROBLEM in shown(page) and not entries(desk)
    assert page.text_area[1].value == WATCH.lines[0].text
    page = press(fill(page, CITES, "Article 4"), words.SAVE)
    assert len(entries(desk)) == 1


def test_a_version_needs_a_reason(desk):
    page = press(fill(begun(desk), words.REASON, " "), words.SAVE)
    assert "Say why" in shown(page) and not entries(desk)


def test_sentences_are_added_moved_and_removed(desk):
    page = press(begun(desk), words.ADD_SENTENCE)
    page = fill(page, words.SENTENCE.format(number=2), BLADE.lines[0].text)
    page = fill(page, words.CITES_LABEL.format(number=2), "Article 3(1)")
    page = page.button(key=next(b.key for b in page.button if b.key.endswith("_up2"))).click().run()
    press(page, words.SAVE)
    name = entries(desk)[0].id
    lines = catalogue.opened(at_desk(desk, EDITOR, SPRING), name).newest.written.lines
    assert [line.cites[0] for line in lines] == ["aia:art_3.1", "aia:art_4"]
    page = press(room(desk, EDITOR, SPRING, answer=name), words.EDIT)
    page = page.button(key=next(b.key for b in page.button if b.key.endswith("_drop1"))).click().run()
    press(fill(page, words.REASON, "shorter"), words.SAVE)
    assert len(catalogue.opened(at_desk(desk, EDITOR, SPRING), name).newest.written.lines) == 1


def test_what_was_begun_is_still_there_after_a_walk_through_the_list(desk):
    page = begun(desk)
    del page.query_params["write"]
    page = page.run()
    assert words.GO_ON in labels(page)
    page = press(page, words.GO_ON)
    assert page.text_input[0].value == WATCH.question


def test_a_save_in_between_is_not_written_over(desk):
    name = drafted(desk, WATCH, SPRING)
    page = press(room(desk, EDITOR, SPRING, answer=name), words.EDIT)
    curating.save(at_desk(desk, 4, SPRING), name, BLADE, "mine was first")
    page = press(fill(fill(page, SENTENCE, "The keeper looks."), words.REASON, "late"), words.SAVE)
    assert "Version 2 was saved by somebody else" in shown(page)
    assert catalogue.opened(at_desk(desk, EDITOR, SPRING), name).newest.number == 2


def test_owner_and_day_change_without_a_new_version(desk):
    name = drafted(desk, WATCH, SPRING)
    page = press(room(desk, EDITOR, SPRING, answer=name), words.EDIT)
    press(fill(page, words.AUDIENCE, "keepers"), words.SAVE)
    found = catalogue.opened(at_desk(desk, EDITOR, SPRING), name)
    assert found.newest.number == 1 and found.entry.standing.audience == "keepers"


def test_a_ticket_hands_over_its_question_and_its_provisions(desk):
    page = room(desk, EDITOR, SPRING)
    page.session_state["desk_brought_along"] = FromTicket(7, WATCH.question, "en", ("aia:art_4",))
    page = page.run()
    assert "For ticket 7" in shown(page)
    assert page.text_input[0].value == WATCH.question and "Article 4" in [field.value for field in page.text_input]


def test_a_stale_answer_is_renewed_beside_the_change_word_by_word(desk):
    from helpdesk.desk import staleness

    name = published(desk, BLADE, SPRING)
    staleness.review(desk, SUMMER)
    page = room(desk, EDITOR, SUMMER, answer=name)
    assert words.NEXT_STALE in shown(page) and "<ins>" in shown(page)
    page = press(page, words.RENEW)
    assert "<ins>" in shown(page) and words.SOURCE_MOVED in shown(page)
    press(fill(page, words.REASON, "still so"), words.SAVE_SUBMIT)
    ben = at_desk(desk, APPROVER, SUMMER)
    curating.approve(ben, name)
    curating.publish(ben, name)
    assert staleness.of_version(ben, catalogue.opened(ben, name).newest) == []


def test_the_set_goes_out_and_what_comes_in_is_listed(desk):
    drafted(desk, WATCH, SPRING)
    page = press(room(desk, EDITOR, SPRING), words.EXPORT_MAKE)
    assert not page.exception and page.get("download_button")[0].proto.label == "Download 1 answers"
    packed = exchange.export_zip(at_desk(desk, EDITOR, SPRING))
    page = _brought_in(page, packed)
    assert words.IMPORT_NOTHING in shown(page) and "1 were here already" in shown(page)


def _brought_in(page, packed: bytes):
    page.file_uploader[0].set_value(("set.zip", packed, "application/zip"))
    return press(fill(page, words.IMPORT_WHY, "from the other desk"), words.IMPORT_GO)


def test_a_set_that_is_refused_says_file_row_and_word(desk):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("../evil.md", "x")
    page = _brought_in(room(desk, EDITOR, SPRING), out.getvalue())
    assert words.IMPORT_REFUSED in shown(page) and "evil.md" in shown(page) and not entries(desk)


def test_a_set_with_a_pointer_to_nowhere_is_refused_by_file(desk):
    head = 'id = "good"\nquestion = "Q?"\nasked = []\nreviewed = 2099-05-01\nlaw = "2099-04-01"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("good.md", f"+++\n{head}\n+++\nYes. [aia:art_99]\n")
    html = shown(_brought_in(room(desk, EDITOR, SPRING), out.getvalue()))
    assert "good.md" in html and "aia:art_99" in html and not entries(desk)
