"""Whose session this is: asked at every run, so that signing out anywhere ends it here too."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

import streamlit as st

from corpus.accounts import Account
from corpus.credentials import hash_token
from corpus.store.database import Cursor
from pages.frame.cookies import session_token
from pages.frame.errors import show_errors
from pages.frame.known_sessions import session_of
from pages.frame.the_store import the_store

Given = ParamSpec("Given")
Show = Callable[Concatenate[Cursor, Account, Given], None]


def signed_in() -> Account | None:
    """The account that this browser's cookie stands for now, or None."""
    token = session_token(st.context.cookies)
    found = session_of(hash_token(token)) if token else None
    return found.account if found else None


def page(show: Callable[[Cursor, Account], None]) -> None:
    """Show a page: inside the error boundary, with a cursor of its own, to whom it is for."""
    _inside(show)


def fragment(show: Show[Given]) -> Callable[Given, None]:
    """A part of a page that can be shown anew alone; it opens its own boundary, for fragments bypass the page's."""

    @st.fragment
    @functools.wraps(show)
    def part(*given: Given.args, **named: Given.kwargs) -> None:
        _inside(show, *given, **named)

    return part


def _inside(show: Show[Given], *given: Given.args, **named: Given.kwargs) -> None:
    with show_errors():
        account = signed_in()
        if account is None:
            st.rerun(scope="app")  # the frame says what happened
        with the_store().cursor() as cursor:
            show(cursor, account, *given, **named)
