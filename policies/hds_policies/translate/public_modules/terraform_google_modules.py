"""`terraform-google-modules/*/google`: networks, Cloud SQL, GKE, Cloud Storage and KMS.

Inputs, defaults and the versions in which they changed were read in `variables.tf` and `main.tf` of the last release of
each major version at github.com/terraform-google-modules/terraform-google-<name>; the newest one read stands beside each
table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import Derived, Input, Inputs, Item, Made, PublicModule

# -- networks ----------------------------------------------------------------------------------------------------------


def _flow_logs(inputs: Inputs) -> Any:
    """A block of settings when flows are logged; the switch is often a text."""
    switch = inputs.value(Item("subnet_flow_logs"))
    if isinstance(switch, Unknown):
        return switch
    return [{"aggregation_interval": "INTERVAL_5_SEC"}] if switch in (True, "true") else None


def _inward(inputs: Inputs) -> Any:
    """In the older form one list of ranges serves both directions."""
    direction = inputs.value(Item("direction", "INGRESS"))
    ranges = inputs.value(Item("ranges"))
    return direction if isinstance(direction, Unknown) else ranges if direction == "INGRESS" else None


_SUBNET = Made(
    "google_compute_subnetwork",
    {
        "region": Item("subnet_region"),
        "purpose": Item("purpose"),
        "log_config": Derived("subnets", _flow_logs),
    },
    each=Input("subnets"),
)
_COMMON = {
    name: Item(name) for name in ("disabled", "source_tags", "source_service_accounts", "allow", "deny", "log_config")
}


def _rules(name: str) -> Made:
    return Made(
        "google_compute_firewall",
        {**_COMMON, "direction": Item("direction", "INGRESS"), "source_ranges": Derived(name, _inward)},
        each=Input(name),
    )


_INGRESS = Made(
    "google_compute_firewall",
    {**_COMMON, "direction": "INGRESS", "source_ranges": Item("source_ranges")},
    each=Input("ingress_rules"),
)
_NETWORK = Made("google_compute_network", {"auto_create_subnetworks": Input("auto_create_subnetworks", default=False)})

# -- Cloud SQL ---------------------------------------------------------------------------------------------------------


def _backed_up(inputs: Inputs) -> Any:
    """Replicas of MySQL live on backups: an instance that spans zones, as is the default, always has them."""
    spans = inputs.value(Input("availability_type", {1: "ZONAL", 3: "REGIONAL"}))
    if isinstance(spans, Unknown):
        return spans
    return True if spans == "REGIONAL" else inputs.value(Input("backup_configuration.enabled", default=False))


def _settings(addresses: Mapping[str, Any], database: str) -> Mapping[str, Any]:
    return {
        "ip_configuration": addresses,
        "availability_type": Input("availability_type"),
        "database_flags": Input("database_flags"),
        "deletion_protection_enabled": Input("deletion_protection_enabled", default=False),
        "backup_configuration": {
            "enabled": (
                Derived("backup_configuration.enabled", _backed_up)
                if database == "mysql"
                else Input("backup_configuration.enabled", default=False)
            ),
            "location": Input("backup_configuration.location"),
            "point_in_time_recovery_enabled": Input("backup_configuration.point_in_time_recovery_enabled"),
            "backup_retention_settings": {"retained_backups": Input("backup_configuration.retained_backups")},
        },
        "final_backup_config": {"enabled": Input("final_backup_config.enabled")},
    }


def _database(addresses: Mapping[str, Any], database: str, first: int, region: str | None) -> PublicModule:
    return PublicModule(
        first,
        28,
        (
            Made(
                "google_sql_database_instance",
                {
                    "database_version": Input("database_version"),
                    "region": Input("region", region),
                    "encryption_key_name": Input("encryption_key_name"),
                    "deletion_protection": Input("deletion_protection", default=True),
                    "master_instance_name": Input("master_instance_name"),
                    "root_password": Input("root_password"),
                    "settings": _settings(addresses, database),
                },
            ),
        ),
    )


_OPEN_ADDRESSES = {
    "ipv4_enabled": Input("ip_configuration.ipv4_enabled", default=True),
    "private_network": Input("ip_configuration.private_network"),
    "require_ssl": Input("ip_configuration.require_ssl"),
    "ssl_mode": Input("ip_configuration.ssl_mode"),
    "authorized_networks": Input("ip_configuration.authorized_networks"),
}
_SAFER_ADDRESSES = {
    "ipv4_enabled": Input("assign_public_ip", default=False),
    "private_network": Input("vpc_network"),
    "require_ssl": Derived("", lambda inputs: inputs.by_version({1: True, 20: None})),
    "ssl_mode": Derived("", lambda inputs: inputs.by_version({1: None, 20: "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"})),
}

# -- GKE ---------------------------------------------------------------------------------------------------------------


def _place(inputs: Inputs) -> Any:
    """A cluster of one zone is where its first zone is."""
    regional = inputs.value(Input("regional", default=True))
    if isinstance(regional, Unknown):
        return regional
    if regional in (True, "true"):
        return inputs.value(Input("region"))
    zones = inputs.value(Input("zones"))
    return zones[0] if isinstance(zones, (list, tuple)) and zones else zones or None


def _allowed(inputs: Inputs) -> Any:
    """Networks that may reach the interface; from version 6 on a list of them, before in a block."""
    networks = inputs.value(Input("master_authorized_networks"))
    if inputs.written("master_authorized_networks_config"):
        return inputs.value(Input("master_authorized_networks_config"))
    if isinstance(networks, Unknown):
        return [{"cidr_blocks": networks}]
    endpoint = inputs.value(Input("enable_private_endpoint", default=False))
    return [{"cidr_blocks": list(networks or ())}] if networks or endpoint is True else None


def _service(kind: str) -> Derived:
    """The service that logs or metrics go to; naming components takes its place."""

    def service(inputs: Inputs) -> Any:
        components = [
            inputs.value(Input(f"{name}_enabled_components", default=())) for name in ("logging", "monitoring")
        ]
        doubt = next((value for value in components if isinstance(value, Unknown)), None)
        if doubt is not None:
            return doubt
        return None if any(components) else inputs.value(Input(f"{kind}_service", f"{kind}.googleapis.com/kubernetes"))

    return Derived(f"{kind}_service", service)


def _components(kind: str) -> Derived:
    def components(inputs: Inputs) -> Any:
        named = inputs.value(Input(f"{kind}_enabled_components"))
        return named if isinstance(named, Unknown) else [{"enable_components": list(named)}] if named else None

    return Derived(f"{kind}_enabled_components", components)


_CLUSTER = {
    "logging_service": _service("logging"),
    "logging_config": _components("logging"),
    "monitoring_service": _service("monitoring"),
    "monitoring_config": _components("monitoring"),
    "location": Derived("region", _place),
    "master_authorized_networks_config": Derived("master_authorized_networks", _allowed),
    "database_encryption": Input("database_encryption"),
    "deletion_protection": Input("deletion_protection", default=True),
}
_PRIVATE = {
    **_CLUSTER,
    "private_cluster_config": {
        "enable_private_endpoint": Input("enable_private_endpoint", default=False),
        "enable_private_nodes": Input("enable_private_nodes", {1: False, 33: True}),
    },
}

# -- Cloud Storage, KMS ------------------------------------------------------------------------------------------------


def _of_name(inputs: Inputs, row: Input) -> Any:
    """The entry for a bucket in an input by name."""
    by_name = inputs.value(row)
    name = inputs.item
    if isinstance(by_name, Mapping) and isinstance(name, str):
        return by_name.get(name.lower())
    return by_name if isinstance(by_name, Unknown) else name if isinstance(name, Unknown) and by_name else None


_PREVENTION = Input("public_access_prevention", {0: None, 4: "inherited"})
_BUCKETS = PublicModule(
    0,
    12,
    (
        Made(
            "google_storage_bucket",
            {
                "location": Input("location", "EU"),
                "public_access_prevention": _PREVENTION,
                "versioning": {
                    "enabled": Derived("versioning", lambda inputs: _of_name(inputs, Input("versioning")) or False)
                },
                "encryption": {
                    "default_kms_key_name": Derived(
                        "encryption_key_names", lambda inputs: _of_name(inputs, Input("encryption_key_names"))
                    )
                },
                "lifecycle_rule": Input("lifecycle_rules"),
                "logging": Derived("logging", lambda inputs: _of_name(inputs, Input("logging"))),
            },
            each=Input("names"),
        ),
        *(
            Made(
                "google_storage_bucket_iam_binding",
                {"role": f"roles/storage.object{role}", "members": Input(members)},
                when=(Input(f"set_{members.rstrip('s')}_roles", default=False),),
            )
            for role, members in (("Viewer", "viewers"), ("Creator", "creators"), ("Admin", "admins"))
        ),
    ),
)
_SIMPLE_BUCKET = PublicModule(
    1,
    12,
    (
        Made(
            "google_storage_bucket",
            {
                "name": Input("name"),
                "location": Input("location"),
                "public_access_prevention": _PREVENTION,
                "versioning": {"enabled": Input("versioning", default=True)},
                "encryption": {"default_kms_key_name": Input("encryption.default_kms_key_name")},
                "lifecycle_rule": Input("lifecycle_rules"),
                "logging": Derived(
                    "log_bucket",
                    lambda inputs: (
                        [{"log_bucket": inputs.value(Input("log_bucket"))}] if inputs.written("log_bucket") else None
                    ),
                ),
            },
        ),
        Made(
            "google_storage_bucket_iam_member",
            {"role": Item("role"), "member": Item("member")},
            each=Input("iam_members"),
        ),
    ),
)
_KMS = PublicModule(
    0,
    4,
    (
        Made("google_kms_key_ring", {"location": Input("location")}),
        Made(
            "google_kms_crypto_key",
            {
                "rotation_period": Input("key_rotation_period", {0: "100000s", 2: "7776000s"}),
                "purpose": Input("purpose", "ENCRYPT_DECRYPT"),
                "import_only": Input("import_only", default=False),
            },
            when=(Input("keys"),),
        ),
    ),
)

# Read at network v18.1.0, sql-db v28.1.1, kubernetes-engine v44.2.0, cloud-storage v12.3.0, kms v4.1.0.
MODULES = {
    f"terraform-google-modules/{name}": module
    for name, module in {
        "network/google": PublicModule(2, 18, (_NETWORK, _SUBNET, _rules("firewall_rules"), _INGRESS)),
        "network/google//modules/vpc": PublicModule(2, 18, (_NETWORK,)),
        "network/google//modules/subnets": PublicModule(2, 18, (_SUBNET,)),
        "network/google//modules/firewall-rules": PublicModule(3, 18, (_rules("rules"), _INGRESS)),
        "sql-db/google//modules/postgresql": _database(_OPEN_ADDRESSES, "postgresql", 1, "us-central1"),
        "sql-db/google//modules/mysql": _database(_OPEN_ADDRESSES, "mysql", 1, "us-central1"),
        "sql-db/google//modules/mssql": _database(_OPEN_ADDRESSES, "mssql", 4, "us-central1"),
        "sql-db/google//modules/safer_mysql": _database(_SAFER_ADDRESSES, "mysql", 1, None),
        "kubernetes-engine/google": PublicModule(1, 44, (Made("google_container_cluster", _CLUSTER),)),
        **{
            f"kubernetes-engine/google//modules/{name}": PublicModule(1, 44, (Made("google_container_cluster", rows),))
            for name, rows in {
                "beta-public-cluster": _CLUSTER,
                "beta-public-cluster-update-variant": _CLUSTER,
                "private-cluster": _PRIVATE,
                "private-cluster-update-variant": _PRIVATE,
                "beta-private-cluster": _PRIVATE,
                "beta-private-cluster-update-variant": _PRIVATE,
            }.items()
        },
        "cloud-storage/google": _BUCKETS,
        "cloud-storage/google//modules/simple_bucket": _SIMPLE_BUCKET,
        "kms/google": _KMS,
    }.items()
}
