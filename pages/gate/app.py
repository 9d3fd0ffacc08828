"""The application's parts: Streamlit's script, our routes, and the gate round both."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from corpus.errors import BadInput, Conflict, MeerstemError, NotAllowed, NotFound
from pages.frame.language import translator
from pages.gate.marks import routes as marks_routes
from pages.gate.middleware import Gate
from pages.gate.news import end_with_the_server
from pages.gate.news import routes as news_routes
from pages.gate.pages_html import language_of
from pages.gate.prompt import answer_promptly
from pages.gate.routes import gate_routes
from pages.gate.set_up import set_up_code
from pages.gate.texts import routes as texts_routes
from pages.gate.who import somebody_has_an_account

SCRIPT = Path(__file__).parents[1] / "frame" / "main.py"
STATUS = {NotAllowed: 403, NotFound: 404, Conflict: 409, BadInput: 400}
SECRET_PATH = re.compile(r"(/join/)[\w-]+")


def application() -> dict[str, Any]:
    """What `st.App` is made with; the call itself stands in streamlit_app.py, where `streamlit run` looks for it."""
    for name in ("uvicorn.access", "uvicorn.error"):
        logging.getLogger(name).addFilter(hide_links)
    return {
        "script_path": SCRIPT,
        "routes": [*gate_routes(), *marks_routes, *texts_routes, *news_routes],
        "middleware": [Middleware(Gate)],
        "lifespan": _starting,
        "exception_handlers": {MeerstemError: tell},
    }


async def tell(request: Request, error: MeerstemError) -> Response:
    """What a route's error says, as JSON in the person's language."""
    account = getattr(request.state, "account", None)
    say = translator(account.language if account else language_of(request))
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    return JSONResponse({"error": say(error.sentence).format(**error.details)}, status)


def hide_links(record: logging.LogRecord) -> bool:
    """Take the token out of invitation links in the server's log; a link is as good as a key."""
    if isinstance(record.args, tuple):
        record.args = tuple(
            SECRET_PATH.sub(r"\1…", one) if isinstance(one, str) else one for one in record.args
        )
    return True


@asynccontextmanager
async def _starting(_app: object) -> AsyncIterator[None]:
    answer_promptly()
    end_with_the_server()
    if not await somebody_has_an_account():
        set_up_code()
    yield
