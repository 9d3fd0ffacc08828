"""The words of what readers can say besides codes, in the language of this session."""

from __future__ import annotations

from pages.frame.language import _


def answer_words() -> dict[str, str]:
    """The labels of answers.js and caring.js; {places} are filled there."""
    return {**_answers(), **_touched(), **_left()}


def _answers() -> dict[str, str]:
    return {
        "other_answers": _("Other answers"),
        "dont_know": _("I don't know"),
        "lets_talk": _("Let's talk about this"),
        "touches_me": _("This touches me"),
        "knows_person": _("I know this person"),
        "answered": _("Noted: {answer}"),
        "for_table": _("To talk about together"),
        "talk_about": _("What would you like to talk about? You can leave this empty."),
        "passages_one": _("{n} passage"),
        "passages_many": _("{n} passages"),
    }


def _touched() -> dict[str, str]:
    return {
        "touches_title": _("Take your time"),
        "touches_words": _("A story can touch you. You do not have to go on now. Your marks are kept."),
        "call_words": _("Would you like to talk with somebody? You can call:"),
        "call_nobody": _("Talk about it with somebody you trust, or with a researcher of the study."),
        "call": _("Call"),
        "carry_on": _("Carry on reading"),
        "pause": _("Pause. To my interviews"),
        "hand_back": _("Hand this interview back"),
        "touches_private": _("The researchers only hear of it when you hand the interview back."),
        "hand_back_title": _("Hand this interview back?"),
        "hand_back_words": _("It leaves your list. Your marks stay. Somebody else reads it. That is fine."),
        "hand_back_yes": _("Yes, hand it back"),
        "go_back": _("No, go back"),
        "knows_title": _("Do you know the person in this interview?"),
        "knows_words": _(
            "Then it leaves your list at once. Your marks in it do not count any more. "
            "A researcher hears of it. It is good that you say so."
        ),
        "knows_yes": _("Yes, I know this person"),
    }


def _left() -> dict[str, str]:
    return {
        "left_known_title": _("Thank you for saying so"),
        "left_known": _(
            "This interview has left your list. Was it a mistake? Tell a researcher. "
            "Then you get the interview and your marks back."
        ),
        "left_handed_back_title": _("You have handed this interview back"),
        "left_handed_back": _("Your marks are kept. Would you like to read it after all? Tell a researcher."),
        "withdrawn_title": _("This interview was withdrawn"),
        "withdrawn_lost": _("What you marked and was not saved yet is gone too."),
        "left_taken_back_title": _("This interview is not in your list now"),
        "left_taken_back": _(
            "A researcher has taken it back. What was saved stays saved. "
            "Would you like to read on? Tell a researcher."
        ),
        "to_my_interviews": _("To my interviews"),
        "withheld": _("Saving goes on when a researcher gives you this interview again."),
    }
