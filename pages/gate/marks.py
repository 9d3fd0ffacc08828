"""The routes on which the passage marker reads and saves one's own marks; nobody else's marks pass here."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from coding.actions.answer_passage import answer_passage
from coding.actions.choose_how_on import choose_how_on
from coding.actions.code_passage import code_passage
from coding.actions.end_answer import end_answer
from coding.actions.know_person import know_person
from coding.actions.move_boundaries import move_boundaries
from coding.actions.note_reading import note_reading
from coding.actions.propose_code import propose_code, take_proposal_back
from coding.actions.propose_quote import propose_quote, take_quote_back
from coding.actions.take_back import take_back
from coding.actions.write_memo import write_memo
from coding.actions.write_note import write_note
from coding.answers import FOR_THE_TABLE
from coding.assignments import WITHDRAWN, NotGiven, Withdrawn
from coding.notes import PASSAGE, RESEARCHERS, Subject
from coding.store.answers import own_answers
from coding.store.assignments import require_readable
from coding.store.code_changes import what_became
from coding.store.code_proposals import own_proposals
from coding.store.codings import own_codings
from coding.store.prepared_texts import text_version
from coding.store.proposed_quotes import own_quotes
from coding.store.readings import progress
from coding.store.standing import standing_codes
from corpus.accounts import Account
from corpus.errors import N_, BadInput, Conflict, MeerstemError
from corpus.ids import checked_id
from corpus.store.database import Cursor
from corpus.store.erasing import was_erased
from pages.frame.errors import note_bug
from pages.frame.the_store import the_store
from pages.gate.answers import answered, json_answer, sentence

MOST_BYTES = 1_000_000
MOST_OPERATIONS = 500
TRIES = 3
Operation = dict[str, Any]


async def read_marks(request: Request) -> Response:
    """GET /marks/{transcript_id}: one's own marks with their memos, and how far one has read."""

    def work(account: Account) -> dict[str, Any]:
        with the_store().cursor() as cursor:
            return marks_of(cursor, account, checked_id(request.path_params["transcript_id"]))

    return await answered(request, work)


async def write_marks(request: Request) -> Response:
    """POST /marks/{transcript_id}: a list of operations, answered one by one in order; a bad one stops no
    other.
    """
    refusal = _not_from_our_page(request)
    if refusal is not None:
        return refusal
    body = await request.body()

    def work(account: Account) -> list[dict[str, Any]]:
        transcript_id = checked_id(request.path_params["transcript_id"])
        operations = _read(body)
        store = the_store()
        with store.cursor() as cursor:
            # One at a time, so that the same mark arriving twice at once is stored once.
            answers = []
            for operation in operations:
                with store.writing:
                    answers.append(done(cursor, account, transcript_id, operation))
            return answers

    return await answered(request, work)


def marks_of(cursor: Cursor, account: Account, transcript_id: str) -> dict[str, Any]:
    """One's own marks as [id, code, start, end, memo, for whom] and proposals, and how far one is; raises NotAllowed."""
    require_readable(cursor, account, transcript_id)
    read = progress(cursor, transcript_id, account.account_id)
    standing = standing_codes(cursor)
    return {
        "version": text_version(cursor, transcript_id),
        "marks": [
            [
                own.coding_id,
                standing.get(own.code_id, own.code_id),
                own.start,
                own.end,
                own.memo,
                own.memo_audience,
            ]
            for own in own_codings(cursor, transcript_id, account.account_id)
        ],
        "proposals": own_proposals(cursor, transcript_id, account.account_id),
        "quotes": own_quotes(cursor, transcript_id, account.account_id),
        "answers": [
            [own.answer_id, own.kind, own.start, own.end, own.text]
            for own in own_answers(cursor, transcript_id, account.account_id)
            if own.kind in FOR_THE_TABLE
        ],
        "reached": read.reached,
        "finished": read.finished,
    }


def done(cursor: Cursor, account: Account, transcript_id: str, operation: Operation) -> dict[str, Any]:
    """Do one operation and say how it went: {id, ok}, with what to hear (`said`) or the reason when refused, or `again`
    after a bug of ours.
    """
    answer = {"id": operation.get("id") if isinstance(operation, dict) else None}
    for left in reversed(range(TRIES)):
        try:
            remark = _act(cursor, account, transcript_id, operation)
            return {**answer, "ok": True, **({"said": sentence(remark, account)} if remark else {})}
        except Conflict as error:
            if (
                error.__cause__ is None or not left
            ):  # one with a cause is the store's: another server wrote just then
                return {**answer, "ok": False, "error": sentence(error, account)}
        except NotGiven as error:  # it may be given again: until then it waits in the browser
            return {**answer, "ok": False, "later": True, "error": sentence(error, account)}
        except MeerstemError as error:
            if was_erased(cursor, transcript_id):  # then it need not wait any more, nor be tried again
                return {**answer, "ok": False, "gone": True, "error": sentence(Withdrawn(WITHDRAWN), account)}
            return {**answer, "ok": False, "error": sentence(error, account)}
        except Exception as error:
            bug = BadInput(N_("Saving did not work. Number: {number}"), number=note_bug(error))
            return {**answer, "ok": False, "again": True, "error": sentence(bug, account)}
    raise AssertionError("every try answers or is followed by another")


def _act(cursor: Cursor, by: Account, transcript_id: str, operation: Operation) -> MeerstemError | None:
    """Do it; gives what the person should hear about it although it was done."""
    number, text = _field(operation, int), _field(operation, str)
    kind, key = text("op"), text("id")
    if kind == "code":
        place = (number("start"), number("end"), text("version"))
        new = code_passage(cursor, by, key, transcript_id, text("code"), *place)
        return what_became(cursor, new.code_id) if new.late else None
    if kind == "propose":
        start, end, version = number("start"), number("end"), text("version")
        propose_code(cursor, by, key, transcript_id, start, end, text("name"), text("meaning"), version)
    elif kind == "withdraw":
        take_proposal_back(cursor, by, text("proposal"))
    elif kind == "take_back":
        take_back(cursor, by, key, text("coding"))
    elif kind == "move":
        move_boundaries(cursor, by, key, text("coding"), number("start"), number("end"), text("version"))
    elif kind == "memo":
        audience = text("audience") if "audience" in operation else RESEARCHERS  # older outboxes do not say
        write_memo(cursor, by, key, text("coding"), text("text"), audience)
    elif kind == "reached":
        note_reading(cursor, by, transcript_id, reached=number("reached"))
    elif kind == "finished":
        note_reading(cursor, by, transcript_id, finished=_field(operation, bool)("finished"))
    elif not _answered(cursor, by, transcript_id, operation):
        raise _unreadable()
    return None


def _answered(cursor: Cursor, by: Account, transcript_id: str, operation: Operation) -> bool:
    """Do one of the operations that are no marks; False when it is none of them."""
    number, text = _field(operation, int), _field(operation, str)
    kind, key = text("op"), text("id")
    if kind == "answer":
        start, end = (number("start"), number("end")) if "start" in operation else (None, None)
        said = text("text") if "text" in operation else ""
        version = text("version") if "version" in operation else None
        answer_passage(cursor, by, key, transcript_id, text("kind"), start, end, said, version)
    elif kind == "answer_end":
        end_answer(cursor, by, key, text("answer"))
    elif kind == "knows_person":
        know_person(cursor, by, key, transcript_id)
    elif kind == "note":
        on = Subject(PASSAGE, transcript_id, None, number("start"), number("end"))
        write_note(cursor, by, key, on, text("text"), text("audience"), text("version"))
    elif kind == "quote":
        place = (number("start"), number("end"), text("why"), text("version"))
        propose_quote(cursor, by, key, transcript_id, *place)
    elif kind == "quote_back":
        take_quote_back(cursor, by, text("quoted"))
    elif kind == "how_on":
        choose_how_on(cursor, by, text("answer"), text("outcome"))
    else:
        return False
    return True


def _field(operation: object, kind: type) -> Callable[[str], Any]:
    def field(name: str) -> Any:
        value = operation.get(name) if isinstance(operation, dict) else None
        if type(value) is not kind:
            raise _unreadable()
        return value

    return field


def _read(body: bytes) -> list[Operation]:
    try:
        operations = json.loads(body)
    except ValueError:
        raise _unreadable() from None
    if not isinstance(operations, list) or len(operations) > MOST_OPERATIONS:
        raise _unreadable()
    return operations


def _unreadable() -> BadInput:
    return BadInput(N_("The app could not read this change. Load the page again and try once more."))


def _not_from_our_page(request: Request) -> Response | None:
    """Refuse what another site could have sent with this person's cookie."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    site = request.headers.get("sec-fetch-site", "same-origin")
    if request.headers.get("x-meerstem") != "1" or site not in ("same-origin", "none"):
        return json_answer(request, {"error": "cross-site"}, 403)
    if kind != "application/json":
        return json_answer(request, {"error": "not JSON"}, 415)
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > MOST_BYTES:
        return json_answer(request, {"error": "too large"}, 413)
    return None


routes = [
    Route("/marks/{transcript_id}", read_marks, methods=["GET"]),
    Route("/marks/{transcript_id}", write_marks, methods=["POST"]),
]
