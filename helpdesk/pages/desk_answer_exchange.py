"""Exchange: the whole set of answers as one file, out and in, with what came in or why nothing did."""

import streamlit as st

from helpdesk.desk import exchange as files
from helpdesk.desk.exchange import LARGEST_SET, Taken
from helpdesk.desk.staff import Staff
from helpdesk.errors import HelpdeskError
from helpdesk.pages import curate_words as words
from helpdesk.pages import frame
from helpdesk.pages.desk_answer_ways import WRITERS
from helpdesk.pages.marks import safe, tag
from helpdesk.records.written import LONGEST_REASON

_OUT, _CAME = "desk_answers_out", "desk_answers_came"  # the file that is ready; what came of the last set
_FILE, _WHY = "desk_answers_file", "desk_answers_why"


def exchange(staff: Staff) -> None:
    """The folded room for files at the foot of the list."""
    came = st.session_state.get(_CAME)
    with st.expander(words.EXCHANGE, expanded=came is not None, icon=":material/swap_vert:"):
        _out(staff)
        if not staff.person.roles.isdisjoint(WRITERS):
            st.divider()
            _in(staff)
            _came(came)


def _out(staff: Staff) -> None:
    st.html(tag("p", safe(words.EXPORT_LEAD)))
    if st.button(words.EXPORT_MAKE, key="desk_answers_pack"):
        count = len(files.export_files(staff))
        st.session_state[_OUT] = (count, files.export_zip(staff)) if count else (0, b"")
    count, packed = st.session_state.get(_OUT, (None, b""))
    if count:
        name = f"answers-{staff.at.date().isoformat()}.zip"
        st.download_button(
            words.EXPORT.format(count=count),
            packed,
            name,
            "application/zip",
            key="desk_answers_save",
            type="primary",
            on_click="ignore",
        )
    elif count == 0:
        st.html(tag("p", safe(words.EXPORT_NONE), class_="small"))


def _in(staff: Staff) -> None:
    st.html(tag("p", safe(words.IMPORT_LEAD)))
    with st.form("desk_answers_in", border=False):
        file = st.file_uploader(words.IMPORT_FILE, type="zip", key=_FILE, max_upload_size=LARGEST_SET // 1_000_000)
        why = st.text_input(words.IMPORT_WHY, key=_WHY, max_chars=LONGEST_REASON)
        is_asked = st.form_submit_button(words.IMPORT_GO)
    if is_asked:
        st.session_state[_CAME] = _taken(staff, file.getvalue() if file else None, why)
        st.rerun()


def _taken(staff: Staff, content: bytes | None, why: str) -> Taken | str:
    """What came in, or the sentence that says why nothing did."""
    if content is None:
        return words.IMPORT_NO_FILE
    if not why.strip():
        return words.WHY_NEEDED
    try:
        return files.import_zip(staff, content, why)
    except HelpdeskError as problem:
        return str(problem)


def _came(came: Taken | str | None) -> None:
    if came is None:
        return
    if isinstance(came, str):
        next_ = () if came in (words.IMPORT_NO_FILE, words.WHY_NEEDED) else (words.IMPORT_REFUSED_NEXT,)
        frame.box("warn", words.IMPORT_REFUSED, came, next_)
        return
    is_new = bool(came.new or came.changed)
    same = words.IMPORT_SAME.format(count=came.same)
    frame.box("good" if is_new else "quiet", words.IMPORT_DONE if is_new else words.IMPORT_NOTHING, f"{same}.")
    if is_new:
        st.html(_named_html(words.IMPORT_NEW, came.new) + _named_html(words.IMPORT_CHANGED, came.changed))


def _named_html(title: str, names: tuple[str, ...]) -> str:
    if not names:
        return ""
    rows = "".join(tag("li", safe(name)) for name in names)
    return tag("h3", safe(title.format(count=len(names)))) + tag("ul", rows, class_="came")
