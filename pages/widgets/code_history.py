"""What happened to the codes, as a list in plain words."""

from __future__ import annotations

import html
from collections.abc import Sequence

from coding import codebook_history as steps
from coding.codebook_history import CodeEvent
from corpus.errors import N_
from pages.frame.language import LANGUAGE_NAMES, _, day

HISTORY_STYLE = """<style>
.house-history.house-history { list-style: none; margin: 0; padding: 0; overflow-wrap: anywhere; }
.house-history.house-history li { margin: 0; padding: 0.45rem 0.9rem; border-inline-start: 0.25rem solid #D9D0BF; }
.house-history small { display: block; color: #5A554C; font-size: 0.95em; }
</style>"""

SENTENCES = {
    steps.MADE: N_("“{name}” was made."),
    steps.RENAMED: N_("“{before}” is called “{name}” from now on."),
    steps.IN_PLAIN_WORDS: N_("“{name}” is called “{other}” in everyday words."),
    steps.DESCRIBED: N_("“{name}” was described anew."),
    steps.MOVED: N_("“{name}” went under “{other}”."),
    steps.LOOKS: N_("“{name}” got another colour or pictogram."),
    steps.GROUPS: N_("“{name}” only groups other codes from now on."),
    steps.FOR_PASSAGES: N_("“{name}” can be put on passages from now on."),
    steps.RETIRED: N_("“{name}” went out of use. Its marks were kept."),
    steps.BACK: N_("“{name}” came back into use."),
    steps.MERGED: N_("“{name}” went into “{other}”. Its marks count there."),
    steps.UNMERGED: N_("“{name}” stands apart from “{other}” again."),
    steps.DIVIDED: N_("“{name}” was divided into: {other}."),
    steps.FROM_PROPOSAL: N_("“{name}” was proposed by {other} and became a code."),
    steps.PROPOSAL_JOINED: N_("A proposal of {other} joined “{name}”."),
    steps.TRANSLATED: N_("“{name}” was translated: {other}."),
}
TO_THE_TOP = N_("“{name}” went to the top.")


def history_html(events: Sequence[CodeEvent]) -> str:
    """The events as a list; everything in it that people wrote is escaped."""
    lines = [_line(event) for event in events]
    return f'{HISTORY_STYLE}<ul class="house-history">{"".join(lines)}</ul>'


def _line(event: CodeEvent) -> str:
    sentence = SENTENCES[event.kind]
    if event.kind == steps.MOVED and not event.other:
        sentence = TO_THE_TOP
    other = LANGUAGE_NAMES.get(event.other, event.other) if event.kind == steps.TRANSLATED else event.other
    said = html.escape(_(sentence))
    for place, value in (("name", event.name), ("before", event.before), ("other", other)):
        said = said.replace(f"{{{place}}}", f'<bdi dir="auto">{html.escape(value or "…")}</bdi>')
    reason = f'<small>“<bdi dir="auto">{html.escape(event.reason)}</bdi>”</small>' if event.reason else ""
    when = (
        _("{day}, by {name}").format(day=day(event.moment), name=event.by) if event.by else day(event.moment)
    )
    return f"<li>{said}{reason}<small>{html.escape(when)}</small></li>"
