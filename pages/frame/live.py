"""Pages that are never old: what others do that concerns somebody appears within a few seconds, without a reload."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from corpus.accounts import Account
from corpus.errors import N_
from pages.frame.language import _
from pages.frame.news import news_for

HERE = Path(__file__).parent
# What is said of a topic where the page must not be made anew.
SENTENCES = {
    "assigned": N_("Your list of interviews has changed."),
    "my_proposals": N_("There is a decision about a code that you proposed."),
    "withdrawn": N_("Something was taken out of the study, because somebody asked for it."),
}

_mount = st.components.v2.component(
    "live",
    html='<div class="live-root"></div>',
    js=(HERE / "live.js").read_text(encoding="utf-8"),
    css=(HERE / "live.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def live(account: Account, *topics: str, quiet: bool = False) -> None:
    """Show the page anew when the store has something new under one of these topics of coding/store/news.py.

    Not while somebody types, has words selected or a dialog open: then a line says so, with a button. With `quiet`
    never, only a sentence. What was withdrawn is always among the topics. Once on a page. Raises BadInput or NotAllowed
    for a topic that is not there for this role.
    """
    topics = (*dict.fromkeys((*topics, "withdrawn")),)
    _mount(
        key="live",
        data={
            "topics": topics,
            "counts": news_for(account, topics),
            "quiet": quiet,
            "sentences": {name: _(SENTENCES[name]) for name in topics if quiet},
            "new": _("There is something new."),
            "show": _("Show"),
            "close": _("Close"),
        },
        on_news_change=lambda: None,
    )
