"""What tells people that something happens on AWS, and what measures workloads."""

import re
from collections.abc import Iterator

from hds_policies.model.alarms import Alarm, EventFilter, Metering
from hds_policies.model.remote_access import ClientVpn
from hds_policies.model.security import Watcher
from hds_policies.model.storage import BackupVault
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

# -- alarms ------------------------------------------------------------------------------------------------------------


def alarm(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudwatch_metric_alarm`, `aws_cloudwatch_composite_alarm`: on unless its actions are switched off."""
    yield Alarm(
        declaration=resource.declaration,
        placement=placement(resource),
        works=resource.boolean("actions_enabled", default=True),
    )


# Fields of CloudTrail's records: a filter that names none counts something else, for a graph as often as for an alarm.
_OF_THE_TRAIL = re.compile(
    r"\$\.(?:eventName|eventSource|eventType|errorCode|userIdentity|requestParameters)\b|ConsoleLogin"
)


def event_filter(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudwatch_log_metric_filter` over the audit trail: an alarm names the metric that it fills."""
    pattern = resource.text("pattern")
    if pattern.known and not _OF_THE_TRAIL.search(str(pattern.raw)):
        return
    path = "metric_transformation.name"
    metric = resource.text(path)
    yield EventFilter(
        declaration=resource.declaration,
        placement=placement(resource),
        works=metric if not metric.known else resource.at(path, raw=_alarmed(resource, str(metric.raw))),
    )


def _alarmed(resource: Resource, metric: str) -> bool | Unknown:
    doubt: Unknown | None = None
    for other in resource.every("aws_cloudwatch_metric_alarm"):
        names = [
            other.text("metric_name"),
            *(query.text("metric.metric_name") for query in other.blocks("metric_query")),
        ]
        for name in names:
            if isinstance(name.raw, Unknown):
                references = name.raw.references
                if any(item.address in (resource.address, resource.declaration.instance_of) for item in references):
                    return True
                doubt = name.raw if not references else doubt
            elif name.raw == metric:
                return True
    # A module or another configuration that is given the name may hold the alarm.
    return False if doubt is None else doubt


# -- detectors ---------------------------------------------------------------------------------------------------------


def detector_sources(resource: Resource) -> Iterator[Thing]:
    """`aws_guardduty_detector`: sources of events that the old blocks switch off."""
    for path in (
        "datasources.s3_logs.enable",
        "datasources.kubernetes.audit_logs.enable",
        "datasources.malware_protection.scan_ec2_instance_with_findings.ebs_volumes.enable",
    ):
        if resource.has(path):
            yield Watcher(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=path,
                watches="threats",
                enabled=resource.boolean(path, default=True),
            )


def present(resource: Resource) -> Iterator[Thing]:
    """Watchers that are on by being there: `aws_inspector2_enabler`, `aws_detective_graph`, `aws_accessanalyzer_analyzer`."""
    yield Watcher(
        declaration=resource.declaration,
        placement=placement(resource),
        watches="threats",
        enabled=Setting(raw=True, declaration=resource.declaration, by_default=True),
    )


# -- metrics -----------------------------------------------------------------------------------------------------------


def container_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_ecs_cluster`: judged where `containerInsights` is written; the account decides otherwise."""
    for block in resource.blocks("setting"):
        if block.text("name").known_or("") == "containerInsights":
            yield Metering(
                declaration=resource.declaration,
                placement=placement(resource),
                works=converted(block.text("value", ""), lambda word: word != "disabled"),
            )


# -- who comes in, and what may go ---------------------------------------------------------------------------------------

_PROOFS = {
    "certificate-authentication": "certificate",
    "federated-authentication": "federation",
    "directory-service-authentication": "password",
}


def client_vpn(resource: Resource) -> Iterator[Thing]:
    """`aws_ec2_client_vpn_endpoint`: up to two ways to prove who one is; all traffic unless `split_tunnel`."""
    kinds = [block.text("type") for block in resource.blocks("authentication_options")]
    unknown = next((kind for kind in kinds if not kind.known), None)
    doubt = resource.uncertain("authentication_options")
    proofs: Setting[tuple[str, ...]] | None
    if unknown is not None:
        proofs = unknown
    elif doubt is not None:
        proofs = resource.at("authentication_options", raw=doubt)
    else:
        proofs = resource.at("authentication_options", raw=tuple(_PROOFS.get(kind.value, "") for kind in kinds))
    yield ClientVpn(
        declaration=resource.declaration,
        placement=placement(resource),
        authentication=proofs if kinds or doubt is not None else None,
        split=resource.boolean("split_tunnel", default=False),
    )


def backup_vault(resource: Resource) -> Iterator[Thing]:
    """`aws_backup_vault`: locked by a resource of its own; judged when its backups may go with it."""
    locks = resource.companions("aws_backup_vault_lock_configuration", "backup_vault_name", "name")
    if not locks and not resource.has("force_destroy"):
        return
    kept = converted(resource.boolean("force_destroy", default=False), lambda forced: not forced)
    yield BackupVault(
        declaration=resource.declaration,
        placement=placement(resource),
        resists_erasure=resource.at("name", raw=True) if locks else kept,
    )


TRANSLATORS = {
    "aws_cloudwatch_metric_alarm": alarm,
    "aws_cloudwatch_composite_alarm": alarm,
    "aws_cloudwatch_log_metric_filter": event_filter,
    "aws_guardduty_detector": detector_sources,
    "aws_inspector2_enabler": present,
    "aws_detective_graph": present,
    "aws_ecs_cluster": container_cluster,
    "aws_ec2_client_vpn_endpoint": client_vpn,
    "aws_backup_vault": backup_vault,
}
