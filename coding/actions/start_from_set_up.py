"""Start a new study from a ready-made set-up: groupings, steps, waves, scales, report and codebook."""

from __future__ import annotations

from pathlib import Path

from coding.actions.change_codebook import bring_in_codebook
from coding.actions.change_scales import set_waves, use_scale
from coding.actions.choose_outline import choose_outline
from coding.exchange.set_up_folder import folder_of, read_parts
from coding.set_ups import SetUpParts, set_up_of
from coding.store.codes import codebook
from coding.store.report import OUTLINE
from coding.store.scales import scales, waves
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, Conflict
from corpus.groupings import as_settings
from corpus.store.database import Cursor, transaction
from corpus.store.groupings import ATTRIBUTES, GROUPINGS
from corpus.store.study import AGE_GROUPS, THRESHOLD, set_setting, setting
from corpus.store.transcript_details import STEPS

SET_UP = "set_up"  # the study's setting: the key of the set-up that it started from
KINDS = "kinds"  # a setting too: the kinds of conversation that there will be


@allowed(RESEARCHER)
def start_from_set_up(cursor: Cursor, by: Account, key: str) -> None:
    """Lay down what this set-up holds; once more does no harm, and finishes what was left half-way.

    Raises NotFound, or Conflict when the study started from another one, or has a codebook, scales or waves of its own.
    What a researcher has set already stays as it is.
    """
    lay_down(cursor, by, set_up_of(key).key, folder_of(key))


@allowed(RESEARCHER)
def lay_down(cursor: Cursor, by: Account, key: str, folder: Path) -> None:
    """The work of start_from_set_up, from any folder; for the examples too."""
    parts, codes = read_parts(folder)
    with transaction(cursor):
        if setting(cursor, SET_UP) != key:
            _check_clash(cursor)
            set_setting(cursor, SET_UP, key, by.account_id)
            _settings(cursor, by, parts)
    there = {one.name.casefold() for one in scales(cursor).values()}
    for scale in parts.scales:
        if scale.name.casefold() not in there:
            use_scale(cursor, by, scale)
    if parts.waves and not waves(cursor):
        set_waves(cursor, by, parts.waves)
    if parts.outline is not None and setting(cursor, OUTLINE) is None:
        choose_outline(cursor, by, parts.outline)
    if not codebook(cursor):
        bring_in_codebook(cursor, by, codes)


def _check_clash(cursor: Cursor) -> None:
    if setting(cursor, SET_UP):
        raise Conflict(
            N_("This study started from another set-up already. Change the study by its pages instead.")
        )
    if codebook(cursor):
        raise Conflict(
            N_("This study has a codebook already, so a set-up would mix two. Change the study by its pages.")
        )
    if scales(cursor) or waves(cursor):
        raise Conflict(
            N_(
                "This study has scales or waves already, so a set-up would mix two. Change the study by its pages."
            )
        )


def _settings(cursor: Cursor, by: Account, parts: SetUpParts) -> None:
    wanted = {
        AGE_GROUPS: [list(band) for band in parts.age_groups],
        THRESHOLD: parts.threshold,
        GROUPINGS: as_settings(parts.groupings),
        STEPS: list(parts.steps),
        KINDS: list(parts.kinds),
        ATTRIBUTES: dict(parts.attributes),
    }
    for name, value in wanted.items():
        if setting(cursor, name) is None:
            set_setting(cursor, name, value, by.account_id)
