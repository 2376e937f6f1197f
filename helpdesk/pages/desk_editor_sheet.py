"""The sheet an answer is written on: what is in its fields, kept until it is saved or left, whichever page is open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.desk.catalogue import Opened
from helpdesk.errors import HelpdeskError
from helpdesk.law import parse_all
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_answer_ways as ways
from helpdesk.pages import desk_ways
from helpdesk.pages.desk_answer_law import label_of
from helpdesk.records.entries import Standing
from helpdesk.records.pins import LANG
from helpdesk.records.written import Written
from helpdesk.shelf.answers import Curated, Line

_SHEET, _SERIAL = "desk_editor_sheet", "desk_editor_serial"
_OF_TEXT = ("question", "asked", "corrects", "text", "cites")  # the fields that hold what somebody wrote
_EMPTY = Written("", (), (Line("", ()),))


@dataclass(frozen=True)
class Read:
    """The ids that a field of sources names, and what could not be read of it."""

    cites: tuple[str, ...]
    amiss: tuple[str, ...]


def current() -> dict | None:
    """The sheet in hand; None where nothing is being written.

    `of` is the id of the answer ("" for a new one), `base` the version it began from, `as_` the id that a new one
    is to have, `fields` what stands in each widget by its key, `rows` the numbers of the sentences in order.
    """
    return st.session_state.get(_SHEET)


def is_half_written() -> bool:
    """Whether something was begun that is neither saved nor left."""
    sheet = current()
    return sheet is not None and any(sheet["fields"][name] for name in sheet["fields"] if name.startswith(_OF_TEXT))


def begin_empty() -> None:
    """A new answer from nothing."""
    _begin(_EMPTY, Standing(), words.REASON_FIRST)


def begin_with(opened: Opened, is_renewal: bool) -> None:
    """The next version of an answer."""
    reason = words.REASON_RENEWED if is_renewal else ""
    _begin(opened.newest.written, opened.entry.standing, reason, of=opened.entry.id, base=opened.newest.number)


def begin_from(answer: Curated) -> None:
    """A new answer in the place of one that came with the help desk."""
    written = Written(answer.question, answer.asked, answer.lines, answer.corrects)
    _begin(written, Standing(), words.REASON_FIRST, as_=answer.id)


def take_up_from_ticket() -> None:
    """Begin with what the queue handed over, where it handed something over."""
    begun = desk_ways.brought_along()
    if begun is None:
        return
    lines = tuple(Line("", (cite,)) for cite in begun.cites) or _EMPTY.lines
    written = replace(_EMPTY, question=" ".join(begun.question.split()), lines=lines)
    reason = words.REASON_TICKET.format(number=begun.ticket)
    _begin(written, Standing(lang=begun.lang or "en"), reason, ticket=begun.ticket)
    ways.write()


def _begin(written: Written, standing: Standing, reason: str, **more) -> None:
    serial = st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1
    sheet = {"of": "", "base": 0, "as_": "", "ticket": None, **more, "serial": serial, "rows": [], "next": 1}
    sheet["fields"] = {
        "question": written.question,
        "asked": "\n".join(written.asked),
        "corrects": written.corrects,
        "reason": reason,
        "owner": standing.owner_id,
        "audience": standing.audience,
        "lang": standing.lang,
        "review_by": standing.review_by,
    }
    st.session_state[_SHEET] = sheet
    for line in written.lines:
        add_row(line.text, line.cites)


def add_row(text: str = "", cites: tuple[str, ...] = ()) -> None:
    """One more sentence."""
    sheet = current()
    row = sheet["next"]
    sheet["next"] += 1
    sheet["rows"].append(row)
    sheet["fields"] |= {f"text{row}": text, f"cites{row}": cites}


def move_row(row: int, step: int) -> None:
    """A sentence one place up or down."""
    rows = current()["rows"]
    here = rows.index(row)
    there = min(max(here + step, 0), len(rows) - 1)
    rows[here], rows[there] = rows[there], rows[here]


def drop_row(row: int) -> None:
    """One sentence less; the last one is emptied."""
    sheet = current()
    sheet["rows"].remove(row)
    del sheet["fields"][f"text{row}"], sheet["fields"][f"cites{row}"]
    if not sheet["rows"]:
        add_row()


def leave() -> None:
    """Let go of the sheet."""
    st.session_state.pop(_SHEET, None)


def key(name: str) -> str:
    """The key of a field's widget: every sheet has its own, so that none shows what another held."""
    return f"desk_edit{current()['serial']}_{name}"


def restore(name: str, desk: Desk) -> str:
    """The key of a field's widget, which holds what was kept of it."""
    held = key(name)
    if held not in st.session_state:
        kept = current()["fields"][name]
        st.session_state[held] = printed(kept, desk) if isinstance(kept, tuple) else kept
    return held


def keep_all() -> None:
    """Keep what stands in the widgets, for when they are not on the page."""
    sheet = current()
    for name in list(sheet["fields"]):
        if key(name) in st.session_state:
            sheet["fields"][name] = st.session_state[key(name)]


def printed(cites: tuple[str, ...], desk: Desk) -> str:
    """Ids as people write them, where that leads back to them."""
    return "; ".join(_printed(cite, desk) for cite in cites)


def _printed(cite: str, desk: Desk) -> str:
    label = label_of(desk, cite)
    try:
        return label if [found.id for found in parse_all(label)] == [cite] else cite
    except HelpdeskError:
        return cite


def read_cites(text: str, desk: Desk, as_of) -> Read:
    """What a field of sources names: pointers apart by semicolons or lines, each in any spelling.

    Ids are those of the law of the day, where it has the place.
    """
    cites, amiss = [], []
    for part in text.replace("\n", ";").split(";"):
        if not part.strip():
            continue
        try:
            cites += [desk.shelf.find(found, as_of, LANG).id for found in parse_all(part.strip())]
        except HelpdeskError as problem:
            amiss.append(str(problem))
    return Read(tuple(dict.fromkeys(cites)), tuple(amiss))


def written_of(lines: tuple[Line, ...]) -> Written:
    """What stands on the sheet, with the sentences that were read from it."""
    fields = current()["fields"]
    asked = tuple(dict.fromkeys(_lines(fields["asked"])))
    return Written(_plain(fields["question"]), asked, lines, _plain(fields["corrects"]))


def standing_of() -> Standing:
    """What the sheet says beside the wording."""
    fields = current()["fields"]
    return Standing(fields["lang"], (fields["audience"] or "").strip(), fields["owner"], fields["review_by"])


def _lines(text: str) -> Iterator[str]:
    yield from (said for line in (text or "").splitlines() if (said := _plain(line)))


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
