"""The moment: the pages are where the clock is read; all below them are told what time it is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def here(at: datetime) -> datetime:
    """A moment by the clock of whoever reads the page; in UTC where their browser does not tell."""
    try:
        return at.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return at.astimezone(UTC)
