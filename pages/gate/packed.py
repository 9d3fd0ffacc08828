"""Streamlit's scripts and styles, packed once and kept in memory: a phone fetches a third of their bytes.

Streamlit leaves packing them to a proxy in front of it; a study in a village hall has none.
"""

from __future__ import annotations

import functools
import gzip
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

FOLDER = Path(streamlit.__file__).parent / "static"
KINDS = {".js": "text/javascript", ".css": "text/css"}
FILES = {
    f"/{file.relative_to(FOLDER).as_posix()}": file
    for file in (FOLDER / "static").rglob("*")
    if file.suffix in KINDS
}
FOR_EVER = "public, immutable, max-age=31536000"  # as Streamlit says itself: a new version has another name


async def packed(scope: Scope) -> Response | None:
    """The file that is asked for, packed; None when it is none of these or the browser cannot unpack it."""
    file = FILES.get(scope["path"]) if scope["method"] == "GET" else None
    if file is None or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
        return None
    headers = {"content-encoding": "gzip", "cache-control": FOR_EVER, "vary": "accept-encoding"}
    return Response(await run_in_threadpool(_pack, file), headers=headers, media_type=KINDS[file.suffix])


@functools.cache
def _pack(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6, mtime=0)
