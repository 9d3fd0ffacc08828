"""A co-researcher for the load: what their browser would send, without a browser."""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import time
from dataclasses import dataclass, field

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from corpus.ids import new_id

TOPICS = "my_proposals,assigned"
TRIES = 3


@dataclass(frozen=True)
class Saved:
    """A mark that was sent: how many seconds until its answer, and whether that confirmed it."""

    coding_id: str
    seconds: float
    confirmed: bool


@dataclass
class Reader:
    """Somebody with an interview: sign in, open it, code, leave."""

    name: str
    transcript_id: str
    version: str
    spans: list[tuple[int, int]]
    codes: list[str]
    browser: httpx.AsyncClient = field(init=False)
    page: ClientConnection = field(init=False)
    _waiting: list[asyncio.Task[None]] = field(default_factory=list)

    async def sign_in(self, address: str, passphrase: str) -> None:
        """Fill in the form of the gate, as a person does."""
        self.browser = httpx.AsyncClient(base_url=address, headers={"origin": address}, timeout=60)
        form = await self.browser.get("/sign-in", headers={"accept": "text/html"})
        token = re.search(r'name="form_token" value="([\w-]+)"', form.text)
        sent = {
            "form_token": token[1] if token else "",
            "name": self.name,
            "passphrase": passphrase,
            "next": "/",
        }
        answer = await self.browser.post("/sign-in", data=sent)
        if answer.status_code != 303:
            raise RuntimeError(f"the gate does not let the load in: {answer.status_code}")

    async def open_interview(self) -> None:
        """The page, Streamlit's connection until the page has been made, the text and the marks; then wait for news."""
        query = f"id={self.transcript_id}"
        await self.browser.get(f"/interview?{query}", headers={"accept": "text/html"})
        base = str(self.browser.base_url).rstrip("/")
        cookie = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        self.page = await connect(
            f"{base.replace('http', 'ws', 1)}/_stcore/stream",
            origin=base,  # type: ignore[arg-type]
            additional_headers={"cookie": cookie},
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
        )
        wanted = BackMsg()
        wanted.rerun_script.query_string = query
        wanted.rerun_script.page_name = "interview"
        await self.page.send(wanted.SerializeToString())
        await self._until_made()
        await self.browser.get(f"/texts/{self.transcript_id}")
        await self.browser.get(f"/marks/{self.transcript_id}")
        self._waiting = [asyncio.create_task(self._listen()), asyncio.create_task(self._wait_for_news())]

    async def code(self, every: float, until: float, chance: random.Random) -> list[Saved]:
        """Give a passage a code about every so many seconds, until this moment of time.perf_counter."""
        found = []
        moment = time.perf_counter() + chance.random() * every
        while moment < until:
            await asyncio.sleep(max(0.0, moment - time.perf_counter()))
            found.append(await self._mark(chance))
            moment += every * chance.uniform(0.8, 1.2)
        return found

    async def leave(self) -> None:
        """Close the page."""
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)
        await self.page.close()
        await self.browser.aclose()

    async def _mark(self, chance: random.Random) -> Saved:
        start, end = chance.choice(self.spans)
        coding_id = new_id()
        operation = {
            "op": "code",
            "id": coding_id,
            "code": chance.choice(self.codes),
            "start": start,
            "end": end,
        }
        began = time.perf_counter()
        confirmed = False
        for _try in range(TRIES):  # as the outbox does: the same mark once more, which is harmless
            with contextlib.suppress(httpx.TransportError):
                answer = await self.browser.post(
                    f"/marks/{self.transcript_id}",
                    json=[{**operation, "version": self.version}],
                    headers={"x-meerstem": "1", "sec-fetch-site": "same-origin"},
                )
                confirmed = answer.status_code == 200 and answer.json()[0]["ok"]
                break
        return Saved(coding_id, time.perf_counter() - began, confirmed)

    async def _until_made(self) -> None:
        async for message in self.page:
            told = ForwardMsg.FromString(message if isinstance(message, bytes) else message.encode())
            if told.WhichOneof("type") == "script_finished":
                return

    async def _listen(self) -> None:
        async for _message in self.page:
            pass

    async def _wait_for_news(self) -> None:
        known = (await self.browser.get(f"/news/{TOPICS}")).json()
        while True:
            with contextlib.suppress(httpx.TransportError):
                since = ",".join(str(count) for count in known.values())
                known = (await self.browser.get(f"/news/{TOPICS}", params={"since": since})).json()
