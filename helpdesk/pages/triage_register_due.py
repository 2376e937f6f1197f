"""What is to be assessed again, why, and the way to do it."""

import streamlit as st

from helpdesk.desk import register
from helpdesk.desk.batch import batch_of
from helpdesk.desk.register import Due, Sought
from helpdesk.desk.staff import Staff
from helpdesk.desk.triaging import Described
from helpdesk.pages import frame, triage_runs
from helpdesk.pages import triage_register_filters as filters
from helpdesk.pages import triage_register_words as words
from helpdesk.pages import triage_ways as ways
from helpdesk.pages.marks import plain_markdown, safe, tag
from helpdesk.pages.triage_team import team
from helpdesk.pages.words import count_words

_MOST = 200  # systems that are listed


def due(staff: Staff, triage_on=None) -> None:
    """The part: the list with reasons, and a button for each inventory."""
    name = filters.inventory(staff)
    st.html(tag("p", safe(words.DUE_LEAD), class_="small"))
    with st.spinner(words.DUE_LOOKING):
        found = register.due(staff, staff.desk.triaging.versions(staff.at.date()), name)
    if not found:
        frame.box("good", words.DUE_NONE, words.DUE_NONE_TEXT)
    else:
        count = count_words(len(found), words.DUE_ONE, words.DUE_COUNT.format(count=f"{len(found):,}"))
        rows = "".join(tag("li", _due(each)) for each in found[:_MOST])
        st.html(tag("p", safe(count), role="status") + tag("ul", rows, class_="plain"))
    _again(staff, name, triage_on)


def _due(each: Due) -> str:
    link = tag("a", safe(each.name or each.key), href=f"desk?system={each.system}", target="_blank")
    why = "; ".join(words.DUE_WHY.get(name, name) for name in each.why)
    return f"{link} {tag('span', safe(f'{each.key} – {why}'), class_='small')}"


def _again(staff: Staff, name: str, triage_on) -> None:
    """Sort a whole inventory again by what holds now; its result is looked at, and kept, under Triage."""
    if triage_on is None:
        return
    st.html(tag("p", safe(words.DUE_AGAIN_HELP), class_="small"))
    for number, each in enumerate([name] if name else register.inventories(staff)):
        label = words.DUE_AGAIN.format(name=plain_markdown(each))
        if st.button(label, key=f"desk_register_again_{number}", icon=":material/refresh:"):
            st.switch_page(triage_on, query_params={ways.RUN: _begin(staff, each)})


def _begin(staff: Staff, name: str) -> str:
    """Begin to sort an inventory anew: the name of the run."""
    rows = list(register.rows(staff, Sought(inventory=name)))
    systems = tuple(Described(row["id"], row["name"], row["owner"], row["description"]) for row in rows)
    batch = batch_of(staff.desk, systems, staff.at.date(), team=team(staff.desk))
    triage_runs.begin(staff.desk, name, batch, {row["id"]: dict(row["other"]) for row in rows})
    return batch.file.stem
