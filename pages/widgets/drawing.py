"""A picture that is put together before plotly sees it: plotly copies and checks all there is again at every addition."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go


class Drawing:
    """Traces, words and lines in the order in which they were added, with the methods that a plotly figure has for them.

    Seconds of work for a hundred words become milliseconds; nothing is checked, so a test looks at each kind of picture.
    """

    def __init__(self) -> None:
        self._traces: list[dict[str, Any]] = []
        self._layout: dict[str, Any] = {"annotations": [], "shapes": []}

    def add_trace(self, trace: dict[str, Any]) -> None:
        """Add a trace, which says its own type."""
        self._traces.append(trace)

    def add_annotation(self, **words: Any) -> None:
        """Add words at a place."""
        self._layout["annotations"].append(words)

    def add_shape(self, **shape: Any) -> None:
        """Add a line or another shape."""
        self._layout["shapes"].append(shape)

    def update_layout(self, **layout: Any) -> None:
        """Say how the whole looks."""
        self._layout.update(layout)

    def figure(self) -> go.Figure:
        """The picture as a plotly figure."""
        return go.Figure(data=self._traces, layout=self._layout, _validate=False)
