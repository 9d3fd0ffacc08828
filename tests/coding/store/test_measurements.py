"""Scores in the store, and who spoke of what beside them, on both homes."""

from __future__ import annotations

import numpy as np

from coding.exchange.scores_csv import ANSWERS, SCORES
from coding.scale_library import loneliness_6
from coding.store.codes import codebook
from coding.store.integrity import problems
from coding.store.measurements import add_measurements, measured
from coding.store.scales import add_scale, scale_of, waves, write_waves
from coding.store.themes import theme_counts
from coding.store.told import told
from coding.themes.counting import ALL
from corpus.accounts import SHELL
from corpus.store.database import Cursor
from corpus.store.participants import participant_ids
from tests.pages.told_study import seed_told_study


def test_scores_come_from_answers_or_as_they_are_and_the_last_count(cursor: Cursor) -> None:
    study = seed_told_study(cursor)
    assert study.themes
    ids = participant_ids(cursor)
    scale_id = add_scale(cursor, loneliness_6(), SHELL.account_id)
    write_waves(cursor, ["begin", "eind"], SHELL.account_id)
    begin, end = waves(cursor)
    new = {
        (ids["P00"], begin): (ANSWERS, (3.0, 1.0, 1.0, 1.0, 3.0, None)),
        (ids["P01"], begin): (SCORES, (2.0, None, 1.0)),
        (ids["P01"], end): (SCORES, (1.0, None, None)),
    }
    add_measurements(cursor, scale_id, new, SHELL.account_id)
    add_measurements(cursor, scale_id, {(ids["P01"], end): ("none", ())}, SHELL.account_id)
    found = measured(cursor, scale_id, scale_of(cursor, scale_id), begin)
    by_person = dict(zip(found.participants, found.scores.tolist(), strict=True))
    np.testing.assert_array_equal(by_person[ids["P00"]], [5, np.nan, 3])
    np.testing.assert_array_equal(by_person[ids["P01"]], [2, np.nan, 1])
    assert measured(cursor, scale_id, loneliness_6(), end).scores.shape == (0, 3)
    assert problems(cursor) == []


def test_who_spoke_of_what_is_what_theme_tables_count(cursor: Cursor) -> None:
    seed_told_study(cursor)
    codes = codebook(cursor)
    found = told(cursor, codes)
    counts = theme_counts(cursor)
    everybody = counts[counts.dimension == ALL].set_index("theme_id").participants
    assert dict(zip(found.themes, found.spoke.sum(axis=0).tolist(), strict=True)) == everybody.to_dict()
    assert set(found.participants) == set(participant_ids(cursor).values())
    assert told(cursor, []).spoke.shape == (14, 0)
