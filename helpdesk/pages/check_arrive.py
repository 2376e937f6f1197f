"""Arriving at a screen: a new question is read from its top, and the keyboard stands at its heading."""

import streamlit as st

# Trusted, fixed text: it never carries anything of a visitor or of the law.
_ARRIVE = """
export default function ({ data }) {
  const seen = (window.helpdeskArrived ??= {});
  const before = seen[data.room];
  if (before && before.place === data.place) return;
  const from = data.aside && !before?.place ? document.activeElement : before?.from;
  seen[data.room] = { place: data.place, from };
  if (data.aside && !data.place) {
    if (before?.place && from?.isConnected) from.focus({ preventScroll: true });
    return;
  }
  let tries = 0;
  const arrive = () => {
    const heading = document.querySelector(`.${data.room} [data-arrive="${CSS.escape(data.place)}"]`);
    if (!heading) { if (tries++ < 60) requestAnimationFrame(arrive); return; }
    heading.setAttribute("tabindex", "-1");
    if (data.aside) { heading.focus({ preventScroll: true }); return; }
    if (!before && !data.at_once) return;
    heading.focus({ preventScroll: true });
    const main = document.querySelector("[data-testid=stMain]");
    if (main) main.scrollTop = 0;
  };
  requestAnimationFrame(arrive);
}
"""


def arrive(room: str, place: str, aside: bool = False, at_once: bool = False) -> None:
    """When `place` changes, scroll to the top and focus the heading in the room that bears `data-arrive=place`.

    A room `aside` of the page leaves it where it is: the focus goes there, and back when `place` becomes empty.
    The first place of a room is where the page opens and needs no arrival, unless `at_once`.
    """
    mount = st.components.v2.component("helpdesk_arrive", js=_ARRIVE)
    mount(key=f"{room}_arrive", data={"room": f"st-key-{room}", "place": place, "aside": aside, "at_once": at_once})
