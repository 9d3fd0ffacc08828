"""A select box whose choice stands in the page's link, so that it can be sent, bookmarked, and gone back to."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.frame.language import _

PAGE = "page"  # the parameter that says which page of a list; another choice starts at the first again


def linked_choice(label: str, name: str, options: Mapping[str, str], key: str) -> str:
    """The value chosen of `options` (words by value); the first is the default and stays out of the link.

    A link that is new to this session (also by the browser's back button) decides; after that the person does.
    """
    values = list(options)
    asked, seen = st.query_params.get(name, values[0]), f"{key}-in-link"
    if st.session_state.get(seen) != asked or key not in st.session_state:
        st.session_state[key] = asked if asked in options else values[0]
    chosen = str(
        st.selectbox(
            label,
            values,
            format_func=lambda one: options[one],
            key=key,
            filter_mode=None,
            placeholder=_("Choose"),
        )
    )
    st.session_state[seen] = chosen
    if chosen != asked:
        _write(name, "" if chosen == values[0] else chosen)
    return chosen


def _write(name: str, value: str) -> None:
    st.query_params.pop(PAGE, None)
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)
