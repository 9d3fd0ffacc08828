"""What a page fetches first: what it needs, packed, and nothing for who is not signed in."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from corpus.sessions import SignedIn
from pages.gate.packed import FILES
from tests.pages.gate.visiting import PAGE, use


def test_everything_that_the_page_asks_for_early_is_there_and_its_scripts_are_packed(
    client: TestClient, sam: SignedIn
) -> None:
    use(client, sam)
    page = client.get("/", headers=PAGE).text
    early = re.findall(r'<(?:link|script)[^>]*(?:href|src)="\.?(/(?:static|house)[^"]+)"', page)
    assert {"Button", "Html", "BidiComponent"} <= {name.split("/")[-1].split(".")[0] for name in early}
    assert "/house/atkinson-latin.woff2" in early and not re.search("SourceSans", page)
    for address in early:
        answer = client.get(address, headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200, address
        if address in FILES:
            assert (
                answer.headers["content-encoding"] == "gzip"
                and "immutable" in answer.headers["cache-control"]
            )
            assert answer.content == FILES[address].read_bytes()


def test_a_browser_that_cannot_unpack_gets_the_script_as_it_is_and_a_stranger_none(
    client: TestClient, sam: SignedIn
) -> None:
    address = min(FILES)
    use(client, sam)
    answer = client.get(address, headers={"accept-encoding": "identity"})
    assert answer.status_code == 200 and "content-encoding" not in answer.headers
    client.cookies.clear()
    assert client.get(address, headers={"accept-encoding": "gzip"}).status_code == 401
