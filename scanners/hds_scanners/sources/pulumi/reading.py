"""What one Pulumi input declares."""

from __future__ import annotations

from dataclasses import dataclass, field

from hds_policies.model.declaration import Declaration
from hds_scanners.sources.pulumi.resources import Deployment
from hds_scanners.sources.terraform.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class NotLookedAt:
    """Something whose content is not to be seen here: a remote component, another stack."""

    address: str
    source: str


@dataclass(slots=True)
class PulumiReading:
    """What one document or stack declares; the same members as the reading of a Terraform root."""

    declarations: list[Declaration] = field(default_factory=list)
    modules_not_fetched: list[NotLookedAt] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unknown_types: set[str] = field(default_factory=set)
    """Pulumi types that no table tells in Terraform words."""

    def take(self, deployment: Deployment) -> None:
        """Add the resources of a stack."""
        self.declarations += deployment.declarations()
        self.unknown_types |= deployment.unmapped

    def info(self, en: str, fr: str, file: str, line: int = 0) -> None:
        """Remark on something normal."""
        self.diagnostics.append(Diagnostic("info", "structure", en, fr, file, line))

    def warning(self, en: str, fr: str, file: str, line: int = 0) -> None:
        """Remark on something that may matter."""
        self.diagnostics.append(Diagnostic("warning", "structure", en, fr, file, line))

    def error(self, en: str, fr: str, file: str, line: int = 0) -> None:
        """Remark on a result that is missing."""
        self.diagnostics.append(Diagnostic("error", "structure", en, fr, file, line))

    def failed(self, file: str) -> None:
        """Remark that the engine reported an error; its text may quote the program's values and is not repeated."""
        self.error(
            "Pulumi reported an error: what it shows is incomplete",
            "Pulumi a signalé une erreur : ce qu'il montre est incomplet",
            file,
        )
