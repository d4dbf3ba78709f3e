"""`tf-scaleway-modules/*/scaleway` and `scaleway-terraform-modules/*/scaleway`.

Inputs and defaults were read in `variables.tf` and `main.tf` at github.com/tf-scaleway-modules/terraform-scaleway-<name>
(compute v1.1.0, kubernetes v1.1.0, rdb v1.1.2, secrets-and-keys v1.1.0, storage v2.1.0) and at
github.com/scaleway-terraform-modules/terraform-scaleway-bucket (v1.0.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import ITSELF, Derived, Input, Inputs, Item, Listed, Made, PublicModule

_REGION = {"region": Input("region")}


def _off(name: str) -> Derived:
    def opposite(inputs: Inputs) -> Any:
        value = inputs.value(Input(name, default=True))
        return value if isinstance(value, Unknown) else not value

    return Derived(name, opposite)


def _networks_allowed(inputs: Inputs) -> list[tuple[str, Any]]:
    return inputs.items(Input("acl_rules"))


_DATABASE = PublicModule(
    1,
    1,
    (
        Made(
            "scaleway_rdb_instance",
            {
                **_REGION,
                "engine": Input("engine"),
                "encryption_at_rest": Input("encryption_at_rest", default=True),
                "disable_backup": _off("backup_enabled"),
                "backup_schedule_retention": Input("backup_schedule_retention", 14),
                "backup_schedule_frequency": Input("backup_schedule_frequency", 24),
                "backup_same_region": Input("backup_same_region", default=False),
                "private_network": Input("private_network"),
                "settings": Input("settings"),
                "init_settings": Input("init_settings"),
                "password": Input("admin_user_password"),
            },
        ),
        Made(
            "scaleway_rdb_acl",
            {**_REGION, "instance_id": ITSELF, "acl_rules": Listed(_networks_allowed)},
            when=(Input("acl_rules"),),
        ),
    ),
)

_CLUSTER = PublicModule(
    1,
    1,
    (
        Made(
            "scaleway_k8s_cluster",
            {**_REGION, "private_network_id": Input("private_network_id"), "type": Input("type", "kapsule")},
        ),
    ),
)


_DOOR = {"action": "accept", "protocol": "TCP", "ip_range": "0.0.0.0/0"}


def _doors(inputs: Inputs) -> list[tuple[str, Any]]:
    """Rules for what comes in; when none are given the module lets SSH in from everywhere."""
    if not inputs.written("inbound_rules"):
        return [("inbound_rules", {**_DOOR, "port": 22})]
    return [
        (path, {**_DOOR, **item} if isinstance(item, Mapping) else item)
        for path, item in inputs.items(Input("inbound_rules"))
    ]


_COMPUTE = PublicModule(
    1,
    1,
    (
        Made("scaleway_instance_server", {"zone": Input("zone", "fr-par-1")}),
        Made(
            "scaleway_instance_security_group",
            {
                "zone": Input("zone", "fr-par-1"),
                "inbound_default_policy": Input("inbound_default_policy", "drop"),
                "outbound_default_policy": Input("outbound_default_policy", "accept"),
                "inbound_rule": Listed(_doors),
            },
            when=(Input("create_security_group", default=True),),
        ),
    ),
)

_SECRETS = PublicModule(
    1,
    1,
    (
        Made("scaleway_secret", {**_REGION, "protected": Item("protected")}, each=Input("secrets")),
        Made(
            "scaleway_key_manager_key",
            {
                **_REGION,
                "usage": Item("usage"),
                "algorithm": Item("algorithm"),
                "unprotected": Item("unprotected", default=True),
                "rotation_policy": {"rotation_period": Item("rotation_period")},
            },
            each=Input("keys"),
        ),
    ),
)


def _versions_kept(inputs: Inputs) -> Any:
    """A bucket whose objects are locked keeps versions whatever is said."""
    kept, locked = (
        inputs.value(Item("versioning", default=False)),
        inputs.value(Item("object_lock_enabled", default=False)),
    )
    return True if True in [value for value in (kept, locked) if isinstance(value, bool)] else kept


_IN_FRANCE = {"region": Input("region", "fr-par")}
_STORAGE = PublicModule(
    1,
    2,
    (
        Made(
            "scaleway_object_bucket",
            {
                **_IN_FRANCE,
                "versioning": {"enabled": Derived("buckets", _versions_kept)},
                "acl": Item("acl", "private"),
                "lifecycle_rule": Item("lifecycle_rules"),
                "object_lock_enabled": Item("object_lock_enabled", default=False),
            },
            each=Input("buckets"),
        ),
        Made("scaleway_object_bucket_policy", {**_IN_FRANCE, "policy": Item("policy")}, each=Input("bucket_policies")),
        Made("scaleway_object", {**_IN_FRANCE, "visibility": Item("visibility", "private")}, each=Input("objects")),
        Made("scaleway_block_volume", {"zone": Item("zone", "fr-par-1")}, each=Input("block_volumes")),
    ),
)


def _locked_or_kept(inputs: Inputs) -> Any:
    if inputs.written("versioning_lock_configuration"):
        return True
    return inputs.value(Input("versioning_enabled", default=False))


_BUCKET = PublicModule(
    1,
    1,
    (
        Made(
            "scaleway_object_bucket",
            {
                **_REGION,
                "name": Input("name"),
                "versioning": {"enabled": Derived("versioning_enabled", _locked_or_kept)},
                "lifecycle_rule": Input("lifecycle_rules"),
            },
        ),
        Made("scaleway_object_bucket_acl", {**_REGION, "bucket": ITSELF, "acl": Input("acl", "private")}),
        Made(
            "scaleway_object_bucket_policy",
            {**_REGION, "bucket": ITSELF, "policy": Input("policy")},
            when=(Input("policy"),),
        ),
    ),
)

MODULES = {
    "tf-scaleway-modules/rdb/scaleway": _DATABASE,
    "tf-scaleway-modules/kubernetes/scaleway": _CLUSTER,
    "tf-scaleway-modules/compute/scaleway": _COMPUTE,
    "tf-scaleway-modules/secrets-and-keys/scaleway": _SECRETS,
    "tf-scaleway-modules/storage/scaleway": _STORAGE,
    "scaleway-terraform-modules/bucket/scaleway": _BUCKET,
}
