"""Fill an example study with what people do together: codes that they propose, and their evenings round the table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from coding.actions.cast_vote import cast_vote
from coding.actions.decide_passage import decide_passage
from coding.actions.decide_proposal import decide_proposal
from coding.actions.lead_meeting import end_meeting, go_on_with, open_meeting, put_on_table, seat
from coding.actions.prepare_meeting import plan_meeting
from coding.actions.propose_code import propose_code
from coding.actions.set_agenda import add_to_agenda
from coding.actions.speak_about_proposal import speak_about_proposal
from coding.codebook import Code
from coding.meeting import ADDED, SHOWN, VOTING, TalkPassage
from coding.store.agenda import could_be_talked_over
from coding.store.codes import codebook
from coding.store.meetings import could_sit
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript, transcript_names


@allowed(RESEARCHER)
def fill_together(cursor: Cursor, by: Account, folder: Path, coders: Mapping[str, Account]) -> None:
    """Bring in what together.json in the folder tells, if it is there; `coders` by name. Days count from today."""
    if not (folder / "together.json").exists():
        return
    told = json.loads((folder / "together.json").read_text(encoding="utf-8"))
    codes = {code.name: code for code in codebook(cursor)}
    # Who leads and decides is somebody of the study, whose name pages can say, not the app that fills it.
    leader = next((one for one in could_sit(cursor) if one.role == RESEARCHER), by)
    for one in told["proposals"]:
        _propose(cursor, leader, one, coders, codes)
    for one in told["evenings"]:
        _evening(cursor, leader, one, coders, codes)


def _propose(
    cursor: Cursor,
    by: Account,
    told: Mapping[str, Any],
    coders: Mapping[str, Account],
    codes: Mapping[str, Code],
) -> None:
    proposal, place = new_id(), _passage(cursor, told)
    words = (place.transcript_id, place.start, place.end, told["name"], told["meaning"])
    propose_code(cursor, coders[told["by"]], proposal, *words)
    for voice in told["voices"]:
        speak_about_proposal(cursor, coders[voice["by"]], proposal, voice["kind"], voice["text"])
    if decision := told.get("decision"):
        decide_proposal(
            cursor, by, proposal, decision["kind"], decision["reason"], codes.get(decision["code"])
        )


def _evening(
    cursor: Cursor,
    by: Account,
    told: Mapping[str, Any],
    coders: Mapping[str, Account],
    codes: Mapping[str, Code],
) -> None:
    day = now().date() + timedelta(days=told["in_days"])
    meeting = plan_meeting(cursor, by, told["title"], day, anonymous=False)
    passages = told.get("passages", [])
    wanted = [_passage(cursor, one) for one in passages] or could_be_talked_over(cursor)[: told["most"]]
    items = add_to_agenda(cursor, by, meeting, wanted)
    if not passages:
        return  # an evening to come
    open_meeting(cursor, by, meeting)
    for account in coders.values():
        seat(cursor, by, meeting, account.account_id, True)
    for item, one in zip(items, passages, strict=True):
        put_on_table(cursor, by, item)
        go_on_with(cursor, by, item, VOTING)
        for name, chosen in one["votes"].items():
            cast_vote(cursor, coders[name], item, _ids(codes, chosen))
        go_on_with(cursor, by, item, SHOWN)
        decide_passage(cursor, by, item, _ids(codes, one["decided"]), one["reason"])
    end_meeting(cursor, by, meeting)


def _ids(codes: Mapping[str, Code], names: Sequence[str]) -> list[str]:
    return [codes[name].code_id for name in names]


def _passage(cursor: Cursor, told: Mapping[str, Any]) -> TalkPassage:
    """Where the quote stands in the file's text."""
    transcript_id = transcript_names(cursor)[Path(told["file"]).stem]
    _, content = transcript(cursor, transcript_id)
    start = content.text.index(told["quote"])
    return TalkPassage(transcript_id, start, start + len(told["quote"]), ADDED)
