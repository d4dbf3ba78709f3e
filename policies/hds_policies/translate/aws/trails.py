"""Audit trails, logs and watchers of AWS. Defaults are those of the hashicorp/aws documentation."""

from collections.abc import Iterator

from hds_policies.model.security import AuditTrail, Watcher
from hds_policies.model.storage import LogStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import all_of, always, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def trail(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudtrail`: one region and unsigned files unless asked otherwise."""
    yield AuditTrail(
        declaration=resource.declaration,
        placement=placement(resource),
        enabled=resource.boolean("enable_logging", default=True),
        whole=all_of(
            resource.boolean("is_multi_region_trail", default=False),
            resource.boolean("include_global_service_events", default=True),
        ),
        validated=resource.boolean("enable_log_file_validation", default=False),
        encrypted_with_customer_key=converted(resource.setting("kms_key_id"), lambda key: key is not None),
    )


def trail_lake(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudtrail_event_data_store`: all regions and seven years unless asked otherwise."""
    yield AuditTrail(
        declaration=resource.declaration,
        placement=placement(resource),
        whole=resource.boolean("multi_region_enabled", default=True),
    )
    yield LogStore(
        declaration=resource.declaration,
        placement=placement(resource),
        retention_days=resource.number("retention_period", default=2555),
    )


def log_group(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudwatch_log_group`: always encrypted; kept for ever when no retention, or 0, is written."""
    days = resource.number("retention_in_days")
    yield LogStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="CloudWatch Logs encrypts every log group"),
        customer_key=resource.setting("kms_key_id"),
        retention_days=converted(days, lambda number: number or None),
    )


# -- watchers ----------------------------------------------------------------------------------------------------------


def threat_detector(resource: Resource) -> Iterator[Thing]:
    """`aws_guardduty_detector`: on unless asked otherwise."""
    yield Watcher(
        declaration=resource.declaration,
        placement=placement(resource),
        enabled=resource.boolean("enable", default=True),
        watches="threats",
    )


def recorder(resource: Resource) -> Iterator[Thing]:
    """`aws_config_configuration_recorder`: its status is a resource of its own; without one it does not record."""
    statuses = resource.companions("aws_config_configuration_recorder_status", "name", "name")
    if statuses:
        return
    if statuses.doubt is not None:
        enabled: Setting[bool] = resource.at("", raw=statuses.doubt)
    else:
        enabled = always(resource.declaration, value=False, note="no status resource starts it")
    yield Watcher(
        declaration=resource.declaration, placement=placement(resource), enabled=enabled, watches="configuration"
    )


def recorder_status(resource: Resource) -> Iterator[Thing]:
    """`aws_config_configuration_recorder_status`."""
    yield Watcher(
        declaration=resource.declaration,
        placement=placement(resource),
        enabled=resource.boolean("is_enabled", default=False),
        watches="configuration",
    )


def present(resource: Resource) -> Iterator[Thing]:
    """Watchers that are on by being there, unless a status says otherwise: Security Hub, Macie, features of GuardDuty."""
    status = resource.text("status", "ENABLED")
    yield Watcher(
        declaration=resource.declaration,
        placement=placement(resource),
        enabled=converted(status, lambda word: word.upper() == "ENABLED"),
        watches="threats",
    )


TRANSLATORS = {
    "aws_cloudtrail": trail,
    "aws_cloudtrail_event_data_store": trail_lake,
    "aws_cloudwatch_log_group": log_group,
    "aws_guardduty_detector": threat_detector,
    "aws_config_configuration_recorder": recorder,
    "aws_config_configuration_recorder_status": recorder_status,
    "aws_securityhub_account": present,
    "aws_macie2_account": present,
    "aws_guardduty_detector_feature": present,
}
