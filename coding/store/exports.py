"""The SQL of exports: all codings as one table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from coding.store.within_consent import without_quotes
from corpus.accounts import SHELL, Account
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup, age_group_of
from corpus.store.database import Cursor

# A code that was retired keeps its name here: its codings are still there. Merged codes have the name they went into.
_CODINGS = """
    WITH names AS (SELECT code_id, name, parent_id FROM code_details
        QUALIFY row_number() OVER (PARTITION BY code_id ORDER BY made_at DESC, fact_id DESC) = 1)
    SELECT c.coding_id::VARCHAR AS coding_id, t.name AS transcript, p.code AS participant,
        coalesce(p.age, year(t.made_at) - p.birth_year)::INTEGER AS age, code.name AS code, parent.name AS code_group,
        a.name AS coder, c.start_offset AS "start", c.end_offset AS "end", c.quote,
        coalesce(m.text, '') AS memo, CASE WHEN m.text <> '' THEN m.audience ELSE '' END AS memo_for_whom,
        c.made_at AS created_at
    FROM coding_now c
    JOIN transcripts t ON t.transcript_id = c.transcript_id
    JOIN code_standing_now standing ON standing.code_id = c.code_id
    JOIN names code ON code.code_id = standing.stands_for
    LEFT JOIN names parent ON parent.code_id = code.parent_id
    LEFT JOIN accounts a ON a.account_id = c.coder_id
    LEFT JOIN memos_now m ON m.coding_id = c.coding_id
        AND (m.audience <> 'me' OR CAST(c.coder_id AS VARCHAR) = $asker)
    LEFT JOIN speaker_participants_now s ON s.transcript_id = c.transcript_id AND s.speaker = c.speaker
    LEFT JOIN participants_now p ON p.participant_id = s.participant_id
    ORDER BY t.name, c.start_offset, c.end_offset, c.coding_id"""


def codings_frame(
    cursor: Cursor, age_groups: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS, by: Account = SHELL
) -> pd.DataFrame:
    """Every coding that was not taken back, one a row, by transcript and place.

    Columns: coding_id, transcript, participant, age_group, code, code_group, coder, start, end (code points), quote,
    memo, memo_for_whom, created_at (UTC). participant and age_group are empty where the passage is not of one known
    participant; age is the age given, else counted from the year of birth to the year in which the transcript came in.
    Of the memos that are for their writers alone only those of `by` are among them. quote is empty where somebody who
    speaks did not agree to being quoted.
    """
    frame = without_quotes(cursor, cursor.execute(_CODINGS, {"asker": by.account_id}).df())
    ages = {
        age: age_group_of(None if pd.isna(age) else int(age), age_groups) for age in frame["age"].unique()
    }
    frame.insert(frame.columns.get_loc("age"), "age_group", frame["age"].map(ages))
    frame = frame.drop(columns="age")
    texts = ["participant", "age_group", "code_group", "coder", "memo_for_whom"]
    frame[texts] = frame[texts].astype(object).where(frame[texts].notna(), "")
    return frame
