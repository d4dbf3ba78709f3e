"""What all module instances of one root share: options, remarks, the working directory and what is counted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.diagnostics import DiagnosticLog
from hds_scanners.sources.terraform.language.typesystem import STRING
from hds_scanners.sources.terraform.language.values import NOT_NULL, UnknownValue, Value
from hds_scanners.sources.terraform.provider_configurations import Providers

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.discovery import Discovery
    from hds_scanners.sources.terraform.options import TerraformOptions


@dataclass(slots=True)
class RootRun:
    """What all module instances of one root share."""

    tree: Discovery
    folder: str
    options: TerraformOptions
    remarks: DiagnosticLog = field(default_factory=DiagnosticLog)
    instances: int = 0
    evaluating: list[str] = field(default_factory=list)
    providers: Providers = field(default_factory=Providers)
    manifest: dict[str, str] | None = None

    @property
    def directory(self) -> Path:
        """Terraform's working directory."""
        return self.tree.base / self.folder

    @property
    def data_directory(self) -> Path:
        """Where `terraform init` keeps what it fetched."""
        return self.directory / self.options.environment.get("TF_DATA_DIR", ".terraform")

    def spend(self, count: int) -> bool:
        """Count instances; False when the root has too many."""
        self.instances += count
        return self.instances <= self.options.limits.instances

    def workspace(self) -> Value:
        """The workspace's name, unknown unless something says it."""
        chosen = self.options.environment.get("TF_WORKSPACE")
        if not chosen:
            try:
                chosen = (self.data_directory / "environment").read_text("utf-8").strip()
            except (OSError, ValueError):
                chosen = self.options.workspace
        if chosen:
            return chosen
        return UnknownValue(Unknown(Why.RUN_TIME, ("terraform.workspace",)), STRING, NOT_NULL)

    def fetched(self, key: str) -> str | None:
        """Folder, relative to the root's, of a fetched module by its key (`vpc`, `vpc.subnets`)."""
        if self.manifest is None:
            self.manifest = {}
            manifest = self.data_directory / "modules" / "modules.json"
            try:
                listed = json.loads(manifest.read_text("utf-8"))["Modules"]
                self.manifest = {entry["Key"]: entry["Dir"] for entry in listed if isinstance(entry["Dir"], str)}
            except (OSError, ValueError, KeyError, TypeError):
                pass
        return self.manifest.get(key)
