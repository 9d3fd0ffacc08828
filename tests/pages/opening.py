"""What the tests of pages do on a page, where AppTest has no way of its own."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from typing import Any

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from corpus.ids import new_id
from pages.frame.literal import UNSEEN


def trigger(at: AppTest, key: str, event: str, value: object) -> AppTest:
    """Do as if a component in the browser fired an event; AppTest has no public way for it."""
    component = next(one for one in at.get("bidi_component") if one.key == key)
    states = at._tree.get_widget_states()
    fired = states.widgets.add()
    fired.id = _make_trigger_id(component.proto.id, "events")
    fired.json_trigger_value = json.dumps([{"event": event, "value": value}])
    return at._run(states)


def choose(at: AppTest, key: str, files: Sequence[tuple[str, bytes]]) -> AppTest:
    """Choose files in the chooser with this key."""
    sent = [
        {"id": new_id(), "name": name, "size": len(data), "data": base64.b64encode(data).decode()}
        for name, data in files
    ]
    return trigger(at, f"{key}-chooser", "chosen", sent)


def button(at: AppTest, label: str) -> Any:
    """The button with this label."""
    return next(one for one in at.button if one.label == label)


def errors(at: AppTest) -> list[str]:
    """What went wrong, as people read it: without the signs that keep Markdown from reading it otherwise."""
    return [re.sub(r"\\([\W_])", r"\1", error.value.replace(UNSEEN, "")) for error in at.error]


def everything(at: AppTest) -> str:
    """All that the page says, for what must never stand there."""
    parts = [*at.markdown, *at.caption, *at.error, *at.success, *at.info, *at.warning, *at.title, *at.header]
    pieces = [str(part.value) for part in parts]
    pieces += [str(one.proto.body) for one in at.get("html")]
    return "\n".join(pieces)


def field(at: AppTest, kind: str, label: str) -> Any:
    """The widget of this kind (text_input, selectbox …) with this label."""
    return next(one for one in getattr(at, kind) if one.label == label)
