"""The one place where errors become sentences on the screen."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException

from corpus.errors import MeerstemError
from corpus.ids import new_id
from pages.frame.language import _, said

log = logging.getLogger("meerstem")


@contextmanager
def show_errors() -> Iterator[None]:
    """Show what a person can act on as it is; anything else is a bug: logged by number, without any text of the study."""
    try:
        yield
    except MeerstemError as error:
        st.error(said(error), icon=":material/info:")
    except (RerunException, StopException):
        raise  # Streamlit's own way of starting over or stopping
    except Exception as error:
        number = note_bug(error)
        st.error(
            _(
                "Something went wrong here, and it is not your fault. What you saved is safe. Number: {number}"
            ).format(number=number)
        )


def note_bug(error: Exception) -> str:
    """Log where a bug happened under a reference number: files and lines only, for messages may hold transcript text."""
    number = new_id()[-8:]
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    log.error("bug %s: %s at %s", number, type(error).__name__, " < ".join(reversed(places)))
    return number
