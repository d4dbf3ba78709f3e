"""A moto server for all tests of this folder, and a faulty one before it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from accounts_on_moto import KEY_NAMES, Builder, moto, reset
from hds_scanners.sources.aws import account
from hosts_double import Hosts, proxy
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


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hosts]:
    """Who stands for other hosts; whatever is asked over HTTP comes to them, and the environment holds keys alone."""
    with proxy() as (address, answering):
        for name in [name for name in os.environ if name.startswith("AWS_") or name.lower().endswith("_proxy")]:
            monkeypatch.delenv(name)
        for name, value in KEY_NAMES.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("HTTP_PROXY", address)
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
        monkeypatch.chdir(tmp_path)
        yield answering
