"""Figures of agreement said plainly, as marked English with its details; the pages translate. No database."""

from __future__ import annotations

from math import isnan

from coding.units import SENTENCE
from corpus.errors import N_

Told = tuple[str, dict[str, object]]  # a marked sentence and its details

# Krippendorff (2019), "Content Analysis", 4th ed., chapter 12: rely on alpha from .800, from .667 with reserve.
RELIABLE, TENTATIVE, LITTLE = 0.8, 0.667, 0.2

LEVELS = (
    N_("Readers choose almost alike."),
    N_("Readers choose much alike."),
    N_("Readers agree more than by chance, and often choose differently. That is worth talking about."),
    N_("Readers agree hardly more than by chance. That is worth talking about."),
)
NO_LEVEL = N_("There is too little to compare yet.")
UNSURE = N_("It rests on few marks: the real figure may be quite different.")
FEW_MARKS = 4  # a code given less often tells too little to say anything about it
WIDE = 0.4  # an interval as wide as this says little

OF_SENTENCES = (
    N_("When one reader gave it to a sentence, another nearly never did."),
    N_("When one reader gave it to a sentence, another did so too about {tenths} out of 10 times."),
    N_("When one reader gave it to a sentence, another nearly always did so too."),
)
OF_TURNS = (
    N_("When one reader gave it in a turn, another nearly never did."),
    N_("When one reader gave it in a turn, another did so too about {tenths} out of 10 times."),
    N_("When one reader gave it in a turn, another nearly always did so too."),
)
ALL_OF_SENTENCES = (
    N_("When one reader gave a code to a sentence, another nearly never gave the same."),
    N_("When one reader gave a code to a sentence, another gave the same about {tenths} out of 10 times."),
    N_("When one reader gave a code to a sentence, another nearly always gave the same."),
)
ALL_OF_TURNS = (
    N_("When one reader gave a code in a turn, another nearly never gave the same."),
    N_("When one reader gave a code in a turn, another gave the same about {tenths} out of 10 times."),
    N_("When one reader gave a code in a turn, another nearly always gave the same."),
)
ALIKE = (
    N_("nearly never the same"),
    N_("the same about {tenths} out of 10 times"),
    N_("nearly always the same"),
)
NOT_GIVEN = N_("Nobody gave it yet where two people read the same.")
NOTHING_GIVEN = N_("Nobody gave a code yet where two people read the same.")
BASES = {
    True: N_(
        "It rests on {units} sentences. Interviews that two people or more read to the end: {interviews}."
    ),
    False: N_("It rests on {units} turns. Interviews that two people or more read to the end: {interviews}."),
}


def together_sentence(together: float, kind: str, all_codes: bool = False) -> Told:
    """How often another reader did what one did, out of ten; `kind` is SENTENCE or TURN."""
    if isnan(together):
        return (NOTHING_GIVEN if all_codes else NOT_GIVEN), {}
    if all_codes:
        return _in_tenths(together, ALL_OF_SENTENCES if kind == SENTENCE else ALL_OF_TURNS)
    return _in_tenths(together, OF_SENTENCES if kind == SENTENCE else OF_TURNS)


def alike(together: float) -> Told:
    """The same in a few words, beside the name of a code."""
    return _in_tenths(together, ALIKE)


def tenths_of(share: float) -> int:
    """The share in tenths, halves upwards."""
    return int(share * 10 + 0.5)


def _in_tenths(share: float, sentences: tuple[str, str, str]) -> Told:
    never, some, always = sentences
    tenths = tenths_of(share)
    if tenths == 0:
        return never, {}
    return (always, {}) if tenths == 10 else (some, {"tenths": tenths})


def level_sentence(alpha: float) -> Told:
    """What alpha says, in words; never that somebody is wrong."""
    if isnan(alpha):
        return NO_LEVEL, {}
    bounds = (RELIABLE, TENTATIVE, LITTLE)
    return LEVELS[sum(alpha < bound for bound in bounds)], {}


def is_unsure(low: float, high: float) -> bool:
    """Whether the interval says little: there is none, or it is wide."""
    return isnan(low) or isnan(high) or high - low > WIDE


def basis_sentence(units: int, interviews: int, kind: str) -> Told:
    """On how much the figures rest."""
    return BASES[kind == SENTENCE], {"units": units, "interviews": interviews}
