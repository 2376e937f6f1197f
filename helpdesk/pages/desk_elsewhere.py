"""Signing in elsewhere: by OpenID Connect, where Streamlit's secrets name somebody who vouches for people.

What they vouch for is used while it is fresh, and once: a cookie that lies in the browser for weeks opens nothing.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import streamlit as st
from streamlit.errors import StreamlitAuthError

from helpdesk.desk import Desk, signing
from helpdesk.desk.signing import Claims
from helpdesk.errors import HelpdeskError
from helpdesk.pages import desk_visit
from helpdesk.pages import desk_words as words
from helpdesk.pages.moment import now

FRESH = timedelta(minutes=10)
_USED = "elsewhere_used"  # not forgotten with the visit


def providers() -> dict[str, str]:
    """Who vouches for people here: {name for Streamlit: name to show}; "" is the only one."""
    if not st.secrets.load_if_toml_exists() or "auth" not in st.secrets:
        return {}
    auth = st.secrets["auth"]
    if "client_id" in auth:
        return {"": ""}
    return {name: name.capitalize() for name, section in auth.items() if isinstance(section, Mapping)}


def go_there(provider: str) -> None:
    """Leave for the page of who vouches; they send the browser back."""
    try:
        st.login(provider or None)
    except StreamlitAuthError:
        desk_visit.trouble(words.ELSEWHERE_FAILED)


def is_back() -> bool:
    """Whether the browser has just come back with claims that were not used yet."""
    return bool(providers()) and not desk_visit.token() and _is_usable(_claimed())


def _claimed() -> dict:
    return st.user.to_dict() if st.user.get("is_logged_in") else {}


def _is_usable(claimed: dict) -> bool:
    made = claimed.get("iat")
    is_fresh = isinstance(made, int | float) and abs(now() - datetime.fromtimestamp(made, UTC)) <= FRESH
    return is_fresh and st.session_state.get(_USED) != _mark(claimed)


def _mark(claimed: dict) -> tuple:
    return (claimed.get("iss"), claimed.get("sub"), claimed.get("iat"))


def come_back(desk: Desk) -> None:
    """Begin the visit of somebody for whom another has just vouched."""
    claimed = _claimed()
    st.session_state[_USED] = _mark(claimed)
    claims = Claims(
        str(claimed.get("iss") or ""),
        str(claimed.get("sub") or ""),
        str(claimed.get("email") or ""),
        claimed.get("email_verified") is True,
    )
    try:
        desk_visit.begin(signing.sign_in_elsewhere(desk, claims, now()))
    except HelpdeskError as problem:
        desk_visit.trouble(str(problem))


def leave() -> None:
    """Forget there too, where somebody vouched: otherwise the next one at this browser would be who was here."""
    if providers() and st.user.get("is_logged_in"):
        st.logout()
