"""Fixtures that all tests share: a real store, on both of its homes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.store.database import LAKE, Cursor, Store, open_store


@pytest.fixture(scope="session")
def new_studies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The address of a migrated, empty study in each home, to copy: making a lake takes seconds, copying it none."""
    folder = tmp_path_factory.mktemp("new-studies")
    addresses = {"file": f"{folder}/study.duckdb", "lake": f"ducklake:{folder}/study.ducklake"}
    for address in addresses.values():
        open_store(address).close()
    return addresses


def _copied(address: str, folder: Path) -> str:
    kind, found, path = address.rpartition(LAKE)
    for file in (Path(path), Path(path).with_suffix(".files")):
        if file.is_dir():
            shutil.copytree(file, folder / file.name)
        elif file.exists():
            shutil.copy(file, folder / file.name)
    return f"{kind}{found}{folder / Path(path).name}"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--wholly`: everything on DuckLake too, every test in the browser, every page in both languages."""
    parser.addoption(
        "--wholly",
        action="store_true",
        help="everything on DuckLake too, and all there is to see in a browser",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note in the JUnit file which tests need a browser, for .ci/run; leave out what takes long.

    DuckLake answers ten times as slowly as a file, and a browser takes seconds for a page. So of what is tried on both
    homes the first test of each file runs on DuckLake too, and of the files in tests/browser the first test (of
    test_accessibility.py all); the rest where there is time for it (`--wholly`, as in .ci/run).
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.user_properties.append(("marker", "browser"))
    if not config.getoption("--wholly"):
        lake = [item for item in items if "[lake" in item.name or "[ducklake" in item.name]
        seen = [
            item for item in items if item.get_closest_marker("browser") and "accessib" not in item.path.name
        ]
        left_out = {*_but_the_first(lake), *_but_the_first(seen)}
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def _but_the_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """All of these but the first of each file."""
    files: set[Path] = set()
    found = []
    for item in items:
        found += [item] * (item.path in files)
        files.add(item.path)
    return found


@pytest.fixture(params=["file", "lake"])
def store(request: pytest.FixtureRequest, new_studies: dict[str, str], tmp_path: Path) -> Iterator[Store]:
    """A new study, once in a DuckDB file and once in DuckLake: what a store module does, it does on both."""
    opened = open_store(_copied(new_studies[request.param], tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def cursor(store: Store) -> Iterator[Cursor]:
    """A cursor on the new study."""
    with store.cursor() as opened:
        yield opened


@pytest.fixture
def file_store(new_studies: dict[str, str], tmp_path: Path) -> Iterator[Store]:
    """A new study in a DuckDB file, for what does not concern the store."""
    opened = open_store(_copied(new_studies["file"], tmp_path))
    yield opened
    opened.close()
