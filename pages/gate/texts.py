"""The route that gives an interview's text to the passage marker, once, for whoever may read it."""

from __future__ import annotations

import hashlib
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from coding.store.assignments import require_readable
from coding.store.prepared_texts import text_version
from corpus.accounts import Account
from corpus.ids import checked_id
from corpus.store.database import Cursor
from corpus.store.sentences import sentence_spans
from corpus.store.transcripts import transcript
from corpus.transcripts import TranscriptText
from pages.frame.the_store import the_store
from pages.gate.answers import answered


async def read_text(request: Request) -> Response:
    """GET /texts/{transcript_id}: see `text_of`; 304 when the browser has it already."""

    def work(account: Account) -> dict[str, Any]:
        with the_store().cursor() as cursor:
            return text_of(cursor, account, checked_id(request.path_params["transcript_id"]))

    answer = await answered(request, work)
    if answer.status_code != 200:
        return answer
    tag = f'"{hashlib.sha256(bytes(answer.body)).hexdigest()[:32]}"'
    answer.headers["etag"] = tag
    answer.headers["cache-control"] = (
        "private, no-cache"  # kept, but asked for again: the right to read may end
    )
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"etag": tag, "cache-control": "private, no-cache"})
    return answer


def text_of(cursor: Cursor, account: Account, transcript_id: str) -> dict[str, Any]:
    """The text as the marker takes it; raises NotAllowed, NotFound.

    `version` goes back with every mark; offsets are code points. A turn is its speaker (`s`), the offset
    at which it
    starts (`t`), and pieces (`p`): a sentence, what stands between it and the next, the next sentence, and
    so on.
    """
    require_readable(cursor, account, transcript_id)
    name, content = transcript(cursor, transcript_id)
    return {
        "transcript_id": transcript_id,
        "name": name,
        "version": text_version(cursor, transcript_id),
        "length": len(content.text),
        "speakers": [{"label": speaker.label, "role": speaker.role} for speaker in content.speakers],
        "turns": _turns(content, sentence_spans(cursor, transcript_id)),
    }


def _turns(content: TranscriptText, spans: list[tuple[int, int, int]]) -> list[dict[str, Any]]:
    of_turn: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in spans:
        of_turn.setdefault(number, []).append((start, end))
    found = []
    for number, turn in enumerate(content.turns):
        sentences = of_turn.get(number) or [(turn.start, turn.end)]
        pieces: list[str] = []
        position = sentences[0][0]
        for start, end in sentences:
            if pieces:
                pieces.append(content.text[position:start])
            pieces.append(content.text[start:end])
            position = end
        if any(pieces):
            found.append({"s": turn.speaker, "t": sentences[0][0], "p": pieces})
    return found


routes = [Route("/texts/{transcript_id}", read_text, methods=["GET"])]
