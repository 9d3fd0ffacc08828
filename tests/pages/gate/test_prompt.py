"""Answers leave at once."""

from __future__ import annotations

import asyncio
import socket
from asyncio import base_events

import pytest

from pages.gate.prompt import answer_promptly
from tests.pages.gate.visiting import run


def test_a_connection_to_a_socket_that_does_not_say_it_is_tcp_is_not_held_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(base_events, "_set_nodelay", base_events._set_nodelay)  # put back afterwards
    answer_promptly()
    assert run(_delay_is_off()), "as Streamlit makes its listening socket"


async def _delay_is_off() -> bool:
    listening = socket.socket(socket.AF_INET)  # no word of TCP, as in Streamlit 1.67
    listening.bind(("127.0.0.1", 0))
    off: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def met(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        off.set_result(
            bool(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        )
        writer.close()

    async with await asyncio.start_server(met, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname())
        found = await asyncio.wait_for(off, 10)
        writer.close()
    return found
