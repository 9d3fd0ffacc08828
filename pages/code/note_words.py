"""How a note is told: what it is about, for whom, by whom and when."""

from __future__ import annotations

from coding.notes import ALL, CODE, ME, PASSAGE, RESEARCHERS, STUDY, TRANSCRIPT, Note
from corpus.accounts import Account
from pages.frame.language import _, day
from pages.frame.literal import literal


def audience_names() -> dict[str, str]:
    """The three choices of for whom a note is, in words."""
    return {ME: _("Only me"), RESEARCHERS: _("The researchers"), ALL: _("Everybody")}


def about_names() -> dict[str, str]:
    """What notes can be about, in words."""
    return {
        STUDY: _("The whole study"),
        TRANSCRIPT: _("An interview"),
        CODE: _("A code"),
        PASSAGE: _("Words in an interview"),
    }


def heading(note: Note) -> str:
    """What a note is about, as Markdown."""
    if note.about == STUDY:
        return _("About the study")
    if note.about == TRANSCRIPT:
        return _("About interview {name}").format(name=literal(note.transcript))
    if note.about == CODE:
        return _("About the code {name}").format(name=literal(note.code))
    where = _("About words in interview {name}").format(name=literal(note.transcript))
    return f"{where} · {literal(note.code)}" if note.code else where


def foot(note: Note, account: Account) -> str:
    """Who wrote a note, when, and for whom, as Markdown."""
    who = _("you") if note.author_id == account.account_id else literal(note.author)
    seen = {ME: _("only you see this"), RESEARCHERS: _("for the researchers"), ALL: _("for everybody")}
    return f"{who} · {day(note.changed_at)} · {seen[note.audience]}"


def paragraphs(text: str) -> str:
    """Words of people as Markdown that shows them as they are, line by line."""
    return "  \n".join(literal(line) for line in text.split("\n"))
