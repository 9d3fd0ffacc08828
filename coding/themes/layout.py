"""Where the themes of a network are drawn: those that often come together near each other, always the same. No screen.

Springs and repulsion after Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991,
doi 10.1002/spe.4380211102), begun from a circle, so that nothing is left to chance.
"""

from __future__ import annotations

import functools

import numpy as np

STEPS, TURNS = 300, 600


@functools.lru_cache(maxsize=32)
def layout(nodes: int, edges: tuple[tuple[int, int, float], ...], room: tuple[float, float]) -> np.ndarray:
    """Places (nodes × 2) between 0 and 1; `edges` are (one, other, weight), weights above 0; `room` is what a dot with its
    name takes across and down.
    """
    angle = 2 * np.pi * np.arange(nodes) / max(nodes, 1)
    # Radii that differ a little keep what is alike from staying mirrored.
    places = np.column_stack([np.cos(angle), np.sin(angle)]) * (1 + 0.05 * (np.arange(nodes) % 3))[:, None]
    pull = np.zeros((nodes, nodes))
    heaviest = max((weight for _one, _other, weight in edges), default=1.0)
    for one, other, weight in edges:
        pull[one, other] = pull[other, one] = 0.3 + 0.7 * weight / heaviest
    ideal = 1.6 / np.sqrt(max(nodes, 1))  # between neighbours, as the places begin within [-1, 1]
    for step in range(STEPS):
        apart = places[:, None] - places[None]
        far = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-3)
        force = ideal**2 / far - pull * far**2 / ideal
        move = (apart / far[:, :, None] * force[:, :, None]).sum(axis=1) - 0.1 * places
        length = np.maximum(np.sqrt((move**2).sum(axis=1, keepdims=True)), 1e-9)
        places = places + move / length * np.minimum(length, 0.2 * (1 - step / STEPS))
    return _apart(_in_a_square(places), np.array(room))


def _in_a_square(places: np.ndarray) -> np.ndarray:
    if not len(places):
        return places
    least, most = places.min(axis=0), places.max(axis=0)
    wide = np.where(most - least > 1e-9, most - least, 1)
    return np.asarray(np.where(most - least > 1e-9, (places - least) / wide, 0.5))


def _apart(places: np.ndarray, box: np.ndarray) -> np.ndarray:
    """Push the names apart that would lie over each other, in turns, along the way that is shortest."""
    for _ in range(TURNS):
        difference = places[:, None] - places[None]
        overlap = box - np.abs(difference)
        meets = (overlap > 0).all(axis=2) & ~np.eye(len(places), dtype=bool)
        if not meets.any():
            break
        # Of those that lie on one point, the one with the lower number goes left and up.
        order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places))[None])
        way = np.where(difference != 0, np.sign(difference), order[:, :, None])
        shortest = (overlap / box) == (overlap / box).min(axis=2, keepdims=True)
        push = np.where(meets[:, :, None] & shortest, way * overlap, 0).sum(axis=1)
        places = _in_a_square(places + np.clip(push * 0.25, -0.05, 0.05))
    return places
