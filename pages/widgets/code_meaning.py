"""What a code means, in the words of the codebook."""

from __future__ import annotations

import streamlit as st

from coding.codebook import Code
from pages.frame.language import _
from pages.frame.literal import literal


def show_meaning(code: Code) -> None:
    """Its definition, what belongs to it and what does not, and an example: those that it has."""
    explained = (
        ("{text}", code.definition),
        (_("Does belong: {text}"), code.belongs),
        (_("Does not belong: {text}"), code.belongs_not),
        (_("Example: {text}"), code.example),
    )
    for sentence, text in explained:
        if text:
            st.markdown(sentence.format(text=literal(text)))
