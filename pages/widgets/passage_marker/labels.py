"""The words of the passage marker, in the language of this session; its JavaScript holds none."""

from __future__ import annotations

from pages.frame.language import _
from pages.widgets.passage_marker.answer_labels import answer_words


def labels() -> dict[str, str]:
    """Every label by the name that the JavaScript knows it by; {places} are filled there."""
    return {
        **_words(),
        **_saving_words(),
        **_card_words(),
        **_proposing_words(),
        **_note_words(),
        **_quote_words(),
        **answer_words(),
    }


def _words() -> dict[str, str]:
    return {
        "text": _("The interview"),
        "loading": _("The interview is being opened…"),
        "no_text_yet": _("There is no connection yet. The interview opens as soon as there is."),
        "no_text": _("The interview cannot be opened."),
        "how": _(
            "Arrow keys go from sentence to sentence, with shift you choose several. "
            "A digit or letter gives the code with that key. Enter opens a mark, Delete takes it away."
        ),
        "somebody": _("Somebody"),
        "marked": _("marked"),
        "codes": _("Codes"),
        "find": _("Find a code"),
        "none_found": _("No code has these letters."),
        "choose_first": _("First choose a sentence or some words."),
        "choose_code": _("Now choose a code."),
        "unknown_code": _("A code that is no longer in the codebook"),
        "close": _("Close"),
        "read_aloud": _("Read the interview aloud"),
        "stop_reading": _("Stop reading"),
        "read_codes": _("Read the codes aloud"),
        "pause_reading": _("Pause"),
        "go_on_reading": _("Go on reading"),
        "finish": _("I have finished reading"),
        "finished": _("You have finished this interview."),
        "not_finished": _("I have not finished yet"),
    }


def _saving_words() -> dict[str, str]:
    return {
        "saved": _("Saved"),
        "saving": _("Saving…"),
        "offline": _("Waiting for the connection."),
        "signed_out": _("You are signed out."),
        "sign_in": _("Sign in"),
        "kept_one": _("{n} change is kept on this device."),
        "kept_many": _("{n} changes are kept on this device."),
        "keep_open": _("Keep this page open until it says Saved."),
        "refused_one": _("{n} change could not be saved"),
        "refused_many": _("{n} changes could not be saved"),
        "refused_because": _("Not saved: {reason}"),
        "not_saved": _("The server did not accept this."),
        "try_again": _("Try again"),
        "remove": _("Remove"),
        "marks_one": _("{n} mark"),
        "marks_many": _("{n} marks"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "undone": _("Undone"),
        "redone": _("Done again"),
        "marked_as": _("Marked: {code}"),
        "taken_away": _("Taken away: {code}"),
    }


def _card_words() -> dict[str, str]:
    return {
        "my_marks": _("My marks"),
        "codes_here": _("Codes on these words"),
        "another_code": _("Another code"),
        "take_away": _("Take away"),
        "go_to": _("Go to"),
        "boundaries": _("Begin and end"),
        "change_boundaries": _("Where the mark begins and ends"),
        "begins": _("Begins"),
        "ends": _("Ends"),
        "begin_earlier": _("Begin a word earlier"),
        "begin_later": _("Begin a word later"),
        "end_earlier": _("End a word earlier"),
        "end_later": _("End a word later"),
        "memo": _("Memo"),
        "memo_hint": _("What struck you here?"),
    }


def _proposing_words() -> dict[str, str]:
    return {
        "new_code": _("A new code…"),
        "new_code_title": _("Propose a new code"),
        "new_code_name": _("What do you call it?"),
        "new_code_needs_name": _("Give the new code a name: one or a few words of your own."),
        "new_code_meaning": _("What do you mean by it?"),
        "new_code_after": _("The others read your proposal. Then a researcher or the group decides."),
        "propose": _("Propose"),
        "cancel": _("Cancel"),
        "proposed": _("Proposed: {name}"),
        "take_back": _("Take back"),
        "proposal_taken_back": _("Taken back: {name}"),
        "proposal_open": _("Your proposal. The others look at it."),
        "proposal_refused": _("Your proposal. It is not saved yet."),
        "proposal_accepted": _("Your proposal has become a code."),
        "proposal_joined": _("Your proposal has joined a code."),
        "proposal_not_now": _("Your proposal: not now."),
        "understood": _("OK"),
    }


def _note_words() -> dict[str, str]:
    return {
        "for_whom": _("For whom?"),
        "for_me": _("Only me"),
        "for_researchers": _("The researchers"),
        "for_all": _("Everybody"),
        "new_note": _("A note on these words"),
        "keep_note": _("Save"),
        "note_kept": _("The note is saved. You find it under Notes."),
    }


def _quote_words() -> dict[str, str]:
    return {
        "new_quote": _("Propose as a quote"),
        "quote_short": _("Quote"),
        "new_quote_title": _("Propose a quote"),
        "new_quote_why": _("Why these words? You need not say."),
        "new_quote_after": _(
            "A researcher looks whether nobody can be recognised by it, and decides who gets to see it. "
            "You hear what was decided."
        ),
        "quote_too_long": _("This is too long for a quote. Choose fewer words."),
        "quote_proposed": _("Proposed as a quote"),
        "quote_is_back": _("The quote is taken back"),
        "quote_open": _("Your quote. A researcher looks at it."),
        "quote_refused": _("Your quote. It is not saved yet."),
        "quote_released": _("Your quote is used."),
        "quote_not_now": _("Your quote: not now."),
        "quote_taken_back": _("Your quote is not used any more."),
    }
