"""Alarms on the events of an account that somebody must look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

_NAMESPACE = "HDS/Audit"


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of event in the audit trail.

    Attributes:
        name: Of its metric and alarm.
        meaning: Told with the alarm.
        pattern: In the language of metric filters.
        threshold: Events in five minutes that raise it.
    """

    name: str
    meaning: str
    pattern: str
    threshold: int = 1


def calls(*names: str) -> str:
    """The pattern of calls by their names."""
    return "{ " + " || ".join(f"($.eventName = {name})" for name in names) + " }"


EVENTS = (
    Event("root-used", "The root user acted", '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }'),
    Event(
        "console-without-mfa",
        "Somebody came to the console without a second factor",
        '{ $.eventName = "ConsoleLogin" && $.additionalEventData.MFAUsed != "Yes"'
        ' && $.userIdentity.type = "IAMUser" && $.responseElements.ConsoleLogin = "Success" }',
    ),
    Event(
        "console-refused",
        "Sign-ins to the console were refused",
        '{ $.eventName = "ConsoleLogin" && $.errorMessage = "Failed authentication" }',
        threshold=5,
    ),
    Event(
        "access-refused",
        "Many calls were refused",
        '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
        threshold=20,
    ),
    Event(
        "audit-touched",
        "Somebody tried to stop or change the recording of actions",
        calls("StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "PutInsightSelectors"),
    ),
    Event(
        "detection-touched",
        "Somebody tried to stop detection or the recording of configuration",
        calls(
            "DeleteDetector",
            "UpdateDetector",
            "DisableSecurityHub",
            "StopConfigurationRecorder",
            "DeleteConfigurationRecorder",
            "DeleteDeliveryChannel",
            "DeleteFlowLogs",
            "DeleteLogGroup",
        ),
    ),
    Event(
        "keys-touched",
        "A key was disabled, is to be deleted, or who may use it was changed",
        calls("DisableKey", "ScheduleKeyDeletion", "DisableKeyRotation", "PutKeyPolicy"),
    ),
    Event(
        "rights-changed",
        "Rights were changed",
        calls(
            "CreatePolicy",
            "CreatePolicyVersion",
            "DeletePolicy",
            "SetDefaultPolicyVersion",
            "PutRolePolicy",
            "DeleteRolePolicy",
            "AttachRolePolicy",
            "DetachRolePolicy",
            "PutUserPolicy",
            "AttachUserPolicy",
            "PutGroupPolicy",
            "AttachGroupPolicy",
            "UpdateAssumeRolePolicy",
            "DeleteRolePermissionsBoundary",
        ),
    ),
    Event(
        "credentials-made",
        "A user or a key that does not expire was made",
        calls("CreateUser", "CreateAccessKey", "CreateLoginProfile"),
    ),
    Event(
        "buckets-opened",
        "Who may reach a bucket was changed",
        calls(
            "PutBucketPolicy",
            "DeleteBucketPolicy",
            "PutBucketAcl",
            "PutBucketPublicAccessBlock",
            "DeleteBucketPublicAccessBlock",
            "PutAccountPublicAccessBlock",
            "DeleteBucketEncryption",
        ),
    ),
    Event(
        "filters-changed",
        "A filter of the network was changed",
        calls(
            "AuthorizeSecurityGroupIngress",
            "AuthorizeSecurityGroupEgress",
            "CreateNetworkAclEntry",
            "ReplaceNetworkAclEntry",
            "UpdateFirewallPolicy",
            "UpdateRuleGroup",
            "DeleteFirewall",
        ),
    ),
    Event(
        "ways-changed",
        "A way in or out of the network was changed",
        calls(
            "AttachInternetGateway",
            "CreateInternetGateway",
            "CreateRoute",
            "ReplaceRoute",
            "CreateVpcPeeringConnection",
            "AcceptVpcPeeringConnection",
            "CreateVpnConnection",
            "ModifyVpnTunnelOptions",
            "CreateTransitGatewayVpcAttachment",
        ),
    ),
    Event(
        "backups-touched",
        "Backups were deleted, or their protection changed",
        calls(
            "DeleteRecoveryPoint",
            "DeleteBackupVault",
            "DeleteBackupVaultLockConfiguration",
            "DeleteBackupPlan",
            "DeleteDBSnapshot",
            "DeleteDBInstanceAutomatedBackup",
        ),
    ),
    Event(
        "shared-outside",
        "A snapshot or an image was shared",
        calls(
            "ModifySnapshotAttribute",
            "ModifyImageAttribute",
            "ModifyDBSnapshotAttribute",
            "ModifyDBClusterSnapshotAttribute",
        ),
    ),
)
"""What raises an alarm in every account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditAlarmsArgs:
    """What raises an alarm.

    Attributes:
        log_group_name: Where the audit trail arrives.
        topic_arn: Where alarms go.
        events: Beside those that every account has.
    """

    log_group_name: pulumi.Input[str]
    topic_arn: pulumi.Input[str]
    events: Sequence[Event] = ()


class AuditAlarms(pulumi.ComponentResource):
    """A metric and an alarm for each event; findings of the detectors go to the same topic."""

    def __init__(self, name: str, args: AuditAlarmsArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:AuditAlarms", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        for event in (*EVENTS, *args.events):
            place = f"{name}-{event.name}"
            counted = aws.cloudwatch.LogMetricFilter(
                place,
                log_group_name=args.log_group_name,
                pattern=event.pattern,
                metric_transformation=aws.cloudwatch.LogMetricFilterMetricTransformationArgs(
                    name=place, namespace=_NAMESPACE, value="1", default_value="0"
                ),
                opts=own,
            )
            aws.cloudwatch.MetricAlarm(
                place,
                alarm_description=event.meaning,
                namespace=_NAMESPACE,
                metric_name=place,
                statistic="Sum",
                period=300,
                evaluation_periods=1,
                comparison_operator="GreaterThanOrEqualToThreshold",
                threshold=event.threshold,
                treat_missing_data="notBreaching",
                actions_enabled=True,
                alarm_actions=[args.topic_arn],
                opts=pulumi.ResourceOptions(parent=self, depends_on=[counted]),
            )
        for source, pattern in _FINDINGS.items():
            rule = aws.cloudwatch.EventRule(
                f"{name}-{source}",
                description=f"Findings of {source}",
                event_pattern=pulumi.Output.json_dumps(pattern),
                opts=own,
            )
            aws.cloudwatch.EventTarget(f"{name}-{source}", rule=rule.name, arn=args.topic_arn, opts=own)
        self.register_outputs({})


_FINDINGS = {
    # From 4 on GuardDuty calls a finding medium.
    "guardduty": {
        "source": ["aws.guardduty"],
        "detail-type": ["GuardDuty Finding"],
        "detail": {"severity": [{"numeric": [">=", 4]}]},
    },
    "securityhub": {
        "source": ["aws.securityhub"],
        "detail-type": ["Security Hub Findings - Imported"],
        "detail": {
            "findings": {"Severity": {"Label": ["HIGH", "CRITICAL"]}, "Workflow": {"Status": ["NEW"]}},
        },
    },
    "accessanalyzer": {
        "source": ["aws.access-analyzer"],
        "detail-type": ["Access Analyzer Finding"],
        "detail": {"status": ["ACTIVE"]},
    },
}
