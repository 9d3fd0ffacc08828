"""The register of what goes when somebody withdraws: every table that holds anything of a participant or of a text.

A new table belongs in ERASED, or in HOLDS_NOTHING with the reason; its free text in FREE_TEXT, its offsets in PASSAGES.
tests/coding/store/test_erased.py walks through all tables of the store and fails for one that is in neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

OF_TEXT, OF_PERSON = "transcript_id", "participant_id"  # rows with a text, or a participant, that is gone


@dataclass(frozen=True)
class Follows:
    """Rows whose `column` leads to a row of `parent` that is not there (any more)."""

    column: str
    parent: str
    key: str


@dataclass(frozen=True)
class Passages:
    """Stretches of a text: its columns, that of its own words ("" for none), and how its text is found."""

    key: str
    start: str = "start_offset"
    end: str = "end_offset"
    quote: str = ""
    text_of: str = "transcript_id"


def _each(tables: str, *ways: str | Follows) -> dict[str, tuple[str | Follows, ...]]:
    return dict.fromkeys(tables.split(), ways)


def _follow(tables: str, parent: str, key: str) -> dict[str, tuple[str | Follows, ...]]:
    return _each(tables, Follows(key, parent, key))


def _holds_nothing(tables: str, why: str) -> dict[str, str]:
    return dict.fromkeys(tables.split(), why)


# Parents stand before what follows them: rows are taken out in this order.
ERASED: dict[str, tuple[str | Follows, ...]] = {
    **_each(
        "transcripts speakers turns sentences transcript_details transcript_hardness assignments readings",
        OF_TEXT,
    ),
    **_each("participants participant_details consents measurements publication_people", OF_PERSON),
    "speaker_participants": (OF_TEXT, OF_PERSON),
    **_follow("assignment_ends", "assignments", "assignment_id"),
    "codings": (OF_TEXT,),
    **_each("take_backs memos", OF_TEXT, Follows("coding_id", "codings", "coding_id")),
    "reader_answers": (OF_TEXT,),
    "reader_answer_ends": (OF_TEXT, Follows("answer_id", "reader_answers", "answer_id")),
    **_follow("reader_answer_outcomes", "reader_answers", "answer_id"),
    "set_asides": (
        OF_TEXT,
        Follows("coding_id", "codings", "coding_id"),
        Follows("answer_id", "reader_answers", "answer_id"),
    ),
    "code_proposals": (OF_TEXT,),
    **_follow(
        "proposal_withdrawals proposal_voices proposal_decisions proposal_seen",
        "code_proposals",
        "proposal_id",
    ),
    "notes": (OF_TEXT,),
    **_follow("note_details", "notes", "note_id"),
    "meeting_items": (OF_TEXT,),
    **_follow("meeting_places meeting_moves votes", "meeting_items", "item_id"),
    "decisions": (OF_TEXT, Follows("item_id", "meeting_items", "item_id")),
    "decision_codes": (OF_TEXT, Follows("decision_id", "decisions", "decision_id")),
    **_follow("decision_ends", "decisions", "decision_id"),
    "practice_sets": (OF_TEXT,),
    **_follow("practice_versions practice_uses", "practice_sets", "set_id"),
    **_follow("practice_passages practice_choices practice_runs", "practice_versions", "version_id"),
    **_follow("practice_answers practice_ends", "practice_runs", "run_id"),
    "quotes": (OF_TEXT,),
    **_each(
        "quote_withdrawals quote_changes quote_decisions", OF_TEXT, Follows("quote_id", "quotes", "quote_id")
    ),
    **_follow("quote_seen conversation_cards", "quotes", "quote_id"),
    "summaries": (OF_PERSON,),
    **_each("summary_points summary_readings summary_answers summary_outcomes", OF_PERSON),
}

_CODEBOOK = "the codebook stays; words of a text that is gone are cut out of it (FREE_TEXT)"
_ACCOUNT = "of somebody who uses the app"
_NUMBERS = "protected figures and names of groups; what rests on somebody who withdrew is ended"
HOLDS_NOTHING: dict[str, str] = {
    **_holds_nothing(
        "codes code_details code_merges code_merge_ends code_splits code_split_parts code_translations",
        _CODEBOOK,
    ),
    **_holds_nothing(
        "accounts account_languages account_secrets account_closings invitations invitation_uses invitation_withdrawals "
        "sessions session_ends sign_in_failures credit_wishes preferences backgrounds",
        _ACCOUNT,
    ),
    **_holds_nothing(
        "publications publication_ends publication_themes publication_groups publication_cells publication_lots",
        _NUMBERS,
    ),
    **_holds_nothing(
        "meetings meeting_details meeting_states meeting_people", "evenings, not their passages"
    ),
    **_holds_nothing(
        "study_words findings", "the study's own; words of a text that is gone are cut out (FREE_TEXT)"
    ),
    **_holds_nothing("scales scale_details waves wave_details", "how is measured, not what"),
    **_holds_nothing("study_settings schema_versions", "of the study as a whole"),
    **_holds_nothing("intake_looks", "who looked at a raw text, by its number"),
    **_holds_nothing("erasures erasure_ends", "that something was taken out, and how many rows of what"),
    **_holds_nothing(
        "erased_transcripts erased_readings", "numbers of texts that are gone; they lead nowhere"
    ),
}

# Where offsets into texts stand besides turns and sentences, which are made anew.
PASSAGES: dict[str, Passages] = {
    "codings": Passages("coding_id", quote="quote"),
    "code_proposals": Passages("proposal_id", quote="quote"),
    "reader_answers": Passages("answer_id"),
    "notes": Passages("note_id", quote="quote"),
    "meeting_items": Passages("item_id", quote="quote"),
    "decisions": Passages("decision_id", quote="quote"),
    "decision_codes": Passages("group_coding_id"),
    "quotes": Passages("quote_id", quote="text"),
    "practice_passages": Passages(
        "fact_id",
        text_of="(SELECT s.transcript_id FROM practice_versions v JOIN practice_sets s ON s.set_id = v.set_id"
        " WHERE v.version_id = practice_passages.version_id)",
    ),
}

# What people write in words of their own: a name found late is replaced there, quotes of a text that is gone are cut out.
# Each table's first column tells its rows apart, but for speakers.
FREE_TEXT: dict[str, tuple[str, ...]] = {
    "code_details": ("name", "plain_name", "definition", "belongs", "belongs_not", "example"),
    "code_translations": ("plain_name", "definition", "belongs", "belongs_not", "example"),
    "code_merges": ("reason",),
    "code_splits": ("reason",),
    "code_proposals": ("name", "meaning"),
    "proposal_voices": ("text",),
    "proposal_decisions": ("reason",),
    "memos": ("text",),
    "notes": ("quote",),  # of a note about a code or the study; that of a passage is taken from the text anew
    "note_details": ("text",),
    "reader_answers": ("text",),
    "decisions": ("reason",),
    "meeting_details": ("title",),
    "practice_passages": ("why",),
    "quotes": ("why",),
    "quote_decisions": ("instead", "reason"),
    "study_words": ("text",),
    "findings": ("sentences",),
    "summary_points": ("text",),
    "summary_answers": ("text",),
    "summary_outcomes": ("text",),
    "conversation_cards": ("question",),
    "participant_details": ("attributes",),
    "study_settings": ("value",),
    "transcripts": ("name",),
    "transcript_details": ("sub_study", "series", "step"),
}
# Text that is no free text: words of the app, names of accounts, what is made from a text, digests.
FIXED_TEXT: dict[str, Iterable[str]] = {
    "erasures": ("kind", "scope", "removed", "salt"),
    "accounts": ("name", "role"),
    "account_languages": ("language",),
    "account_secrets": ("kind", "hash"),
    "backgrounds": ("name", "value"),
    "code_details": ("colour", "pictogram"),
    "code_translations": ("language",),
    "codings": ("quote",),
    "code_proposals": ("quote",),
    "consents": ("uses", "how", "taken_by"),
    "conversation_cards": ("pictogram",),
    "credit_wishes": ("credit_name",),
    "decisions": ("quote",),
    "findings": ("language", "basis"),
    "invitations": ("token_hash", "name", "role", "language"),
    "measurements": ("kind",),
    "meeting_items": ("quote", "source"),
    "meeting_moves": ("state",),
    "meeting_states": ("state",),
    "memos": ("audience",),
    "note_details": ("audience",),
    "notes": ("about",),
    "participant_details": ("subgroups",),
    "participants": ("code",),
    "practice_answers": ("answer",),
    "practice_ends": ("how",),
    "preferences": ("spacing",),
    "proposal_decisions": ("decision",),
    "proposal_voices": ("kind",),
    "publication_groups": ("dimension", "name"),
    "publication_lots": ("secret",),
    "publication_people": ("said",),
    "publication_themes": ("name",),
    "quote_decisions": ("decision", "level", "label_subgroup"),
    "quotes": ("text",),
    "reader_answer_outcomes": ("outcome",),
    "reader_answers": ("kind",),
    "scale_details": ("name", "definition"),
    "schema_versions": ("name",),
    "sentences": ("lemmas",),
    "sessions": ("token_hash",),
    "sign_in_failures": ("subject",),
    "speakers": ("label", "role"),
    "study_settings": ("name",),
    "study_words": ("part",),
    "summary_answers": ("answer",),
    "transcript_details": ("kind",),
    "transcripts": ("file_hash", "text", "names_removed"),
    "wave_details": ("name",),
}
