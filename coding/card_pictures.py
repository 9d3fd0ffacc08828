"""The pictures on conversation cards: plain line drawings of our own, as SVG text that any printer can draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import N_

INK, ACCENT = "#2B2A28", "#0B6E69"


@dataclass(frozen=True)
class CardPicture:
    """A drawing: what it shows in words, its lines (on a square of 64), and the pictograms of codes that it stands for."""

    words: str
    lines: str
    stands_for: str = ""


# Drawn with round lines of 3; class "soft" is the second colour.
PICTURES: Mapping[str, CardPicture] = {
    "talk": CardPicture(
        N_("two people talking"),
        '<path d="M8 10h30v20H22l-8 8v-8H8z"/><path class="soft" d="M44 24h12v20h-6v8l-8-8H30v-8"/>',
        "💬👂🗣️",
    ),
    "house": CardPicture(
        N_("a house"),
        '<path d="M8 32 32 10l24 22"/><path d="M14 27v27h36V27"/><path class="soft" d="M27 54V38h10v16"/>',
        "🏠🏡🪟🛏️",
    ),
    "door": CardPicture(
        N_("a door that stands open"),
        '<path d="M16 56V8h32v48"/><path class="soft" d="M16 8l18 8v44l-18-4"/><path d="M28 36v2M8 56h8M48 56h8"/>',
        "🚪🔑🔒",
    ),
    "together": CardPicture(
        N_("two people beside each other"),
        '<circle cx="22" cy="18" r="8"/><circle class="soft" cx="44" cy="20" r="7"/>'
        '<path d="M8 54V44q0-12 14-12t14 12v10"/><path class="soft" d="M40 34q16-3 16 11v9"/>',
        "🤝👥🧑\u200d🤝\u200d🧑",
    ),
    "alone": CardPicture(
        N_("somebody alone"),
        '<circle cx="32" cy="16" r="8"/><path d="M18 56V44q0-12 14-12t14 12v12"/>',
        "🧍🤐🎭",
    ),
    "table": CardPicture(
        N_("a table with chairs"),
        '<path d="M16 32h32M22 32v22M42 32v22"/><path class="soft" d="M8 22v32M8 42h8v12M56 22v32M56 42h-8v12"/>',
        "🪑🍲🍰🍞",
    ),
    "cup": CardPicture(
        N_("a cup of coffee"),
        '<path d="M12 26h32v18q0 10-10 10H22q-10 0-10-10z"/><path d="M44 30h6q6 0 6 7t-6 7h-6"/>'
        '<path class="soft" d="M22 8q-4 5 0 10M34 8q-4 5 0 10"/>',
        "☕🫖🧃",
    ),
    "phone": CardPicture(
        N_("a telephone"),
        '<rect x="19" y="6" width="26" height="52" rx="5"/><path class="soft" d="M19 14h26M19 46h26"/>'
        '<path d="M32 52v.5"/>',
        "📞📱💻",
    ),
    "letter": CardPicture(
        N_("a letter"),
        '<rect x="8" y="16" width="48" height="34" rx="3"/><path class="soft" d="M8 19l24 18 24-18"/>',
        "📮✉️📰📋",
    ),
    "tree": CardPicture(
        N_("a tree"),
        '<path d="M32 58V34"/><path class="soft" d="M32 40l9-8"/><path d="M32 42q-20 2-20-14 0-8 8-10 3-12 13-12t13 12'
        'q8 3 8 11 0 14-22 13z"/>',
        "🌳🍂🌱🪴🌻🍀",
    ),
    "way": CardPicture(
        N_("a path that forks"),
        '<path d="M26 58V42L10 26V10M38 58V42l16-16V10"/><path class="soft" d="M22 10v10l10 12 10-12V10"/>',
        "🧭🗺️🌉👣",
    ),
    "bicycle": CardPicture(
        N_("a bicycle"),
        '<circle cx="16" cy="42" r="10"/><circle cx="48" cy="42" r="10"/>'
        '<path class="soft" d="M16 42l9-18h16l7 18M25 24l9 18h-18M34 42l8-18M20 20h10M41 24l-2-6h7"/>',
        "🚲🚌🚗🛒",
    ),
    "sun": CardPicture(
        N_("the sun"),
        '<circle cx="32" cy="32" r="11"/><path class="soft" d="M32 6v8M32 50v8M6 32h8M50 32h8M14 14l5 5M45 45l5 5'
        'M50 14l-5 5M19 45l-5 5"/>',
        "☀️🌈⭐💡",
    ),
    "night": CardPicture(
        N_("the moon and a star"),
        '<path d="M40 8a25 25 0 1 0 16 36A21 21 0 0 1 40 8z"/><path class="soft" d="M50 14v8M46 18h8"/>',
        "🌙🌧️🕯️",
    ),
    "clock": CardPicture(
        N_("a clock"),
        '<circle cx="32" cy="32" r="24"/><path class="soft" d="M32 16v16l10 8"/>',
        "🕰️⏳⌚",
    ),
    "heart": CardPicture(
        N_("a heart"),
        '<path d="M32 54Q8 38 8 23q0-12 11-13 9 0 13 9 4-9 13-9 11 1 11 13 0 15-24 31z"/>',
        "❤️💪🩹🏥",
    ),
}
USUAL = "talk"


def picture_for(pictogram: str) -> str:
    """The drawing that comes nearest to a code's pictogram; two people talking when none does."""
    bare = pictogram.replace("\ufe0f", "")
    return next((name for name, one in PICTURES.items() if bare and bare in one.stands_for), USUAL)


def drawing(name: str) -> str:
    """The drawing of this name as SVG text; the usual one for a name that is none."""
    lines = PICTURES.get(name, PICTURES[USUAL]).lines
    inked = lines.replace('class="soft"', f'stroke="{ACCENT}"')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><g fill="none" '
        f'stroke="{INK}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">{inked}</g></svg>'
    )
