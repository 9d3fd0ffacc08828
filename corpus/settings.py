"""Where the study is kept, from the environment: the few things that are set outside the app."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Addresses and keys of one installation; `key` encrypts the study's file, `intake_key` the waiting texts."""

    store: str
    key: str | None
    intake: Path
    intake_key: str | None
    address: str


def settings() -> Settings:
    """The settings as the environment gives them now (MEERSTEM_STORE, _KEY, _INTAKE, _INTAKE_KEY, _ADDRESS)."""
    store = os.environ.get("MEERSTEM_STORE") or "data/study.duckdb"
    beside = Path(store.removeprefix("ducklake:")).parent
    return Settings(
        store=store,
        key=os.environ.get("MEERSTEM_KEY") or None,
        intake=Path(os.environ.get("MEERSTEM_INTAKE") or beside / "intake.duckdb"),
        intake_key=os.environ.get("MEERSTEM_INTAKE_KEY") or None,
        address=(os.environ.get("MEERSTEM_ADDRESS") or "http://localhost:8501").rstrip("/"),
    )
