"""A researcher brings in answers to a scale or scores, or takes those of a wave away; all of a file or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coding.exchange.scores_csv import ScoreRow
from coding.store.measurements import NONE, Key, Said, add_measurements, measurements
from coding.store.scales import scale_of, waves
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, refuse
from corpus.store.database import Cursor, transaction
from corpus.store.participants import participant_ids


@dataclass(frozen=True)
class ScoresBroughtIn:
    """Of how many participants and waves scores were added, changed, and were there just so already."""

    added: int
    changed: int
    unchanged: int


@allowed(RESEARCHER)
def bring_in_scores(
    cursor: Cursor, by: Account, scale_id: str, rows: Sequence[ScoreRow], file: str = "", wave: str = ""
) -> ScoresBroughtIn:
    """Add what the rows say of this scale; `wave`: the name of the one meant by rows that say none.

    Raises BadInput with the first problems by line (an unknown participant or wave, the same twice) and then writes
    nothing. What was there of the same participant and wave gives way.
    """
    with transaction(cursor):
        scale_of(cursor, scale_id)
        before = measurements(cursor, scale_id)
        found = _checked(cursor, rows, file, wave)
        new = {key: said for key, said in found.items() if before.get(key) != said}
        if new:
            add_measurements(cursor, scale_id, new, by.account_id)
    added = sum(key not in before for key in new)
    return ScoresBroughtIn(added, len(new) - added, len(found) - len(new))


@allowed(RESEARCHER)
def check_scores(
    cursor: Cursor, by: Account, rows: Sequence[ScoreRow], file: str = "", wave: str = ""
) -> int:
    """How many participants the rows are about; raises BadInput as bring_in_scores does, and writes nothing."""
    return len({participant for participant, _wave in _checked(cursor, rows, file, wave)})


@allowed(RESEARCHER)
def take_scores_away(cursor: Cursor, by: Account, scale_id: str, wave_id: str) -> int:
    """Take all scores of a scale in a wave away, as when they were numbered wrongly; gives how many."""
    with transaction(cursor):
        gone: dict[Key, Said] = {
            key: (NONE, ()) for key in measurements(cursor, scale_id) if key[1] == wave_id
        }
        if gone:
            add_measurements(cursor, scale_id, gone, by.account_id)
    return len(gone)


def _checked(cursor: Cursor, rows: Sequence[ScoreRow], file: str, wave: str) -> dict[Key, Said]:
    people = {code.casefold(): participant_id for code, participant_id in participant_ids(cursor).items()}
    moments = {name.casefold(): wave_id for wave_id, name in waves(cursor).items()}
    found: dict[Key, Said] = {}
    lines: dict[Key, int] = {}
    problems: list[BadInput] = []
    for row in rows:
        try:
            key = _participant(row, people), _wave(row, moments, wave)
            if key in found:
                sentence = N_(
                    "The same participant and wave stand on line {other} already. Keep one of them."
                )
                raise BadInput(sentence, other=lines[key], line=row.line)
            found[key], lines[key] = (row.kind, row.numbers), row.line
        except BadInput as problem:
            problems.append(problem)
    if not rows:
        problems.append(BadInput(N_("{file} holds no answers and no scores."), file=file))
    refuse(problems, file)
    return found


def _participant(row: ScoreRow, people: Mapping[str, str]) -> str:
    found = people.get(row.participant.casefold())
    if found is None:
        raise BadInput(
            N_(
                "The study has no participant with this code. Correct the code, or bring in the participant first."
            ),
            line=row.line,
        )
    return found


def _wave(row: ScoreRow, moments: Mapping[str, str], wave: str) -> str:
    said = row.wave or wave
    if not said and len(moments) == 1:
        return next(iter(moments.values()))
    if not said:
        raise BadInput(N_("It does not say which wave this is. Fill in the column “wave”."), line=row.line)
    found = moments.get(" ".join(said.split()).casefold())
    if found is None:
        raise BadInput(
            N_("The study has no wave of this name. Its waves: {waves}."),
            waves=", ".join(f"“{name}”" for name in moments) or "–",
            line=row.line,
        )
    return found
