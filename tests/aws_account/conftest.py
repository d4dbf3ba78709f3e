"""A moto server for all tests of this folder, and a faulty one before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accounts_on_moto import KEY_NAMES, Builder, moto, reset
from hds_scanners.sources.aws import account
from http_faults import Faults, faults


@pytest.fixture(scope="session")
def moto_address() -> Iterator[str]:
    with moto() as address:
        yield address


@pytest.fixture
def faulty(moto_address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Faults]:
    """What stands before the server; the environment leads there and nowhere else."""
    reset(moto_address)
    with faults(moto_address) as (address, state):
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
            monkeypatch.delenv(name, raising=False)
        for name, value in KEY_NAMES.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
        monkeypatch.chdir(tmp_path)
        # What moto does not know it answers with an internal error: asking again would only take time.
        monkeypatch.setattr(account, "_ATTEMPTS", 1)
        yield state


@pytest.fixture
def make(moto_address: str) -> Builder:
    return Builder(moto_address)
