"""A small invented study for the tests of marks: two voices, emoji in the text, a codebook of four codes."""

from __future__ import annotations

from dataclasses import dataclass

from coding.codebook import Code
from corpus.accounts import CO_RESEARCHER, RESEARCHER, WORK_GROUP, Account
from corpus.clock import now
from corpus.ids import new_id
from corpus.language import split_sentences
from corpus.store.database import Cursor, transaction
from corpus.store.transcripts import STATED, NewTranscript, add_transcripts
from corpus.transcripts import INTERVIEWER, PARTICIPANT, Speaker, TranscriptText, Turn

SAID = (
    (0, "Hoe was dat na de verhuizing? 🏡"),
    (
        1,
        "De winter zag ik niemand. Wel de postbode 👩‍👩‍👧. Ik wist niet hoe je hier iemand aanspreekt.",
    ),
    (0, "En nu?"),
    (1, "Nu drinken we koffie 🎉 op woensdag. Dat is van ons allemaal."),
    (2, "Wij kwamen later. De tuin was er toen al."),
)
SPEAKERS = (Speaker("Vraag", INTERVIEWER), Speaker("A", PARTICIPANT), Speaker("B", PARTICIPANT))
CODES = (
    Code(new_id(), "Thuis", None, 0, "Thuis voelen", colour="#0b6e69", pictogram="🏠"),
    Code(new_id(), "Gemis", None, 1, "Iemand missen", colour="#b3541e", pictogram="💬"),
    Code(new_id(), "Samen", None, 2, "Samen doen", colour="#6a4c93", pictogram="🤝"),
    Code(new_id(), "Groep", None, 3, "Alleen een kop", colour="#3d5a80", codable=False),
)


@dataclass(frozen=True)
class SmallStudy:
    """What was seeded: the transcript and its text, the codes, an account per role (two who code)."""

    transcript_id: str
    text: str
    codes: tuple[Code, ...]
    coder: Account
    other: Account
    researcher: Account
    guest: Account


def seed_small_study(cursor: Cursor, said: tuple[tuple[int, str], ...] = SAID) -> SmallStudy:
    """Write the small study; nobody has been given the transcript yet."""
    people = tuple(
        Account(new_id(), name, role)
        for name, role in (
            ("ada", CO_RESEARCHER),
            ("bo", CO_RESEARCHER),
            ("cas", RESEARCHER),
            ("dora", WORK_GROUP),
        )
    )
    with transaction(cursor):
        for account in people:
            _add_account(cursor, account)
        for code in CODES:
            describe_code(cursor, code)
    transcript_id, text = seed_conversation(cursor, people[2], said)
    return SmallStudy(transcript_id, text, CODES, *people)


def seed_conversation(
    cursor: Cursor, author: Account, said: tuple[tuple[int, str], ...] = SAID, name: str = "Gesprek 1"
) -> tuple[str, str]:
    """Write one transcript of these turns; gives its id and text."""
    content = conversation(said)
    sentences = split_sentences(content.text, content.turns)
    new = NewTranscript(new_id(), name, "0" * 64, content, sentences, STATED)
    with transaction(cursor):
        add_transcripts(cursor, [new], author.account_id)
    return new.transcript_id, content.text


def conversation(said: tuple[tuple[int, str], ...]) -> TranscriptText:
    """Turns on lines of their own, as they are stored."""
    turns: list[Turn] = []
    position = 0
    for speaker, words in said:
        turns.append(Turn(position, position + len(words), speaker))
        position += len(words) + 1
    return TranscriptText("\n".join(words for _, words in said), tuple(turns), SPEAKERS)


def describe_code(cursor: Cursor, code: Code, retired: bool = False) -> None:
    """Write how a code stands from now on."""
    cursor.execute(
        "INSERT INTO codes VALUES ($code_id, $made_at, $code_id)", {"code_id": code.code_id, "made_at": now()}
    )
    cursor.execute(
        """INSERT INTO code_details VALUES ($fact, $code_id, $parent, $position, $name, $plain, '', '', '',
               '', $colour, $pictogram, $codable, $retired, $made_at, $fact)""",
        {
            "fact": new_id(),
            "code_id": code.code_id,
            "parent": code.parent_id,
            "position": code.position,
            "name": code.name,
            "plain": code.plain_name,
            "colour": code.colour,
            "pictogram": code.pictogram,
            "codable": code.codable,
            "retired": retired,
            "made_at": now(),
        },
    )


def _add_account(cursor: Cursor, account: Account) -> None:
    cursor.execute(
        "INSERT INTO accounts VALUES ($account_id, $name, $role, $made_at, $account_id)",
        {"account_id": account.account_id, "name": account.name, "role": account.role, "made_at": now()},
    )
