"""What the work group sees now, and what a new publication would show: weighed against everything that was shown before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from coding.codebook import in_tree_order
from coding.store import publications as store
from coding.store.codes import codebook
from coding.store.ledger_state import Kept, ledger_state
from coding.store.passages import coded_by
from coding.store.spoken import spoken
from coding.store.theme_people import groups, people
from coding.store.themes import theme_counts
from coding.themes.counting import ALL
from coding.themes.disclosure import hidden_places
from coding.themes.over_time import Former, company, passages_apart
from coding.themes.passages_shown import passages_shown
from coding.themes.publication import Publication, best, with_gaps
from coding.themes.records import Records, records_of
from corpus.accounts import WORK_GROUP, Account
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor, in_transaction, transaction
from corpus.store.groupings import dimensions
from corpus.store.study import age_groups, threshold


@dataclass(frozen=True)
class Draft:
    """A publication that could be made, and whom it counts."""

    publication: Publication
    records: Records


def published(cursor: Cursor, by: Account) -> Publication:
    """What the work group sees now. The first publication is made here, as soon as there is anything to show; and another
    one where the last was ended, or the study's threshold is higher than it was.
    """
    shown = store.publication_id_now(cursor)
    if shown is not None:
        found = _KEPT.answer(shown, lambda: store.publication(cursor, shown))
        if found.threshold >= threshold(cursor):
            return found
    with _one_transaction(cursor):
        if shown is not None:
            store.end_publication(cursor, shown, by.account_id)
        draft = drafted(cursor, by.account_id)
        return (
            publish(cursor, by.account_id, draft) if draft.publication.says_something else draft.publication
        )


def drafted(cursor: Cursor, author: str, without: str | None = None) -> Draft:
    """What could be published now: of everybody, or of those still counted when somebody withdrew (`without`: withdraws
    now); of these the one that shows most. The caller holds the transaction.
    """
    secret, least, before = (
        store.study_secret(cursor, author),
        threshold(cursor),
        store.formers(cursor),
    )
    records = records_now(cursor)
    several = []
    for kept in _who_counts(records, before, without, least, secret):
        part = records.only(kept)
        hidden = hidden_places(part, least, secret, before)
        passages = (
            _passages(cursor, part, hidden, before, secret)
            if kept.all()
            else with_gaps(hidden * 0, hidden | True)
        )
        several.append(Draft(_publication(cursor, part, hidden, passages, least), part))
    chosen = best([draft.publication for draft in several])
    return next(draft for draft in several if draft.publication is chosen)


def publish(cursor: Cursor, author: str, draft: Draft) -> Publication:
    """Let the work group see this from now on; the caller holds the transaction."""
    secret = store.study_secret(cursor, author)
    made = replace(draft.publication, publication_id=new_id(), made_at=now())
    store.add_publication(cursor, made, draft.records, store.digests(draft.records, secret), author)
    return made


def withdraw_from_publications(cursor: Cursor, participant_id: str, author: str, stays: bool = False) -> int:
    """Show nothing any more in which this participant is counted; gives how many publications that ends.

    Called within the transaction of the withdrawal, while what is withdrawn is still there. A new publication without them
    is made at once where the difference does not point at them: if need be without some others too, by lot. What is
    kept of former publications forgets the participant; not when they stay in the study (`stays`) with other texts.
    """
    ended = store.ended_with(cursor, participant_id)
    if ended:
        draft = drafted(cursor, author, without=participant_id)
        for publication_id in ended:
            store.end_publication(cursor, publication_id, author)
        if store.publication_id_now(cursor) is None and draft.publication.says_something:
            publish(cursor, author, draft)
    if not stays:
        store.forget_participant(cursor, participant_id)
    return len(ended)


def records_now(cursor: Cursor) -> Records:
    """Who is counted now, in every dimension that is open to the work group; themes in the order of the codebook's tree."""
    codes = [code for _, code in in_tree_order(codebook(cursor))]
    state = ledger_state(cursor)
    found = people(cursor, state)
    keys = [dimension.key for dimension in dimensions(cursor, WORK_GROUP)]
    members = groups(cursor, found, age_groups(cursor), dimensions=keys)
    persons = found.voices["person"].to_numpy()
    _, first = np.unique(persons, return_index=True)
    participants = found.voices["participant_id"].take(first).to_pylist()
    ids = [code.code_id for code in codes]
    parents = {code.code_id: code.parent_id for code in codes}
    return records_of(participants, members, spoken(cursor, found, ids, state), ids, parents)


def _who_counts(
    records: Records, before: list[Former], without: str | None, least: int, secret: str
) -> Iterator[np.ndarray]:
    """Everybody; and, where some were left out when somebody withdrew, or are now, those who are then counted."""
    there = np.array([one != without for one in records.participants], dtype=bool)
    yield there
    if without is not None:
        yield company(records, without, least, secret)
    if before:
        counted = set(before[-1].records.participants)
        earlier = {one for former in before for one in former.records.participants}
        still = np.array([one in counted or one not in earlier for one in records.participants], dtype=bool)
        if not (still | ~there).all():
            yield still & there


def _passages(
    cursor: Cursor, records: Records, hidden: np.ndarray, before: list[Former], secret: str
) -> np.ndarray:
    """The passages ((K + 1) × G) where they may be told, else -1."""
    gaps = np.ones(hidden.shape, dtype=bool)
    if passages_apart(records, before, threshold(cursor), store.digests(records, secret)):
        gaps[1:] = ~passages_shown(records, hidden)[:, None]
    if gaps.all():
        return with_gaps(np.zeros(hidden.shape, dtype=int), gaps)
    keys = [key for key in dict.fromkeys(dimension for dimension, _ in records.groups) if key != ALL]
    rows = theme_counts(cursor, age_groups(cursor), dimensions=keys)
    told = {
        (theme, dimension, group): passages
        for theme, dimension, group, passages in zip(
            *(rows[name] for name in ("theme_id", "dimension", "group_name", "passages")), strict=True
        )
    }
    figures = [[told[theme, *group] for group in records.groups] for theme in records.themes]
    return with_gaps(np.array([[0] * len(records.groups), *figures]), gaps)


def _publication(
    cursor: Cursor, records: Records, hidden: np.ndarray, passages: np.ndarray, least: int
) -> Publication:
    names = {code.code_id: code.name for code in codebook(cursor)}
    numbers = {theme: number for number, theme in enumerate(records.themes)}
    return Publication(
        "",
        None,
        least,
        *coded_by(cursor),
        records.groups,
        records.themes,
        tuple(names[theme] for theme in records.themes),
        tuple(numbers.get(records.parents[theme] or "") for theme in records.themes),
        with_gaps(records.counts(), hidden),
        passages,
    )


@contextmanager
def _one_transaction(cursor: Cursor) -> Iterator[None]:
    """A transaction, or the one that is open already."""
    if in_transaction(cursor):
        yield
        return
    with transaction(cursor):
        yield


_KEPT: Kept[Publication] = Kept(most=8)
