"""How many words a second the proposals of names take, on texts that were not seen before."""

from __future__ import annotations

from benchmarks.figures import Figure, median, stopwatch
from benchmarks.interviews import interviews
from corpus.names import names_as_json

AT_LEAST = 100_000


def measure() -> list[Figure]:
    """Each text once, for an interview is reviewed once; loading the word list is not counted."""
    names_as_json("Interviewer: Hoe was dat, na de verhuizing? Ik belde Anneke.")
    speeds, words, seconds, proposals = [], 0, 0.0, 0
    for _, text in interviews():
        count = len(text.split())
        with stopwatch() as took:
            proposals += len(names_as_json(text))
        speeds.append(count / took())
        words, seconds = words + count, seconds + took()
    speed = words / seconds
    # The slowest twentieth of the texts, for a speed is the other way round.
    slow = sorted(speeds)[len(speeds) // 20]
    return [
        Figure(
            f"names proposed in {len(speeds)} texts, {words:,} words ({proposals:,} proposals)",
            f"{speed:,.0f} words/s; per text median {median(speeds):,.0f}, slowest twentieth {slow:,.0f}",
            f"> {AT_LEAST:,} words/s",
            speed > AT_LEAST,
        )
    ]
