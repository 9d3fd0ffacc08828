"""The SQL of quotes of a group of people on a theme, without saying whose they are: at most one of each person."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coding.codebook import Code, descendants
from coding.store.standing import standing_codes
from coding.store.theme_people import people
from corpus.store.database import Cursor

SHORTEST, LONGEST = 25, 320  # characters of a quote that reads well by itself


def quotes_among(
    cursor: Cursor, participants: Collection[str], codes: Sequence[Code], theme_id: str, most: int = 3
) -> list[str]:
    """What some of these people (ids) said on a theme or one under it: passages in one voice, one of each at most.

    The order tells nothing of who said it, and stays the same while the codings do. Single readers' marks in whose place
    the group decided are left out.
    """
    people(cursor)
    wanted = {theme_id, *descendants(codes, theme_id)}
    asked = {
        "codes": [one for one, stands in standing_codes(cursor).items() if stands in wanted],
        "participants": list(participants),
        "shortest": SHORTEST,
        "longest": LONGEST,
        "most": most,
    }
    return [str(quote) for (quote,) in cursor.execute(QUOTES, asked).fetchall()]


QUOTES = """
    WITH counted AS (
        SELECT single.transcript_id, single.speaker, single.quote FROM coding_now single
        ANTI JOIN overruled_codings_now overruled ON overruled.coding_id = single.coding_id
        WHERE single.code_id IN (SELECT unnest($codes::UUID[]))
            AND length(single.quote) BETWEEN $shortest AND $longest
    )
    SELECT quote FROM (
        SELECT voices.participant_id, min_by(counted.quote, md5(counted.quote)) AS quote FROM counted
        JOIN theme_voices voices ON voices.transcript_id = counted.transcript_id AND voices.speaker = counted.speaker
        WHERE voices.participant_id IN (SELECT unnest($participants::UUID[]))
        GROUP BY voices.participant_id)
    ORDER BY md5(quote) LIMIT $most"""
