"""What looks for attacks and weaknesses by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account

_FEATURES = (
    "S3_DATA_EVENTS",
    "EKS_AUDIT_LOGS",
    "EBS_MALWARE_PROTECTION",
    "RDS_LOGIN_EVENTS",
    "LAMBDA_NETWORK_LOGS",
    "RUNTIME_MONITORING",
)
_AGENTS = ("ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT", "EKS_ADDON_MANAGEMENT")
STANDARDS = (
    "aws-foundational-security-best-practices/v/1.0.0",
    "cis-aws-foundations-benchmark/v/3.0.0",
)
"""Standards of Security Hub, by the end of their ARN."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectionArgs:
    """What is watched.

    Attributes:
        account: The account, in this region.
        standards: Of Security Hub.
        inspected: What Inspector searches for known weaknesses.
    """

    account: Account
    standards: Sequence[str] = STANDARDS
    inspected: Sequence[str] = ("EC2", "ECR", "LAMBDA")


class Detection(pulumi.ComponentResource):
    """GuardDuty with all its sources, Security Hub, Inspector, and an analyzer of access from outside."""

    detector_id: pulumi.Output[str]

    def __init__(self, name: str, args: DetectionArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Detection", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        detector = aws.guardduty.Detector(name, enable=True, finding_publishing_frequency="FIFTEEN_MINUTES", opts=own)
        for feature in _FEATURES:
            agents = [
                aws.guardduty.DetectorFeatureAdditionalConfigurationArgs(name=agent, status="ENABLED")
                for agent in _AGENTS
                if feature == "RUNTIME_MONITORING"
            ]
            aws.guardduty.DetectorFeature(
                f"{name}-{feature.lower().replace('_', '-')}",
                detector_id=detector.id,
                name=feature,
                status="ENABLED",
                additional_configurations=agents or None,
                opts=own,
            )
        hub = aws.securityhub.Account(
            name,
            enable_default_standards=False,
            auto_enable_controls=True,
            control_finding_generator="SECURITY_CONTROL",
            opts=own,
        )
        for standard in args.standards:
            aws.securityhub.StandardsSubscription(
                f"{name}-{standard.partition('/')[0]}",
                standards_arn=f"arn:aws:securityhub:{args.account.region}::standards/{standard}",
                opts=pulumi.ResourceOptions(parent=self, depends_on=[hub]),
            )
        aws.inspector2.Enabler(
            name, account_ids=[args.account.account_id], resource_types=list(args.inspected), opts=own
        )
        aws.accessanalyzer.Analyzer(name, analyzer_name=name, type="ACCOUNT", opts=own)
        self.detector_id = detector.id
        self.register_outputs({"detectorId": detector.id})
