"""The one provider that every resource goes through, with its region fixed."""

from __future__ import annotations

import pulumi_outscale as outscale


def regional_provider(name: str, *, region: str) -> outscale.Provider:
    """A provider that creates nothing outside `region`; keys come from the environment (OUTSCALE_*)."""
    return outscale.Provider(name, region=region)
