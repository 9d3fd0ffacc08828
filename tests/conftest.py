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
    """`--wholly`: every action on DuckLake too and every page in both languages; without it a part of these."""
    parser.addoption(
        "--wholly", action="store_true", help="every action on DuckLake too, every page in both languages"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note in the JUnit file which tests need a browser, so that .ci/run can see whether they ran; choose those on DuckLake.

    DuckLake answers ten times as slowly. The tests of the store always run on both homes, those of what people do once in
    each file, and all of them where there is time (.ci/run).
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.user_properties.append(("marker", "browser"))
    if not config.getoption("--wholly"):
        left_out = _more_on_the_lake(items)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _more_on_the_lake(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests of actions on DuckLake but for the first in each file."""
    found: list[pytest.Item] = []
    seen: set[Path] = set()
    for item in items:
        if item.path.parent.name == "actions" and "[lake" in item.name:
            found += [item] * (item.path in seen)
            seen.add(item.path)
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
