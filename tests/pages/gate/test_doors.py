"""The gate's own pages: set-up, sign-in, invitations, cards, the example's door, signing out, the language."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from corpus.accounts import CO_RESEARCHER, RESEARCHER, SHELL
from corpus.actions.invite import invite, invite_again, make_account
from corpus.clock import now
from corpus.sessions import SHARED_DEVICE, SignedIn
from corpus.store.accounts import list_accounts
from corpus.store.database import Store, transaction
from corpus.store.study import set_setting
from pages.gate import set_up
from pages.gate.app import hide_links
from pages.gate.security import client_address, safe_next
from tests.pages.gate.visiting import ORIGIN, PAGE, WORDS, form_token, send, use

OTHER_WORDS = "rode rozen op tafel"


def link_for(store: Store, petra: SignedIn, role: str = CO_RESEARCHER) -> str:
    with store.cursor() as cursor:
        return f"/join/{invite(cursor, petra.session.account, 'Sam Verzonnen', role).token}"


def test_the_code_from_the_terminal_makes_the_first_researcher(
    client: TestClient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "_code", "")
    form_token(client, "/set-up")
    printed = capsys.readouterr().err
    code = printed.partition("code: ")[2].split()[0]
    assert "/set-up" in printed
    filled = {"name": "Petra Proef", "passphrase": WORDS, "again": WORDS}
    wrong = send(client, "/set-up", code="AAAA-AAAA", **filled)
    assert (wrong.status_code, "role=" in wrong.text) == (400, True)
    assert WORDS not in wrong.text
    differs = send(client, "/set-up", code=code, name="Petra Proef", passphrase=WORDS, again="anders")
    assert differs.status_code == 400
    answer = send(client, "/set-up", code=code.lower().replace("-", " "), **filled)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert client.get("/still-here").status_code == 204
    client.cookies.clear()
    assert client.get("/set-up", headers=PAGE).headers["location"] == "/sign-in"
    assert capsys.readouterr().err == "", "the code is printed once"


def test_after_five_wrong_codes_there_is_a_new_one(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "_tries", 0)
    first = set_up.set_up_code()
    for _ in range(5):
        assert send(client, "/set-up", code="x", name="P", passphrase=WORDS, again=WORDS).status_code == 400
    assert set_up.set_up_code() != first
    assert send(client, "/set-up", code=first, name="P", passphrase=WORDS, again=WORDS).status_code == 400


def test_signing_in_sets_a_cookie_that_no_script_reads(client: TestClient, petra: SignedIn) -> None:
    answer = send(client, "/sign-in", name="petra proef", passphrase=WORDS, next="/interview?id=4")
    assert (answer.status_code, answer.headers["location"]) == (303, "/interview?id=4")
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("meerstem_session="))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert int(cookie.partition("Max-Age=")[2].split(";")[0]) > 29 * 24 * 3600
    assert client.get("/", headers=PAGE).status_code == 200
    assert client.get("/sign-in", headers=PAGE).headers["location"] == "/"


def test_by_https_the_cookie_is_tied_to_this_host(
    client: TestClient, petra: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEERSTEM_ADDRESS", "https://testserver")
    page = client.get("/sign-in", headers=PAGE)
    assert page.headers["strict-transport-security"]
    form_cookie = next(one for one in page.headers.get_list("set-cookie") if "meerstem_form" in one)
    assert form_cookie.startswith("__Host-meerstem_form=")
    token = form_cookie.partition("=")[2].partition(";")[0]
    answer = client.post(
        "/sign-in",
        data={"form_token": token, "name": "Petra Proef", "passphrase": WORDS},
        headers={"origin": "https://testserver", "cookie": f"__Host-meerstem_form={token}"},
    )
    cookie = next(one for one in answer.headers.get_list("set-cookie") if "meerstem_session" in one)
    assert cookie.startswith("__Host-meerstem_session=")
    assert "Secure" in cookie
    assert "Domain" not in cookie


def test_a_shared_tablet_is_signed_out_after_half_a_day(client: TestClient, petra: SignedIn) -> None:
    answer = send(client, "/sign-in", name="Petra Proef", passphrase=WORDS, shared="1")
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("meerstem_session="))
    assert timedelta(seconds=int(cookie.partition("Max-Age=")[2].split(";")[0])) <= SHARED_DEVICE


def test_a_wrong_pass_phrase_is_said_aloud_and_the_name_stays(client: TestClient, petra: SignedIn) -> None:
    answer = send(client, "/sign-in", name='Petra "Proef"', passphrase="iets heel anders")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert 'value="Petra &quot;Proef&quot;"' in answer.text
    assert "iets heel anders" not in answer.text


def test_guessing_at_the_door_has_to_wait(client: TestClient, petra: SignedIn) -> None:
    for _ in range(5):
        assert send(client, "/sign-in", name="Petra Proef", passphrase="iets anders").status_code == 400
    answer = send(client, "/sign-in", name="Petra Proef", passphrase=WORDS)
    assert answer.status_code == 429
    assert "over 1 min." in answer.text


@pytest.mark.parametrize("token", ["", "forged"])
def test_a_form_without_its_own_token_is_refused(client: TestClient, petra: SignedIn, token: str) -> None:
    form_token(client, "/sign-in")
    sent = {"form_token": token, "name": "Petra Proef", "passphrase": WORDS}
    assert client.post("/sign-in", data=sent, headers=ORIGIN).status_code == 400
    client.cookies.clear()
    assert client.post("/sign-in", data=sent, headers=ORIGIN).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "evil",
        "",
        "/" + "x" * 1000,
    ],
)
def test_signing_in_leads_to_no_other_site(client: TestClient, petra: SignedIn, path: str) -> None:
    assert safe_next(path) == "/"
    answer = send(client, "/sign-in", name="Petra Proef", passphrase=WORDS, next=path)
    assert answer.headers["location"] == "/"


def test_an_invitation_lets_somebody_in_once(client: TestClient, petra: SignedIn, file_store: Store) -> None:
    link = link_for(file_store, petra)
    page = client.get(link, headers=PAGE)
    assert "Welkom, <bdi>Sam Verzonnen</bdi>" in page.text
    assert "mede-onderzoeker" in page.text
    short = send(client, link, kind="passphrase", passphrase="kort", again="kort")
    assert short.status_code == 400
    answer = send(client, link, kind="passphrase", passphrase=OTHER_WORDS, again=OTHER_WORDS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert client.get("/still-here").status_code == 204
    client.cookies.clear()
    assert client.get(link, headers=PAGE).status_code == 404


def test_a_first_invitation_and_a_new_link_greet_differently(
    client: TestClient, petra: SignedIn, file_store: Store
) -> None:
    with file_store.cursor() as cursor:
        new = make_account(cursor, petra.session.account, "Sam Verzonnen", CO_RESEARCHER)
    first = f"/join/{new.token}"
    assert "Je bent uitgenodigd" in client.get(first, headers=PAGE).text
    send(client, first, kind="passphrase", passphrase=OTHER_WORDS, again=OTHER_WORDS)
    client.cookies.clear()
    with file_store.cursor() as cursor:
        again = f"/join/{invite_again(cursor, petra.session.account, str(new.account_id)).token}"
    assert "De oude werkt dan niet meer" in client.get(again, headers=PAGE).text


def test_an_invitation_speaks_the_language_it_was_made_for(
    client: TestClient, petra: SignedIn, file_store: Store
) -> None:
    with file_store.cursor() as cursor:
        link = f"/join/{invite(cursor, petra.session.account, 'Sam Verzonnen', CO_RESEARCHER, 'en').token}"
    assert '<html lang="en">' in client.get(link, headers=PAGE).text
    assert '<html lang="nl">' in client.get(f"{link}?language=nl", headers=PAGE).text


def test_a_dead_or_invented_link_tells_nothing(
    client: TestClient, petra: SignedIn, file_store: Store
) -> None:
    with file_store.cursor() as cursor:
        link = (
            f"/join/{make_account(cursor, petra.session.account, 'Sam Verzonnen', RESEARCHER, days=1).token}"
        )
        later = now() - timedelta(days=2)
        with transaction(cursor):
            cursor.execute("UPDATE invitations SET expires_at = $later", {"later": later})
    for dead in (link, "/join/invented"):
        page = client.get(dead, headers=PAGE)
        assert page.status_code == 404
        assert "Sam" not in page.text
        assert "<form" not in page.text


def test_a_card_asks_for_its_pin_from_then_on(client: TestClient, petra: SignedIn, file_store: Store) -> None:
    link = link_for(file_store, petra)
    answer = send(client, link, f"{link}?with=pin", kind="pin", pin="480913", again="480913")
    assert answer.status_code == 303
    client.cookies.clear()
    page = client.get(link, headers=PAGE)
    assert "Je pincode" in page.text
    assert "Sam" not in page.text
    assert send(client, link, kind="card", pin="480914").status_code == 400
    assert send(client, link, kind="card", pin="480913").status_code == 303
    assert client.get("/still-here").status_code == 204


def test_signing_out_takes_the_cookie_away(client: TestClient, petra: SignedIn) -> None:
    use(client, petra)
    answer = client.post("/sign-out", headers=ORIGIN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert any(
        "meerstem_session=" in one and "Max-Age=0" in one for one in answer.headers.get_list("set-cookie")
    )
    use(client, petra)
    assert client.get("/still-here").status_code == 401, "the session itself has ended too"
    assert client.post("/sign-out", headers=ORIGIN).status_code == 303


def test_signing_out_everywhere_ends_the_other_devices(client: TestClient, petra: SignedIn) -> None:
    here = send(client, "/sign-in", name="Petra Proef", passphrase=WORDS)
    assert here.status_code == 303
    client.post("/sign-out", data={"everywhere": "1"}, headers=ORIGIN)
    use(client, petra)
    assert client.get("/still-here").status_code == 401


def test_the_language_is_changed_and_remembered(client: TestClient, petra: SignedIn) -> None:
    assert '<html lang="nl">' in client.get("/sign-in", headers=PAGE).text
    assert "<title>Inloggen · Meerstem</title>" in client.get("/sign-in", headers=PAGE).text
    assert '<html lang="en">' in client.get("/sign-in?language=en", headers=PAGE).text
    assert '<html lang="en">' in client.get("/sign-in", headers=PAGE).text
    assert '<html lang="en">' in client.get("/sign-in?language=xx", headers=PAGE).text
    use(client, petra)
    headers = {**ORIGIN, "referer": "http://testserver/interview?id=4"}
    answer = client.post("/language", data={"language": "en"}, headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, "/interview?id=4")
    assert '<html lang="en">' in client.get("/", headers=PAGE).text
    assert client.post("/language", data={"language": "xx"}, headers=ORIGIN).status_code == 400


def test_in_the_example_one_chooses_who_to_be(client: TestClient, petra: SignedIn, file_store: Store) -> None:
    with file_store.cursor() as cursor:
        make_account(cursor, SHELL, "Bewoner Een", CO_RESEARCHER)
        account_id = next(one.account.account_id for one in list_accounts(cursor) if one.secret_kind is None)
    with file_store.cursor() as cursor, transaction(cursor):
        set_setting(cursor, "example", True, SHELL.account_id)
    page = client.get("/sign-in", headers=PAGE)
    assert "Ik ben Bewoner Een" in page.text
    assert "verzonnen" in page.text
    assert 'type="password"' not in page.text
    assert send(client, "/example", "/sign-in", account_id="nobody").status_code == 400
    assert send(client, "/example", "/sign-in", account_id=account_id).status_code == 303
    assert client.get("/still-here").status_code == 204


def test_nobody_chooses_who_to_be_in_a_real_study(client: TestClient, petra: SignedIn) -> None:
    answer = send(client, "/example", "/sign-in", account_id=petra.session.account.account_id)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert client.get("/still-here").status_code == 401


def test_the_servers_log_shows_no_invitation_link() -> None:
    record = logging.LogRecord(
        "uvicorn.access", logging.INFO, "", 0, '%s - "%s %s"', ("x", "GET", "/join/a_secret-b?with=pin"), None
    )
    hide_links(record)
    assert record.getMessage() == 'x - "GET /join/…?with=pin"'


def test_addresses_are_told_apart_by_household() -> None:
    def address(host: str) -> str:
        return client_address({"client": (host, 1)})

    assert address("::ffff:192.0.2.7") == address("192.0.2.7") == "192.0.2.7"
    assert address("2001:db8:1:2:3::4") == address("2001:db8:1:2:ffff::1")
    assert address("2001:db8:1:2::1") != address("2001:db8:1:3::1")
    assert address("testclient") == "testclient"
