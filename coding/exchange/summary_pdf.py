"""A participant's summary on paper: large letters, and at each point room to answer with a pen."""

from __future__ import annotations

from datetime import date

from coding.exchange.printing import pdf
from coding.summaries import Summary
from corpus.catalogue import Speech


def write_summary_pdf(summary: Summary, made_on: date, speech: Speech) -> bytes:
    """The summary as PDF; who it is about does not stand on it."""
    _ = speech.say
    given = {
        "title": _("What we heard you say"),
        "explained": _(
            "We read this together. Is it right? Say yes, or not quite, and what it should be. Or say that it must go."
        ),
        "answers": [_("Yes"), _("Not quite"), _("Take this out")],
        "instead": _("What should it be?"),
        "page_words": _("page {page} of {pages}"),
        "language": speech.language,
        "points": [point.text for point in summary.points],
    }
    return pdf("summary", given, made_on)
