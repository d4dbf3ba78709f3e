"""People who know Terraform type its options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hds_scanners.cli import run


@pytest.mark.parametrize("spelling", [["-var=region=us-east-1"], ["-var", "region=us-east-1"]])
def test_variables_may_be_given_as_to_terraform(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], spelling: list[str]
) -> None:
    (tmp_path / "main.tf").write_text('variable "region" {}\nresource "aws_x" "y" {\n  region = var.region\n}\n')
    run(["dump", str(tmp_path), "--format", "json", *spelling])
    (resource,) = json.loads(capsys.readouterr().out)["resources"]
    assert resource["attributes"]["region"] == "us-east-1"
