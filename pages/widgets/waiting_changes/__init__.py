"""Changes that wait on this device: sent from the first page too, so that no interview has to be opened for it."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import streamlit as st

from corpus.accounts import Account
from pages.frame.language import _

HERE = Path(__file__).parent
MARKER = HERE.parent / "passage_marker"
SHARED = ("sending", "outbox", "keeping")


def waiting_changes(account: Account) -> None:
    """Send what this person marked on this device and what is not saved yet; say so only while something waits."""
    mount = st.components.v2.component("waiting_changes", js=_script(), css=_style(), isolate_styles=False)
    mount(
        key="waiting_changes",
        data={
            "account_id": account.account_id,
            "labels": {
                "waiting": _("There are changes on this device that are not saved yet. They are safe here."),
                "withheld": _(
                    "There are changes on this device in an interview that is not in your list now. They are safe "
                    "here. Tell a researcher: they are saved when you get the interview again."
                ),
                "refused": _(
                    "There are changes on this device that could not be saved. Open the interview to see why."
                ),
                "withdrawn": _(
                    "An interview was withdrawn by the person in it. What you marked in it and was not saved yet "
                    "is gone too."
                ),
                "saved": _("Everything on this device is saved now."),
            },
        },
    )


@functools.cache
def _script() -> str:
    files = [*(MARKER / f"{name}.js" for name in SHARED), HERE / "waiting.js"]
    joined = "\n".join(file.read_text(encoding="utf-8") for file in files)
    without_imports = re.sub(r"^import .*\n", "", joined, flags=re.MULTILINE)
    return re.sub(r"^export (?!default)", "", without_imports, flags=re.MULTILINE)


@functools.cache
def _style() -> str:
    return (HERE / "waiting.css").read_text(encoding="utf-8")
