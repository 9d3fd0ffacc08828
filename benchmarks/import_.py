"""The shell command that brings in 62 transcripts of 500,000 words: how long, how much memory, and is the text whole."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.figures import Figure, median, p95, stopwatch
from benchmarks.interviews import write_interviews
from corpus.store.database import open_store

RUNS = 3
SECONDS = 6.0
MEGABYTES = 400


@dataclass(frozen=True)
class Import:
    """One run of the command in a new store: seconds, peak memory in MB, texts that came out as they went in.

    `processor` are the seconds that it was at work itself; far fewer than `seconds` when the machine was busy.
    """

    seconds: float
    processor: float
    megabytes: float
    intact: int
    with_lemmas: int


def measure() -> list[Figure]:
    """A process and a store of its own for each run."""
    with tempfile.TemporaryDirectory(prefix="meerstem-bench-") as folder:
        files = write_interviews(Path(folder) / "interviews")
        words = sum(len(file.read_text(encoding="utf-8").split()) for file in files)
        runs = [_import(files, Path(folder) / f"run{number}" / "study.duckdb") for number in range(RUNS)]
    seconds = [run.seconds for run in runs]
    processor = median([run.processor for run in runs])
    memory = max(run.megabytes for run in runs)
    intact = min(run.intact for run in runs)
    lemmas = min(run.with_lemmas for run in runs)
    what = f"python -m corpus import --names-removed, {len(files)} texts, {words:,} words"
    return [
        Figure(
            what,
            f"{median(seconds):.2f} / {p95(seconds):.2f} s (n={RUNS}), processor {processor:.2f} s",
            f"< {SECONDS:g} s",
            median(seconds) < SECONDS,
        ),
        Figure("  its peak memory", f"{memory:.0f} MB", f"< {MEGABYTES} MB", memory < MEGABYTES),
        Figure("  texts intact, to the character", f"{intact} of {len(files)}", "all", intact == len(files)),
        Figure("  texts with sentences and lemmas", f"{lemmas} of {len(files)}", "all", lemmas == len(files)),
    ]


def _import(files: list[Path], store: Path) -> Import:
    store.parent.mkdir()
    environment = os.environ | {"MEERSTEM_STORE": str(store)}
    command = [sys.executable, "-m", "corpus", "import", str(files[0].parent), "--names-removed"]
    with stopwatch() as took:
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        with ThreadPoolExecutor(1) as beside:
            memory = beside.submit(_most_memory, process.pid)
            said = process.stderr.read() if process.stderr else b""
            _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the import failed: {said.decode()[-500:]}")
    intact, lemmas = _whole(files, store)
    return Import(took(), used.ru_utime + used.ru_stime, memory.result(), intact, lemmas)


def _most_memory(pid: int) -> float:
    """The most that the command and the process beside it held at once, in MB; what they share counts once."""
    most = 0.0
    try:
        command = psutil.Process(pid)
        while command.status() != psutil.STATUS_ZOMBIE:
            family = [command, *command.children()]
            most = max(most, sum(_held(one) for one in family) / (1 << 20))
            time.sleep(0.2)  # each look costs some milliseconds
    except psutil.Error:
        pass  # one of them has just ended
    return most


def _held(process: psutil.Process) -> int:
    info = process.memory_full_info()
    return int(getattr(info, "pss", info.rss))  # only Linux knows what processes share


def _whole(files: list[Path], address: Path) -> tuple[int, int]:
    """How many texts are stored as they were written, and how many have sentences whose words have lemmas."""
    store = open_store(str(address))
    try:
        with store.cursor() as cursor:
            texts = dict(cursor.execute("SELECT name, text FROM transcripts").fetchall())
            lemmas = cursor.execute(
                """SELECT count(*) FROM (SELECT transcript_id FROM sentences GROUP BY transcript_id
                   HAVING count(*) > 100 AND bool_and(len(lemmas) > 0 AND len(lemmas) = len(token_starts)))"""
            ).fetchall()[0][0]
    finally:
        store.close()
    return sum(texts.get(file.stem) == file.read_text(encoding="utf-8") for file in files), lemmas
