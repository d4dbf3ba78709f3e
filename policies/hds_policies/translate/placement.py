"""Who hosts a declaration, and in which region: the resource's own words first, then its provider's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hds_policies.facts.endpoints import provider_by_endpoint
from hds_policies.facts.hosts import PROVIDERS
from hds_policies.model.place import Placement
from hds_policies.model.value import Setting, Unknown, Why

if TYPE_CHECKING:
    from hds_policies.translate.reading import Resource

# Where a resource of each provider may say its own place, in order; see the table of reference in facts.data_movement.
_OWN = {
    "aws": ("region", "availability_zone", "availability_zones"),
    "azurerm": ("location",),
    "google": ("location", "region", "zone"),
    "ovh": ("region", "region_name", "nodes.region", "availability_zone", "datacenter", "regions"),
    "openstack": ("region",),
    "scaleway": ("zone", "region"),
    "outscale": ("subregion_name", "placement_subregion_name", "placement.subregion_name", "region"),
    "numspot": ("availability_zone_name",),
    "flexibleengine": ("region", "availability_zone"),
    "ibm": (
        "region_location",
        "single_site_location",
        "cross_region_location",
        "location",
        "zone",
        "region",
        "datacenter",
    ),
    "exoscale": ("zone",),
    "clevercloud": ("region",),
    "scalingo": ("region",),
    "digitalocean": ("region",),
    "hetzner": ("location", "datacenter"),
    "linode": ("region",),
    "vultr": ("region",),
    "alicloud": ("availability_zone", "zone_id"),
    "heroku": ("region",),
    "mongodbatlas": ("replication_specs.region_configs.region_name", "provider_region_name", "region_name", "region"),
    "aiven": ("cloud_name",),
}
_PROVIDER = ("region", "zone", "location")
# What the provider uses when neither the resource nor the provider block says anything, from the provider's documentation.
_DEFAULT = {"clevercloud": "par", "heroku": "us"}
# Region arguments that mean something else than the resource's own place.
_NOT_OWN = frozenset(
    {
        ("aws_cloudformation_stack_set_instance", "region"),
        ("aws_config_aggregate_authorization", "region"),
        ("aws_dx_hosted_connection", "region"),
        ("aws_servicequotas_template", "region"),
        ("aws_ssmincidents_replication_set", "region"),
    }
)


def placement(resource: Resource) -> Placement | None:
    """Host and region of a declaration; None for providers that host nothing."""
    provider = PROVIDERS.get(resource.declaration.provider.name) or PROVIDERS.get(resource.type.split("_", 1)[0])
    if provider is None or provider.host is None:
        return None
    host, region = _by_endpoint(resource) or (provider.host, None)
    own = _own_region(resource, host if host in _OWN else provider.host)
    if own is not None:
        return Placement(host, own)
    if region is not None:
        return Placement(host, region)
    return Placement(host, _provider_region(resource, host))


def _by_endpoint(resource: Resource) -> tuple[str, Setting[str | None] | None] | None:
    """Another host than the provider's own, told by the endpoints it is pointed at."""
    configuration = resource.declaration.provider.attributes
    service = resource.type.removeprefix("aws_").split("_", 1)[0]
    candidates = [("auth_url", configuration.get("auth_url")), ("endpoint", configuration.get("endpoint"))]
    for block in configuration.get("endpoints") or ():
        if isinstance(block, dict) or hasattr(block, "get"):
            candidates += [(f"endpoints[0].{name}", block.get(name)) for name in (service, "s3") if block.get(name)]
    for attribute, url in candidates:
        if not isinstance(url, str) or ("://" not in url and "." not in url):
            continue
        found = provider_by_endpoint(urlsplit(url).hostname or url.split("/")[0])
        if found is not None:
            host, region = found
            if region is None:
                return host, None
            return host, Setting(region, f"provider.{attribute}", resource.declaration, note=url)
    return None


def _own_region(resource: Resource, host: str) -> Setting[str | None] | None:
    doubt: Setting[str | None] | None = None
    for path in _OWN.get(host, ("region", "location", "zone")):
        if (resource.type, path) in _NOT_OWN:
            continue
        setting: Setting[Any] = resource.setting(path)
        value = setting.raw
        if isinstance(value, (list, tuple)):
            value = next((item for item in value if isinstance(item, str)), None)
            setting = setting.same_place(value)
        if isinstance(value, Unknown):
            # An unknown zone inside a known provider region says less than the provider does.
            if path == "availability_zone" or path == "availability_zones":
                continue
            doubt = doubt or setting
        elif isinstance(value, str) and value:
            if host == "aws" and path != "region":
                return setting.same_place(value) if _provider_region(resource, host).known_or(None) is None else None
            return setting
    return doubt


def _provider_region(resource: Resource, host: str) -> Setting[str | None]:
    configuration = resource.declaration.provider
    for name in _PROVIDER:
        value = configuration.attributes.get(name)
        if isinstance(value, Unknown):
            return Setting(
                value.via(f"provider.{configuration.key or configuration.name}.{name}"),
                f"provider.{name}",
                resource.declaration,
            )
        if isinstance(value, str) and value:
            return Setting(value, f"provider.{name}", resource.declaration)
    if host in _DEFAULT:
        return Setting(_DEFAULT[host], "region", resource.declaration, by_default=True)
    from_arn = _region_of_arn(resource.declaration.attributes.get("arn"))
    if from_arn:
        return Setting(from_arn, "arn", resource.declaration)
    key = configuration.key or configuration.name
    return Setting(Unknown(Why.NO_VALUE, (f"provider.{key}.region",)), "provider.region", resource.declaration)


_ARN = re.compile(r"arn:[^:]*:[^:]*:([^:]*):")


def _region_of_arn(arn: object) -> str | None:
    match = _ARN.match(arn) if isinstance(arn, str) else None
    return match.group(1) or None if match else None
