"""Take a name out that was found after the release: from the texts, from what was written about them, from the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from coding.store.erasing import change_passages, change_words, take_out_rows
from coding.store.forgetting import forget
from coding.store.late_names import texts_with_name, without_name_in_labels
from coding.withdrawals import COUNTED
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.erasing import LATE_NAME, check_late_name, name_places, without_name
from corpus.errors import N_, NotFound
from corpus.review import checked_kind
from corpus.store.database import Cursor, transaction
from corpus.store.erasing import add_erasure
from corpus.store.intake import IntakePlace, note_known_name
from corpus.store.transcripts import transcript


@dataclass(frozen=True)
class LateName:
    """What taking a name out does: places in texts, in other words, passages that moved along, those that cannot be kept.

    `lost` holds, by the keys of COUNTED, what was about a part of the name alone.
    """

    places: int
    elsewhere: int
    kept: int
    lost: dict[str, int]
    erasure_id: str = ""


class _OnlyLookedError(Exception):
    """Undoes what was done to see how much it would be."""


@allowed(RESEARCHER)
def preview_late_name(
    cursor: Cursor, by: Account, name: str, instead: str, texts: Collection[str]
) -> LateName:
    """What taking the name out of these texts would do; nothing is changed. Raises BadInput, NotFound."""
    try:
        with transaction(cursor):
            found = _replace(cursor, name, instead, texts)
            raise _OnlyLookedError
    except _OnlyLookedError:
        return found


@allowed(RESEARCHER)
def replace_late_name(
    cursor: Cursor,
    by: Account,
    intake: IntakePlace,
    name: str,
    instead: str,
    kind: str,
    texts: Collection[str],
) -> LateName:
    """Put `instead` in the place of the name in these texts and in all that people wrote, in one transaction.

    Later offsets are shifted, marks move along; the name goes into the register of names. What is left to do is
    `finish_withdrawals`. Raises BadInput, NotFound when the name stands in none of them.
    """
    kind = checked_kind(kind)
    with transaction(cursor):
        found = _replace(cursor, name, instead, texts)
        removed = {"names": found.places, "quoted": found.elsewhere, **found.lost}
        told = {key: count for key, count in removed.items() if count}
        erasure_id = add_erasure(cursor, LATE_NAME, "", told, (), by.account_id)
    forget()
    with intake.cursor() as opened, transaction(opened):
        note_known_name(opened, " ".join(name.split()), kind, False, by.account_id)
    return LateName(found.places, found.elsewhere, found.kept, found.lost, erasure_id)


def _replace(cursor: Cursor, name: str, instead: str, texts: Collection[str]) -> LateName:
    check_late_name(name, instead)
    places, kept, lost = 0, 0, Counter[str]()
    for transcript_id in sorted(set(texts) & texts_with_name(cursor, name).keys()):
        _called, content = transcript(cursor, transcript_id)
        spots = [(start, end, instead) for start, end in name_places(content.text, name)]
        found = change_passages(cursor, transcript_id, spots, keep_replaced=True)
        without_name_in_labels(cursor, transcript_id, lambda label: without_name(label, name, instead))
        places, kept, lost = places + len(spots), kept + found.kept.total(), lost + found.lost
    if not places:
        raise NotFound(N_("This name stands in none of the chosen interviews. Look how it is written there."))
    take_out_rows(cursor, [], [])
    elsewhere = change_words(cursor, lambda text: without_name(text, name, instead))
    counted = {kind: sum(lost[table] for table in tables) for kind, (_, tables) in COUNTED.items()}
    return LateName(
        places, elsewhere.total(), kept, {kind: number for kind, number in counted.items() if number}
    )
