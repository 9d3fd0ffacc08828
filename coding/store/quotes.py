"""Released quotes as each audience may see them: within what people agreed to, and with labels that point at nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coding.codebook import Code
from coding.quote_labels import Counts, Shown, Speaker, labels, shown_by, themes_to_show
from coding.quotes import PUBLIC, TEAM, WORK_GROUP, Place, Quote, QuoteNow, Release, fits_level, shown_text
from coding.store.codes import codebook
from coding.store.ledger_state import Kept, ledger_state
from coding.store.proposed_quotes import quotes, quotes_state
from coding.store.publications import publication_id_now
from coding.store.theme_people import groups, people
from coding.store.theme_tables import themes_for
from coding.store.told import told
from coding.themes.counting import AGE_GROUP, SUBGROUP
from corpus import accounts
from corpus.consent import QUOTES_OUTSIDE
from corpus.store.consents import participants_allowing
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions
from corpus.store.study import age_groups, threshold


@dataclass(frozen=True)
class Known:
    """What all quotes are looked at with: what the tables show, who is in which groups, and counts of people."""

    shown: Shown
    speakers: Mapping[str, Speaker]  # by participant
    counts: Counts

    def speaker(self, one: QuoteNow) -> Speaker | None:
        """The groups of the one person whose words a quote holds; None when it holds those of several."""
        return self.speakers.get(one.people[0] or "") if len(one.people) == 1 else None


def released_quotes(cursor: Cursor, theme_id: str | None = None, level: str = WORK_GROUP) -> list[Quote]:
    """The quotes that people of this level see, of one theme with those under it or of all, the first released first.

    Left out: what was released to fewer, what its people do not (any more) wish to be quoted, what was changed since
    somebody looked; and for all but the team what the theme tables do not let be seen (coding/quote_labels.py).
    """
    outside = participants_allowing(cursor, QUOTES_OUTSIDE) if level == PUBLIC else set()
    found = [
        (one, one.release)
        for one in quotes(cursor)
        if one.release
        and one.trouble is None
        and fits_level(one.release.level, level)
        and (level != PUBLIC or outside.issuperset(filter(None, one.people)))
    ]
    if not found:
        return []
    known = _KNOWN.answer(_rests_on(cursor), lambda: known_of(cursor))
    found.sort(
        key=lambda pair: (pair[0].decision.made_at if pair[0].decision else pair[0].made_at, pair[0].quote_id)
    )
    seen = [as_seen(one, release, level, known) for one, release in found]
    return [one for one in seen if one.themes and (theme_id is None or theme_id in one.themes)]


_KNOWN: Kept[Known] = Kept(most=2)


def _rests_on(cursor: Cursor) -> tuple[object, ...]:
    """What tells whether quotes are still to be looked at with the same: what was told, set and published."""
    return ledger_state(cursor), quotes_state(cursor), publication_id_now(cursor)


def as_seen(one: QuoteNow, release: Release, level: str, known: Known) -> Quote:
    """A quote as people of this level would see it when it is released so; without themes they do not see it."""
    age, subgroup = labels(release, known.speaker(one), level, known.shown, known.counts)
    themes = themes_to_show(release.codes, level, known.shown)
    place = Place(one.transcript_id, one.transcript, one.start, one.end) if level == TEAM else None
    person = one.people[0] if len(one.people) == 1 else None
    return Quote(
        one.quote_id, shown_text(one.text, release), themes, age, subgroup, release.level, person, place
    )


def known_of(cursor: Cursor) -> Known:
    """What quotes are looked at with, as the study stands now."""
    codes = codebook(cursor)
    opened = [one.key for one in dimensions(cursor, accounts.WORK_GROUP)]
    tables = {one: themes_for(cursor, accounts.SHELL, one, accounts.WORK_GROUP).cells for one in opened}
    parents = {code.code_id: code.parent_id for code in codes}
    speakers, counts = _people(cursor, codes)
    return Known(shown_by(tables, parents, threshold(cursor)), speakers, counts)


def _people(cursor: Cursor, codes: list[Code]) -> tuple[dict[str, Speaker], Counts]:
    """Everybody's groups by participant, and how many are in which."""
    found = people(cursor)
    grouped = groups(cursor, found, age_groups(cursor))
    rows = dict(zip(grouped.names, grouped.members.astype(bool), strict=True))
    said = told(cursor, codes)
    place = {theme: number for number, theme in enumerate(said.themes)}
    speakers = {}
    for number, participant in enumerate(said.participants):
        mine = [name for name, members in rows.items() if members[number]]
        age = next((name for dimension, name in mine if dimension == AGE_GROUP), None)
        speakers[participant] = Speaker(age, tuple(name for dimension, name in mine if dimension == SUBGROUP))

    def in_group(dimension: str, name: str) -> int:
        return int(rows[dimension, name].sum()) if (dimension, name) in rows else 0

    def in_both(age: str, subgroup: str) -> int:
        return int((rows[AGE_GROUP, age] & rows[SUBGROUP, subgroup]).sum())

    def spoke(theme: str, age: str, subgroup: str) -> int:
        return int((rows[AGE_GROUP, age] & rows[SUBGROUP, subgroup] & said.spoke[:, place[theme]]).sum())

    return speakers, Counts(in_group, in_both, spoke)
