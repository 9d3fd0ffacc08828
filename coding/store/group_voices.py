"""The SQL of who is in several groups at once: groups of participants, and what a transcript is."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from coding.store.crosstabs import KIND, STEP
from coding.store.theme_people import voices_in
from coding.themes.counting import ALL
from corpus.kinds import INTERVIEW
from corpus.participants import AgeGroup
from corpus.store.database import Cursor

Group = tuple[str, str]  # (dimension, name): of coding.store.crosstabs.crosstab_dimensions


def voices_in_all(
    cursor: Cursor, groups: Sequence[Group], bands: Sequence[AgeGroup], year: int | None = None
) -> pa.Table:
    """The voices that are in each of these groups; columns as theme_people.voices_in has them."""
    people = [one for one in groups if one[0] not in TRANSCRIPTS] or [(ALL, ALL)]
    found = voices_in(cursor, people[0], bands, year)
    for other in people[1:]:
        among = voices_in(cursor, other, bands, year)["participant"]
        found = found.filter(pc.is_in(found["participant"], among.combine_chunks()))
    for what, value in groups:
        if what in TRANSCRIPTS:
            asked = {"value": value} | ({"interview": INTERVIEW} if what == KIND else {})
            texts = cursor.execute(TRANSCRIPTS[what], asked).to_arrow_table()["transcript_id"]
            found = found.filter(pc.is_in(found["transcript_id"], texts.combine_chunks()))
    return found


TRANSCRIPTS = {
    KIND: """
        SELECT t.transcript_id FROM transcripts t
        LEFT JOIN transcript_details_now details ON details.transcript_id = t.transcript_id
        WHERE coalesce(details.kind, $interview) = $value""",
    STEP: "SELECT transcript_id FROM transcript_details_now WHERE step = $value",
}
