"""Fixtures that all tests share: a real store, on both of its homes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.store.database import Cursor, Store, open_store


@pytest.fixture(params=["file", "lake"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A new study, once in a DuckDB file and once in DuckLake: what a store module does, it does on both."""
    address = {"file": f"{tmp_path}/study.duckdb", "lake": f"ducklake:{tmp_path}/study.ducklake"}[request.param]
    opened = open_store(address)
    yield opened
    opened.close()


@pytest.fixture
def cursor(store: Store) -> Iterator[Cursor]:
    """A cursor on the new study."""
    with store.cursor() as opened:
        yield opened


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """A new study in a DuckDB file, for what does not concern the store."""
    opened = open_store(str(tmp_path / "study.duckdb"))
    yield opened
    opened.close()
