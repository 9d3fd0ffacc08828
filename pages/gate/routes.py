"""The gate's own addresses."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from pages.gate.example import do_choose, do_close, do_open
from pages.gate.join import do_join, show_join
from pages.gate.leave import do_change_language, do_sign_out, still_here
from pages.gate.looks import do_change_looks, show_looks
from pages.gate.passphrase import do_change, show_change
from pages.gate.set_up import do_set_up, show_set_up
from pages.gate.sign_in import do_sign_in, show_sign_in

HERE = Path(__file__).parent
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
HOUSE = {
    file.name: file
    for folder in ("house", "fonts")
    for file in (HERE / folder).iterdir()
    if file.suffix in KINDS
}


def gate_routes() -> list[Route]:
    """Sign-in, set-up, invitations, the example's door, signing out, the language, and the house style."""
    return [
        Route("/sign-in", show_sign_in),
        Route("/sign-in", do_sign_in, methods=["POST"]),
        Route("/set-up", show_set_up),
        Route("/set-up", do_set_up, methods=["POST"]),
        Route("/join/{token}", show_join),
        Route("/join/{token}", do_join, methods=["POST"]),
        Route("/example", do_choose, methods=["POST"]),
        Route("/open-example", do_open, methods=["POST"]),
        Route("/close-example", do_close, methods=["POST"]),
        Route("/sign-out", do_sign_out, methods=["POST"]),
        Route("/change-passphrase", show_change),
        Route("/change-passphrase", do_change, methods=["POST"]),
        Route("/language", do_change_language, methods=["POST"]),
        Route("/looks", show_looks),
        Route("/looks", do_change_looks, methods=["POST"]),
        Route("/still-here", still_here),
        Route("/house/{name}", house_file),
    ]


async def house_file(request: Request) -> Response:
    """A file of the house style: open to everybody, for the sign-in page needs it."""
    file = HOUSE.get(request.path_params["name"])
    if file is None:
        return PlainTextResponse("", 404)
    return FileResponse(
        file, media_type=KINDS[file.suffix], headers={"cache-control": "public, max-age=3600"}
    )
