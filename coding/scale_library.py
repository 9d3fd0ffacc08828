"""Scales that a study can take as they are: the De Jong Gierveld loneliness scale (11 and 6 items), personal goals.

De Jong Gierveld, J. & Van Tilburg, T.G. (1999, updated 2022), "Manual of the Loneliness Scale", Vrije Universiteit
Amsterdam: which items are social and which emotional, the scoring (also "more or less" counts as lonely), and the
SPSS syntax of section 8: a total is missing when more than one answer is, a part when any is. Answers are kept with
its numbers: 1 no, 2 more or less, 3 yes. Cut-offs of 11 items: Van Tilburg, T.G. & De Jong Gierveld, J. (1999), TGG 30,
as vzinfo.nl uses them; of 6 items: De Jong Gierveld, J. & Van Tilburg, T.G. (2008), TGG 39, and the same syntax. For
the parts of the 11 items sources differ (2 at eenzaam.nl, 3 at vzinfo.nl), so that is for the study to choose.
The scale is for groups in research and not for telling whether one person is lonely (manual, section 1).
"""

from __future__ import annotations

from coding.scales import HIGHER, LOWER, MEAN, SUM, TOTAL, Band, Item, Part, Scale
from corpus.errors import N_

SOCIAL, EMOTIONAL = "social", "emotional"
PART_CUTS = (2, 3)  # from which score of a part of the 11 items a group is called lonely
_ANSWERS = ("nee|no", "min of meer|min-of-meer|more or less|more-or-less", "ja|yes")

_QUESTIONS = (
    "Er is altijd wel iemand in mijn omgeving bij wie ik met mijn dagelijkse probleempjes terecht kan",
    "Ik mis een echt goede vriend of vriendin",
    "Ik ervaar een leegte om mij heen",
    "Er zijn genoeg mensen op wie ik in geval van narigheid kan terugvallen",
    "Ik mis gezelligheid om mij heen",
    "Ik vind mijn kring van kennissen te beperkt",
    "Ik heb veel mensen op wie ik volledig kan vertrouwen",
    "Er zijn voldoende mensen met wie ik me nauw verbonden voel",
    "Ik mis mensen om mij heen",
    "Vaak voel ik me in de steek gelaten",
    "Wanneer ik daar behoefte aan heb, kan ik altijd bij mijn vrienden terecht",
)
_SOCIAL = (1, 4, 7, 8, 11)
_SIX = (3, 4, 7, 8, 9, 10)
_NOT, _LONELY = N_("not lonely"), N_("lonely")
_MODERATE, _STRONG = N_("moderately lonely"), N_("strongly lonely")
_SOURCE = "De Jong Gierveld & Van Tilburg (1999, 2022), Manual of the Loneliness Scale, Vrije Universiteit Amsterdam"


def loneliness_11(part_cut: int = PART_CUTS[0]) -> Scale:
    """The scale of 11 items, 0 to 11; `part_cut`: from which score of a part a group is called lonely."""
    bands = (Band(0, _NOT), Band(3, _MODERATE), Band(9, _STRONG))
    return _loneliness(N_("Loneliness (11 questions)"), tuple(range(1, 12)), bands, part_cut)


def loneliness_6() -> Scale:
    """The short scale, 0 to 6: items 3, 4, 7, 8, 9 and 10 of the eleven, numbered as there."""
    return _loneliness(
        N_("Loneliness (6 questions)"), _SIX, (Band(0, _NOT), Band(2, _MODERATE), Band(5, _STRONG)), 1
    )


def personal_goals() -> Scale:
    """Up to three goals of a person's own, each from 0 (not at all) to 10 (wholly); at the start and at the end."""
    items = tuple(Item(f"goal{number}", "") for number in (1, 2, 3))
    name = N_("Personal goals")
    whole = Part(TOTAL, name, tuple(item.key for item in items), missing=2)
    return Scale(name, items, 0, 10, (whole,), MEAN, HIGHER)


LIBRARY = {"djg11": loneliness_11, "djg6": loneliness_6, "goals": personal_goals}


def _loneliness(name: str, numbers: tuple[int, ...], bands: tuple[Band, ...], part_cut: int) -> Scale:
    items = tuple(Item(f"djg{one}", _QUESTIONS[one - 1], one in _SOCIAL) for one in numbers)
    emotional = tuple(item.key for item in items if not item.reversed)
    social = tuple(item.key for item in items if item.reversed)
    lonely = (Band(0, _NOT), Band(part_cut, _LONELY))
    parts = (
        Part(TOTAL, name, tuple(item.key for item in items), 1, bands),
        Part(EMOTIONAL, N_("Emotional loneliness"), emotional, 0, lonely),
        Part(SOCIAL, N_("Social loneliness"), social, 0, lonely),
    )
    return Scale(name, items, 1, 3, parts, SUM, LOWER, 2, _ANSWERS, _SOURCE)
