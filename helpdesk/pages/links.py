"""Links inside the app: permalinks any browser can open, and followed here without leaving the visit.

A link of the law is an ordinary link to Browse, so it can be copied, bookmarked and opened in a new tab. A plain
click would start a new visit and forget the conversation; a small script catches it and tells the page instead.
"""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from helpdesk.pages.marks import Stretch, tag

# Trusted, fixed text: it never carries anything of a visitor or of the law.
_FOLLOW = """
export default function ({ data, setTriggerValue }) {
  const roomClass = "." + data.room;
  const follow = (event) => {
    const link = event.target.closest?.("a[data-open]");
    if (!link || !link.closest(roomClass) || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("open", link.dataset.open);
  };
  document.addEventListener("click", follow);
  const seen = (window.helpdeskShown ??= {});
  if (data.show && seen[roomClass] !== data.show) {
    seen[roomClass] = data.show;
    requestAnimationFrame(() => {
      const place = document.querySelector(`${roomClass} [data-show] mark, ${roomClass} [data-show] .here`);
      if (!place) return;
      const sheet = place.closest(".st-key-ask_panel");
      const scrolls = sheet && sheet.scrollHeight > sheet.clientHeight;
      const top = place.getBoundingClientRect().top - (scrolls ? sheet.getBoundingClientRect().top : 0);
      const space = scrolls ? sheet.clientHeight : window.innerHeight - 200;
      if (top > 60 && top < space - 120) return;
      if (scrolls) sheet.scrollTop += top - 90;
      else place.scrollIntoView({ block: "start", behavior: "instant" });
    });
  }
  return () => document.removeEventListener("click", follow);
}
"""


def follow(room: str, open_: Callable[[str], None], show: str = "") -> None:
    """Catch clicks on links inside the container of key `room`; `open_` gets what the link points to.

    `show` names what is shown; when it changes, the marked words are brought into sight.
    """
    key = f"{room}_follow"
    mount = st.components.v2.component("helpdesk_follow", js=_FOLLOW)

    def caught() -> None:
        # Nothing is kept where the room was left before the click arrived: then there is nothing to follow.
        pointer = (st.session_state.get(key) or {}).get("open")
        if pointer:
            open_(str(pointer))

    mount(key=key, data={"room": f"st-key-{room}", "show": show}, on_open_change=caught)


def address(pointer: str, **params: str) -> str:
    """The permalink of a place: "browse?p=aia%3Aart_6.3&as_of=2026-11-20"."""
    return f"browse?{urlencode({'p': pointer, **{key: value for key, value in params.items() if value}})}"


def link(pointer: str, inside: str, where: dict[str, str], **attributes: str) -> str:
    """A link to a place of the law; `inside` must be safe already."""
    return tag("a", inside, href=address(pointer, **where), data_open=pointer, target="_self", **attributes)


def stretch(start: int, end: int, pointer: str, where: dict[str, str], **attributes: str) -> Stretch:
    """The link to a place of the law around characters of a text."""
    opens = link(pointer, "", where, **attributes).removesuffix("</a>")
    return Stretch(start, end, opens, "</a>")
