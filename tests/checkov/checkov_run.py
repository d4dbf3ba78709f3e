"""Run a plain Checkov on a folder with this project's policies, and read what it says."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

POLICIES = Path(__file__).resolve().parents[2] / "policies"
CHECKOV = os.environ.get("HDS_CHECKOV", "")
VERSION = subprocess.run([CHECKOV, "--version"], capture_output=True, text=True, check=True).stdout if CHECKOV else ""
WITHOUT_CHECKOV = "HDS_CHECKOV names no Checkov; `make test-checkov` builds one in an environment of its own"

_UNDECIDED = re.compile(r"(HDS_\w+): not decided for (\S+) \((.*?):\d+\)")
_ELSEWHERE = re.compile(r"(HDS_\w+): (fail|error) for (\S+) \((.*?):\d+\)")


@dataclass(frozen=True)
class CheckovRun:
    """Standard output as JSON reports by check type, and the log."""

    reports: Mapping[str, Mapping[str, Any]]
    log: str

    def records(self, outcome: str) -> list[Mapping[str, Any]]:
        """Records of this project's rules: `passed`, `failed` or `skipped`."""
        return [
            record
            for report in self.reports.values()
            for record in report["results"][f"{outcome}_checks"]
            if record["check_id"].startswith("HDS_")
        ]

    def verdicts(self) -> set[tuple[str, str, str, str]]:
        """(absolute path of the file, rule, address, verdict), with what only the log tells."""
        found = {
            (record["file_abs_path"], record["check_id"], _address(record["resource"]), verdict)
            for outcome, verdict in (("passed", "pass"), ("failed", "fail"))
            for record in self.records(outcome)
        }
        found |= {(file, rule, address, "unknown") for rule, address, file in _UNDECIDED.findall(self.log)}
        found |= {(file, rule, address, verdict) for rule, verdict, address, file in _ELSEWHERE.findall(self.log)}
        return found


def _address(resource: str) -> str:
    """Checkov calls a module call by its name alone."""
    return resource if "." in resource.partition("[")[0] else f"module.{resource}"


def run_checkov(
    folder: Path, *options: str, environment: Mapping[str, str] | None = None, policies: Path = POLICIES
) -> CheckovRun:
    """Check a folder as the README says, in English unless the environment says otherwise."""
    done = subprocess.run(
        [
            CHECKOV,
            *("--directory", str(folder), "--external-checks-dir", str(policies), "--skip-download"),
            *("--output", "json", "--soft-fail", *options),
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HDS_LANG": "en", **(environment or {})},
    )
    reports = json.loads(done.stdout)
    reports = reports if isinstance(reports, list) else [reports]
    return CheckovRun({report["check_type"]: report for report in reports if "check_type" in report}, done.stderr)
