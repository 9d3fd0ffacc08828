"""Fifty co-researchers coding at once: nothing lost, how long saving takes, how much memory the server needs.

Everybody signs in through the gate, keeps an interview open as a browser does (Streamlit's WebSocket and the wait for
news), and gives a passage a code every five seconds. Who makes the load shares the cores with the server.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.figures import Figure, in_ms, p95
from benchmarks.interviews import interviews
from benchmarks.reader import Reader, Saved
from benchmarks.served import make_codebook, watched_app
from coding.actions.assign import assign
from coding.store.prepared_texts import text_version
from corpus.accounts import CO_RESEARCHER, SHELL, Account
from corpus.actions.bring_in_transcripts import bring_in_transcripts
from corpus.bringing_in import prepare
from corpus.credentials import PASSPHRASE, hash_secret
from corpus.ids import new_id
from corpus.store.accounts import add_account, add_secret
from corpus.store.database import Cursor, open_store, transaction
from corpus.store.sentences import sentence_spans

PEOPLE, EVERY, MINUTES = 50, 5.0, 10.0
INTERVIEWS, WORDS = 10, 10_000
SECRET = "vier groene fietsen"
SLOWEST, LARGEST = 0.100, 800  # seconds, MB
SIGNING_IN = 4  # at once: checking a pass-phrase is slow on purpose


def measure(minutes: float = MINUTES) -> list[Figure]:
    """One server, fifty readers, so many minutes; what was confirmed is looked for in the store afterwards."""
    with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as name:
        folder = Path(name)
        readers = _make_study(folder)
        with watched_app(folder) as (address, process), _memory_of(process) as largest:
            saved, busy = asyncio.run(_code_together(readers, address, minutes * 60, process))
        lost, refused = _lost(folder, saved), sum(not one.confirmed for one in saved)
        took = [one.seconds for one in saved]
        of = f"{len(readers)} people, {minutes:g} minutes"
        return [
            Figure(
                f"marks confirmed and then not in the store, {of}", f"{lost} of {len(saved)}", "0", not lost
            ),
            Figure("  marks that were not confirmed", str(refused), "0", not refused),
            Figure("  until a mark is saved", in_ms(took), "p95 < 100 ms", p95(took) < SLOWEST),
            Figure("  the slowest", f"{max(took) * 1000:.0f} ms"),
            Figure("  the server's processor time, per mark", f"{busy / len(saved) * 1000:.1f} ms"),
            Figure(
                "  the server's memory at most", f"{largest()} MB", f"< {LARGEST} MB", largest() < LARGEST
            ),
        ]


def _make_study(folder: Path) -> list[Reader]:
    """Interviews with sentences, a codebook, and people who can sign in and have one interview each."""
    store = open_store(str(folder / "study.duckdb"))
    try:
        with store.cursor() as cursor:
            texts = [
                prepare(f"{name}.txt", text.encode(), {}, {}) for name, text in interviews(INTERVIEWS, WORDS)
            ]
            given = bring_in_transcripts(cursor, SHELL, texts)
            codes = make_codebook(cursor)
            hashed = hash_secret(SECRET)  # once: it is the checking at the gate that counts
            return [
                _person(cursor, number, hashed, given[number % len(given)], codes) for number in range(PEOPLE)
            ]
    finally:
        store.close()


def _person(cursor: Cursor, number: int, hashed: str, transcript_id: str, codes: list[str]) -> Reader:
    account = Account(new_id(), f"Lezer {number}", CO_RESEARCHER)
    with transaction(cursor):
        add_account(cursor, SHELL, account)
        add_secret(cursor, SHELL, account.account_id, PASSPHRASE, hashed)
    assign(cursor, SHELL, transcript_id, account.account_id)
    spans = [(start, end) for _turn, start, end in sentence_spans(cursor, transcript_id)]
    return Reader(account.name, transcript_id, str(text_version(cursor, transcript_id)), spans, codes)


async def _code_together(
    readers: list[Reader], address: str, seconds: float, process: int
) -> tuple[list[Saved], float]:
    """Everybody in, then everybody codes until the time is over; the answers of all, and the server's seconds."""
    door = asyncio.Semaphore(SIGNING_IN)

    async def come_in(reader: Reader) -> None:
        async with door:
            await reader.sign_in(address, SECRET)
            await reader.open_interview()

    await asyncio.gather(*map(come_in, readers))
    server = psutil.Process(process)
    before = server.cpu_times()
    until, chance = time.perf_counter() + seconds, random.Random(62)
    found = await asyncio.gather(
        *(reader.code(EVERY, until, random.Random(chance.random())) for reader in readers)
    )
    after = server.cpu_times()
    await asyncio.gather(*(reader.leave() for reader in readers))
    busy = after.user + after.system - before.user - before.system
    return [one for some in found for one in some], busy


@contextmanager
def _memory_of(process: int) -> Iterator[Callable[[], int]]:
    """The most memory (resident, in MB of a million bytes) that a process was seen with until now."""
    watched, seen, over = psutil.Process(process), [0], threading.Event()

    def look() -> None:
        while not over.wait(1):
            seen.append(watched.memory_info().rss // 1_000_000)

    watching = threading.Thread(target=look, daemon=True)
    watching.start()
    try:
        yield lambda: max(seen)
    finally:
        over.set()
        watching.join()


def _lost(folder: Path, saved: list[Saved]) -> int:
    """How many confirmed marks the store does not have, asked after the server has stopped."""
    store = open_store(str(folder / "study.duckdb"))
    try:
        with store.cursor() as cursor:
            rows = cursor.execute("SELECT coding_id::VARCHAR FROM coding_now").fetchall()
    finally:
        store.close()
    return len({one.coding_id for one in saved if one.confirmed} - {found for (found,) in rows})
