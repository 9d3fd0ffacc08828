"""Small readings to test agreement on, written down as rows of yes and no."""

from __future__ import annotations

import numpy as np

from coding.units import CodedUnits, Spans, in_order


def coded(*codes: dict[str, str], interviews: int = 1, turn_length: int = 1000) -> CodedUnits:
    """Per code, what each reader said of each unit: "1" gave the code, "0" did not, "." did not read it.

    The units are spread evenly over the interviews, and over turns of `turn_length` units; each is ten characters.
    """
    names = tuple(codes[0])
    said = np.array([[list(rows[name]) for name in names] for rows in codes])  # [codes, coders, units]
    count = said.shape[2]
    transcript = np.arange(count) * interviews // max(count, 1)
    within = np.arange(count) - np.searchsorted(transcript, transcript)
    reads = (said != ".").all(axis=0).T
    given = np.argwhere(said.transpose(2, 1, 0) == "1")
    counts = np.zeros((interviews, len(names)), np.bool_)
    for unit, number in enumerate(transcript):
        counts[number] |= reads[unit]
    return CodedUnits(
        tuple(f"T{number}" for number in range(interviews)),
        names,
        tuple(f"C{number}" for number in range(len(codes))),
        Spans(transcript, within * 10, within * 10 + 9),
        within // turn_length,
        counts,
        reads.reshape(count, len(names)),
        in_order(given),
    )
