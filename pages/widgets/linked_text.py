"""Fields whose content stands in the page's link, as linked_choice does for choices: words, and a day."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.widgets.linked_choice import PAGE


def linked_text(label: str, name: str, key: str, longest: int = 200, placeholder: str = "") -> str:
    """The words typed, without spaces round them; a link that is new to this session decides, after that the person."""
    asked, seen = st.query_params.get(name, "")[:longest], f"{key}-in-link"
    if st.session_state.get(seen) != asked or key not in st.session_state:
        st.session_state[key] = asked
    typed = str(st.text_input(label, key=key, max_chars=longest, placeholder=placeholder)).strip()
    st.session_state[seen] = typed
    if typed != asked:
        _write(name, typed)
    return typed


def linked_day(label: str, name: str, key: str) -> date | None:
    """The day chosen, None for none; written YYYY-MM-DD in the link."""
    asked, seen = _day(st.query_params.get(name, "")), f"{key}-in-link"
    if st.session_state.get(seen, "") != asked or key not in st.session_state:
        st.session_state[key] = asked
    chosen = st.date_input(
        label,
        key=key,
        value=None,
        min_value=date(1990, 1, 1),
        max_value=date(2100, 12, 31),
        format="DD-MM-YYYY",
    )
    day = chosen if isinstance(chosen, date) else None
    st.session_state[seen] = day
    if day != asked:
        _write(name, "" if day is None else day.isoformat())
    return day


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if date(1990, 1, 1) <= found <= date(2100, 12, 31) else None


def _write(name: str, value: str) -> None:
    st.query_params.pop(PAGE, None)
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)
