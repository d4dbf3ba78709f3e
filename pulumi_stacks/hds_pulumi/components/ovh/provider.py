"""The providers that every resource goes through: OVHcloud's API, and OpenStack in one region of it."""

from __future__ import annotations

import pulumi
import pulumi_openstack as openstack
import pulumi_ovh as ovh

AUTHENTICATION = "https://auth.cloud.ovh.net/v3"


def european_provider(name: str) -> ovh.Provider:
    """OVHcloud's European API; credentials come from the environment (OVH_CLIENT_ID, OVH_CLIENT_SECRET)."""
    return ovh.Provider(name, endpoint="ovh-eu")


def regional_openstack(name: str, *, region: str, project_id: pulumi.Input[str]) -> openstack.Provider:
    """OpenStack in one region of a Public Cloud project; credentials come from the environment (OS_*)."""
    return openstack.Provider(name, auth_url=AUTHENTICATION, region=region, tenant_id=project_id)
