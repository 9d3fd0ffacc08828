"""Ready-made study set-ups: what a new study of this shape starts with. No database, no screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coding.report import Outline, from_setting
from coding.scale_library import LIBRARY
from coding.scales import Item, Scale, own_scale
from corpus.errors import N_, NotFound
from corpus.groupings import Grouping, from_settings
from corpus.kinds import INTERVIEW
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup


@dataclass(frozen=True)
class SetUp:
    """A shape of study: `key` names its folder, `title` and `about` are marked for translation."""

    key: str
    title: str
    about: str


@dataclass(frozen=True)
class SetUpParts:
    """What a set-up lays down, besides its codebook."""

    age_groups: tuple[AgeGroup, ...]
    threshold: int
    groupings: tuple[Grouping, ...]
    kinds: tuple[str, ...]
    steps: tuple[str, ...]
    waves: tuple[str, ...]
    scales: tuple[Scale, ...]
    outline: Outline | None
    attributes: Mapping[str, str] = field(default_factory=dict)  # what each column of the participants says


SET_UPS = (
    SetUp(
        "large",
        N_("Loneliness and connection in a municipality"),
        N_(
            "Interviews at home in several parts of a municipality, read by residents, for a local work group."
        ),
    ),
    SetUp(
        "training",
        N_("Training for supporters, in six places"),
        N_(
            "A scale before and after, focus groups and an evaluation: how confidence in acting changed, and why."
        ),
    ),
    SetUp(
        "initiatives",
        N_("Residents' initiatives, forty advice trajectories"),
        N_(
            "A conversation, written advice and a follow-up call for each initiative: what was learned in each step."
        ),
    ),
    SetUp(
        "coaching",
        N_("Coaching on personal goals"),
        N_("Goals at the start, results at the end, for each person; kinds of loneliness and self-reliance."),
    ),
    SetUp(
        "programmes",
        N_("What works in nine programmes"),
        N_(
            "The seven working elements of Bouwman and Van Tilburg, by programme: wholly or partly about loneliness."
        ),
    ),
    SetUp(
        "online",
        N_("An online training, tried in one municipality"),
        N_("One focus group with twelve participants, and a short report for the municipality."),
    ),
)
# The example that opens most quickly comes first.
EXAMPLES = (
    SetUp("study", N_("Loneliness, twelve interviews"), N_("A first look: small, and ready at once.")),
    *SET_UPS,
)


def set_up_of(key: str, among: Sequence[SetUp] = SET_UPS) -> SetUp:
    """The set-up with this key; raises NotFound."""
    found = next((one for one in among if one.key == key), None)
    if found is None:
        raise NotFound(N_("This set-up is not there. Choose one from the list."))
    return found


def parts_from(given: Mapping[str, Any]) -> SetUpParts:
    """The parts as a folder's study.json gives them; what it does not say is as in a study without set-up."""
    rows = given.get("groupings", [])
    keys = {row["key"] for row in rows}
    return SetUpParts(
        tuple((least, most) for least, most in given.get("age_groups", DEFAULT_AGE_GROUPS)),
        int(given.get("threshold", 5)),
        tuple(one for key, one in from_settings(rows).items() if key in keys),
        tuple(given.get("kinds", (INTERVIEW,))),
        tuple(given.get("steps", ())),
        tuple(given.get("waves", ())),
        tuple(_scale(one) for one in given.get("scales", ())),
        from_setting(given["report"]) if "report" in given else None,
        dict(given.get("attributes", {})),
    )


def _scale(given: str | Mapping[str, Any]) -> Scale:
    """A scale of the library by its name, or one of the study's own with its items in words."""
    if isinstance(given, str):
        return LIBRARY[given]()
    items = tuple(Item(key, words) for key, words in given["items"].items())
    return own_scale(
        given["name"], items, given["lowest"], given["highest"], missing=given.get("missing", 0),
        better=given.get("better", ""), source=given.get("source", ""),
    )  # fmt: skip
