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
  const arrive = () => {
    const heading = document.querySelector(`.${data.room} [data-arrive="${CSS.escape(data.place)}"]`);
    if (!heading) return false;
    heading.setAttribute("tabindex", "-1");
    if (!data.aside && !before && !data.moved) return true;
    heading.focus({ preventScroll: true });
    const main = document.querySelector("[data-testid=stMain]");
    if (main && !data.aside) main.scrollTop = 0;
    return true;
  };
  // The heading may come long after this on a slow machine; it is awaited until there is another place to arrive at.
  requestAnimationFrame(() => {
    if (arrive()) return;
    const awaiting = new MutationObserver(() => {
      if (seen[data.room].place !== data.place || arrive()) awaiting.disconnect();
    });
    awaiting.observe(document.body, { childList: true, subtree: true });
  });
}
"""


def arrive(room: str, place: str, aside: bool = False, at_once: bool = False) -> None:
    """When `place` changes, scroll to the top and focus the heading in the room that bears `data-arrive=place`.

    A room `aside` of the page leaves it where it is: the focus goes there, and back when `place` becomes empty.
    The first place of a room is where the page opens and needs no arrival, unless `at_once`.
    """
    # Whoever is quick has moved on before the browser is told of the first place, so it is told that there was one.
    moved = at_once or place != st.session_state.setdefault(f"{room}_first", place)
    mount = st.components.v2.component("helpdesk_arrive", js=_ARRIVE)
    mount(key=f"{room}_arrive", data={"room": f"st-key-{room}", "place": place, "aside": aside, "moved": moved})
