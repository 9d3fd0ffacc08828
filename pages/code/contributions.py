"""Who coded, proposed, discussed and decided what, so that people can be named as authors who wish to be."""

from __future__ import annotations

import streamlit as st

from coding.credit import (
    DATA_CURATION,
    FORMAL_ANALYSIS,
    METHODOLOGY,
    PROJECT_ADMINISTRATION,
    VALIDATION,
    Authors,
    Contribution,
    Contributor,
    authors,
    together,
)
from coding.exchange.credit_csv import write_authors
from coding.store.contributions import contributors
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.store.database import Cursor
from pages.frame.language import _, ngettext, number
from pages.frame.literal import literal
from pages.frame.menu import first_address, link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.tables import show_table


def show(cursor: Cursor, account: Account) -> None:
    """What this person did, what all did together, who wishes to be named; for researchers also each one's part."""
    if account.role == CO_RESEARCHER:
        back = link(first_address(account.role), account.role)
        st.page_link(back, label=_("Back"), icon=":material/arrow_back:")
    st.title(_("Who did what"))
    people = contributors(cursor)
    mine = next((one for one in people if one.account_id == account.account_id), None)
    if mine is not None:
        _mine(mine, account)
    st.header(_("All of us together"))
    _lines(together(people))
    if account.role == RESEARCHER:
        _everybody(people)
    _authors(authors(people))


def _mine(mine: Contributor, account: Account) -> None:
    st.header(_("You"))
    _lines(mine.did)
    if mine.named:
        st.write(_("You want to be named as {name}.").format(name=literal(mine.named)))
    else:
        st.write(_("You are not named as an author. You choose this yourself."))
    st.page_link(link("account", account.role), label=_("Change this"), icon=":material/edit:")


def _lines(did: Contribution) -> None:
    told = [sentence.format(count=number(count)) for sentence, count in _told(did) if count]
    st.markdown("\n".join(f"- {one}" for one in told) or _("Nothing yet."))


def _told(did: Contribution) -> list[tuple[str, int]]:
    """A sentence for each kind of work, with its count."""
    return [
        (_("Marks on passages: {count}"), did.marks),
        (_("Interviews with these marks: {count}"), did.interviews),
        (_("Interviews read to the end: {count}"), did.finished),
        (_("Notes shared with others: {count}"), did.notes),
        (_("New codes proposed: {count}"), did.proposals),
        (_("Proposed codes that are used: {count}"), did.accepted),
        (_("Opinions on proposals of others: {count}"), did.opinions),
        (_("Passages brought to the table: {count}"), did.passages),
        (_("Evenings round the table: {count}"), did.evenings),
        (_("Votes round the table: {count}"), did.votes),
        (_("Decisions written down: {count}"), did.decisions),
        (_("Codes made or changed: {count}"), did.codes),
        (_("Interviews prepared: {count}"), did.texts),
        (_("Interviews given to readers: {count}"), did.given),
    ]


def _everybody(people: list[Contributor]) -> None:
    st.header(_("Each person"))
    rows = []
    for one in people:
        did = one.did
        if not any(vars(did).values()):
            continue
        discussed = did.opinions + did.passages + did.votes
        counts = (did.marks, did.interviews, did.proposals, discussed, did.decisions)
        wish = one.named or _("not named")
        rows.append((one.account_name, *counts, wish))
    heads = (
        *(_("Person"), _("Marks"), _("Interviews"), _("Codes proposed"), _("Times discussed"), _("Decided")),
        _("Name with the study"),
    )
    show_table(heads, rows, numbers=(1, 2, 3, 4, 5))
    note(
        _(
            "Discussed: opinions on proposals, passages brought to the table, and votes. No figure says how good work was."
        )
    )


def _role_words(role: str) -> str:
    """A role in plain words, with its official name."""
    plain = {
        DATA_CURATION: _("prepared interviews"),
        FORMAL_ANALYSIS: _("marked passages"),
        METHODOLOGY: _("thought of codes"),
        PROJECT_ADMINISTRATION: _("arranged who reads what"),
        VALIDATION: _("discussed and decided"),
    }
    return f"{plain[role]} ({role})"


def _authors(found: Authors) -> None:
    st.header(_("Names for a report or article"))
    if not found.named and not found.others:
        st.write(_("Nothing yet."))
        return
    for name, roles in found.named:
        told = ", ".join(_role_words(role) for role in roles)
        st.markdown(f"- **{literal(name)}**" + (f" · {told}" if told else ""))
    if found.others:
        others = ngettext(
            "{count} person who helped, not named here",
            "{count} people who helped, not named here",
            found.others,
        )
        st.markdown(f"- {others.format(count=number(found.others))}")
    note(
        _(
            "The roles are those of CRediT, the list that journals use, as far as the app can see them. Add yourselves "
            "who had the idea, who wrote, who led."
        )
    )
    st.download_button(
        _("Download the list of names"),
        write_authors(found, _("others, not named here")),
        f"{_('authors')}.csv",
        "text/csv",
        key="contributions-download",
        on_click="ignore",
        icon=":material/download:",
    )


page(show)
