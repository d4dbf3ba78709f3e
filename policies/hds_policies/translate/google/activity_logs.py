"""Which Google services record their use, and where what was logged stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hds_policies.model.activity_logs import ClusterLog, DatabaseLog, EntryPointLog, LockedLog, ObjectStoreLog
from hds_policies.model.alarms import Alarm, Metering
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import all_of, any_of, certainly, converted, names_something, spelling
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

_COLLECTS = re.compile(r"(?i)(?:^|[^a-z])(?:access|audit|flow)?_?(?:logs?|logging|audits?)(?:[^a-z]|$)")
_SINKS = tuple(f"google_logging_{owner}_sink" for owner in ("project", "folder", "organization", "billing_account"))
_AUDITS = tuple(f"google_{owner}_iam_audit_config" for owner in ("project", "folder", "organization"))


def backend_service(resource: Resource) -> Iterator[Thing]:
    """`google_compute_backend_service`, `…_region_backend_service`: judged where HTTP is served to the Internet.

    Internal and network load balancers have flow logs instead.
    """
    default = "INTERNAL" if "_region_" in resource.type else "EXTERNAL"
    scheme = resource.text("load_balancing_scheme", default).known_or("INTERNAL")
    protocol = str(resource.text("protocol", "HTTP").known_or("")).upper()
    if not str(scheme).startswith("EXTERNAL") or protocol not in ("HTTP", "HTTPS", "HTTP2"):
        return
    yield EntryPointLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=resource.boolean("log_config.enable", default=False),
    )


def sql_instance(resource: Resource) -> Iterator[Thing]:
    """`google_sql_database_instance`: flags of the engine make it log; one that is switched off leaves something out.

    A replica records what its source does.
    """
    engine = str(resource.text("database_version", "").known_or(""))
    if names_something(resource, "master_instance_name") or not engine:
        return
    if engine.startswith("SQLSERVER"):
        path = "settings.sql_server_audit_config"
        recorded: Setting[bool] = resource.at(path, raw=certainly(resource, path, value=resource.has(path)))
    else:
        flags = [
            (str(flag.text("name", "").known_or("")), flag.text("value", ""))
            for settings in resource.blocks("settings")
            for flag in settings.blocks("database_flags")
        ]
        path = "settings.database_flags"
        none: Setting[bool] = resource.at(path, raw=certainly(resource, path, value=False))
        written = [
            value if not value.known else value.same_place(_is_on(name, str(value.raw)))
            for name, value in flags
            if _RECORDS.search(name)
        ]
        recorded = all_of(*written) if written else none
    yield DatabaseLog(declaration=resource.declaration, placement=placement(resource), recorded=recorded)


# Statistics and temporary files tell how the engine works, not who did what.
_RECORDS = re.compile(r"^log_(?!temp_files$|\w*_stats$)|audit|^general_log$")
# A duration or a severity, where -1 or 0 says which are logged.
_THRESHOLDS = ("log_min_duration_statement", "log_min_messages", "log_min_error_statement")


def _is_on(name: str, word: str) -> bool:
    return name in _THRESHOLDS or word.lower() not in ("off", "none", "false", "0", "")


def bucket(resource: Resource) -> Iterator[Thing]:
    """`google_storage_bucket`: access logs of its own, or data-access audit logs of the project.

    Buckets that collect logs are judged by whether they keep them.
    """
    sinks = [sink for type_name in _SINKS for sink in resource.companions(type_name, "destination", "name")]
    for sink in sinks:
        yield LockedLog(
            declaration=sink.declaration,
            placement=placement(sink),
            locked=resource.boolean("retention_policy.is_locked", default=False),
        )
    names = (resource.address, resource.raw("name")[0])
    if (
        sinks
        or any(isinstance(name, str) and _COLLECTS.search(name) for name in names)
        or resource.companions("google_storage_bucket", "logging.log_bucket", "name")
    ):
        return
    audits = [
        found for type_name in _AUDITS for item in resource.every(type_name) if (found := _reads(item)) is not None
    ]
    written = certainly(resource, "logging", value=resource.has("logging"))
    yield ObjectStoreLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=any_of(*audits, resource.at("logging", raw=written)),
    )


def _reads(audit: Resource) -> Setting[bool] | None:
    """Whether an audit configuration records reading objects; None when it is about something else."""
    if audit.text("service", "").known_or("allServices") not in ("allServices", "storage.googleapis.com"):
        return None
    kinds = {log.text("log_type").known_or("") for log in audit.blocks("audit_log_config")}
    return audit.at("audit_log_config", raw=certainly(audit, "audit_log_config", value="DATA_READ" in kinds))


def cluster(resource: Resource) -> Iterator[Thing]:
    """`google_container_cluster`: logs and metrics go to Cloud Logging unless switched off."""
    place = placement(resource)
    for kind, service, block in (
        ("logs", "logging_service", "logging_config"),
        ("metrics", "monitoring_service", "monitoring_config"),
    ):
        switch: Setting[Any] = converted(resource.text(service, "google"), lambda word: word != "none")
        if resource.has(block) and switch.by_default:
            components: Setting[Any] = resource.texts(f"{block}.enable_components", ("SYSTEM_COMPONENTS",))
            switch = converted(components, bool)
            value, _ = resource.raw(f"{block}.enable_components")
            if isinstance(value, (list, tuple)) and not value:
                switch = resource.at(f"{block}.enable_components", raw=False)
        if kind == "logs":
            yield ClusterLog(declaration=resource.declaration, placement=place, recorded=switch)
        else:
            yield Metering(declaration=resource.declaration, placement=place, works=switch)


def conversations(resource: Resource) -> Iterator[Thing]:
    """`google_dialogflow_agent`, `google_dialogflow_cx_agent`, `…_webhook`: what is said is logged on demand only."""
    path = spelling(
        resource,
        "enable_stackdriver_logging",
        "enable_logging",
        "advanced_settings.logging_settings.enable_stackdriver_logging",
    )
    yield EntryPointLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=resource.boolean(path, default=False),
    )


def alert_policy(resource: Resource) -> Iterator[Thing]:
    """`google_monitoring_alert_policy`: on unless switched off."""
    yield Alarm(
        declaration=resource.declaration,
        placement=placement(resource),
        works=resource.boolean("enabled", default=True),
    )


TRANSLATORS = {
    "google_compute_backend_service": backend_service,
    "google_compute_region_backend_service": backend_service,
    "google_sql_database_instance": sql_instance,
    "google_storage_bucket": bucket,
    "google_container_cluster": cluster,
    "google_monitoring_alert_policy": alert_policy,
    "google_dialogflow_agent": conversations,
    "google_dialogflow_cx_agent": conversations,
    "google_dialogflow_cx_webhook": conversations,
}
