"""Who sees what happens: CloudTrail, Config, GuardDuty, Security Hub, logs with their filters and alarms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

TRAILS = Call("cloudtrail", "DescribeTrails", "trailList")
TRAIL_STATUS = Call("cloudtrail", "GetTrailStatus")
SELECTORS = Call("cloudtrail", "GetEventSelectors", "")
LAKES = Call("cloudtrail", "ListEventDataStores", "EventDataStores")
LAKE = Call("cloudtrail", "GetEventDataStore")


def trails(api: Api) -> Iterator[Found]:
    """Trails, each in its home region: others show shadows of those over all regions."""
    for item in api.every(TRAILS, includeShadowTrails=False):
        if told(item, "HomeRegion", default=api.region) == api.region:
            yield partial(_trail, api, item)


def _trail(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["TrailARN"]), str(item["Name"])
    status = api.one(TRAIL_STATUS, Name=arn)
    # The description says whether there are selectors of its own, and is not always right.
    selectors = api.one(SELECTORS, TrailName=arn)
    yield Fact(
        "aws_cloudtrail",
        arn,
        name,
        {
            "id": arn,
            "arn": arn,
            "name": name,
            "enable_logging": told(status, "IsLogging", default=False),
            "enable_log_file_validation": told(item, "LogFileValidationEnabled", default=False),
            "is_multi_region_trail": told(item, "IsMultiRegionTrail", default=False),
            "include_global_service_events": told(item, "IncludeGlobalServiceEvents", default=False),
            **fields(
                item,
                s3_bucket_name="S3BucketName",
                kms_key_id="KmsKeyId",
                cloud_watch_logs_group_arn="CloudWatchLogsLogGroupArn",
                is_organization_trail="IsOrganizationTrail",
            ),
            **_selectors(selectors),
        },
    )


def _selectors(answer: Any) -> dict[str, Any]:
    """Which reading and writing of data a trail records besides."""
    if isinstance(answer, Unknown):
        return {"event_selector": answer, "advanced_event_selector": answer}
    return {
        "event_selector": [
            {
                "read_write_type": told(each, "ReadWriteType"),
                "include_management_events": told(each, "IncludeManagementEvents"),
                "data_resource": [
                    fields(data, type="Type", values="Values") for data in each.get("DataResources") or ()
                ],
            }
            for each in told(answer, "EventSelectors", default=[])
        ],
        "advanced_event_selector": [
            {
                "name": told(each, "Name"),
                "field_selector": [
                    fields(
                        one,
                        field="Field",
                        equals="Equals",
                        starts_with="StartsWith",
                        not_equals="NotEquals",
                        ends_with="EndsWith",
                    )
                    for one in each.get("FieldSelectors") or ()
                ],
            }
            for each in told(answer, "AdvancedEventSelectors", default=[])
        ],
    }


def lakes(api: Api) -> Iterator[Found]:
    """Event data stores of CloudTrail Lake."""
    for item in api.every(LAKES):
        yield partial(_lake, api, item)


def _lake(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn = str(item["EventDataStoreArn"])
    detail = api.one(LAKE, EventDataStore=arn)
    yield Fact(
        "aws_cloudtrail_event_data_store",
        arn,
        told(item, "Name", default=arn),
        {
            "id": arn,
            "arn": arn,
            **fields(
                detail,
                multi_region_enabled="MultiRegionEnabled",
                retention_period="RetentionPeriod",
                kms_key_id="KmsKeyId",
            ),
        },
    )


# -- Config ------------------------------------------------------------------------------------------------------------

RECORDERS = Call("config", "DescribeConfigurationRecorders", "ConfigurationRecorders")
RECORDER_STATUS = Call("config", "DescribeConfigurationRecorderStatus", "ConfigurationRecordersStatus")
CHANNELS = Call("config", "DescribeDeliveryChannels", "DeliveryChannels")
AGGREGATORS = Call("config", "DescribeConfigurationAggregators", "ConfigurationAggregators")


def recorders(api: Api) -> Iterator[Found]:
    """Recorders of configurations, whether they record, and where to."""
    found = api.every(RECORDERS)
    statuses = api.listed(RECORDER_STATUS) if found else []
    for item in found:
        name = str(item["name"])
        arn = told(item, "arn") or api.arn("config", f"config-recorder/{name}")
        yield Fact(
            "aws_config_configuration_recorder",
            arn,
            name,
            {"arn": arn, "name": name, "recording_group": [_recorded(told(item, "recordingGroup", default={}))]},
        )
        if isinstance(statuses, Unknown):
            yield Fact(
                "aws_config_configuration_recorder_status",
                arn,
                name,
                {"name": name, "is_enabled": statuses},
                unseen=statuses,
            )
            continue
        for status in statuses:
            if told(status, "name") == name:
                yield Fact(
                    "aws_config_configuration_recorder_status",
                    arn,
                    name,
                    {"name": name, "is_enabled": told(status, "recording", default=False)},
                )
    channels = api.listed(CHANNELS) if found else []
    for item in () if isinstance(channels, Unknown) else channels:
        name = str(item["name"])
        yield Fact(
            "aws_config_delivery_channel",
            api.arn("config", f"delivery-channel/{name}"),
            name,
            {"name": name, **fields(item, s3_bucket_name="s3BucketName", s3_kms_key_arn="s3KmsKeyArn")},
        )


def _recorded(group: dict[str, Any]) -> dict[str, Any]:
    """What a recorder records: all, all but what it names, or what it names."""
    strategy = fields(group, use_only="recordingStrategy.useOnly")
    return {
        **fields(group, all_supported="allSupported", resource_types="resourceTypes"),
        "recording_strategy": [strategy] if strategy else [],
    }


def aggregators(api: Api) -> Iterator[Found]:
    """Where configurations of several regions or accounts are brought together."""
    for item in api.every(AGGREGATORS):
        arn, name = str(item["ConfigurationAggregatorArn"]), str(item["ConfigurationAggregatorName"])
        yield Fact("aws_config_configuration_aggregator", arn, name, {"arn": arn, "name": name})


# -- watchers ----------------------------------------------------------------------------------------------------------

DETECTORS = Call("guardduty", "ListDetectors", "DetectorIds")
DETECTOR = Call("guardduty", "GetDetector")
HUB = Call("securityhub", "DescribeHub", "", ("InvalidAccessException", "ResourceNotFoundException"))
HUB_AGGREGATORS = Call("securityhub", "ListFindingAggregators", "FindingAggregators", ("InvalidAccessException",))


def detectors(api: Api) -> Iterator[Found]:
    """The detector of GuardDuty."""
    for identifier in api.every(DETECTORS):
        yield partial(_detector, api, str(identifier))


def _detector(api: Api, identifier: str) -> Iterator[Found]:
    arn = api.arn("guardduty", f"detector/{identifier}")
    detail = api.one(DETECTOR, DetectorId=identifier)
    status = told(detail, "Status")
    yield Fact(
        "aws_guardduty_detector",
        arn,
        identifier,
        {"id": identifier, "arn": arn, "enable": status if isinstance(status, Unknown) else status == "ENABLED"},
    )


def hub(api: Api) -> Iterator[Found]:
    """Security Hub, where it is on."""
    detail = api.one(HUB)
    if isinstance(detail, Unknown):
        yield Fact(
            "aws_securityhub_account",
            api.arn("securityhub", "hub/default"),
            "default",
            {"status": detail},
            unseen=detail,
        )
    elif detail is not None and told(detail, "HubArn"):
        arn = str(detail["HubArn"])
        yield Fact("aws_securityhub_account", arn, "default", {"id": api.account.id, "arn": arn})
        for item in api.every(HUB_AGGREGATORS):
            where = str(item["FindingAggregatorArn"])
            if where.split(":")[3:4] == [api.region]:
                yield Fact(
                    "aws_securityhub_finding_aggregator", where, where.rpartition("/")[2], {"id": where, "arn": where}
                )


# -- logs and alarms ---------------------------------------------------------------------------------------------------

LOG_GROUPS = Call("logs", "DescribeLogGroups", "logGroups")
FILTERS = Call("logs", "DescribeMetricFilters", "metricFilters")
SUBSCRIPTIONS = Call("logs", "DescribeSubscriptionFilters", "subscriptionFilters", ("ResourceNotFoundException",))
DESTINATIONS = Call("logs", "DescribeDestinations", "destinations")
LOG_POLICIES = Call("logs", "DescribeResourcePolicies", "resourcePolicies")
ALARMS = Call("cloudwatch", "DescribeAlarms")
METRIC_STREAMS = Call("cloudwatch", "ListMetricStreams", "Entries")


def log_groups(api: Api) -> Iterator[Found]:
    """Log groups with the subscriptions that send their content elsewhere."""
    for item in api.every(LOG_GROUPS):
        name = str(item["logGroupName"])
        arn = str(told(item, "logGroupArn") or told(item, "arn", default="")).removesuffix(":*")
        arn = arn or api.arn("logs", f"log-group:{name}")
        yield Fact(
            "aws_cloudwatch_log_group",
            arn,
            name,
            {"arn": arn, "name": name, **fields(item, retention_in_days="retentionInDays", kms_key_id="kmsKeyId")},
        )
        yield partial(_subscriptions, api, name, arn)


def _subscriptions(api: Api, name: str, arn: str) -> Iterator[Found]:
    found = api.listed(SUBSCRIPTIONS, logGroupName=name)
    if isinstance(found, Unknown):
        yield Fact(
            "aws_cloudwatch_log_subscription_filter",
            arn,
            name,
            {"log_group_name": name, "destination_arn": found},
            unseen=found,
        )
        return
    for item in found:
        yield Fact(
            "aws_cloudwatch_log_subscription_filter",
            arn,
            str(item.get("filterName") or name),
            {"log_group_name": name, **fields(item, destination_arn="destinationArn")},
        )


def filters(api: Api) -> Iterator[Found]:
    """Filters that make metrics of logs."""
    for item in api.every(FILTERS):
        name, group = str(item["filterName"]), str(item.get("logGroupName") or "")
        yield Fact(
            "aws_cloudwatch_log_metric_filter",
            api.arn("logs", f"log-group:{group}"),
            name,
            {
                "name": name,
                "log_group_name": group,
                "pattern": told(item, "filterPattern", default=""),
                "metric_transformation": [
                    fields(one, name="metricName", namespace="metricNamespace")
                    for one in item.get("metricTransformations") or ()
                ],
            },
        )


def destinations(api: Api) -> Iterator[Found]:
    """Where other accounts send their logs."""
    for item in api.every(DESTINATIONS):
        arn, name = str(item["arn"]), str(item["destinationName"])
        yield Fact("aws_cloudwatch_log_destination", arn, name, {"arn": arn, **fields(item, target_arn="targetArn")})
        policy = told(item, "accessPolicy")
        if policy:
            yield Fact(
                "aws_cloudwatch_log_destination_policy",
                arn,
                name,
                {"destination_name": name, "access_policy": policy},
            )


def log_policies(api: Api) -> Iterator[Found]:
    """Who else may write logs here."""
    for item in api.every(LOG_POLICIES):
        name = str(item["policyName"])
        yield Fact(
            "aws_cloudwatch_log_resource_policy",
            api.arn("logs", f"resource-policy:{name}"),
            name,
            {"policy_name": name, "policy_document": told(item, "policyDocument")},
        )


def alarms(api: Api) -> Iterator[Found]:
    """Alarms on metrics, and on other alarms."""
    for page in api.pages(ALARMS, AlarmTypes=["MetricAlarm", "CompositeAlarm"]):
        for item in page.get("MetricAlarms") or ():
            arn, name = str(item["AlarmArn"]), str(item["AlarmName"])
            yield Fact(
                "aws_cloudwatch_metric_alarm",
                arn,
                name,
                {
                    "arn": arn,
                    "alarm_name": name,
                    **fields(
                        item,
                        metric_name="MetricName",
                        namespace="Namespace",
                        actions_enabled="ActionsEnabled",
                        alarm_actions="AlarmActions",
                    ),
                    "metric_query": [
                        {"metric": [fields(query, metric_name="MetricStat.Metric.MetricName")]}
                        for query in item.get("Metrics") or ()
                        if query.get("MetricStat")
                    ],
                },
            )
        for item in page.get("CompositeAlarms") or ():
            arn, name = str(item["AlarmArn"]), str(item["AlarmName"])
            yield Fact(
                "aws_cloudwatch_composite_alarm",
                arn,
                name,
                {"arn": arn, **fields(item, actions_enabled="ActionsEnabled")},
            )


def metric_streams(api: Api) -> Iterator[Found]:
    """Metrics that are sent elsewhere."""
    for item in api.every(METRIC_STREAMS):
        arn, name = str(item["Arn"]), str(item["Name"])
        yield Fact("aws_cloudwatch_metric_stream", arn, name, {"arn": arn, **fields(item, firehose_arn="FirehoseArn")})


KINDS = (
    Kind(("aws_cloudtrail",), (TRAILS, TRAIL_STATUS, SELECTORS), trails),
    Kind(("aws_cloudtrail_event_data_store",), (LAKES, LAKE), lakes),
    Kind(("aws_config_configuration_recorder",), (RECORDERS, RECORDER_STATUS, CHANNELS), recorders),
    Kind(("aws_config_configuration_aggregator",), (AGGREGATORS,), aggregators),
    Kind(("aws_guardduty_detector",), (DETECTORS, DETECTOR), detectors),
    Kind(("aws_securityhub_account",), (HUB, HUB_AGGREGATORS), hub),
    Kind(("aws_cloudwatch_log_group",), (LOG_GROUPS, SUBSCRIPTIONS), log_groups),
    Kind(("aws_cloudwatch_log_metric_filter",), (FILTERS,), filters),
    Kind(("aws_cloudwatch_log_destination",), (DESTINATIONS,), destinations),
    Kind(("aws_cloudwatch_log_resource_policy",), (LOG_POLICIES,), log_policies),
    Kind(("aws_cloudwatch_metric_alarm",), (ALARMS,), alarms),
    Kind(("aws_cloudwatch_metric_stream",), (METRIC_STREAMS,), metric_streams),
)
