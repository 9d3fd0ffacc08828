"""Answer something else than a code: I don't know, Let's talk about this, This touches me."""

from __future__ import annotations

from coding.answers import DONT_KNOW, FOR_THE_TABLE, LETS_TALK, TOUCHES_ME, Answer, checked_words
from coding.store.answers import add_answer, answer
from coding.store.assignments import require_own_to_mark
from coding.store.own_marks import passage_of_words
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction

KINDS = (DONT_KNOW, LETS_TALK, TOUCHES_ME)


@allowed(CO_RESEARCHER, RESEARCHER)
def answer_passage(
    cursor: Cursor,
    by: Account,
    answer_id: str,
    transcript_id: str,
    kind: str,
    start: int | None = None,
    end: int | None = None,
    text: str = "",
    version: str | None = None,
) -> Answer:
    """Write that `by` answers this about the passage `[start, end)` (code points), or about the whole interview.

    `answer_id` is made by who asks: asking again with the same one is harmless; `version` as in `code_passage`. Only
    "This touches me" can be about the whole interview. Raises BadInput, Conflict, NotAllowed, NotFound.
    """
    answer_id, transcript_id = checked_id(answer_id), checked_id(transcript_id)
    if kind not in KINDS or (kind in FOR_THE_TABLE and (start is None or end is None)):
        raise BadInput(N_("First choose the words that this is about."))
    before = answer(cursor, answer_id)
    if before is not None and (before[0].account_id, before[0].kind) != (by.account_id, kind):
        raise Conflict(N_("Another answer was saved under the same number. Give it again."))
    if before is not None:
        return before[0]
    require_own_to_mark(cursor, by, transcript_id, answer_id)
    if start is not None and end is not None:
        start, end = passage_of_words(cursor, transcript_id, start, end, version)
    new = Answer(answer_id, transcript_id, by.account_id, kind, start, end, checked_words(text))
    with transaction(cursor):
        add_answer(cursor, new, by.account_id)
    return new
