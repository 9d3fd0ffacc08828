"""What happens to a file before anything is saved: it is read, and its speakers get a first guess. No database."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from corpus.errors import N_, BadInput, Conflict
from corpus.kinds import TranscriptDetails
from corpus.reading import read_transcript
from corpus.reading.speakers import guess_role
from corpus.transcripts import INTERVIEWER, OTHER, PARTICIPANT, Reading, Speaker

# Labels that name a part in the conversation and nobody in particular; all others may be somebody's name.
_PART = re.compile(
    r"(interviewer|int|i|respondent|resp|r|deelnemer|participant|p|spreker|speaker|vraag|antwoord)\W*\d*",
    re.I,
)


@dataclass(frozen=True)
class Prepared:
    """A file that was read: the name it will have, the SHA-256 of its bytes, its turns, its speakers by label, and what
    kind of conversation it is, if that was said.
    """

    name: str
    file_hash: str
    reading: Reading
    speakers: Mapping[str, Speaker]
    details: TranscriptDetails | None = None


def prepare(
    file_name: str, data: bytes, participants: Mapping[str, str], known_files: Mapping[str, str]
) -> Prepared:
    """Read a file; raises BadInput that says what is wrong and where.

    `participants` gives participants' ids by code; `known_files` the code of a participant by the name of their
    file (as a table of participants says it).
    """
    reading = read_transcript(file_name, data)
    if not reading.turns:
        raise BadInput(
            N_("{file}: there is nothing in it that somebody says. Look whether it is the right file."),
            file=file_name,
        )
    name = PurePath(file_name).stem
    code = known_files.get(name.casefold(), name)
    ids = {known.casefold(): participant_id for known, participant_id in participants.items()}
    return Prepared(name, hashlib.sha256(data).hexdigest(), reading, guessed_speakers(reading, ids, code))


def check_new(prepared: Sequence[Prepared], hashes: Mapping[str, str], names: Iterable[str]) -> None:
    """Notice the same file twice, and a second interview of one name, among what is there and what comes in.

    `hashes` gives the names of the interviews that are there by the hash of their file.
    """
    known, taken = dict(hashes), {name.casefold() for name in names}
    for one in prepared:
        if one.file_hash in known:
            raise Conflict(
                N_("{file}: this file came in before, as “{name}”. It was not brought in again."),
                file=one.name,
                name=known[one.file_hash],
            )
        if one.name.casefold() in taken:
            raise Conflict(
                N_(
                    "{file}: there is an interview of this name already, with another text. Give the file another name."
                ),
                file=one.name,
            )
        known[one.file_hash] = one.name
        taken.add(one.name.casefold())


def guessed_speakers(reading: Reading, participants: Mapping[str, str], code: str) -> dict[str, Speaker]:
    """Each label with a guess of its role, and of whose voice it is: the file's own participant, when there is one voice.

    `participants` gives ids by code in lower case; `code` is the participant whom the file seems to belong to.
    """
    roles = {label: guess_role(label) for label in reading.speakers}
    answering = [label for label, role in roles.items() if role != INTERVIEWER]
    if len(answering) == 1:
        roles[answering[0]] = PARTICIPANT
    guessed = {}
    for label, role in roles.items():
        own = participants.get(label.casefold())
        if own is None and role == PARTICIPANT and sum(role == PARTICIPANT for role in roles.values()) == 1:
            own = participants.get(code.casefold())
        guessed[label] = Speaker(label, PARTICIPANT if own else role, own)
    return guessed


def shown_labels(speakers: Mapping[str, Speaker], codes: Mapping[str, str]) -> dict[str, Speaker]:
    """The speakers with labels that name nobody: a label that may be a name becomes the part that the speaker has.

    `codes` gives participants' codes by id.
    """
    taken: dict[str, int] = {}
    shown = {}
    for label, speaker in speakers.items():
        if names_a_part(label):
            shown[label] = speaker
            continue
        part = codes.get(speaker.participant_id or "") or _PARTS[speaker.role]
        taken[part] = taken.get(part, 0) + 1
        shown[label] = replace(speaker, label=part if taken[part] == 1 else f"{part} {taken[part]}")
    return shown


def names_a_part(label: str) -> bool:
    """Whether a label names a part in the conversation, and so nobody in particular."""
    return not label or _PART.fullmatch(label.strip()) is not None


# In the language of the interviews, not of the screen: they stand in the text.
_PARTS = {INTERVIEWER: "Interviewer", PARTICIPANT: "Respondent", OTHER: "Spreker"}
