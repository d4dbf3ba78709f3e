"""Azure's databases and caches: servers carry reach, TLS and backups; SQL databases carry their own encryption."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.model.network import Listener
from hds_policies.model.storage import Cache, Database
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.azurerm.storage import tls
from hds_policies.translate.derivation import (
    EVERYONE,
    all_of,
    always,
    any_of,
    converted,
    lets_everyone_in,
    names_something,
    opened_to_everyone,
    spelling,
)
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource
from hds_policies.translate.versions import is_before


def _public(resource: Resource, *private: str) -> Setting[bool]:
    """Open to the Internet unless switched off, or unless one of the arguments `private` puts it into a network."""
    path = spelling(resource, "public_network_access_enabled", "public_network_access")
    public = converted(
        resource.setting(path, default=True), lambda word: str(word).lower() not in ("false", "disabled")
    )
    for name in private:
        if names_something(resource, name):
            return resource.at(name, raw=False)
    return public


def _listener(resource: Resource, path: str, default: str) -> Listener:
    return Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        minimum_tls=tls(resource.text(path, default)),
    )


def mssql_database(resource: Resource) -> Iterator[Thing]:
    """`azurerm_mssql_database`: transparent encryption is on and backups are kept for 7 days by default."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, "mssql"),
        encrypted=resource.boolean("transparent_data_encryption_enabled", default=True),
        customer_key=resource.setting("transparent_data_encryption_key_vault_key_id"),
        backup_retention_days=resource.number("short_term_retention_policy.retention_days", default=7),
    )


def mssql_server(resource: Resource) -> Iterator[Thing]:
    """`azurerm_mssql_server`, `azurerm_sql_server`: reachable from the Internet unless switched off."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, "mssql"),
        public=_public(resource),
    )
    yield _listener(resource, "minimum_tls_version", "1.2")


def mssql_managed_instance(resource: Resource) -> Iterator[Thing]:
    """`azurerm_mssql_managed_instance`: lives in a network; a public endpoint is switched on."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, "mssql"),
        encrypted=always(resource.declaration, value=True),
        public=resource.boolean("public_data_endpoint_enabled", default=False),
    )
    yield _listener(resource, "minimum_tls_version", "1.2")


def flexible_server(resource: Resource) -> Iterator[Thing]:
    """`azurerm_postgresql_flexible_server`, `azurerm_mysql_flexible_server`: backups are kept for 7 days by default."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, resource.type.split("_")[1]),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("customer_managed_key.key_vault_key_id"),
        public=_public(resource, "delegated_subnet_id"),
        backup_retention_days=resource.number("backup_retention_days", default=7),
    )


def single_server(resource: Resource) -> Iterator[Thing]:
    """`azurerm_postgresql_server`, `azurerm_mysql_server`, `azurerm_mariadb_server` (retired generation)."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, resource.type.split("_")[1]),
        encrypted=always(resource.declaration, value=True),
        public=_public(resource),
        backup_retention_days=resource.number("backup_retention_days", default=7),
        tls_required=resource.boolean(spelling(resource, "ssl_enforcement_enabled", "ssl_enforcement"), default=True)
        if resource.setting("ssl_enforcement").raw is None
        else converted(resource.text("ssl_enforcement"), lambda word: word.lower() == "enabled"),
    )
    # Without enforcement the provider's own default (1.2, v3) has no effect; the switch itself is judged.
    if resource.has("ssl_minimal_tls_version_enforced"):
        yield _listener(resource, "ssl_minimal_tls_version_enforced", "TLS1_2")


def server_parameter(resource: Resource) -> Iterator[Thing]:
    """`azurerm_postgresql_flexible_server_configuration` and its like: TLS is required unless a parameter says otherwise."""
    name = resource.text("name").known_or("")
    value: Setting[Any] = resource.text("value", "")
    if name == "require_secure_transport":
        yield Database(
            declaration=resource.declaration,
            placement=placement(resource),
            tls_required=converted(value, lambda word: word.lower() in ("on", "true", "1")),
        )
    elif name in ("tls_version", "ssl_min_protocol_version"):
        # MySQL lists what it accepts: the oldest counts.
        yield Listener(
            declaration=resource.declaration,
            placement=placement(resource),
            minimum_tls=converted(value, lambda words: min(_version(word) for word in words.split(","))),
        )


def _version(word: str) -> str:
    number = word.strip().lower().removeprefix("tlsv").removeprefix("tls")
    return number if "." in number else f"{number or 1}.0"


def firewall_rule(resource: Resource) -> Iterator[Thing]:
    """A server's firewall rule; `0.0.0.0` to `0.0.0.0` stands for Azure's own services, not for the Internet."""
    first = resource.text(spelling(resource, "start_ip_address", "start_ip"), "")
    last = resource.text(spelling(resource, "end_ip_address", "end_ip"), "")
    unknown = next((setting for setting in (first, last) if not setting.known), None)
    open_to_all: Setting[bool]
    if unknown is None:
        open_to_all = first.same_place(lets_everyone_in(first.value, last.value))
    elif isinstance(last.raw, Unknown) and first.known and first.raw != "0.0.0.0":  # noqa: S104 - read, not bound
        open_to_all = last.same_place(last.raw)
    else:
        open_to_all = unknown
    yield Database(declaration=resource.declaration, placement=placement(resource), public=open_to_all)


def cosmosdb_account(resource: Resource) -> Iterator[Thing]:
    """`azurerm_cosmosdb_account`: open to all addresses unless a filter or the switch says otherwise.

    Periodic backups keep 8 hours by default (counted as a day), continuous ones 7 or 30 days.
    """
    place = placement(resource)
    filters = resource.at(
        "ip_range_filter",
        raw=not (
            names_something(resource, "ip_range_filter")
            or resource.boolean("is_virtual_network_filter_enabled", default=False).raw is True
        ),
    )
    continuous = converted(resource.text("backup.type", "Periodic"), lambda word: word.lower() == "continuous")
    kept: Setting[Any] = continuous
    if continuous.raw is True:
        kept = converted(
            resource.text("backup.tier", "Continuous30Days"), lambda tier: int("".join(filter(str.isdigit, tier)) or 30)
        )
    elif continuous.raw is False:
        kept = converted(
            resource.number("backup.retention_in_hours", default=8), lambda hours: max(1, int(hours // 24))
        )
    yield Database(
        declaration=resource.declaration,
        placement=place,
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("key_vault_key_id"),
        public=all_of(_public(resource), filters),
        backup_retention_days=kept,
    )
    yield _listener(resource, "minimal_tls_version", "Tls12")


def redis_cache(resource: Resource) -> Iterator[Thing]:
    """`azurerm_redis_cache`: the port in clear is off and TLS 1.2 asked by default.

    With firewall rules, which are judged by themselves, nobody else is let in.
    """
    place = placement(resource)
    rules = resource.companions("azurerm_redis_firewall_rule", "redis_cache_name", "name")
    plain = resource.boolean(spelling(resource, "non_ssl_port_enabled", "enable_non_ssl_port"), default=False)
    yield Cache(
        declaration=resource.declaration,
        placement=place,
        encrypted=always(resource.declaration, value=True),
        tls_required=converted(plain, lambda open_port: not open_port),
    )
    yield Database(
        declaration=resource.declaration,
        placement=place,
        detail="endpoint",
        engine=always(resource.declaration, "redis"),
        public=resource.at("", raw=False, note="firewall rules") if rules else _public(resource, "subnet_id"),
    )
    # TLS 1.0 was the default before v4.
    yield _listener(resource, "minimum_tls_version", "1.0" if is_before(resource.declaration, 4) else "1.2")


def managed_redis(resource: Resource) -> Iterator[Thing]:
    """`azurerm_managed_redis`, `azurerm_redis_enterprise_database`: clients speak TLS unless `Plaintext` is asked for."""
    path = spelling(resource, "default_database.client_protocol", "client_protocol")
    yield Cache(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        tls_required=converted(resource.text(path, "Encrypted"), lambda word: word.lower() == "encrypted"),
    )


def kusto_cluster(resource: Resource) -> Iterator[Thing]:
    """`azurerm_kusto_cluster`: the disks of its machines are encrypted on demand only."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean(
            spelling(resource, "disk_encryption_enabled", "enable_disk_encryption"), default=False
        ),
        public=_public(resource, "virtual_network_configuration"),
    )


def synapse_sql_pool(resource: Resource) -> Iterator[Thing]:
    """`azurerm_synapse_sql_pool`: transparent encryption is off by default."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("data_encrypted", default=False),
    )


def search_service(resource: Resource) -> Iterator[Thing]:
    """`azurerm_search_service`: reachable from the Internet unless switched off or limited to addresses."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        public=all_of(_public(resource), opened_to_everyone(resource.texts("allowed_ips", EVERYONE))),
    )


def _encrypted_database(engine: str) -> Callable[[Resource], Iterator[Thing]]:
    def database(resource: Resource) -> Iterator[Thing]:
        yield Database(
            declaration=resource.declaration,
            placement=placement(resource),
            engine=always(resource.declaration, engine),
            encrypted=always(resource.declaration, value=True),
        )

    return database


def healthcare_service(resource: Resource) -> Iterator[Thing]:
    """`azurerm_healthcare_service` and its successors: the FHIR and DICOM stores are always encrypted."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, "fhir"),
        encrypted=always(resource.declaration, value=True),
        public=any_of(_public(resource)) if resource.has("public_network_access_enabled") else None,
    )


_FIREWALL_RULES = (
    "azurerm_mssql_firewall_rule",
    "azurerm_sql_firewall_rule",
    "azurerm_postgresql_firewall_rule",
    "azurerm_postgresql_flexible_server_firewall_rule",
    "azurerm_mysql_firewall_rule",
    "azurerm_mysql_flexible_server_firewall_rule",
    "azurerm_mariadb_firewall_rule",
    "azurerm_synapse_firewall_rule",
    "azurerm_cosmosdb_postgresql_firewall_rule",
    "azurerm_mongo_cluster_firewall_rule",
    "azurerm_redis_firewall_rule",
)
_PARAMETERS = (
    "azurerm_postgresql_flexible_server_configuration",
    "azurerm_postgresql_configuration",
    "azurerm_mysql_flexible_server_configuration",
    "azurerm_mysql_configuration",
    "azurerm_mariadb_configuration",
)
TRANSLATORS = {
    "azurerm_mssql_database": mssql_database,
    "azurerm_sql_database": _encrypted_database("mssql"),
    "azurerm_mssql_server": mssql_server,
    "azurerm_sql_server": mssql_server,
    "azurerm_mssql_managed_instance": mssql_managed_instance,
    "azurerm_postgresql_flexible_server": flexible_server,
    "azurerm_mysql_flexible_server": flexible_server,
    "azurerm_postgresql_server": single_server,
    "azurerm_mysql_server": single_server,
    "azurerm_mariadb_server": single_server,
    "azurerm_cosmosdb_account": cosmosdb_account,
    "azurerm_redis_cache": redis_cache,
    "azurerm_managed_redis": managed_redis,
    "azurerm_redis_enterprise_database": managed_redis,
    "azurerm_kusto_cluster": kusto_cluster,
    "azurerm_synapse_sql_pool": synapse_sql_pool,
    "azurerm_search_service": search_service,
    "azurerm_healthcare_service": healthcare_service,
    "azurerm_healthcare_fhir_service": healthcare_service,
    "azurerm_healthcare_dicom_service": healthcare_service,
    **dict.fromkeys(_FIREWALL_RULES, firewall_rule),
    **dict.fromkeys(_PARAMETERS, server_parameter),
}
