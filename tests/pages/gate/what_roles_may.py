"""What each role may: its pages, its actions, and what each route answers to it."""

from __future__ import annotations

from corpus.accounts import AT_THE_GATE, CO_RESEARCHER, RESEARCHER, WORK_GROUP

PAGES = {
    CO_RESEARCHER: {
        *("giving-back", "read-together"),
        *(
            "my-interviews",
            "interview",
            "compare",
            "practice",
            "codes",
            "code",
            "proposals",
            "table",
            "quotes",
        ),
        *("big-screen", "decisions", "notes", "contributions", "alike", "account"),
    },
    RESEARCHER: {
        *("start", "import", "names", "participants", "codebook", "assignments", "accounts", "study"),
        *("consents", "withdraw", "late-name"),
        *("practice", "practice-sets", "compare"),
        *("code", "proposals", "notes", "progress", "contributions", "codebook-then", "sort-passages"),
        *("conversations", "groupings", "set-ups"),
        *("meetings", "table", "big-screen", "decisions", "quotes", "quote"),
        *("theme", "in-their-words", "findings"),
        *("own-words", "report", "cards", "giving-back", "read-together"),
        *("crosstab", "together", "course"),
        *("reading", "interview", "themes", "agreement", "passages", "export", "dashboard", "account"),
        *("scores", "beside", "scales", "quote-matrix"),
    },
    WORK_GROUP: {"dashboard", "theme", "in-their-words", "report", "cards", "account"},
}

READ_AND_CODE = {"code_passage", "move_boundaries", "note_reading", "take_back", "write_memo"}
ANSWER = {"answer_passage", "end_answer", "know_person", "choose_how_on"}
PROPOSE = {"propose_code", "take_proposal_back", "speak_about_proposal", "see_decision"}
QUOTE = {"propose_quote", "take_quote_back", "see_quote_decision"}
NOTES = {"write_note", "change_note", "remove_note", "wish_to_be_named"}
BACKGROUND = {"give_background"}
TABLE = {
    *("open_meeting", "end_meeting", "put_on_table", "go_on_with", "sit_down", "leave_table", "seat"),
    *("cast_vote", "decide_passage", "take_back_decision"),
}
PRACTISE = {"begin_practice", "answer_practice", "end_practice", "skip_practice"}
OWN = {"change_language", "change_passphrase", "change_preferences", "sign_out", "sign_out_everywhere"}
CARDS = {"make_card", "change_card", "remove_card"}
SUMMARIES = {"write_summary", "answer_point", "end_reading_together"}
ACTIONS = {
    AT_THE_GATE: {"accept_invitation", "sign_in", "sign_in_example", "sign_in_with_card"},
    CO_RESEARCHER: SUMMARIES
    | READ_AND_CODE
    | ANSWER
    | PRACTISE
    | NOTES
    | PROPOSE
    | QUOTE
    | TABLE
    | BACKGROUND
    | OWN,
    WORK_GROUP: OWN | CARDS,
    RESEARCHER: READ_AND_CODE
    | ANSWER
    | PRACTISE
    | NOTES
    | PROPOSE
    | QUOTE
    | TABLE
    | BACKGROUND
    | OWN
    | {
        *("make_practice_set", "change_practice_set", "use_practice_set"),
        *("write_study_words", "choose_outline", *CARDS, *SUMMARIES),
        *("settle_answer", "take_point_out"),
        *("plan_meeting", "change_meeting", "drop_meeting"),
        *("add_to_agenda", "take_off_agenda", "move_on_agenda"),
        *("add_code", "change_code", "retire_code", "bring_in_codebook", "bring_in_codings"),
        *("release_quote", "refuse_quote", "write_findings", "publish_figures"),
        *("decide_proposal", "merge_codes", "take_merge_back", "split_code", "sort_passage"),
        *("bring_back_code", "move_code", "translate_code"),
        *("give_out", "give_back", "say_hard", "change_wish", "name_person_to_call"),
        *("assign", "end_assignment", "fill_example", "fill_together"),
        *("bring_in_transcripts", "put_in_intake", "open_waiting"),
        *("count_waiting_names", "decide_names", "map_speakers", "note_name", "drop_name"),
        *("release_transcript", "throw_away_waiting", "save_participants", "say_whose_voice", "change_study"),
        *("invite", "invite_again", "make_account", "withdraw_invitation", "close_account", "reopen_account"),
        *("describe_as", "describe_from_table", "check_transcript_table", "order_steps", "change_groupings"),
        *("start_from_set_up", "lay_down"),
        *("use_scale", "retire_scale", "set_waves", "bring_in_scores", "check_scores", "take_scores_away"),
        *("save_consents", "bring_in_consents", "change_consent_default"),
        *("preview_withdrawal", "withdraw", "finish_withdrawals", "preview_late_name", "replace_late_name"),
        "set_up_first_researcher",
    },
}

# What each route answers to: a stranger, a co-researcher without and with this interview, a researcher, somebody of
# the work group. 401: sign in first; 403: not for you; 303: led elsewhere; 400: it was reached, with an empty form.
VISITORS = ("stranger", CO_RESEARCHER, "reader", RESEARCHER, WORK_GROUP)
ROUTES: dict[tuple[str, str], tuple[int, int, int, int, int]] = {
    ("GET", "/sign-in"): (200, 303, 303, 303, 303),
    ("POST", "/sign-in"): (400, 400, 400, 400, 400),
    ("GET", "/set-up"): (303, 303, 303, 303, 303),
    ("POST", "/set-up"): (400, 400, 400, 400, 400),
    ("GET", "/join/{token}"): (404, 404, 404, 404, 404),
    ("POST", "/join/{token}"): (404, 404, 404, 404, 404),
    ("POST", "/example"): (303, 303, 303, 303, 303),
    ("POST", "/open-example"): (401, 303, 303, 303, 303),
    ("POST", "/close-example"): (303, 303, 303, 303, 303),
    ("POST", "/sign-out"): (303, 303, 303, 303, 303),
    ("GET", "/change-passphrase"): (401, 200, 200, 200, 200),
    ("POST", "/change-passphrase"): (401, 400, 400, 400, 400),
    ("POST", "/language"): (401, 400, 400, 400, 400),
    ("GET", "/looks"): (200, 200, 200, 200, 200),
    ("POST", "/looks"): (303, 303, 303, 303, 303),
    ("GET", "/still-here"): (401, 204, 204, 204, 204),
    ("GET", "/house/{name}"): (200, 200, 200, 200, 200),
    ("GET", "/marks/{transcript_id}"): (401, 403, 200, 200, 403),
    ("POST", "/marks/{transcript_id}"): (401, 200, 200, 200, 200),  # each change is judged by itself
    ("GET", "/texts/{transcript_id}"): (401, 403, 200, 200, 403),
    ("GET", "/news/{topics}"): (401, 200, 200, 200, 403),
}
