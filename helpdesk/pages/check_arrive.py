"""Arriving at a screen: a new question is read from its top, and the keyboard stands at its heading."""

import streamlit as st

# Trusted, fixed text: it never carries anything of a visitor or of the law.
_ARRIVE = """
export default function ({ data }) {
  const seen = (window.helpdeskArrived ??= {});
  if (seen[data.room] === data.place) return;
  const first = seen[data.room] === undefined;
  seen[data.room] = data.place;
  let tries = 0;
  const arrive = () => {
    const heading = document.querySelector(`.${data.room} [data-arrive="${CSS.escape(data.place)}"]`);
    if (!heading) { if (tries++ < 60) requestAnimationFrame(arrive); return; }
    heading.setAttribute("tabindex", "-1");
    if (!first || data.jump) heading.focus({ preventScroll: true });
    if (data.jump) return;
    const main = document.querySelector("[data-testid=stMain]");
    if (main && !first) main.scrollTop = 0;
  };
  requestAnimationFrame(arrive);
}
"""


def arrive(room: str, place: str, jump: bool = False) -> None:
    """When `place` changes, scroll to the top and focus the heading that bears `data-arrive=place`.

    With `jump` the page stays where it is and only the focus goes there, as into a panel that has opened.
    """
    mount = st.components.v2.component("helpdesk_arrive", js=_ARRIVE)
    mount(key=f"{room}_arrive", data={"room": f"st-key-{room}", "place": place, "jump": jump})
