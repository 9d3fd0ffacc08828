"""The part of the page of scores that tells them by group: the mean of each wave, and the change in the same people."""

from __future__ import annotations

import numpy as np
import streamlit as st

from coding.change import mean_of, paired_change
from coding.store.crosstabs import KIND, STEP
from coding.store.theme_people import everybody, groups
from coding.themes.counting import ALL
from corpus.store.database import Cursor
from corpus.store.study import age_groups
from pages.explore.score_parts import ChosenScale, mean_words
from pages.frame.language import _, number
from pages.frame.notes import note
from pages.widgets.group_choice import dimension_names, member_name
from pages.widgets.linked_choice import linked_choice
from pages.widgets.tables import show_table

MOST_GROUPS = 60  # rows of the table; those with most people


def show_groups(cursor: Cursor, chosen: ChosenScale, pair: tuple[str, str] | None) -> None:
    """A row for each group of what was chosen to group by, of the participants who were interviewed."""
    names = {key: name for key, name in dimension_names(cursor).items() if key not in (KIND, STEP)}
    found = everybody(cursor)
    if not names or not len(found):
        return
    st.header(_("By group"))
    dimension = linked_choice(_("Which groups?"), "groups", names, "scores-groups")
    ids = np.empty(len(found), dtype=object)
    ids[found.voices["person"].to_numpy()] = found.voices["participant_id"].to_pylist()
    known = groups(cursor, found, age_groups(cursor), dimensions=[dimension])
    rows = [
        (int(members.sum()), member_name(*name), _figures(chosen, tuple(ids[members > 0]), pair))
        for name, members in zip(known.names, known.members, strict=True)
        if name[0] != ALL
    ]
    shown = sorted(rows, key=lambda row: -row[0])[:MOST_GROUPS] if len(rows) > MOST_GROUPS else rows
    heads = (_("Group"), _("Interviewed"), *chosen.waves.values(), *([_("Mean change")] if pair else []))
    show_table(heads, [(name, number(people), *said) for people, name, said in shown], numbers=(1,))
    if len(rows) > len(shown):
        note(_("These are the {count} largest groups.").format(count=len(shown)))


def _figures(chosen: ChosenScale, people: tuple[str, ...], pair: tuple[str, str] | None) -> list[str]:
    """The means of some people (ids), and how they changed; too few of them stays unsaid."""
    said = [mean_words(chosen, mean_of(chosen.among(people, wave_id))) for wave_id in chosen.waves]
    if pair is not None:
        change = paired_change(chosen.among(people, pair[0]), chosen.among(people, pair[1]))
        said.append(mean_words(chosen, None if change is None else change.change, signed=True))
    return said
