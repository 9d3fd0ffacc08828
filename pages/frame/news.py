"""What is new in the store, looked at once for everybody in this process who waits for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from coding.store.news import Counts, count_news, topic
from corpus.accounts import Account, require
from corpus.store.database import Store, commits
from pages.frame.the_store import the_store

APART = 2.0  # seconds between two looks at the store, however many wait and however much is written
STILL_ASKED = 60.0  # seconds after which a topic that nobody asked about any more is not looked at

_asked: dict[str, float] = {}

_looking = threading.Lock()


@dataclass(frozen=True)
class _Look:
    """One look: of which store, when, after which commit of this process, at which topics, and what was there."""

    store: Store
    at_time: float
    commits: int
    counts: dict[str, Counts]


_last: _Look | None = None


def news_for(account: Account, topics: Sequence[str]) -> dict[str, int]:
    """For each topic how many facts there are now that concern this account; raises BadInput, NotAllowed."""
    for name in topics:
        require(account, *topic(name).roles)
    with _looking:
        look = _last if _last is not None and _is_exact(_last, topics) else _look(topics)
    return _concerning(account, topics, look)


def noticed_for(account: Account, topics: Sequence[str]) -> dict[str, int] | None:
    """The same as it was a moment ago, without asking the store; None when it is time to ask."""
    look = _last
    _asked.update(dict.fromkeys(topics, time.monotonic()))
    if look is None or not _holds(look, topics):
        return None
    just_now = time.monotonic() - look.at_time < APART
    return _concerning(account, topics, look) if just_now or _is_exact(look, topics) else None


def _concerning(account: Account, topics: Sequence[str], look: _Look) -> dict[str, int]:
    return {name: look.counts[name].of(account.account_id) for name in topics}


def _is_exact(look: _Look, topics: Sequence[str]) -> bool:
    """Whether nothing can be new since: nobody else has the store, or hardly a moment passed."""
    if not _holds(look, topics) or look.commits != commits():
        return False
    return not look.store.shared or time.monotonic() - look.at_time < APART


def _holds(look: _Look, topics: Sequence[str]) -> bool:
    return look.store is the_store() and look.counts.keys() >= set(topics)


def _look(topics: Sequence[str]) -> _Look:
    """Ask the store, also about what others in this process wait for: they ask again in a moment."""
    global _last
    store, begun, committed = the_store(), time.monotonic(), commits()
    waited_for = {name for name, when in list(_asked.items()) if begun - when < STILL_ASKED}
    with store.cursor() as cursor:
        _last = _Look(store, begun, committed, count_news(cursor, {*waited_for, *topics}))
    return _last
