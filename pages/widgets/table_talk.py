"""What lies on the table, as plain HTML: the passage in its surroundings, what each chose, the votes, the decision."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence

import streamlit as st

from coding.codebook import Code
from coding.context import ContextTurn, context_of
from coding.meeting import Tally, tally
from coding.store.table_now import OnTable
from pages.frame.language import _, ngettext

_STYLE = """<style>
.talk { max-width: 46rem; overflow-wrap: anywhere; break-inside: avoid; }
.talk p { margin: 0 0 0.6em; line-height: 1.6; }
.talk .around { color: #5A554C; }
.talk .voice { font-weight: 650; }
.talk mark { background: #FBE9B7; color: #2B2A28; padding: 0.05em 0; text-decoration: underline 2px #8A4B10;
  text-underline-offset: 0.2em; }
.talk h3 { font-size: 1.05em; margin: 1em 0 0.4em; padding: 0; font-family: inherit; }
.talk ul { list-style: none; margin: 0; padding: 0; }
.talk li { margin: 0 0 0.4em; padding: 0; }
.talk .chip { display: inline-block; border: 1px solid #8A857C; border-left: 0.5rem solid; border-radius: 0.5rem;
  padding: 0.1em 0.6em 0.1em 0.5em; font-weight: 650; }
.talk .reason { white-space: pre-wrap; }
.talk .decided { border: 2px solid #0B6E69; border-radius: 0.75rem; padding: 0.2em 1em 0.8em; margin-top: 1em; }
</style>"""


def show_talk(*parts: str) -> None:
    """Show these parts of the talk below each other."""
    st.html(f'{_STYLE}<div class="talk">{"".join(parts)}</div>')


def passage_html(seen: OnTable, around: int = 240) -> str:
    """The passage with what was said before and after; everything in it is escaped."""
    turns = context_of(seen.content, seen.item.start, seen.item.end, around)
    return "".join(_turn(turn) for turn in turns)


def chosen_html(seen: OnTable) -> str:
    """What each reader chose: the codes with who gave them, or with how many where the group wants no names."""
    if not seen.chosen:
        return ""
    by_code = {
        code_id: [one for one, codes in seen.chosen.items() if code_id in codes] for code_id in seen.codes
    }
    lines = [_line(_chip(seen.codes[one]), _who(seen, who)) for one, who in by_code.items() if who]
    without = [one for one, codes in seen.chosen.items() if not codes & seen.codes.keys()]
    if without:
        lines.append(_line(_words(_("No code")), _who(seen, without)))
    return f"<h3>{_words(_('What readers chose'))}</h3><ul>{''.join(lines)}</ul>"


def votes_html(seen: OnTable) -> str:
    """The votes added up."""
    counted = tally(seen.votes, list(seen.codes))
    lines = _vote_lines(seen, counted)
    if not lines:
        return f"<p>{_words(_('Nobody has voted yet.'))}</p>"
    return f"<h3>{_words(_('The votes'))}</h3><ul>{''.join(lines)}</ul>"


def decision_html(seen: OnTable) -> str:
    """What the group decided, and why; empty when it has not."""
    if seen.decision is None:
        return ""
    reason = f'<p class="reason">{_words(seen.decision.reason)}</p>' if seen.decision.reason else ""
    codes = codes_html(seen.decision.codes, seen.codes)
    return f'<div class="decided"><h3>{_words(_("The group decided"))}</h3>{codes}{reason}</div>'


def codes_html(code_ids: Sequence[str], codes: dict[str, Code]) -> str:
    """The codes of a decision in a row; a code that has left the codebook is not named any more."""
    known = [_chip(codes[one]) for one in code_ids if one in codes]
    if known:
        return f"<p>{' '.join(known)}</p>"
    said = _("A code that is not in the codebook any more.") if code_ids else _("None of the codes fits.")
    return f"<p>{_words(said)}</p>"


def called(code: Code) -> str:
    """A code as people at the table call it."""
    return f"{code.pictogram} {code.plain_name or code.name}".strip()


def _vote_lines(seen: OnTable, counted: Tally) -> list[str]:
    lines = [
        _line(_chip(seen.codes[one]), _who(seen, who)) for one, who in counted.codes if one in seen.codes
    ]
    for said, who in ((_("None of the codes"), counted.none), (_("No opinion"), counted.no_opinion)):
        if who:
            lines.append(_line(_words(said), _who(seen, who)))
    return lines


def _who(seen: OnTable, accounts: Collection[str]) -> str:
    if seen.meeting.anonymous:
        count = len(accounts)
        return ngettext("{count} person", "{count} people", count).format(count=count)
    return ", ".join(sorted(seen.names.get(one, "?") for one in accounts))


def _line(what: str, who: str) -> str:
    return f"<li>{what} {_words(who)}</li>"


def _chip(code: Code) -> str:
    return f'<span class="chip" style="border-left-color:{html.escape(code.colour)}">{_words(called(code))}</span>'


def _turn(turn: ContextTurn) -> str:
    marked = f"<mark>{_words(turn.marked)}</mark>" if turn.marked else ""
    kind = "" if turn.marked else ' class="around"'
    said = f"{_words(turn.before)}{marked}{_words(turn.after)}"
    return f'<p{kind}><span class="voice">{_words(turn.speaker)}:</span> {said}</p>'


def _words(text: str) -> str:
    return html.escape(text)
