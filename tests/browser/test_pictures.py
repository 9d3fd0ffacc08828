"""A view of themes taken away: its picture as the browser drew it, its table, made only when somebody asks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import RunningApp, seeded_app
from tests.pages.told_study import MISSING, seed_told_study

PATIENCE = 60_000  # ms
SIGNATURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def told_app(tmp_path_factory: pytest.TempPathFactory) -> RunningApp:
    """A study with themes and participants; not started yet."""
    app = seeded_app(tmp_path_factory.mktemp("pictures"), 0)
    with app.cursor() as cursor:
        seed_told_study(cursor)
    return app


def taken(page: Page, asked: str) -> tuple[str, bytes]:
    """The file that a button gives."""
    with page.expect_download(timeout=PATIENCE) as download:
        page.locator(asked).click(timeout=PATIENCE)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_picture_and_a_table_of_what_is_on_the_screen_can_be_taken_away(
    told_app: RunningApp, visit: Callable[..., Page]
) -> None:
    told_app.start()
    try:
        page = visit(told_app, told_app.study.researcher, f"{told_app.address}/crosstab?as=counts")
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        page.locator(".js-plotly-plot .infolayer text").first.wait_for(timeout=PATIENCE)
        name, svg = taken(page, "[data-kind=svg]")
        words = [text.text for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
        assert name.endswith(".svg") and "Thema’s – Per leeftijdsgroep" in words
        assert any(MISSING in (one or "") for one in words) and b"font/woff2" in svg and b"<script" not in svg
        name, png = taken(page, "[data-kind=png]")
        assert png.startswith(SIGNATURE) and int.from_bytes(png[16:20]) > 1_500, (
            "twice the pixels of the screen"
        )
        name, table = taken(page, ".st-key-crosstab-csv button")
        assert name.endswith(".csv") and table.startswith(b"\xef\xbb\xbfRij,Kolom,deelnemers,van de,deel\r\n")
        assert MISSING in table.decode()
        name, book = taken(page, ".st-key-crosstab-xlsx button")
        assert MISSING in zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()
        assert refused == []
    finally:
        told_app.kill()
