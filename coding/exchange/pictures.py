"""Pictures for print as SVG text: the same bars as on the screen, from the same rows; what is hidden is hatched alike."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

INK, SOFT, LINE, ACCENT, PAPER, TRACK = "#2B2A28", "#5A554C", "#8A857C", "#0B6E69", "#FFFDF8", "#EFE8DA"
FONT = "Atkinson Hyperlegible Next"
# In points of the picture, which is as wide as a column of text: words above their bar, as on the screen.
WIDTH, TEXT, LINE_HEIGHT, BAR, GAP, UNDER, EDGE = 480, 12, 16, 14, 12, 4, 2
LINE_LENGTH = 58  # characters of a name on one line, beside its figure

_HATCHED = (
    '<defs><pattern id="hidden" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="7" height="7" fill="{PAPER}"/><rect width="1.6" height="7" fill="{SOFT}"/></pattern></defs>'
)


@dataclass(frozen=True)
class PrintedBar:
    """One bar: its name, its length as a share from 0 to 1, the words for it; `everybody` puts a tick to compare with.

    `share` None: not to be shown; it is drawn alike whatever it is.
    """

    name: str
    share: float | None
    words: str
    everybody: float | None = None


def bars_svg(rows: Sequence[PrintedBar], colour: str = ACCENT) -> str:
    """Bars below each other, as long as the share of those asked; rows that may not be shown are hatched outlines."""
    pieces, top = [], float(EDGE)
    for row in rows:
        lines = textwrap.wrap(row.name, LINE_LENGTH) or [""]
        for line in lines:
            pieces.append(_words(EDGE, top + TEXT, line))
            top += LINE_HEIGHT
        last = top - LINE_HEIGHT + TEXT
        pieces.append(_words(WIDTH - EDGE, last, row.words, "end", row.share is not None))
        top += UNDER
        pieces.append(_bar(row, top, colour))
        top += BAR + GAP
    height = max(top - GAP + EDGE, BAR)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:g}" '
        f'viewBox="0 0 {WIDTH} {height:g}">{_HATCHED}{"".join(pieces)}</svg>'
    )


def bars_in_words(rows: Sequence[PrintedBar]) -> str:
    """The bars in words, one after the other, for who cannot see them."""
    return "; ".join(f"{row.name}: {row.words}" for row in rows) + "."


def _bar(row: PrintedBar, top: float, colour: str) -> str:
    long = WIDTH - 2 * EDGE
    if row.share is None:
        return _box(top, long, "url(#hidden)", SOFT)
    drawn = _box(top, long, TRACK, LINE)
    if row.share > 0:
        drawn += _box(top, long * min(row.share, 1), colour or ACCENT, INK)
    if row.everybody is not None:
        place = EDGE + long * min(row.everybody, 1)
        drawn += (
            f'<line x1="{place:g}" x2="{place:g}" y1="{top - 3:g}" y2="{top + BAR + 3:g}" stroke="{INK}" '
            'stroke-width="2.4"/>'
        )
    return drawn


def _box(top: float, width: float, fill: str, line: str) -> str:
    return (
        f'<rect x="{EDGE}" y="{top:g}" width="{width:.2f}" height="{BAR}" fill="{html.escape(fill)}" '
        f'stroke="{line}" stroke-width="0.7"/>'
    )


def _words(across: float, down: float, text: str, anchor: str = "start", strong: bool = False) -> str:
    weight = ' font-weight="bold"' if strong else ""
    return (
        f'<text x="{across:g}" y="{down:g}" font-family="{FONT}" font-size="{TEXT}" fill="{INK}" '
        f'text-anchor="{anchor}"{weight}>{html.escape(text)}</text>'
    )
