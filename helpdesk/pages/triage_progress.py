"""The third screen of Triage: how far the sorting is, how fast, how long yet, and a way to let it rest."""

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.pages import triage_runs
from helpdesk.pages import triage_saying as saying
from helpdesk.pages import triage_ways as ways
from helpdesk.pages import triage_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.triage_runs import Going

_EVERY = 1.0  # seconds between two looks
_MINUTE = 90  # seconds from which minutes are said


def progress(desk: Desk, run: Going, name: str) -> None:
    """The screen while a run goes on or rests."""
    saying.heading(words.RUN.format(name=run.title or words.UNNAMED_RUN), "progress")
    st.fragment(_shown, run_every=_EVERY if run.is_running else None)(run)
    with st.container(key="triage_progress_ways", horizontal=True):
        if run.is_running and not run.stop.is_set():
            st.button(words.PAUSE, key="triage_pause", icon=":material/pause:", on_click=triage_runs.pause, args=(run,))
        else:
            icon = ":material/play_arrow:"
            st.button(
                words.RESUME, key="triage_resume", icon=icon, type="primary", on_click=triage_runs.resume,
                args=(desk, run),
            )  # fmt: skip
        if run.done:
            st.button(words.LOOK_NOW, key="triage_look", on_click=ways.look, args=(name,))
        st.button(words.BACK_START, key="triage_back", type="tertiary", on_click=ways.to_start)
    st.html(tag("p", safe(words.GOES_ON), class_="small") + tag("p", safe(words.GOES_ON_UPLOAD), class_="small"))


def _shown(run: Going) -> None:
    """The bar and its figures; when the work ends, or begins to rest, the whole page is drawn anew."""
    was_running = st.session_state.get("triage_was_running", False)
    st.session_state["triage_was_running"] = run.is_running
    st.html(bar_html(run))
    if run.is_done or was_running != run.is_running:
        st.rerun()


def bar_html(run: Going) -> str:
    """How far it is, as a bar and in words."""
    share = 100 * run.done / run.batch.total if run.batch.total else 100.0
    filled = tag("i", "", style=f"width:{share:.1f}%")
    bar = tag(
        "div", filled, class_="meter", role="progressbar", aria_valuemin="0", aria_valuemax=str(run.batch.total),
        aria_valuenow=str(run.done), aria_label=words.RUN.format(name=run.title),
    )  # fmt: skip
    said = [words.DONE_OF.format(done=f"{run.done:,}", total=f"{run.batch.total:,}"), *_pace(run)]
    trouble = tag("div", tag("h2", safe(words.STOPPED)) + tag("p", safe(run.trouble)), class_="box warn", role="status")
    return bar + tag("p", safe(" · ".join(said)), class_="pace") + (trouble if run.trouble else "")


def _pace(run: Going) -> list[str]:
    """How fast it goes and how long it takes yet, or why it does not go on."""
    if not run.is_running:
        return [] if run.trouble or run.is_done else [words.PAUSED]
    if run.waits:
        return [words.WAITING]
    if not (speed := run.speed()):
        return []
    left = (run.batch.total - run.done) / speed
    is_long = left > _MINUTE
    pattern = words.LEFT_MINUTES if is_long else words.LEFT_SECONDS
    return [words.SPEED.format(speed=f"{speed:,.0f}" if speed >= 2 else f"{speed:.1f}"),
            pattern.format(n=max(1, round(left / 60 if is_long else left)))]  # fmt: skip
