"""Who is not signed in gets no further than the gate; who is, gets Streamlit in their own language."""

from __future__ import annotations

from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from corpus.accounts import GATE
from corpus.actions.change_own_account import change_language
from corpus.actions.close_account import close_account
from corpus.actions.sign_out import sign_out, sign_out_everywhere
from corpus.sessions import SignedIn
from corpus.store.database import Store
from corpus.store.sessions import add_session
from tests.pages.gate.visiting import ORIGIN, PAGE, use

STREAM = "/_stcore/stream"
INSIDE = [
    "/",
    "/interview?id=4",
    "/static/js/x.js",
    "/media/x.csv",
    "/component/x/y.js",
    "/_stcore/host-config",
    "/_stcore/upload_file/x/y",
    "/_stcore/agent/openapi.json",
    "/marks/0198",
    "/texts/0198",
    "/still-here",
    "/house/../streamlit_app.py",
    "//sign-in",
    "/sign-in/",
    "/SIGN-IN",
]


def refused(client: TestClient, **headers: str) -> bool:
    try:
        with client.websocket_connect(STREAM, headers=headers):
            return False
    except WebSocketDisconnect as end:
        assert end.code == 4401
        return True


@pytest.mark.parametrize("path", INSIDE)
def test_a_stranger_is_sent_to_the_sign_in_page(client: TestClient, petra: SignedIn, path: str) -> None:
    answer = client.get(path, headers=PAGE)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")
    script = client.get(path)
    assert script.status_code == 401
    assert script.json() == {"error": "Je bent niet meer ingelogd. Log opnieuw in."}


def test_a_stranger_comes_back_to_the_page_they_wanted(client: TestClient, petra: SignedIn) -> None:
    answer = client.get("/interview?id=4&code=y", headers=PAGE)
    assert answer.headers["location"] == "/sign-in?next=/interview%3Fid%3D4%26code%3Dy"


@pytest.mark.parametrize("path", ["/", "/sign-in", "/join/abc", "/example", "/marks/1"])
def test_without_any_account_every_page_leads_to_the_set_up(client: TestClient, path: str) -> None:
    answer = client.get(path, headers=PAGE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/set-up")
    assert client.get("/_stcore/health").status_code == 200
    assert refused(client, **ORIGIN)


def test_a_stranger_gets_no_connection(client: TestClient, petra: SignedIn) -> None:
    assert refused(client, **ORIGIN)
    client.cookies.set("meerstem_session", "forged")
    assert refused(client, **ORIGIN)


def test_a_session_gets_a_connection_from_this_app_only(client: TestClient, petra: SignedIn) -> None:
    use(client, petra)
    assert not refused(client, **ORIGIN)
    assert refused(client, origin="https://evil.example")
    assert refused(client, origin="null")
    assert refused(client)


def test_an_ended_session_gets_nothing(client: TestClient, petra: SignedIn, file_store: Store) -> None:
    account = use(client, petra)
    assert client.get("/still-here").status_code == 204
    with file_store.cursor() as cursor:
        sign_out(cursor, account, petra.session.session_id)
    assert client.get("/still-here").status_code == 401
    assert refused(client, **ORIGIN)


def test_an_expired_session_gets_nothing(client: TestClient, petra: SignedIn, file_store: Store) -> None:
    with file_store.cursor() as cursor:
        use(client, add_session(cursor, GATE, petra.session.account, timedelta(seconds=-1)))
    assert client.get("/still-here").status_code == 401
    assert refused(client, **ORIGIN)


def test_signing_out_everywhere_ends_an_open_connection(
    client: TestClient, petra: SignedIn, sam: SignedIn, file_store: Store
) -> None:
    account = use(client, petra)
    with client.websocket_connect(STREAM, headers=ORIGIN) as mine:
        use(client, sam)
        with client.websocket_connect(STREAM, headers=ORIGIN) as other:
            with file_store.cursor() as cursor:
                sign_out_everywhere(cursor, account)
            assert closed_with(mine) == 4401
            other.send_bytes(b"")
            use(client, sam)
            assert client.get("/still-here").status_code == 204


def test_a_closed_account_is_disconnected(
    client: TestClient, petra: SignedIn, sam: SignedIn, file_store: Store
) -> None:
    account = use(client, sam)
    with client.websocket_connect(STREAM, headers=ORIGIN) as socket:
        with file_store.cursor() as cursor:
            close_account(cursor, petra.session.account, account.account_id)
        assert closed_with(socket) == 4401
    assert client.get("/still-here").status_code == 401


def test_an_expiring_session_is_disconnected(client: TestClient, petra: SignedIn, file_store: Store) -> None:
    with file_store.cursor() as cursor:
        use(client, add_session(cursor, GATE, petra.session.account, timedelta(seconds=1)))
    with client.websocket_connect(STREAM, headers=ORIGIN) as socket:
        assert closed_with(socket) == 4401


def closed_with(socket) -> int:  # type: ignore[no-untyped-def]
    """The code with which the server closes; what it had sent before is read first."""
    message = socket.receive()
    while message["type"] == "websocket.send":
        message = socket.receive()
    assert message["type"] == "websocket.close"
    return int(message["code"])


def test_streamlits_page_speaks_the_persons_language(
    client: TestClient, petra: SignedIn, file_store: Store
) -> None:
    account = use(client, petra)
    for path in ("/", "/interview", "/index.html"):
        answer = client.get(path, headers=PAGE)
        assert answer.status_code == 200
        assert '<html lang="nl">' in answer.text
        assert "<title>Meerstem</title>" in answer.text
        assert 'src="/house/still_here.js"' in answer.text
        assert answer.text.index('src="/house/straight_on.js"') < answer.text.index("/static/js/index.")
        assert answer.text.count('src="./static/js/BidiComponent.') == 1
        assert "agent" not in answer.text
        assert int(answer.headers["content-length"]) == len(answer.content)
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
    with file_store.cursor() as cursor:
        change_language(cursor, account, "en")
    assert '<html lang="en">' in client.get("/", headers={**PAGE, "if-none-match": "*"}).text


def test_a_look_at_the_heads_alone_has_no_body(client: TestClient, petra: SignedIn) -> None:
    use(client, petra)
    answer = client.head("/", headers=PAGE)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "path", ["/", "/sign-in", "/join/x", "/still-here", "/house/house.css", "/_stcore/health"]
)
@pytest.mark.parametrize("known", [True, False])
def test_every_answer_carries_the_security_headers(
    client: TestClient, petra: SignedIn, path: str, known: bool
) -> None:
    if known:
        use(client, petra)
    headers = client.get(path, headers=PAGE).headers
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-eval'" not in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert "cache-control" in headers
    assert "strict-transport-security" not in headers


def test_the_gates_own_pages_allow_no_script_at_all(client: TestClient, petra: SignedIn) -> None:
    answer = client.get("/sign-in", headers=PAGE)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "<script" not in answer.text
    assert "style=" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize(
    "path", ["/sign-out", "/language", "/sign-in", "/marks/1", "/_stcore/upload_file/a/b"]
)
def test_another_site_can_post_nothing(
    client: TestClient, petra: SignedIn, path: str, headers: dict[str, str]
) -> None:
    use(client, petra)
    assert client.post(path, data={"language": "en"}, headers=headers).status_code == 403
    assert client.get("/still-here").status_code == 204


def test_the_address_that_was_set_is_an_origin_too(
    client: TestClient, petra: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEERSTEM_ADDRESS", "http://study.example")
    use(client, petra)
    assert not refused(client, origin="http://study.example")


def test_too_long_a_form_is_refused(client: TestClient, petra: SignedIn) -> None:
    answer = client.post("/sign-in", content=b"x" * 1_000_001, headers=ORIGIN)
    assert answer.status_code == 413


def test_a_bug_shows_a_number_and_no_details(
    client: TestClient, petra: SignedIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a text that nobody should read")

    monkeypatch.setattr("pages.gate.leave.sign_out", broken)
    use(client, petra)
    answer = client.post("/sign-out", headers={**ORIGIN, **PAGE})
    assert answer.status_code == 500
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "nobody should read" not in answer.text + caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_no_file_of_the_server_hangs_in_the_house(client: TestClient) -> None:
    for name in ("house.css", "icon.svg", "still_here.js", "atkinson-latin.woff2"):
        assert client.get(f"/house/{name}").status_code == 200, name
    for name in ("app.py", "..%2fapp.py", "LICENSE-atkinson.txt"):
        assert client.get(f"/house/{name}").status_code in (401, 404), name
