"""Which pages there are, and which role gets which: what is not listed for a role cannot be reached, by link neither."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.accounts import CO_RESEARCHER, RESEARCHER, ROLES, WORK_GROUP
from corpus.errors import N_
from pages.frame.language import _

PAGES = Path(__file__).parent.parent


@dataclass(frozen=True)
class Entry:
    """A page in the menu; its title is marked for translation. Hidden ones are reached by links on other pages."""

    file: str
    address: str
    title: str
    icon: str
    roles: tuple[str, ...]
    hidden: bool = False


# The first page of a role is where that role arrives. No sections: Streamlit puts their headings among the items of
# one list, which a screen reader cannot read.
MENU = (
    Entry("code/my_interviews.py", "my-interviews", N_("My interviews"), "auto_stories", (CO_RESEARCHER,)),
    Entry("prepare/start.py", "start", N_("Start"), "home", (RESEARCHER,)),
    Entry("prepare/import_transcripts.py", "import", N_("Bring in interviews"), "upload_file", (RESEARCHER,)),
    Entry("prepare/remove_names.py", "names", N_("Remove names"), "person_off", (RESEARCHER,)),
    Entry("prepare/participants.py", "participants", N_("Participants"), "groups", (RESEARCHER,)),
    Entry("prepare/set_ups.py", "set-ups", N_("Ready-made set-ups"), "inventory_2", (RESEARCHER,), True),
    Entry("prepare/conversations.py", "conversations", N_("Conversations"), "forum", (RESEARCHER,), True),
    Entry(
        "prepare/groupings.py", "groupings", N_("How people are grouped"), "workspaces", (RESEARCHER,), True
    ),
    Entry(
        "prepare/consents.py", "consents", N_("What participants agreed to"), "handshake", (RESEARCHER,), True
    ),
    Entry("prepare/withdraw.py", "withdraw", N_("Somebody withdraws"), "logout", (RESEARCHER,), True),
    Entry("prepare/late_name.py", "late-name", N_("A name found late"), "person_off", (RESEARCHER,), True),
    Entry("prepare/codebook.py", "codebook", N_("Codebook"), "label", (RESEARCHER,)),
    Entry(
        "prepare/codebook_then.py",
        "codebook-then",
        N_("The codebook on a day"),
        "history",
        (RESEARCHER,),
        True,
    ),
    Entry("prepare/sort_passages.py", "sort-passages", N_("Sort passages"), "label", (RESEARCHER,), True),
    Entry("prepare/assignments.py", "assignments", N_("Who reads what"), "assignment_ind", (RESEARCHER,)),
    Entry("prepare/practice.py", "practice-sets", N_("Practice sets"), "school", (RESEARCHER,)),
    Entry("prepare/accounts.py", "accounts", N_("People and invitations"), "mail", (RESEARCHER,)),
    Entry("prepare/study.py", "study", N_("The study"), "tune", (RESEARCHER,)),
    Entry("prepare/own_words.py", "own-words", N_("The study's own words"), "edit_note", (RESEARCHER,), True),
    Entry("code/my_interviews.py", "reading", N_("My interviews"), "auto_stories", (RESEARCHER,)),
    Entry("code/code_interview.py", "interview", N_("Interview"), "draw", (CO_RESEARCHER, RESEARCHER), True),
    Entry("code/compare.py", "compare", N_("Compare"), "compare_arrows", (CO_RESEARCHER, RESEARCHER), True),
    Entry("code/practice.py", "practice", N_("Practising"), "school", (CO_RESEARCHER,)),
    Entry("code/practice.py", "practice", N_("Practising"), "school", (RESEARCHER,), True),
    Entry("code/code_list.py", "codes", N_("The codes"), "label", (CO_RESEARCHER,)),
    Entry("code/proposals.py", "proposals", N_("New codes"), "new_label", (CO_RESEARCHER, RESEARCHER)),
    Entry("code/code_page.py", "code", N_("Code"), "label", (CO_RESEARCHER, RESEARCHER), True),
    Entry("code/how_we_agree.py", "alike", N_("Do we choose the same?"), "handshake", (CO_RESEARCHER,)),
    Entry("prepare/meetings.py", "meetings", N_("Evenings round the table"), "event", (RESEARCHER,)),
    Entry("code/table.py", "table", N_("The table"), "groups", (CO_RESEARCHER, RESEARCHER)),
    Entry("code/big_screen.py", "big-screen", N_("The table"), "tv", (CO_RESEARCHER, RESEARCHER), True),
    Entry(
        "code/decisions.py", "decisions", N_("What was decided"), "gavel", (CO_RESEARCHER, RESEARCHER), True
    ),
    Entry("explore/progress.py", "progress", N_("Progress"), "checklist", (RESEARCHER,)),
    Entry(
        "code/contributions.py",
        "contributions",
        N_("Who did what"),
        "diversity_3",
        (CO_RESEARCHER, RESEARCHER),
    ),
    Entry("code/notes.py", "notes", N_("Notes"), "edit_note", (CO_RESEARCHER, RESEARCHER)),
    Entry("code/quotes.py", "quotes", N_("Quotes"), "record_voice_over", (CO_RESEARCHER, RESEARCHER)),
    Entry("prepare/quote.py", "quote", N_("A quote"), "record_voice_over", (RESEARCHER,), True),
    Entry("explore/themes.py", "themes", N_("Themes"), "bar_chart", (RESEARCHER,)),
    Entry("explore/crosstab.py", "crosstab", N_("Themes crossed"), "grid_on", (RESEARCHER,), True),
    Entry("explore/together.py", "together", N_("Which themes come together"), "hub", (RESEARCHER,), True),
    Entry("explore/course.py", "course", N_("Themes over time"), "timeline", (RESEARCHER,), True),
    Entry("explore/agreement.py", "agreement", N_("How well we agree"), "handshake", (RESEARCHER,)),
    Entry("explore/passages.py", "passages", N_("Passages"), "format_quote", (RESEARCHER,)),
    Entry("explore/scores.py", "scores", N_("Scores"), "monitoring", (RESEARCHER,)),
    Entry(
        "explore/quote_matrix.py",
        "quote-matrix",
        N_("Quotes by theme and group"),
        "grid_view",
        (RESEARCHER,),
        True,
    ),
    Entry("explore/beside.py", "beside", N_("Themes beside scores"), "join", (RESEARCHER,), True),
    Entry("prepare/scales.py", "scales", N_("Scales and scores"), "straighten", (RESEARCHER,), True),
    Entry("explore/export.py", "export", N_("Downloads"), "download", (RESEARCHER,)),
    Entry("share/dashboard.py", "dashboard", N_("What the study says"), "insights", (WORK_GROUP, RESEARCHER)),
    Entry("share/theme.py", "theme", N_("One theme"), "bar_chart", (WORK_GROUP,)),
    Entry("share/theme.py", "theme", N_("One theme"), "bar_chart", (RESEARCHER,), True),
    Entry(
        "share/in_their_words.py",
        "in-their-words",
        N_("In their own words"),
        "record_voice_over",
        (WORK_GROUP,),
    ),
    Entry(
        "share/in_their_words.py",
        "in-their-words",
        N_("In their own words"),
        "record_voice_over",
        (RESEARCHER,),
        True,
    ),
    Entry("prepare/findings.py", "findings", N_("What the study found so far"), "edit", (RESEARCHER,), True),
    Entry(
        "code/giving_back.py",
        "giving-back",
        N_("Giving back"),
        "volunteer_activism",
        (CO_RESEARCHER, RESEARCHER),
        True,
    ),
    Entry(
        "code/read_together.py",
        "read-together",
        N_("Giving back"),
        "volunteer_activism",
        (CO_RESEARCHER, RESEARCHER),
        True,
    ),
    Entry("share/report.py", "report", N_("Report"), "description", (WORK_GROUP, RESEARCHER)),
    Entry("share/cards.py", "cards", N_("Conversation cards"), "style", (WORK_GROUP,)),
    Entry("share/cards.py", "cards", N_("Conversation cards"), "style", (RESEARCHER,), True),
    Entry("frame/my_account.py", "account", N_("My account"), "account_circle", ROLES),
)


def pages_of(role: str) -> list[StreamlitPage]:
    """The pages of a role, for st.navigation."""
    mine = [entry for entry in MENU if role in entry.roles]
    return [as_page(entry, first=number == 0) for number, entry in enumerate(mine)]


def as_page(entry: Entry, first: bool = False) -> StreamlitPage:
    """One page as Streamlit wants it: a copy for this run of what was made of the entry once, which looks for its file."""
    return copy(_made(entry, _(entry.title), first))


@lru_cache(maxsize=1024)
def _made(entry: Entry, title: str, first: bool) -> StreamlitPage:
    return st.Page(
        PAGES / entry.file,
        title=title,
        icon=f":material/{entry.icon}:",
        url_path=entry.address,
        default=first,
        visibility="hidden" if entry.hidden else "visible",
    )


def link(address: str, role: str) -> StreamlitPage:
    """The page at an address, for st.page_link and st.switch_page."""
    mine = [entry for entry in MENU if role in entry.roles]
    return next(
        as_page(entry, first=number == 0) for number, entry in enumerate(mine) if entry.address == address
    )


def addresses_of(role: str) -> frozenset[str]:
    """Every address that leads a role to a page."""
    return frozenset(entry.address for entry in MENU if role in entry.roles)


def first_address(role: str) -> str:
    """Where a role arrives."""
    return next(entry.address for entry in MENU if role in entry.roles)
