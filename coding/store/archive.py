"""The SQL of the archive: what may go into it by everybody's consent, gathered as files."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import pandas as pd

from coding.archive import Kept, keep_outside, reader_names
from coding.codebook import TEXTS, Code
from coding.exchange.archive import file_names, readmes, table, write_archive
from coding.exchange.codebook_csv import write_codebook
from coding.exchange.qdc import write_qdc
from coding.exchange.scores_csv import ANSWERS
from coding.store.codes import codebook
from coding.store.contributions import contributors
from coding.store.exports import codings_frame
from coding.store.group_codings import decisions_frame
from coding.store.measurements import measurements
from coding.store.notes import notes_frame
from coding.store.scales import scales, waves
from coding.store.study_words import words_now
from corpus.accounts import SHELL
from corpus.consent import ARCHIVE
from corpus.participants import age_group_of
from corpus.store.consents import participants_allowing, transcripts_allowing
from corpus.store.database import Cursor
from corpus.store.participants import FILE, participants
from corpus.store.study import age_groups, setting, threshold
from corpus.store.transcript_details import details_now
from corpus.store.transcripts import transcript, transcripts

Files = dict[str, bytes]
Tell = Callable[[float], None]
_ALL_TEXTS = "SELECT transcript_id::VARCHAR, text FROM transcripts ORDER BY transcript_id"
_SENTENCES = """SELECT substring(t.text, s.start_offset + 1, s.end_offset - s.start_offset)
    FROM sentences s JOIN transcripts t ON t.transcript_id = s.transcript_id
    WHERE s.transcript_id NOT IN (SELECT unnest($allowed)::UUID)"""


@dataclass(frozen=True)
class _Scope:
    """What may go in: texts by id and by name, participants by id and by code; and how other words are cleaned."""

    texts: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    codes: frozenset[str]
    kept: Kept
    readers: dict[str, str]

    def frame(self, frame: pd.DataFrame, written: Sequence[str]) -> pd.DataFrame:
        """The rows about texts that may go in, or about none; what people wrote in these columns is cleaned."""
        about = frame["transcript"].astype(object)
        there = about.isin(list(self.names)) | about.isna() | (about == "")
        frame = frame[there].copy()
        if "participant" in frame:
            frame["participant"] = frame["participant"].where(frame["participant"].isin(list(self.codes)), "")
        for column in written:
            frame[column] = [self.kept.clean(str(one)) for one in frame[column]]
        return frame


def made_archive(cursor: Cursor, tell: Tell = lambda part: None) -> bytes:
    """The package as a zip; the same study gives the same bytes. `tell` hears how far it is."""
    tell(0.02)
    scope = _scope(cursor)
    tell(0.2)
    everything = transcripts(cursor)
    study = str(setting(cursor, "name") or "")
    files: Files = readmes(study, len(everything), len(everything) - len(scope.texts))
    parts: tuple[Callable[[Cursor, _Scope], Files], ...] = (
        _study, _codebook, _texts, _participants, _codings, _decisions, _notes, _scores,
    )  # fmt: skip
    for number, part in enumerate(parts, start=1):
        files |= part(cursor, scope)
        tell(0.2 + 0.7 * number / len(parts))
    return write_archive(files)


def _scope(cursor: Cursor) -> _Scope:
    texts, people = transcripts_allowing(cursor, ARCHIVE), participants_allowing(cursor, ARCHIVE)
    outside = [text for key, text in cursor.execute(_ALL_TEXTS).fetchall() if key not in texts]
    sentences = cursor.execute(_SENTENCES, {"allowed": sorted(texts)}).fetchall()
    by_account = sorted(contributors(cursor), key=lambda one: one.account_id)
    named = {one.account_name: one.named for one in by_account}
    return _Scope(
        frozenset(texts),
        frozenset(one.name for one in transcripts(cursor) if one.transcript_id in texts),
        frozenset(people),
        frozenset(one.code for one in participants(cursor) if one.participant_id in people),
        keep_outside(outside, (sentence for (sentence,) in sentences)),
        reader_names(named, [one.account_name for one in by_account]),
    )


def _study(cursor: Cursor, scope: _Scope) -> Files:
    names = {code.code_id: code.name for code in codebook(cursor)}
    told = {
        "name": str(setting(cursor, "name") or ""),
        "age_groups": [list(band) for band in age_groups(cursor)],
        "threshold": threshold(cursor),
    }
    files = {"study.json": json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()}
    words = [
        (one.part, names.get(code_id or "", ""), one.decided_on, scope.kept.clean(one.text))
        for (_part, code_id), one in words_now(cursor).items()
    ]
    if words:
        columns = ("part", "theme", "decided_on", "text")
        files["study-words.csv"] = table(columns, sorted(words, key=lambda row: tuple(map(str, row[:2]))))
    return files


def _codebook(cursor: Cursor, scope: _Scope) -> Files:
    codes = [_cleaned(code, scope.kept) for code in codebook(cursor)]
    if not codes:
        return {}
    return {"codebook/codebook.csv": write_codebook(codes), "codebook/codebook.qdc": write_qdc(codes)}


def _cleaned(code: Code, kept: Kept) -> Code:
    texts: dict[str, Any] = {
        name: kept.clean(getattr(code, name)) for name in TEXTS if name not in ("name", "pictogram")
    } | {"example": kept.clean_example(code.example)}
    return replace(code, **texts)


def _texts(cursor: Cursor, scope: _Scope) -> Files:
    known = [one for one in transcripts(cursor) if one.transcript_id in scope.texts]
    files, names, details = Files(), file_names(one.name for one in known), details_now(cursor)
    turns: list[tuple[object, ...]] = []
    rows = []
    codes = {one.participant_id: one.code for one in participants(cursor)}
    for one in known:
        _name, content = transcript(cursor, one.transcript_id)
        files[f"texts/{names[one.name]}"] = content.text.encode()
        about = details[one.transcript_id]
        rows.append(
            (one.name, f"texts/{names[one.name]}", about.kind, about.sub_study, about.series, about.step,
             about.held_on, "; ".join(one.participants), one.words)
        )  # fmt: skip
        for number, turn in enumerate(content.turns, start=1):
            voice = content.speakers[turn.speaker]
            turns.append(
                (
                    one.name,
                    number,
                    turn.start,
                    turn.end,
                    voice.label,
                    voice.role,
                    codes.get(voice.participant_id or ""),
                )
            )
    if not known:
        return {}
    columns = ("text", "file", "kind", "sub_study", "series", "step", "held_on", "participants", "words")
    turn_columns = ("text", "turn", "start", "end", "speaker", "role", "participant")
    return {**files, "texts.csv": table(columns, rows), "turns.csv": table(turn_columns, turns)}


def _participants(cursor: Cursor, scope: _Scope) -> Files:
    known = [one for one in participants(cursor) if one.participant_id in scope.people]
    if not known:
        return {}
    bands = age_groups(cursor)
    more = sorted({name for one in known for name in one.attributes if name != FILE})
    rows = [
        (
            one.code,
            age_group_of(one.age, bands),
            "; ".join(one.subgroups),
            *(one.attributes.get(name) for name in more),
        )
        for one in known
    ]
    return {"participants.csv": table(("participant", "age_group", "subgroups", *more), rows)}


def _codings(cursor: Cursor, scope: _Scope) -> Files:
    frame = scope.frame(codings_frame(cursor, age_groups(cursor)), ())
    private = frame["memo_for_whom"] != "all"
    frame.loc[private, ["memo", "memo_for_whom"]] = ""
    frame["memo"] = [scope.kept.clean(one) for one in frame["memo"]]
    frame["coder"] = frame["coder"].map(scope.readers).fillna("")
    return _as_file("codings.csv", frame)


def _decisions(cursor: Cursor, scope: _Scope) -> Files:
    return _as_file("decisions.csv", scope.frame(decisions_frame(cursor), ("meeting", "reason")))


def _notes(cursor: Cursor, scope: _Scope) -> Files:
    frame = notes_frame(cursor, SHELL)
    frame = scope.frame(frame[frame["for_whom"] == "all"], ("note",))
    frame["written_by"] = frame["written_by"].map(scope.readers).fillna("")
    return _as_file("notes.csv", frame)


def _as_file(name: str, frame: pd.DataFrame) -> Files:
    if frame.empty:
        return {}
    rows = (
        [None if pd.isna(cell) else cell for cell in row] for row in frame.itertuples(index=False, name=None)
    )
    return {name: table(list(frame.columns), rows)}


def _scores(cursor: Cursor, scope: _Scope) -> Files:
    """A row for each answer or score; the scales themselves in files of their own."""
    codes = {
        one.participant_id: one.code for one in participants(cursor) if one.participant_id in scope.people
    }
    names = waves(cursor)
    files, rows = Files(), []
    for number, (scale_id, scale) in enumerate(scales(cursor).items(), start=1):
        said = {key: value for key, value in measurements(cursor, scale_id).items() if key[0] in codes}
        if not said:
            continue
        told = json.dumps(asdict(scale), ensure_ascii=False, indent=1, sort_keys=True)
        files[f"scales/{number}.json"] = told.encode()
        for (participant, wave), (kind, numbers) in said.items():
            keys = [one.key for one in (scale.items if kind == ANSWERS else scale.parts)]
            rows += [
                (codes[participant], scale.name, names.get(wave), kind, key, value)
                for key, value in zip(keys, numbers, strict=True)
            ]
    if rows:
        columns = ("participant", "scale", "wave", "kind", "what", "value")
        files["scores.csv"] = table(columns, sorted(rows, key=lambda row: tuple(map(str, row[:5]))))
    return files
