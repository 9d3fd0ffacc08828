"""The package for an archive holds what everybody concerned agreed to, tells what it is, and is the same every time."""

from __future__ import annotations

import hashlib
import io
import zipfile

from coding.passages import Coding
from coding.store.archive import made_archive
from coding.store.codings import add_coding, add_memo
from coding.store.study_words import add_words
from coding.study_words import HELPS
from corpus.accounts import SHELL
from corpus.consent import ARCHIVE, DEFAULT_USES
from corpus.ids import new_id
from corpus.store.consents import add_consent
from corpus.store.database import Cursor, transaction
from corpus.store.participants import participant_ids
from tests.coding.seed import MADE, seed_account, seed_code, seed_transcript

YES = "Hoe was dat?\nDe bakker weet al wat ik wil zodra ik binnenkom."
NO = "Hoe was dat?\nZwarte zwanen dansen zacht boven het kanaal."
SHORT = "Niets voor mij."


def seed_two(cursor: Cursor) -> None:
    """Somebody who agreed to the archive and somebody who did not, both marked and noted, their words quoted elsewhere."""
    with transaction(cursor):
        coder, theme = seed_account(cursor, "Anneke"), seed_code(cursor, "Buren")
        for name, person, said in (("Gesprek 1", "P01", YES), ("Geheim 2", "P77", f"{NO}\n{SHORT}")):
            talk = seed_transcript(cursor, name, said, participants=(None, person))
            start = said.index("\n") + 1
            quote = said[start : said.index(".", start) + 1]
            coding = Coding(new_id(), talk, theme, coder.account_id, start, start + len(quote), quote)
            add_coding(cursor, coding, 1, None, coder.account_id)
            add_memo(cursor, new_id(), coding, f"Over {quote}", "all", coder.account_id)
        add_words(
            cursor,
            HELPS,
            None,
            "Iemand zei: zwarte zwanen dansen zacht boven het kanaal!",
            None,
            None,
            SHELL.account_id,
        )
        ids = participant_ids(cursor)
        add_consent(cursor, ids["P01"], {*DEFAULT_USES, ARCHIVE}, None, "paper", "", SHELL.account_id)


def files_in(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_who_did_not_agree_leaves_no_byte_in_it(cursor: Cursor) -> None:
    seed_two(cursor)
    cursor.execute(
        "UPDATE code_details SET example = $example WHERE made_by = $by",
        {"example": f"Zoals: {SHORT} Of zwarte zwanen dansen zacht.", "by": MADE["made_by"]},
    )
    files = files_in(made_archive(cursor))
    everything = b"\n".join([*files.values(), *(name.encode() for name in files)]).decode().casefold()
    for word in ("zwanen", "kanaal", "geheim", "p77", "niets voor mij"):
        assert word not in everything
    assert "de bakker weet al wat ik wil" in everything and "p01" in everything
    assert "1 of the 2 texts" in files["README.en.md"].decode() and "Anneke" not in everything
    assert "lezer 1" in files["codings.csv"].decode()


def test_it_is_the_same_every_time_and_its_checksums_fit(cursor: Cursor) -> None:
    seed_two(cursor)
    first = made_archive(cursor)
    assert made_archive(cursor) == first
    files = files_in(first)
    assert set(files) == {
        *(
            "README.nl.md",
            "README.en.md",
            "SHA256SUMS",
            "study.json",
            "study-words.csv",
            "texts.csv",
            "turns.csv",
        ),
        *("codebook/codebook.csv", "codebook/codebook.qdc", "texts/Gesprek 1.txt", "participants.csv"),
        *("codings.csv", "notes.csv"),
    }
    for line in files["SHA256SUMS"].decode().splitlines():
        told, name = line.split("  ", 1)
        assert hashlib.sha256(files[name]).hexdigest() == told
    assert files["texts/Gesprek 1.txt"].decode() == YES


def test_without_any_consent_there_is_a_codebook_and_nothing_of_anybody(cursor: Cursor) -> None:
    with transaction(cursor):
        seed_code(cursor, "Buren")
        seed_transcript(cursor, "Gesprek 1", YES, participants=(None, "P01"))
    files = files_in(made_archive(cursor))
    assert "codebook/codebook.csv" in files and not [name for name in files if name.startswith("texts")]
    assert b"bakker" not in b"".join(files.values())
