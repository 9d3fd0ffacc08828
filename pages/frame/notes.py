"""A remark in smaller letters, for what is good to know but not the matter itself."""

from __future__ import annotations

import streamlit as st


def note(text: str) -> None:
    """Show a remark; `text` is Markdown. Not st.caption: that is too pale to read (a contrast of 4.0)."""
    st.markdown(f":small[:gray[{text}]]")
