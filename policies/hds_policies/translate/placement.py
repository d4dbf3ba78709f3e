"""Who hosts a declaration, and in which region: the resource's own words first, then its provider's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hds_policies.facts.endpoints import provider_by_endpoint
from hds_policies.facts.hosts import Role, provider_of
from hds_policies.model.place import Placement
from hds_policies.model.value import Setting, Unknown, Why

if TYPE_CHECKING:
    from hds_policies.facts.endpoints import Endpoint
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
    "hcloud": ("location", "datacenter"),
    "linode": ("region",),
    "vultr": ("region",),
    "alicloud": ("availability_zone", "zone_id"),
    "heroku": ("region",),
    "mongodbatlas": ("replication_specs.region_configs.region_name", "provider_region_name", "region_name", "region"),
    "aiven": ("cloud_name",),
}
# Types that say their place in another argument than the rest of their provider's.
_OWN_OF_TYPE = {
    "google_spanner_instance": ("config",),
    "google_firestore_database": ("location_id",),
    "google_app_engine_application": ("location_id",),
}
# Types for which the provider's region is of no account: the argument, and where data is without it.
_DEFAULT_OF_TYPE = {"google_bigquery_dataset": ("location", "US")}
_PROVIDER = ("region", "zone", "location")
# What the provider uses when neither the resource nor the provider block says anything, from the provider's documentation.
_DEFAULT = {"clevercloud": "par", "heroku": "us", "scaleway": "fr-par"}
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
    """Host and region of a declaration; None for providers that host nothing, or that are emulated on the machine."""
    known = resource.neighbours.placements
    if resource.address not in known:
        known[resource.address] = _placement(resource)
    return known[resource.address]


def _placement(resource: Resource) -> Placement | None:
    configuration = resource.declaration.provider
    word = resource.type.split("_", 1)[0]
    provider = provider_of(configuration.name, configuration.source) or provider_of(word)
    if provider is None or provider.role not in _HOSTING:
        return None
    if configuration.host is not None:
        return Placement(configuration.host, _region(resource, word, configuration.host))
    endpoint = _endpoint(resource)
    if endpoint is not None:
        answer, attribute, url = endpoint
        if answer.host is None:
            return None
        own = _own_region(resource, word)
        if own is None and answer.region is not None:
            own = Setting(answer.region, f"provider.{attribute}", resource.declaration, note=url)
        return Placement(answer.host, own if own is not None else _provider_region(resource, answer.host))
    host = provider.host or _platform_host(resource, word)
    return Placement(host, _region(resource, word, host))


def _region(resource: Resource, word: str, host: str) -> Setting[str | None]:
    own = _own_region(resource, word)
    return own if own is not None else _provider_region(resource, host)


_HOSTING = frozenset({Role.HOST, Role.PLATFORM})


def _platform_host(resource: Resource, word: str) -> str:
    """Who runs a platform whose address is not shown: told by names of regions that only one host uses."""
    from hds_policies.facts.regions import locate  # noqa: PLC0415 - only platforms need it

    region = _region(resource, word, word).known_or(None)
    if isinstance(region, str):
        for host in ("ovh", "infomaniak"):
            if locate(host, region) is not None:
                return host
    return word


def _endpoint(resource: Resource) -> tuple[Endpoint, str, str] | None:
    """Who answers at the address the provider is pointed at, when it is one we know: argument and address too."""
    configuration = resource.declaration.provider.attributes
    service = _SERVICES.get(resource.type) or resource.type.partition("_")[2].split("_", 1)[0]
    candidates = [(name, configuration.get(name)) for name in _ADDRESSES]
    blocks = configuration.get("endpoints")
    for block in blocks if isinstance(blocks, (list, tuple)) else (blocks,):
        if isinstance(block, Mapping):
            candidates += [(f"endpoints[0].{service}", block.get(service)), ("endpoints[0].api", block.get("api"))]
    for attribute, url in candidates:
        if isinstance(url, str) and url:
            found = provider_by_endpoint(url)
            if found is not None:
                return found, attribute, url
    return None


# Arguments of a provider that tell who answers.
_ADDRESSES = ("auth_url", "endpoint", "numspot_host", "api_url", "universe_domain")
# Service names of `endpoints` that are not the second word of the type.
_SERVICES = {
    "aws_instance": "ec2",
    "aws_ebs_volume": "ec2",
    "aws_vpc": "ec2",
    "aws_db_instance": "rds",
    "aws_lb": "elbv2",
}


def _own_region(resource: Resource, word: str) -> Setting[str | None] | None:
    doubt: Setting[str | None] | None = None
    for path in _OWN_OF_TYPE.get(resource.type) or _OWN.get(word, ("region", "location", "zone")):
        if (resource.type, path) in _NOT_OWN:
            continue
        setting: Setting[Any] = resource.setting(path)
        value = setting.raw
        if isinstance(value, (list, tuple)):
            value = next((item for item in value if isinstance(item, str)), None)
            setting = setting.same_place(value)
        if isinstance(value, Unknown):
            # An unknown zone inside a known provider region says less than the provider does.
            if path in {"availability_zone", "availability_zones"}:
                continue
            doubt = setting if doubt is None else doubt
        elif isinstance(value, str) and value:
            if resource.type == "google_storage_bucket":
                # Upper case tells Cloud Storage's EUR7 from Spanner's eur7, and Cloud Storage accepts both.
                setting = setting.same_place(value.upper())
            if word == "aws" and path != "region":
                # A zone of another region than the provider's cannot be: it only tells where the provider does not.
                return None if _provider_region(resource, word).known else setting
            return setting
    if doubt is None and resource.type in _DEFAULT_OF_TYPE:
        path, default = _DEFAULT_OF_TYPE[resource.type]
        return resource.setting(path, default)
    return doubt


def _provider_region(resource: Resource, host: str) -> Setting[str | None]:
    configuration = resource.declaration.provider
    for name in _PROVIDER:
        value = configuration.attributes.get(name)
        if isinstance(value, Unknown) or (isinstance(value, str) and value):
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
