"""One rule, one verdict: the policy pack says of every annotated fixture what `hds scan` says of its preview."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import folder_as_pulumi as renderer
from analyzer_client import Client, Said, policy_pack
from annotated_fixtures import Fixture, fixtures
from hds_policies.catalogue import RULES
from hds_policies.model.policy import Policy
from hds_policies.rule import Outcome
from hds_scanners.config import load_policy
from hds_scanners.scan import Options, scan

BY_ID = {rule.id: rule for rule in RULES}
PRINTED = Path(__file__).parent / "engine"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with policy_pack(tmp_path_factory.mktemp("program")) as client:
        yield client


def _scanned(preview: Path, policy: Policy) -> list[Said]:
    told = {Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR, Outcome.WAIVED}
    return [
        (item.rule_id, item.subject.address, item.outcome, item.fingerprint)
        for item in scan([preview], Options(policy=policy)).findings
        if item.outcome in told
    ]


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
def test_the_pack_says_what_a_scan_of_the_preview_says(fixture: Fixture, tmp_path: Path, pack: Client) -> None:
    """Each finding once, with the same outcome and the same fingerprint."""
    folder = tmp_path / "source"
    folder.mkdir()
    shutil.copy(fixture.path, folder / "main.tf")
    preview = tmp_path / "preview.json"
    digest = renderer.preview_of(renderer.declarations_of(folder))
    preview.write_text(json.dumps(digest))
    settings = fixture.path.parent / "hds.yaml"
    policy = load_policy(settings, BY_ID) if settings.exists() else Policy()
    pack.configure(HDS_PACK={"configuration": str(settings)} if settings.exists() else {})
    assert sorted(map(str, pack.preview(digest))) == sorted(map(str, _scanned(preview, policy)))


def test_what_the_engine_printed_is_judged_alike(pack: Client) -> None:
    """Secrets, unknown values, components and a default provider, as the engine writes them."""
    digest = json.loads((PRINTED / "preview-first.json").read_text())
    pack.configure()
    said = pack.preview(digest)
    assert said
    assert sorted(map(str, said)) == sorted(map(str, _scanned(PRINTED / "preview-first.json", Policy())))
