"""Choosing another pass-phrase."""

from __future__ import annotations

from starlette.testclient import TestClient

from corpus.sessions import SignedIn
from tests.pages.gate.visiting import PAGE, WORDS, send, use

NEW = "drie rode paraplu's"


def test_a_new_pass_phrase_counts_at_once_and_other_devices_are_signed_out(
    client: TestClient, petra: SignedIn
) -> None:
    name = use(client, petra).name
    answer = send(client, "/change-passphrase", old=WORDS, new=NEW)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert client.get("/still-here").status_code == 204, "this device goes on"
    use(client, petra)
    assert client.get("/still-here").status_code == 401, "the session of before is over"
    client.cookies.clear()
    assert send(client, "/sign-in", name=name, passphrase=WORDS).status_code == 400
    assert send(client, "/sign-in", name=name, passphrase=NEW).status_code == 303


def test_with_a_wrong_old_or_a_poor_new_one_nothing_changes(client: TestClient, petra: SignedIn) -> None:
    use(client, petra)
    for old, new in (("iets anders dan dit", NEW), (WORDS, "kort")):
        answer = send(client, "/change-passphrase", old=old, new=new)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
    assert client.get("/still-here").status_code == 204


def test_who_is_not_signed_in_is_led_to_the_door(client: TestClient, petra: SignedIn) -> None:
    client.cookies.clear()
    answer = client.get("/change-passphrase", headers=PAGE)
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/sign-in")
