"""The routes of the passage marker: one's own marks, the text, and nothing of anybody else."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from coding.actions.assign import assign
from coding.actions.change_codebook import retire_code
from coding.actions.code_passage import code_passage
from coding.actions.merge_codes import merge_codes
from coding.notes import WantedNotes
from coding.store.codings import own_codings
from coding.store.notes import find_notes
from corpus.accounts import Account
from corpus.ids import new_id
from pages.frame.the_store import close_store, the_store
from pages.gate import marks, texts
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.gate.visiting import run

OURS = {"x-meerstem": "1", "content-type": "application/json", "sec-fetch-site": "same-origin"}
APP = Starlette(routes=[*marks.routes, *texts.routes])


@dataclass(frozen=True)
class Answer:
    """What a route said."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(
            gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        )


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallStudy]:
    close_store()
    monkeypatch.setenv("MEERSTEM_STORE", str(tmp_path / "study.duckdb"))
    with the_store().cursor() as cursor:
        made = seed_small_study(cursor)
        assign(cursor, made.researcher, made.transcript_id, made.coder.account_id)
    yield made
    close_store()


def ask(
    path: str, account: Account | None, body: object = None, headers: dict[str, str] | None = None
) -> Answer:
    """One request through the real routes, with the account that the gate would have let in."""
    sent = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    given = {**(OURS if body is not None else {}), **(headers or {}), "content-length": str(len(sent))}
    scope = {
        "type": "http",
        "method": "GET" if body is None else "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "state": {} if account is None else {"account": account},
    }
    messages: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": sent, "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    run(APP(scope, receive, send))
    start = messages[0]
    names = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], names, b"".join(message.get("body", b"") for message in messages[1:]))


def code_op(study: SmallStudy, words: str, **changed: Any) -> dict[str, Any]:
    start = study.text.index(words)
    with the_store().cursor() as cursor:
        version = marks.text_version(cursor, study.transcript_id)
    return {
        "op": "code",
        "id": new_id(),
        "code": study.codes[0].code_id,
        "start": start,
        "end": start + len(words),
        "version": version,
        **changed,
    }


def test_who_is_not_signed_in_or_not_given_the_interview_sees_neither_text_nor_marks(
    study: SmallStudy,
) -> None:
    for path in (f"/texts/{study.transcript_id}", f"/marks/{study.transcript_id}"):
        assert ask(path, None).status == 401
        for account in (study.other, study.guest):
            answer = ask(path, account)
            assert answer.status == 403 and "niemand" not in answer.body.decode()
        assert ask(path, study.coder).status == ask(path, study.researcher).status == 200
    assert ask("/texts/no-id", study.coder).status == 400
    assert ask(f"/texts/{new_id()}", study.researcher).status == 404


def test_the_text_comes_in_turns_and_sentences_that_add_up_to_it(study: SmallStudy) -> None:
    given = ask(f"/texts/{study.transcript_id}", study.coder).json()
    assert given["length"] == len(study.text)
    for turn in given["turns"]:
        whole = "".join(turn["p"])
        assert study.text[turn["t"] : turn["t"] + len(whole)] == whole
    assert [speaker["role"] for speaker in given["speakers"]] == ["interviewer", "participant", "participant"]
    assert given["turns"][1]["p"][::2][1] == "Wel de postbode 👩‍👩‍👧."


def test_the_text_travels_once_and_compressed_and_no_shared_cache_keeps_it(study: SmallStudy) -> None:
    path = f"/texts/{study.transcript_id}"
    answer = ask(path, study.coder, headers={"accept-encoding": "gzip"})
    assert answer.headers["cache-control"].startswith("private")
    again = ask(
        path, study.coder, headers={"accept-encoding": "gzip", "if-none-match": answer.headers["etag"]}
    )
    assert (again.status, again.body) == (304, b"")
    assert ask(path, study.other, headers={"if-none-match": answer.headers["etag"]}).status == 403


def test_operations_are_answered_in_order_and_a_bad_one_stops_no_other(study: SmallStudy) -> None:
    good, bad = code_op(study, "niemand"), code_op(study, "postbode", code=new_id())
    memo = {"op": "memo", "id": new_id(), "coding": good["id"], "text": "let op"}
    answers = ask(
        f"/marks/{study.transcript_id}", study.coder, [good, bad, {"op": "dance", "id": "x"}, 7, memo]
    ).json()
    assert [answer["ok"] for answer in answers] == [True, False, False, False, True]
    assert [answer["id"] for answer in answers] == [good["id"], bad["id"], "x", None, memo["id"]]
    kept = ask(f"/marks/{study.transcript_id}", study.coder).json()["marks"]
    assert kept == [[good["id"], good["code"], good["start"], good["end"], "let op", "researchers"]]


def test_a_memo_says_for_whom_it_is_and_a_note_needs_no_code(study: SmallStudy) -> None:
    path, mark = f"/marks/{study.transcript_id}", code_op(study, "niemand")
    memo = {"op": "memo", "id": new_id(), "coding": mark["id"], "text": "let op", "audience": "me"}
    place = {key: mark[key] for key in ("start", "end", "version")}
    note = {"op": "note", "id": new_id(), "text": "Zonder code.", "audience": "all", **place}
    strange = {**note, "id": new_id(), "audience": "the press"}
    answers = ask(path, study.coder, [mark, memo, note, note, strange]).json()
    assert [answer["ok"] for answer in answers] == [True, True, True, True, False]
    assert ask(path, study.coder).json()["marks"][0][4:] == ["let op", "me"]
    with the_store().cursor() as cursor:
        found = find_notes(cursor, study.coder, WantedNotes(transcript_id=study.transcript_id))
    assert {(one.quote, one.text, one.audience) for one in found} == {
        ("niemand", "let op", "me"),
        ("niemand", "Zonder code.", "all"),
    }


def test_a_refusal_is_in_the_language_of_the_one_who_is_refused(study: SmallStudy) -> None:
    refused = code_op(study, "postbode", code=new_id())
    said = [
        ask(f"/marks/{study.transcript_id}", replace(study.coder, language=language), [refused]).json()[0][
            "error"
        ]
        for language in ("nl", "en")
    ]
    assert "codeboek" in said[0] and "codebook" in said[1]


def test_everything_the_marker_does_arrives_in_the_store(study: SmallStudy) -> None:
    path, code = f"/marks/{study.transcript_id}", code_op(study, "niemand")
    moved = {**code_op(study, "zag ik niemand"), "op": "move", "coding": code["id"]}
    del moved["code"]
    gone = code_op(study, "postbode")
    operations = [
        code,
        moved,
        gone,
        {"op": "take_back", "id": new_id(), "coding": gone["id"]},
        {"op": "reached", "id": new_id(), "reached": 60},
        {"op": "finished", "id": new_id(), "finished": True},
    ]
    for _ in range(2):  # the answer may have got lost: the same again is harmless
        assert all(answer["ok"] for answer in ask(path, study.coder, operations).json())
    kept = ask(path, study.coder).json()
    assert [mark[0] for mark in kept["marks"]] == [moved["id"]]
    assert (kept["reached"], kept["finished"]) == (60, True)


def test_marks_of_others_never_leave_the_server_here(study: SmallStudy) -> None:
    with the_store().cursor() as cursor:
        code_passage(cursor, study.researcher, new_id(), study.transcript_id, study.codes[0].code_id, 0, 8)
    assert ask(f"/marks/{study.transcript_id}", study.coder).json()["marks"] == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"x-meerstem": "0"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"content-type": "text/plain"}, 415),
    ],
)
def test_another_site_cannot_write_marks_with_somebodys_cookie(
    study: SmallStudy, headers: dict[str, str], status: int
) -> None:
    operation = code_op(study, "niemand")
    assert ask(f"/marks/{study.transcript_id}", study.coder, [operation], headers).status == status
    with the_store().cursor() as cursor:
        assert own_codings(cursor, study.transcript_id, study.coder.account_id) == []


@pytest.mark.parametrize("body", [b"{", b'{"op": "code"}', b"[" + b"1," * 600 + b"1]"])
def test_what_is_no_list_of_changes_is_refused_whole(study: SmallStudy, body: bytes) -> None:
    assert ask(f"/marks/{study.transcript_id}", study.coder, body).status == 400


def test_nothing_is_refused_with_words_of_the_interview(study: SmallStudy) -> None:
    operations = [
        code_op(study, "postbode", **wrong) for wrong in ({"end": 10**6}, {"start": -1}, {"version": "old"})
    ]
    said = ask(f"/marks/{study.transcript_id}", study.coder, operations).body.decode()
    assert said.count('"ok":false') == 3 and "postbode" not in said


def test_a_proposal_travels_as_a_mark_does_and_comes_back_to_its_proposer_only(study: SmallStudy) -> None:
    place = {key: value for key, value in code_op(study, "niemand").items() if key != "code"}
    proposal = {**place, "op": "propose", "name": "Stille winter", "meaning": "Niemand kwam"}
    back = {"op": "withdraw", "id": new_id(), "proposal": proposal["id"]}
    path = f"/marks/{study.transcript_id}"
    assert [one["ok"] for one in ask(path, study.coder, [proposal, proposal]).json()] == [True, True]
    kept = ask(path, study.coder).json()["proposals"]
    assert kept == [[proposal["id"], proposal["start"], proposal["end"], "Stille winter", "open"]]
    assert ask(path, study.researcher).json()["proposals"] == []
    assert not ask(path, study.other, [{**proposal, "id": new_id()}]).json()[0]["ok"]
    long = ask(path, study.coder, [{**proposal, "id": new_id(), "name": "x" * 300}]).json()[0]
    assert not long["ok"] and "300" in long["error"]
    assert ask(path, study.coder, [back]).json()[0]["ok"]
    assert ask(path, study.coder).json()["proposals"] == []


def test_a_mark_made_without_a_connection_on_a_code_that_was_merged_or_retired_is_kept_and_says_so(
    study: SmallStudy,
) -> None:
    home, miss, together = (code.code_id for code in study.codes[:3])
    with the_store().cursor() as cursor:
        merge_codes(cursor, study.researcher, miss, home)
        retire_code(cursor, study.researcher, together)
    late = [code_op(study, "niemand", code=miss), code_op(study, "postbode", code=together)]
    path = f"/marks/{study.transcript_id}"
    reader = replace(study.coder, language="en")
    merged, retired = ask(path, reader, late).json()
    assert merged["ok"] and "“Thuis voelen”" in merged["said"]
    assert retired["ok"] and "not used any more" in retired["said"]
    assert [mark[1] for mark in ask(path, reader).json()["marks"]] == [home, together]
    assert "said" not in ask(path, reader, [code_op(study, "koffie", code=home)]).json()[0]


def test_answers_besides_codes_come_back_and_nobody_else_gets_them(study: SmallStudy) -> None:
    path, answer_id = f"/marks/{study.transcript_id}", new_id()
    sent = [
        {"op": "answer", "id": answer_id, "kind": "lets_talk", "start": 0, "end": 8, "text": "Wat?"},
        {"op": "answer", "id": new_id(), "kind": "touches_me"},
        {"op": "answer", "id": new_id(), "kind": "dont_know"},
        {"op": "answer", "id": new_id(), "kind": "dont_know", "start": "0", "end": 8},
    ]
    assert [one["ok"] for one in ask(path, study.coder, sent).json()] == [True, True, False, False]
    assert ask(path, study.coder).json()["answers"] == [[answer_id, "lets_talk", 0, 7, "Wat?"]]
    assert ask(path, study.researcher).json()["answers"] == []
    ends = [{"op": "answer_end", "id": new_id(), "answer": answer_id}]
    assert (
        not ask(path, study.researcher, ends).json()[0]["ok"] and ask(path, study.coder, ends).json()[0]["ok"]
    )
    assert ask(path, study.coder).json()["answers"] == []


def test_after_an_interview_has_left_the_list_changes_are_told_to_wait(study: SmallStudy) -> None:
    path = f"/marks/{study.transcript_id}"
    knows = {"op": "knows_person", "id": new_id()}
    assert [one["ok"] for one in ask(path, study.coder, [knows, knows]).json()] == [True, True]
    (waits,) = ask(path, study.coder, [{"op": "reached", "id": new_id(), "reached": 9}]).json()
    assert waits["later"] and not waits["ok"] and "postbode" not in json.dumps(waits)
    assert (
        ask(path, study.coder).status == 403
        and ask(f"/texts/{study.transcript_id}", study.coder).status == 403
    )
