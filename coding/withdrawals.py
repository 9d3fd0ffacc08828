"""What somebody withdraws, and what that takes with it. No database, no screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.errors import N_


@dataclass(frozen=True)
class Withdrawal:
    """What a participant withdraws: one of `corpus.erasing.SCOPES`, with the text for ONE_TEXT.

    `whole`: conversations of several that must go altogether, with the words of the others.
    """

    participant_id: str
    scope: str
    transcript_id: str | None = None
    whole: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Voice:
    """Where a participant speaks: as which speakers, and whether nobody else takes part in it."""

    transcript_id: str
    name: str
    speakers: tuple[int, ...]
    alone: bool


@dataclass(frozen=True)
class TakenOut:
    """What goes: texts altogether, texts in which only their own words go, rows by table, raw texts that wait.

    `elsewhere`: in how many texts that stay (a code's example, a note) words of it were quoted and are cut out.
    """

    texts: tuple[Voice, ...]
    own_words: tuple[Voice, ...]
    rows: Counter[str] = field(default_factory=Counter)
    elsewhere: int = 0
    waiting: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many of what, as people count: by the keys of COUNTED; what there is none of is left out."""
        found = Counter({"texts": len(self.texts), "own_words": len(self.own_words)})
        for kind, (_, tables) in COUNTED.items():
            found[kind] += sum(self.rows[table] for table in tables)
        found["quoted"], found["waiting"] = self.elsewhere, len(self.waiting)
        return {kind: number for kind, number in found.items() if number}


# What is counted on the preview and the receipt: its words, and the tables that it is counted in.
COUNTED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "texts": (N_("Interviews and conversations"), ()),
    "own_words": (N_("Conversations in which only the own words went"), ()),
    "people": (N_("People with what was known of them"), ("participants",)),
    "marks": (N_("Marks of readers"), ("codings",)),
    "notes": (N_("Notes"), ("memos", "notes")),
    "answers": (N_("Answers of readers"), ("reader_answers",)),
    "proposals": (N_("Proposed codes"), ("code_proposals",)),
    "table": (N_("Passages on the table, with votes and decisions"), ("meeting_items",)),
    "practice": (N_("Practice sets"), ("practice_sets",)),
    "quotes": (N_("Quotes"), ("quotes",)),
    "scores": (N_("Scores"), ("measurements",)),
    "summaries": (N_("Summaries"), ("summaries",)),
    "assignments": (N_("Readers who had it to read"), ("assignments",)),
    "names": (N_("Places where the name stood"), ()),
    "quoted": (N_("Places elsewhere in which words of it stood"), ()),
    "waiting": (N_("Raw texts that waited for their names to be removed"), ()),
}
