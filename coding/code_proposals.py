"""Codes that people propose from a passage, what others say about them, what was decided. No database, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coding.codebook import LONGEST_NAME, Code, same_name, tidy
from corpus.errors import N_, BadInput

LONGEST_TEXT = 2000  # characters
SUPPORT, QUESTION, ANSWER, NO_VOICE = "support", "question", "answer", "none"
VOICES = (SUPPORT, QUESTION, ANSWER, NO_VOICE)
ACCEPTED, JOINED, NOT_NOW = "accepted", "joined", "not_now"
DECISIONS = (ACCEPTED, JOINED, NOT_NOW)
# What was decided, in the past: for who comes second.
DECIDED = {
    ACCEPTED: N_("{name} has just decided about this: it became a code. Nothing was changed."),
    JOINED: N_("{name} has just decided about this: it joined another code. Nothing was changed."),
    NOT_NOW: N_("{name} has just decided about this: not now. Look at the reason, then decide again."),
}


@dataclass(frozen=True)
class CodeProposal:
    """A code that `proposer_id` proposes from the passage `[start, end)` (code points), in their own words."""

    proposal_id: str
    transcript_id: str
    start: int
    end: int
    quote: str
    name: str
    meaning: str
    proposer_id: str
    proposer: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True)
class ProposalVoice:
    """What somebody says about a proposal: `kind` is one of VOICES."""

    kind: str
    text: str
    account_id: str
    name: str
    made_at: datetime


@dataclass(frozen=True)
class ProposalDecision:
    """What became of a proposal: `decision` is one of DECISIONS, `code_id` the code that it became or joined."""

    decision_id: str
    decision: str
    code_id: str | None
    reason: str
    name: str
    made_at: datetime
    seen: bool = False


@dataclass(frozen=True)
class ProposalNow:
    """A proposal as it stands: what people say now, and the decision that counts."""

    proposal: CodeProposal
    voices: tuple[ProposalVoice, ...] = ()
    decision: ProposalDecision | None = None

    def supporters(self) -> int:
        """How many people support it, the proposer not counted."""
        return sum(voice.kind == SUPPORT for voice in self.voices)

    def voice_of(self, account_id: str) -> ProposalVoice | None:
        """What this person says about it, if anything."""
        return next((voice for voice in self.voices if voice.account_id == account_id), None)


def clean_words(name: str, meaning: str) -> tuple[str, str]:
    """The name and meaning as they are kept; raises BadInput for no name, or too much of either."""
    tidied = tidy(Code("", name, definition=meaning))
    if not tidied.name:
        raise BadInput(N_("Give the new code a name: one or a few words of your own."))
    if len(tidied.name) > LONGEST_NAME:
        raise BadInput(
            N_(
                "This name has {length} characters; {longest} is the most. Keep the name short and write the rest "
                "under what it means."
            ),
            length=len(tidied.name),
            longest=LONGEST_NAME,
        )
    return tidied.name, checked_text(tidied.definition)


def checked_text(text: str, needed: bool = False) -> str:
    """The text without space round it; raises BadInput when it is too long, or empty though it is needed."""
    text = tidy(Code("", "", definition=text)).definition
    if len(text) > LONGEST_TEXT:
        raise BadInput(
            N_("This text has {length} characters; {longest} is the most. Make it shorter."),
            length=len(text),
            longest=LONGEST_TEXT,
        )
    if needed and not text:
        raise BadInput(N_("Write why, in a sentence: the other reads it."))
    return text


def code_from(proposal: CodeProposal, code_id: str, parent_id: str | None = None) -> Code:
    """The code that a proposal becomes: the proposer's own words as its names and its definition."""
    return Code(code_id, proposal.name, parent_id, plain_name=proposal.name, definition=proposal.meaning)


def alike(name: str, codes: Sequence[Code]) -> Code | None:
    """A code of the codebook with just this name, researchers' or plain, if there is one."""
    sought = same_name(name)
    return next(
        (code for code in codes if sought in (same_name(code.name), same_name(code.plain_name))), None
    )
