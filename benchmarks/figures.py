"""What a measurement gives: a figure with its bar, medians and 95th percentiles, and the conditions it was taken in."""

from __future__ import annotations

import math
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version

LIBRARIES = ("duckdb", "streamlit", "spacy", "simplemma", "pyarrow")


@dataclass(frozen=True)
class Figure:
    """A line of the table; `reached` is None for a figure that has no bar and is told for comparison."""

    what: str
    measured: str
    bar: str = ""
    reached: bool | None = None


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The value that 95 in 100 stay under (nearest rank)."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def in_ms(seconds: Sequence[float]) -> str:
    """Median and 95th percentile in milliseconds, with the number of times."""
    return f"{median(seconds) * 1000:.1f} / {p95(seconds) * 1000:.1f} ms (n={len(seconds)})"


def times(
    work: Callable[[], object], count: int, warm: int = 2, before: Callable[[], object] | None = None
) -> list[float]:
    """How many seconds the work takes, `count` times, after a few that do not count; `before` each is not timed."""
    for _ in range(warm):
        work()
    found = []
    for _ in range(count):
        if before is not None:
            before()
        with stopwatch() as seconds:
            work()
        found.append(seconds())
    return found


@contextmanager
def stopwatch() -> Iterator[Callable[[], float]]:
    """Gives a function that says how many seconds the block took (or has taken so far)."""
    began = time.perf_counter()
    ended: list[float] = []
    try:
        yield lambda: (ended[0] if ended else time.perf_counter()) - began
    finally:
        ended.append(time.perf_counter())


def conditions() -> str:
    """The machine and the versions, and how busy the machine was with other things."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}, "
        f"{libraries}; load before the run (1, 5, 15 minutes): {load}. Times are median / 95th percentile."
    )


def table(figures: Sequence[Figure]) -> str:
    """The figures in columns: what, measured, must reach, whether it does."""
    words = {True: "ok", False: "MISSED", None: ""}
    rows = [("what", "measured", "must reach", "")]
    rows += [(one.what, one.measured, one.bar, words[one.reached]) for one in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)
