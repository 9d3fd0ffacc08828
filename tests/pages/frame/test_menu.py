"""The menu: each role its own pages, each page a file, an address and a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import CO_RESEARCHER, RESEARCHER, ROLES, WORK_GROUP
from pages.frame.menu import MENU, PAGES, first_address

Open = Callable[..., AppTest]


def test_every_page_of_the_menu_is_there_one_folder_down() -> None:
    """Straight in pages/ Streamlit would show it without the frame."""
    for entry in MENU:
        assert (PAGES / entry.file).is_file(), entry.file
        assert len(entry.file.split("/")) == 2
    assert not list(PAGES.glob("[!_]*.py"))


@pytest.mark.parametrize("role", ROLES)
def test_an_address_leads_a_role_to_one_page(role: str) -> None:
    addresses = [entry.address for entry in MENU if role in entry.roles]
    assert len(addresses) == len(set(addresses)) > 1


def test_each_role_arrives_where_its_work_is() -> None:
    assert [first_address(role) for role in ROLES] == ["my-interviews", "start", "dashboard"]
    assert (CO_RESEARCHER, RESEARCHER, WORK_GROUP) == ROLES
