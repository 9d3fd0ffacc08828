"""What a table of today and one shown before say together: who changed in between, and what must not be told because of it.

Somebody is changed between two tables who is in only one of them, or spoke of other themes in the one than in the other.
A group in which fewer than the threshold changed (but somebody did) is withheld: the difference of the two tables would be
about those few. So are groups of one table that differ by so few people (differencing of nested groups: Duncan, Elliot &
Salazar, Statistical Confidentiality, 2011, ch. 4; Hundepool et al., Statistical Disclosure Control, 2012, ch. 4.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coding.themes.lots import lot
from coding.themes.records import Records


@dataclass(frozen=True)
class Former:
    """A table that was shown: what it rested on, where it showed a figure ((K + 1) × G true or false), and its threshold.

    `gone`: how many who were counted in it have withdrawn since; their records are not in it any more. `said`: for each
    participant what tells whether the number of their passages has changed.
    """

    records: Records
    shown: np.ndarray
    threshold: int
    gone: int = 0
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two records with their people numbered alike: members (G × N) and what they told of the themes of both (N × K)."""

    members: tuple[np.ndarray, np.ndarray]
    told: tuple[np.ndarray, np.ndarray]
    there: tuple[np.ndarray, np.ndarray]

    @property
    def same(self) -> np.ndarray:
        """Who (N) is in both and told the same."""
        unchanged: np.ndarray = self.there[0] & self.there[1] & (self.told[0] == self.told[1]).all(axis=1)
        return unchanged


def pair_of(earlier: Records, later: Records) -> Pair:
    """Both, over everybody who is in either and every theme of either."""
    people = list(dict.fromkeys((*earlier.participants, *later.participants)))
    themes = list(dict.fromkeys((*earlier.themes, *later.themes)))
    numbers = {one: number for number, one in enumerate(people)}
    places = {one: place for place, one in enumerate(themes)}
    members, told, there = [], [], []
    for records in (earlier, later):
        rows = np.array([numbers[one] for one in records.participants], dtype=int)
        columns = np.array([places[one] for one in records.themes], dtype=int)
        members.append(np.zeros((len(records.groups), len(people)), dtype=bool))
        members[-1][:, rows] = records.members
        told.append(np.zeros((len(people), len(themes)), dtype=bool))
        told[-1][np.ix_(rows, columns)] = records.told
        there.append(np.zeros(len(people), dtype=bool))
        there[-1][rows] = True
    return Pair((members[0], members[1]), (told[0], told[1]), (there[0], there[1]))


def distances(pair: Pair) -> np.ndarray:
    """For each earlier and each later group (G × G') how many are in only one of them, or changed."""
    one, other = (members.astype(np.float32) for members in pair.members)
    either = one.sum(axis=1)[:, None] + other.sum(axis=1)[None, :] - one @ other.T
    return np.asarray(either - (one * pair.same.astype(np.float32)) @ other.T).astype(int)


def withheld(records: Records, formers: Sequence[Former], threshold: int, secret: str) -> set[int]:
    """The groups that may not be shown for the sake of what they would say beside other groups, or other days.

    `formers` from the first to the last. Group 0 among them: nothing may be shown.
    """
    found = _too_alike(records, threshold, secret)
    settled: set[int] = set()  # as they were shown before, so what else they say was weighed then
    for former in reversed(formers):
        between = distances(pair_of(former.records, records))[former.shown[0]]
        for group in range(len(records.groups)):
            least = int(between[:, group].min(initial=threshold))
            if least == 0 and not former.gone:
                settled.add(group)
            elif least < threshold and group not in settled:
                found.add(group)
    for former in formers:
        _with_others(found, records, former, threshold, secret)
    return found


def _too_alike(records: Records, threshold: int, secret: str) -> set[int]:
    """Of two groups that differ by fewer than the threshold one, by lot; never everybody."""
    members = records.members.astype(np.float32)
    sizes = members.sum(axis=1)
    apart = sizes[:, None] + sizes[None, :] - 2 * members @ members.T
    near = (apart > 0) & (apart < threshold) & (sizes[:, None] >= threshold) & (sizes[None, :] >= threshold)
    found: set[int] = set()
    for pair in zip(*np.nonzero(np.triu(near)), strict=True):
        if not found.intersection(pair):
            found.add(int(max(pair, key=lambda one: (one > 0, lot(secret, *records.groups[one])))))
    return found


def _with_others(found: set[int], records: Records, former: Former, threshold: int, secret: str) -> None:
    """Withhold more groups until those who changed in the withheld ones together are nobody or not too few."""
    pair = pair_of(former.records, records)
    earlier = {name: number for number, name in enumerate(former.records.groups)}
    for one in records.sums:
        waiting = sorted(
            set(one.parts) - found, key=lambda group: (records.members[group].sum(), lot(secret, group))
        )
        while found.intersection(one.parts) and waiting:
            inside = np.zeros(len(pair.same), dtype=bool)
            for group in found.intersection(one.parts):
                inside |= pair.members[1][group]
                if records.groups[group] in earlier:
                    inside |= pair.members[0][earlier[records.groups[group]]]
            if not 0 < int((inside & ~pair.same).sum()) < threshold:
                break
            found.add(waiting.pop(0))


def passages_apart(records: Records, formers: Sequence[Former], threshold: int, said: Sequence[str]) -> bool:
    """Whether passages may be told beside those of former tables: those whose passages changed, who came or who left are
    nobody or enough, in every group. `said` for these records as Former.said.
    """
    now = dict(zip(records.participants, said, strict=True))
    for former in formers:
        then = dict(zip(former.records.participants, former.said, strict=True))
        changed = {one for one in {**now, **then} if now.get(one) != then.get(one)}
        places = {name: column for column, name in enumerate(former.records.groups)}
        for column, name in enumerate(records.groups):
            inside = _inside(records, column) | (
                _inside(former.records, places[name]) if name in places else set()
            )
            if former.gone or 0 < len(inside & changed) < threshold:
                return False
    return True


def _inside(records: Records, column: int) -> set[str]:
    return {records.participants[number] for number in np.flatnonzero(records.members[column])}


def company(records: Records, leaving: str, threshold: int, secret: str) -> np.ndarray:
    """Who stays counted (P true or false) when somebody withdraws and threshold - 1 others are left out with them, by lot,
    those first who are in the same groups: so that the tables before and after differ by no fewer than the threshold.
    """
    kept = np.ones(len(records.participants), dtype=bool)
    if leaving not in records.participants:
        return kept
    place = records.participants.index(leaving)
    unlike = (records.members != records.members[:, [place]]).sum(axis=0)
    order = sorted(
        (number for number in range(len(kept)) if number != place),
        key=lambda number: (unlike[number], lot(secret, "company", leaving, records.participants[number])),
    )
    kept[[place, *order[: threshold - 1]]] = False
    return kept
