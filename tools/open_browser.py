"""Open the app in a browser once it answers, where there is a screen: what `make run` does beside the server."""

from __future__ import annotations

import os
import sys
import time
import urllib.request
import webbrowser

ADDRESS = "http://localhost:8501"


def main() -> None:
    """Wait for the app, half a minute at most, then show it."""
    if not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("darwin", "win32")
    ):
        return
    for _ in range(60):
        try:
            with urllib.request.urlopen(f"{ADDRESS}/_stcore/health", timeout=1):
                webbrowser.open(ADDRESS)
                return
        except OSError:
            time.sleep(0.5)


if __name__ == "__main__":
    main()
