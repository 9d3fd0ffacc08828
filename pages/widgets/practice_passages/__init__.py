"""Practising codes on passages, one at a time: read, choose, see what experienced coders chose, go on."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from coding.codebook import Code
from coding.context import ContextTurn, context_of
from coding.practice import (
    DONT_KNOW,
    NONE_FITS,
    SENTENCES,
    WITH_HELP,
    PracticePassage,
    PracticeSet,
    Run,
    feedback,
    next_position,
    spread_of,
)
from pages.frame.direction import isolated
from pages.frame.language import _, language
from pages.widgets.practice_passages.labels import choice_names, labels

HERE = Path(__file__).parent
SCRIPTS = (
    HERE.parent / "passage_marker" / "elements.js",
    HERE.parent / "passage_marker" / "ids.js",
    HERE / "practice.js",
)
AROUND = 320  # characters of the text before and after a passage


@dataclass(frozen=True)
class Practised:
    """What the browser has said so far: answers (id, position, answer) in their order, and how it ended if it did."""

    answers: tuple[tuple[str, int, str], ...] = field(default=())
    how: str | None = None


def practice_passages(practice: PracticeSet, run: Run, known: Mapping[int, str], key: str) -> Practised:
    """Show the passages of a set; gives what was answered since the page was opened.

    `known` are the answers there were when the page was opened: the same at every rerun, so that nothing travels twice.
    """
    mount = st.components.v2.component("practice_passages", js=script(), css=style(), isolate_styles=False)
    result = mount(
        key=key,
        data=practice_data(practice, run, known),
        on_answers_change=lambda: None,
        on_ended_change=lambda: None,
    )
    return read_said(result.answers, result.ended, run.run_id)


def practice_data(practice: PracticeSet, run: Run, known: Mapping[int, str]) -> dict[str, Any]:
    """All that the browser needs, everything that could be said at each passage included."""
    names = choice_names(practice.codes)
    return {
        "run_id": run.run_id,
        "answers": [[place, answer] for place, answer in sorted(known.items())],
        "at": next_position(practice, Run(run.run_id, run.version_id, known)),
        "labels": labels(),
        "codes": _code_data(practice.codes, names),
        "passages": [_passage_data(practice, place, names) for place in range(len(practice.passages))],
        "can_know": practice.transcript_id is not None,
        "language": practice.language,
    }


def _code_data(codes: Sequence[Code], names: Mapping[str, str]) -> list[dict[str, Any]]:
    keys = iter("123456789abcdefghijklmnpqrstuvwxyz")
    found = [
        {
            "key": code.code_id,
            "name": names[code.code_id],
            "pictogram": code.pictogram or "•",
            "colour": code.colour or "#6e6e6e",
            "definition": code.definition,
            "belongs": code.belongs,
            "belongs_not": code.belongs_not,
            "shortcut": next(keys, ""),
        }
        for code in codes
    ]
    extra: dict[str, Any] = {
        "colour": "#6e6e6e",
        "definition": "",
        "belongs": "",
        "belongs_not": "",
        "extra": True,
    }
    found.append({"key": NONE_FITS, "name": names[NONE_FITS], "pictogram": "∅", "shortcut": "0", **extra})
    found.append({"key": DONT_KNOW, "name": names[DONT_KNOW], "pictogram": "🤔", "shortcut": "?", **extra})
    return found


def _passage_data(practice: PracticeSet, place: int, names: Mapping[str, str]) -> dict[str, Any]:
    passage = practice.passages[place]
    return {
        "turns": [_turn(turn) for turn in context_of(practice.content, passage.start, passage.end, AROUND)],
        "helped": place < WITH_HELP,
        "hint": passage.hint,
        "why": passage.why,
        "others": _("What {count} experienced coders chose").format(count=passage.coders)
        if passage.coders > 1
        else _("What one experienced coder chose"),
        "spread": [
            {
                "choice": one.choice,
                "words": _("{count} of {of}").format(count=one.count, of=passage.coders),
                "share": one.count / max(1, passage.coders),
                "reason": one.reason,
            }
            for one in spread_of(passage)
        ],
        "said": {choice: said_about(passage, choice, names) for choice in practice.choices},
    }


def said_about(passage: PracticePassage, choice: str, names: Mapping[str, str]) -> str:
    """The sentence for who chose this, in the language of this session."""
    told = feedback(passage, choice)
    most = _("” and “").join(isolated(names[one], language()) for one in told.most)
    return _(SENTENCES[told.kind]).format(chosen=isolated(names[choice], language()), most=most)


def _turn(turn: ContextTurn) -> dict[str, str]:
    return {
        "speaker": turn.speaker,
        "role": turn.role,
        "before": turn.before,
        "marked": turn.marked,
        "after": turn.after,
    }


def read_said(answers: object, ended: object, run_id: str) -> Practised:
    """What the browser sent, as far as it can be read and belongs to this run; it may be anything."""
    given = answers.get("answers") if isinstance(answers, Mapping) and answers.get("run_id") == run_id else ()
    found = [
        (str(one[0]), one[1], one[2])
        for one in (given if isinstance(given, list) else ())
        if isinstance(one, list) and len(one) == 3 and type(one[1]) is int and isinstance(one[2], str)
    ]
    how = ended.get("how") if isinstance(ended, Mapping) and ended.get("run_id") == run_id else None
    return Practised(tuple(found), str(how) if how else None)


@functools.cache
def script() -> str:
    """The JavaScript as one module: what it shares with the passage marker, then its own."""
    joined = "\n".join(file.read_text(encoding="utf-8") for file in SCRIPTS)
    without_imports = re.sub(r"^import .*\n", "", joined, flags=re.MULTILINE)
    return re.sub(r"^export (?!default)", "", without_imports, flags=re.MULTILINE)


@functools.cache
def style() -> str:
    """The look."""
    return (HERE / "practice.css").read_text(encoding="utf-8")
