"""The card with the interview to go on with, in the first bytes of a co-researcher's first page.

Streamlit takes seconds on a slow telephone before it shows a button. This one is there at once, leads to the same place, and
goes when the page itself has been drawn (first_card.js).
"""

from __future__ import annotations

from html import escape

from coding.assignments import MyInterview
from coding.store.assignments import my_interviews
from coding.store.practice import needs_no_practice
from corpus.accounts import CO_RESEARCHER, Account
from corpus.store.database import Cursor
from pages.frame.language import translator
from pages.gate.doing import with_cursor

HEAD = (
    '<link rel="stylesheet" href="/house/first_card.css"><script src="/house/first_card.js" defer></script>'
)


async def first_card(account: Account) -> str:
    """The card as HTML; "" for who has nothing to read, or is to practise first."""
    if account.role != CO_RESEARCHER:
        return ""
    found = await with_cursor(lambda cursor: _to_go_on_with(cursor, account))
    return _card(found, account) if found else ""


def _to_go_on_with(cursor: Cursor, account: Account) -> MyInterview | None:
    if not needs_no_practice(cursor, account.account_id):
        return None
    waiting = [one for one in my_interviews(cursor, account.account_id) if not one.finished]
    return waiting[0] if waiting else None


def _card(one: MyInterview, account: Account) -> str:
    say = translator(account.language)
    begun = one.reached > 0 or one.marks > 0
    hello = escape(say("Hello {name}")).format(name=f"<bdi>{escape(account.name)}</bdi>")
    called = escape(say("Interview {name}")).format(name=f"<bdi>{escape(one.name)}</bdi>")
    way = f'<a href="/interview?id={one.transcript_id}">{escape(say("Go on") if begun else say("Begin"))}</a>'
    return f'{HEAD}<div id="first-card" role="main"><h1>{hello}</h1><section><h2>{called}</h2>{way}</section></div>'
