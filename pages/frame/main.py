"""What stands round every page: who it is, the language, the menu of the role, one error boundary."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from corpus.accounts import Account
from pages.frame.errors import show_errors
from pages.frame.furniture import example_banner, foot_of_menu, led_elsewhere, signed_out
from pages.frame.menu import pages_of
from pages.frame.session import signed_in
from pages.frame.the_store import is_example

SIGN = str(Path(__file__).parents[1] / "gate" / "house" / "icon.svg")


def main() -> None:
    """Run the page that was asked for, if this role has it."""
    st.set_page_config(page_title="Meerstem", page_icon=SIGN, layout="wide")
    with show_errors():
        account = signed_in()
        if account is None:
            signed_out()
        else:
            _furnish(account)


def _furnish(account: Account) -> None:
    st.session_state["language"] = account.language
    st.logo(SIGN, size="large", link=None)
    chosen = st.navigation(pages_of(account.role), expanded=True)
    if is_example():
        example_banner(account)
    foot_of_menu(account)
    led_elsewhere()
    chosen.run()


main()
