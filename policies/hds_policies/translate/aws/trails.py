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
            *_management(resource),
        ),
        validated=resource.boolean("enable_log_file_validation", default=False),
        encrypted_with_customer_key=converted(resource.setting("kms_key_id"), lambda key: key is not None),
    )


def _management(resource: Resource) -> list[Setting[bool]]:
    """What selectors leave out of the management events, which are recorded whole where none is written.

    A trail for data events alone leaves nothing out when another one records the rest.
    """
    read_or_written = _recorded(resource)
    if read_or_written is None or read_or_written == _READ_AND_WRITTEN:
        return []
    others = (_recorded(other) for other in resource.every("aws_cloudtrail") if other.address != resource.address)
    if not read_or_written and any(other is None or other == _READ_AND_WRITTEN for other in others):
        return []
    path = "event_selector" if resource.has("event_selector") else "advanced_event_selector"
    return [resource.at(path, raw=False)]


_READ_AND_WRITTEN = frozenset({"ReadOnly", "WriteOnly"})


def _recorded(trail: Resource) -> frozenset[str] | None:
    """The halves of the management events that the selectors of a trail name; None without selectors, or not known."""
    simple, advanced = trail.blocks("event_selector"), trail.blocks("advanced_event_selector")
    if not (simple or advanced) or any(
        trail.uncertain(path) is not None for path in ("event_selector", "advanced_event_selector")
    ):
        return None
    halves: set[str] = set()
    for selector in simple:
        if selector.boolean("include_management_events", default=True).raw is not False:
            kind = str(selector.text("read_write_type", "All").known_or("All"))
            halves |= {kind} & _READ_AND_WRITTEN or _READ_AND_WRITTEN
    for selector in advanced:
        wanted = {
            str(field.text("field").known_or("")): field.texts("equals").known_or(())
            for field in selector.blocks("field_selector")
        }
        if "Management" in wanted.get("eventCategory", ()):
            only = {"true": "ReadOnly", "false": "WriteOnly"}.get(str(next(iter(wanted.get("readOnly", ())), "")), "")
            halves |= {only} & _READ_AND_WRITTEN or _READ_AND_WRITTEN
    return frozenset(halves)


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
        if _records_by_name(resource):
            yield Watcher(
                declaration=resource.declaration,
                placement=placement(resource),
                # Whether it runs is judged where its status is written.
                enabled=resource.at("name", raw=True),
                whole=resource.at("recording_group", raw=False),
                watches="configuration",
            )
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


def _records_by_name(recorder: Resource) -> bool:
    """Whether it records the kinds of resources it names; one that names what it leaves out records the rest."""
    whole = recorder.boolean("recording_group.all_supported", default=True)
    strategy = recorder.text("recording_group.recording_strategy.use_only", "INCLUSION_BY_RESOURCE_TYPES")
    return whole.raw is False and strategy.equals("INCLUSION_BY_RESOURCE_TYPES")


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
