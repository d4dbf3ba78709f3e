"""The one provider that every resource goes through, with its region fixed."""

from __future__ import annotations

import pulumi
import pulumiverse_scaleway as scaleway


def regional_provider(name: str, *, region: str, project_id: pulumi.Input[str]) -> scaleway.Provider:
    """A provider that creates nothing outside `region` and `project_id`; keys come from the environment (SCW_*)."""
    return scaleway.Provider(name, region=region, zone=f"{region}-1", project_id=project_id)
