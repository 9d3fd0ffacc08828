"""How the app looks: chosen with or without script, kept for the account and on the device, there before the first paint."""

from __future__ import annotations

import html
import json
import re

import pytest
from starlette.testclient import TestClient

from corpus.actions.change_own_account import change_language
from corpus.preferences import Preferences
from corpus.sessions import SignedIn
from corpus.store.database import Store
from corpus.store.preferences import find_preferences
from pages.frame.language import COMPLETE, is_checked, translator
from pages.gate.index_page import NOT_CHECKED_YET
from tests.pages.gate.visiting import ORIGIN, PAGE, use
from tools.strings import languages

CHOSEN = {"text_size": "160", "spacing": "wide", "calm": "1", "high_contrast": "1", "speech_speed": "0.8"}
ATTRIBUTES = (
    'data-looks="own" data-text-size="160" data-spacing="wide" data-calm="1" data-high-contrast="1" '
    'data-speech-speed="0.8"'
)


def test_what_an_account_chose_stands_on_every_page_on_every_device(
    client: TestClient, sam: SignedIn, petra: SignedIn, file_store: Store
) -> None:
    use(client, sam)
    answer = client.post("/looks", data={**CHOSEN, "script": "1"}, headers=ORIGIN)
    assert answer.status_code == 204
    with file_store.cursor() as cursor:
        found = find_preferences(cursor, sam.session.account.account_id)
    assert found == Preferences(160, "wide", True, True, 0.8)
    use(client, sam)  # another device: no cookie but the session's
    for path in ("/", "/interview?id=1", "/change-passphrase", "/looks"):
        assert (
            client.get(path, headers=PAGE).text.partition("<html ")[2].partition(">")[0]
            == f'lang="nl" {ATTRIBUTES}'
        )
    use(client, petra)
    assert '<html lang="nl">' in client.get("/", headers=PAGE).text


def test_before_signing_in_the_device_remembers_it_without_any_script(
    client: TestClient, petra: SignedIn
) -> None:
    page = client.get("/looks?next=/sign-in", headers=PAGE)
    assert "<script" not in page.text and 'name="next" value="/sign-in"' in page.text
    answer = client.post("/looks", data={**CHOSEN, "next": "/sign-in"}, headers={**ORIGIN, **PAGE})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert ATTRIBUTES in client.get("/sign-in", headers=PAGE).text
    assert 'value="160" checked' in client.get("/looks", headers=PAGE).text


@pytest.mark.parametrize("cookie", ["160", "-----", "160-wide-1-1-0.8-x", '"><script>', "999-normal---1"])
def test_a_cookie_that_is_no_choice_is_passed_over(client: TestClient, petra: SignedIn, cookie: str) -> None:
    client.cookies.set("meerstem_looks", cookie)
    assert '<html lang="nl">' in client.get("/sign-in", headers=PAGE).text


def test_a_choice_that_does_not_exist_changes_nothing_and_says_so(
    client: TestClient, sam: SignedIn, file_store: Store
) -> None:
    use(client, sam)
    answer = client.post("/looks", data={"text_size": "900"}, headers={**ORIGIN, **PAGE})
    assert answer.status_code == 400 and "Kies opnieuw" in answer.text
    with file_store.cursor() as cursor:
        assert find_preferences(cursor, sam.session.account.account_id) is None


def test_it_goes_on_to_no_other_site(client: TestClient, petra: SignedIn) -> None:
    answer = client.post("/looks", data={"next": "https://elsewhere.example/"}, headers={**ORIGIN, **PAGE})
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("language", [one for one in languages() if one not in COMPLETE])
def test_a_language_that_nobody_checked_says_so_in_that_language(
    client: TestClient, sam: SignedIn, file_store: Store, language: str
) -> None:
    assert not is_checked(language)
    account = use(client, sam)
    with file_store.cursor() as cursor:
        change_language(cursor, account, language)
    page = client.get("/", headers=PAGE).text
    given = json.loads(html.unescape(re.findall(r'data-given="([^"]*)"', page)[0]))
    assert given["unchecked"]["text"] == translator(language)(NOT_CHECKED_YET)
    assert ('dir="rtl"' in page.partition(">")[0] + page.partition("<html")[2][:60]) == (language == "ar")
