"""Answers leave at once, instead of waiting 40 ms for the browser to confirm their first half."""

from __future__ import annotations

import socket
from asyncio import base_events


def answer_promptly() -> None:
    """Switch Nagle's algorithm (RFC 896) off on every connection that this process accepts from now on.

    asyncio does that itself, but only for sockets that say they are TCP, and Streamlit 1.67 makes its listening socket
    without saying so. Headers and body of an answer are written one after the other, so each answer with a body waited
    for the delayed acknowledgement of its headers: 47 ms instead of 3 for the smallest.
    """
    base_events._set_nodelay = _without_delay  # type: ignore[attr-defined]


def _without_delay(connection: socket.socket) -> None:
    if connection.family in (socket.AF_INET, socket.AF_INET6) and connection.type == socket.SOCK_STREAM:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
