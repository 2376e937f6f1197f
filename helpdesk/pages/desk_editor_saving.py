"""Saving what was written: whose it is, why it was written, and what became of it."""

from datetime import date

import streamlit as st

from helpdesk.desk import catalogue, curating
from helpdesk.desk.staff import Staff
from helpdesk.errors import HelpdeskError, RecordError
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_answer_ways as ways
from helpdesk.pages import desk_editor_sheet as sheets
from helpdesk.pages import desk_visit, frame
from helpdesk.pages.marks import safe, tag
from helpdesk.records.written import LONGEST_REASON
from helpdesk.shelf.answers import Line

_AUDIENCE_LONGEST = 80
_TROUBLE = "desk_editor_trouble"


def standing(staff: Staff, last_day: date) -> None:
    """Owner, day of review, language and audience; and why this version is written."""
    desk, hint = staff.desk, words.AUDIENCE_HINT
    with st.container(key="desk_editor_standing", horizontal=True):
        _owner(staff)
        due = _review_by(staff, last_day)
        tongues = list(dict.fromkeys([*words.LANGUAGES, sheets.current()["fields"]["lang"]]))
        st.selectbox(words.LANGUAGE, tongues, key=sheets.restore("lang", desk), width=160, format_func=_tongue)
        audience = sheets.restore("audience", desk)
        st.text_input(words.AUDIENCE, key=audience, placeholder=hint, max_chars=_AUDIENCE_LONGEST, width=260)
    if due and due < staff.at.date():
        st.html(tag("p", safe(words.REVIEW_DAY_PAST), class_="amiss"))
    why = sheets.restore("reason", desk)
    st.text_input(words.REASON, key=why, placeholder=words.REASON_HINT, max_chars=LONGEST_REASON)


def _tongue(lang: str) -> str:
    return words.LANGUAGES.get(lang, lang)


def _owner(staff: Staff) -> None:
    """Whose it is: the writer's own where it is new, also somebody's who has left the desk."""
    sheet = sheets.current()
    fields = sheet["fields"]
    if fields["owner"] is None and not sheet["of"]:
        fields["owner"] = staff.person.id
    called = {None: words.NOBODY, **{person.id: person.name for person in staff.colleagues()}}
    if fields["owner"] not in called:
        called[fields["owner"]] = words.name_of(catalogue.names(staff), fields["owner"])
    held = sheets.restore("owner", staff.desk)
    st.selectbox(words.OWNER, list(called), key=held, format_func=called.get, placeholder=words.NOBODY, width=220)


def _review_by(staff: Staff, last_day: date) -> date | None:
    return st.date_input(
        words.REVIEW_DAY,
        key=sheets.restore("review_by", staff.desk),
        min_value=min(staff.at.date(), sheets.current()["fields"]["review_by"] or last_day),
        max_value=last_day,
        format="DD/MM/YYYY",
        help=words.REVIEW_DAY_HELP,
        width=180,
    )


def foot(staff: Staff, lines: tuple[Line, ...] | None) -> None:
    """The buttons at the end; `lines` is None while a sentence is not whole."""
    if trouble := st.session_state.pop(_TROUBLE, ""):
        frame.box("warn", words.NOT_SAVED, trouble)
    with st.container(key="desk_editor_foot", horizontal=True):
        is_saved = st.button(words.SAVE, key=sheets.key("save"), type="primary", icon=":material/save:")
        is_sent = st.button(words.SAVE_SUBMIT, key=sheets.key("submit"))
        is_left = st.button(words.CANCEL, key=sheets.key("leave"), type="tertiary")
    if is_left:
        _leave()
    elif is_saved or is_sent:
        _save(staff, lines, is_sent)


def _leave() -> None:
    name = sheets.current()["of"]
    sheets.leave()
    (ways.open_answer(name) if name else ways.open_list())
    st.rerun()


def _save(staff: Staff, lines: tuple[Line, ...] | None, is_sent: bool) -> None:
    """Keep what was written; where it cannot be kept, say why and leave all as it is."""
    try:
        name = _kept(staff, lines)
    except HelpdeskError as problem:
        st.session_state[_TROUBLE] = str(problem)
        st.rerun()
    sheets.leave()
    if is_sent:
        _submit(staff, name)
    ways.open_answer(name)
    st.rerun()


def _submit(staff: Staff, name: str) -> None:
    try:
        curating.submit(staff, name)
    except HelpdeskError as problem:
        desk_visit.told()
        desk_visit.trouble(words.SAVED_NOT_SENT.format(why=problem))
    else:
        desk_visit.say(words.DONE["submitted"])


def _kept(staff: Staff, lines: tuple[Line, ...] | None) -> str:
    """The id of the answer that was kept. Raises RecordError, AccessRefused."""
    sheet = sheets.current()
    if lines is None:
        raise RecordError(words.UNFINISHED)
    written, beside, reason = sheets.written_of(lines), sheets.standing_of(), sheet["fields"]["reason"] or ""
    if not sheet["of"]:
        made = curating.write(staff, written, reason, beside, sheet["as_"], sheet["ticket"])
        desk_visit.say(words.DONE["saved"].format(number=made.number))
        return made.answer_id
    opened = catalogue.opened(staff, sheet["of"])
    if opened.newest.number != sheet["base"]:
        raise RecordError(words.OTHERS_SAVED.format(number=opened.newest.number))
    is_same = written == opened.newest.written and opened.entry.state != "stale"
    said = words.DONE["nothing"]
    if not is_same:
        made = curating.save(staff, sheet["of"], written, reason)
        said = words.DONE["saved"].format(number=made.number)
    if beside != opened.entry.standing:
        curating.change_standing(staff, sheet["of"], beside)
        said = words.DONE["standing"] if is_same else said
    desk_visit.say(said)
    return sheet["of"]
