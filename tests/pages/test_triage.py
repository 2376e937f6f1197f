"""The page Triage: one description, a list and its columns, the work in the background, the result and its systems."""

import json
import threading
import time
from datetime import date

import pytest

from helpdesk.desk.batch import batch_of, systems_of
from helpdesk.inventory.guess import suggested
from helpdesk.inventory.item import items
from helpdesk.inventory.reading import read
from helpdesk.pages import triage_runs
from helpdesk.pages import triage_ways as ways
from helpdesk.pages import triage_words as words
from helpdesk.pages.triage_exports import file_name
from helpdesk.pages.triage_marks import marked_html
from helpdesk.pages.triage_start import sample
from helpdesk.reports.register import Head
from tests.pages.stub_desk import HOSTILE
from tests.pages.triage_room import QUIET, SCARY, VAGUE, TriageDesk, fact, room

DAY = date(2026, 11, 20)
LIST = f"""id,name,owner,description
A1,Scarer,Garden,{SCARY}
A2,Letters,Post,{QUIET}
A3,Clever,,{VAGUE}
A4,Nothing,Post,
A5,Broken,Post,A broken thing.
A6,"{HOSTILE}","{HOSTILE}","{HOSTILE}"
"""


@pytest.fixture
def desk(tmp_path):
    return TriageDesk(tmp_path)


def shown(page) -> str:
    """Everything the page says in its own HTML."""
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html")).replace("&#x27;", "'")


def labels(page) -> list[str]:
    return [button.label for button in page.button]


def press(page, label: str):
    return next(button for button in page.button if button.label == label).click().run()


def chosen(desk, content: str = LIST, name: str = "Our tools.csv"):
    """The page after a file was chosen."""
    page = room(desk)
    page.session_state[ways._UPLOAD] = ways.Upload(name, content.encode(), read(content.encode(), name))
    return page.run()


def finished(desk, content: str = LIST) -> str:
    """A list that is sorted: the name of its run."""
    sheet = read(content.encode(), "l.csv")
    found = items(sheet, suggested(sheet))
    systems, problems = systems_of(found)
    run = triage_runs.begin(desk, "Our tools", batch_of(desk, systems, DAY, problems=problems), {})
    run.thread.join(20)
    assert run.is_done and not run.trouble
    return run.batch.file.stem


def test_the_start_says_that_a_person_decides_and_offers_a_sample(desk):
    page = room(desk)
    assert "a person decides" in shown(page)
    assert [row.split(",")[0] for row in sample().decode("utf-8-sig").splitlines()[:2]] == ["id", "S-1"]


def test_one_description_is_sorted_and_nothing_of_it_is_kept(desk):
    page = room(desk)
    page.text_area[0].set_value(SCARY)
    page = press(page, words.ONE_GO)
    html = shown(page)
    assert words.VERDICTS["settled"][0] in html and "Prohibited" in html
    assert not (desk.settings.home / "triage").exists()


@pytest.mark.parametrize(("text", "says"), [("  ", words.ONE_EMPTY), ("a broken thing", "This one cannot be read.")])
def test_what_cannot_be_sorted_is_told_in_a_sentence(desk, text, says):
    page = room(desk)
    page.text_area[0].set_value(text)
    assert says in shown(press(page, words.ONE_GO))


def test_a_file_that_cannot_be_read_is_told_and_the_start_stays(desk):
    page = room(desk)
    page.file_uploader[0].set_value(("list.csv", b"", "text/csv")).run()
    assert "the file is empty" in shown(page)
    assert words.ONE_GO in labels(page)


def test_a_chosen_file_is_shown_with_its_columns_as_they_are_guessed(desk):
    page = room(desk)
    page.file_uploader[0].set_value(("Our tools.csv", LIST.encode(), "text/csv")).run()
    assert page.multiselect[0].value == ["description"]
    assert [page.selectbox(key=f"triage_map_{name}").value for name in ("id", "name", "owner")] == [0, 1, 2]
    html = shown(page)
    assert "6 rows in “Our tools.csv”" in html and "A letter machine at home." in html
    assert words.UNDESCRIBED.format(count="1 row") in html and words.TWINS_NONE in html


def test_rows_that_say_the_same_are_named_by_their_numbers(desk):
    page = chosen(desk, LIST + f"A7,Again,Post,{QUIET.upper()}\n")
    assert words.TWINS_SAME.format(rows="3, 8") in shown(page)


def test_without_a_column_that_describes_nothing_can_be_sorted(desk):
    page = chosen(desk)
    page.multiselect[0].set_value([]).run()
    assert words.NEEDS_DESCRIPTION in shown(page)
    assert not any(label.startswith("Sort") for label in labels(page))


def test_sorting_ends_in_a_result_for_every_row_or_a_named_error(desk):
    page = press(chosen(desk), words.SORT_GO.format(count=6))
    name = page.query_params[ways.RUN]
    name = name if isinstance(name, str) else name[0]
    file = triage_runs.file_of(desk, name)
    triage_runs.going(file).thread.join(20)
    html = shown(page.run())
    assert "Result for “Our tools”" in html
    told = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [row.get("error", row.get("state")) for row in told] == [
        "settled", "likely", "cannot-say", "The row has no description.", "This one cannot be read.", "likely",
    ]  # fmt: skip


def test_the_counts_stand_with_their_figures(desk):
    html = shown(room(desk, run=finished(desk)))
    assert html.count(words.FIGURE.format(count=2, share=33)) >= 3
    assert "2 February 2025, applies" in html


def test_the_most_urgent_system_comes_first(desk):
    html = shown(room(desk, run=finished(desk)))
    assert html.index(">Scarer<") < html.index(">Clever<") < html.index(">Letters<")


@pytest.mark.parametrize(
    ("field", "value", "there"),
    [
        ("states", ["cannot-say"], {"Clever"}),
        ("risks", ["high-risk"], {"Scarer"}),
        ("priorities", [1, 3], {"Scarer", "Clever"}),
    ],
)
def test_pills_leave_out_what_is_not_wanted(desk, field, value, there):
    page = room(desk, run=finished(desk))
    pills = next(group for group in page.button_group if group.key == f"triage_f_{field}")
    html = shown(pills.set_value(value).run())
    assert {name for name in ("Scarer", "Letters", "Clever", "Broken") if f">{name}<" in html} == there


def test_words_and_owners_are_found_whatever_the_case(desk):
    page = room(desk, run=finished(desk))
    page.text_input[0].set_value("LETTER machine").run()
    assert words.OF_ALL.format(count=words.COUNT_ONE, all=6) in shown(page)
    page = press(page, words.CLEAR)
    owners = page.selectbox(key="triage_f_owner")
    html = shown(owners.set_value(1).run())  # the first is nobody, who is called so
    assert owners.options[:2] == [words.ANY_OWNER, words.NO_OWNER] and words.OF_ALL.split("{")[0] in html


def test_filters_outlive_a_look_at_one_system(desk):
    page = room(desk, run=finished(desk))
    page.text_input[0].set_value("scares").run()
    page.query_params[ways.ROW] = "1"
    page.run()
    page = press(page, words.BACK_LIST)
    assert words.OF_ALL.format(count=words.COUNT_ONE, all=6) in shown(page)


def test_a_long_list_is_turned_page_by_page(desk):
    many = "id,description\n" + "".join(f"B{n},A machine number {n}.\n" for n in range(120))
    page = room(desk, run=finished(desk, many))
    assert shown(page).count("data-open") == 50
    page = press(press(page, words.NEXT), words.NEXT)
    assert shown(page).count("data-open") == 20
    assert words.PAGE.format(page=3, pages=3) in shown(page)


def test_a_system_tells_words_questions_provisions_and_examples_for_and_against(desk):
    html = shown(room(desk, run=finished(desk), row="1"))
    assert 'class="fact k1"' in html and "scares it is" in html and "strength 93 %" in html
    assert 'data-open="aia:art_4.1"' in html and "shall support learning" in html
    assert words.QUOTE_MISSING in html, "a provision that cannot be read is told"
    assert words.NEAR_FOR in html and words.NEAR_AGAINST in html and "It is in the garden, and it is not." in html
    assert "Few do." in html and "2 February 2025" in html


def test_what_cannot_be_said_yet_asks_and_tells_what_each_answer_changes(desk):
    html = shown(room(desk, run=finished(desk), row="3"))
    assert words.VERDICTS["cannot-say"][0] in html
    assert "Yes, it does → <strong>Prohibited</strong>" in html
    assert words.DUTIES not in html, "nothing is counted where nothing is known"


def test_a_row_that_could_not_be_sorted_says_why(desk):
    assert "The row has no description." in shown(room(desk, run=finished(desk), row="4"))


def test_facts_that_share_words_share_a_mark_and_each_number_stands_at_the_end_of_its_words():
    html = marked_html(
        SCARY, [(1, fact("a", "yes", SCARY, "scares cats")), (2, fact("b", "yes", SCARY, "cats", "garden"))]
    )
    assert html.count("<mark") == 3
    assert ">cats<sup>1, 2</sup></mark>" in html
    assert 'data-tip="1: a it is · 2: b it is"' in html


@pytest.mark.parametrize("span", [[-5, 4], [3, 900], [7, 7], [9, 2]])
def test_stretches_that_run_out_of_the_text_cannot_break_it(span):
    html = marked_html("It is <b>.", [(1, {"says": "x", "spans": [span], "words": []})])
    assert html.replace("</mark>", "").split("&lt;b&gt;")[-1].endswith(".") or "&gt;" in html
    assert "<b>" not in html


def test_what_others_wrote_stays_text_on_every_screen(desk):
    name = finished(desk)
    pages = [chosen(desk), room(desk, run=name), room(desk, run=name, row="1"), room(desk, run=name, row="6")]
    for page in pages:
        assert "<img" not in shown(page)
        assert not any("alert" in element.value for element in page.markdown)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 20, "x" * 20, "0" * 19 + "/"])
def test_an_address_of_no_run_leads_nowhere(desk, name):
    html = shown(room(desk, run=name))
    assert words.NO_RUN in html if name else words.COMES[0] in html


@pytest.mark.parametrize("row", ["0", "-1", "99", "x", "١"])
def test_an_address_of_no_system_shows_the_list(desk, row):
    assert "Result for “Our tools”" in shown(room(desk, run=finished(desk), row=row))


def test_a_run_can_be_removed_and_is_gone(desk):
    name = finished(desk)
    page = press(room(desk, run=name), words.REMOVE_SURE)
    html = shown(page)
    assert words.COMES[0] in html and words.REMOVED in html
    assert triage_runs.file_of(desk, name) is None


def test_a_run_that_goes_on_is_not_removed(desk, monkeypatch):
    name = finished(desk)
    run = triage_runs.going(triage_runs.file_of(desk, name))
    monkeypatch.setattr(run, "thread", threading.current_thread())
    assert words.REMOVE_BUSY in shown(press(room(desk, run=name), words.REMOVE_SURE))
    assert run.batch.file.is_file()


def test_a_run_that_rests_goes_on_where_it_stood(desk, monkeypatch):
    many = "id,description\n" + "".join(f"B{n},A machine number {n}.\n" for n in range(40))
    whole = triage_runs.file_of(desk, finished(desk, many)).read_bytes()
    slow = desk.triaging.verdict

    def slowly(*args):
        time.sleep(0.02)
        return slow(*args)

    monkeypatch.setattr(desk.triaging, "verdict", slowly, raising=False)
    run = triage_runs.going(triage_runs.file_of(desk, batch_name(desk, many)))
    triage_runs.remove(run.batch.file)
    run = triage_runs.begin(desk, "Again", run.batch, {})
    while run.done < 3:
        time.sleep(0.01)
    triage_runs.pause(run)
    run.thread.join(20)
    assert 3 <= run.done < 40
    page = room(desk, run=run.batch.file.stem)
    assert words.PAUSED in shown(page)
    press(page, words.RESUME)
    run.thread.join(20)
    assert run.batch.file.read_bytes() == whole


def batch_name(desk, content: str) -> str:
    sheet = read(content.encode(), "l.csv")
    return batch_of(desk, systems_of(items(sheet, suggested(sheet)))[0], DAY).file.stem


def test_files_have_names_any_system_can_keep():
    assert file_name(Head("Our „Tools“/2026", DAY)) == "ai-act-triage-our-tools-2026-2026-11-20"
