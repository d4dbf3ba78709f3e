"""CloudFront and Global Accelerator, which have no region."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, fields, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

DISTRIBUTIONS = Call("cloudfront", "ListDistributions", "DistributionList.Items")
# The list leaves out where a distribution logs.
DISTRIBUTION = Call("cloudfront", "GetDistributionConfig", "DistributionConfig")


def distributions(api: Api) -> Iterator[Found]:
    """Distributions of CloudFront."""
    for item in api.every(DISTRIBUTIONS):
        yield partial(_distribution, api, item)


def _certificate(item: dict[str, Any]) -> dict[str, Any]:
    """The certificate shown to viewers; where one of the account's own is named, it is not the default one."""
    own = told(item, "ACMCertificateArn") or told(item, "IAMCertificateId")
    return {
        "cloudfront_default_certificate": told(item, "CloudFrontDefaultCertificate", default=False) and not own,
        **fields(item, minimum_protocol_version="MinimumProtocolVersion"),
    }


def _behaviour(item: dict[str, Any]) -> dict[str, Any]:
    return fields(
        item,
        viewer_protocol_policy="ViewerProtocolPolicy",
        path_pattern="PathPattern",
        realtime_log_config_arn="RealtimeLogConfigArn",
    )


def _distribution(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, identifier = str(item["ARN"]), str(item["Id"])
    configuration = api.one(DISTRIBUTION, Id=identifier)
    bucket = told(configuration, "Logging.Bucket")
    origins = []
    for origin in told(item, "Origins.Items", default=[]):
        custom = origin.get("CustomOriginConfig")
        shield = told(origin, "OriginShield.OriginShieldRegion")
        origins.append(
            {
                "origin_id": origin.get("Id"),
                "domain_name": origin.get("DomainName"),
                "custom_origin_config": [fields(custom, origin_protocol_policy="OriginProtocolPolicy")]
                if custom
                else [],
                "origin_shield": [{"enabled": True, "origin_shield_region": shield}] if shield else [],
            }
        )
    attributes: dict[str, Any] = {
        "id": identifier,
        "arn": arn,
        "enabled": told(item, "Enabled", default=True),
        "web_acl_id": told(item, "WebACLId", default=""),
        "default_cache_behavior": [_behaviour(told(item, "DefaultCacheBehavior", default={}))],
        "ordered_cache_behavior": [_behaviour(each) for each in told(item, "CacheBehaviors.Items", default=[])],
        "viewer_certificate": [_certificate(told(item, "ViewerCertificate", default={}))],
        "origin": origins,
        "logging_config": bucket if isinstance(bucket, Unknown) else [{"bucket": bucket}] if bucket else [],
    }
    yield Fact("aws_cloudfront_distribution", arn, identifier, attributes, "")


ACCELERATORS = Call("globalaccelerator", "ListAccelerators", "Accelerators")
ACCELERATOR = Call("globalaccelerator", "DescribeAcceleratorAttributes", "AcceleratorAttributes")
ENTRIES = Call("globalaccelerator", "ListListeners", "Listeners")
GROUPS = Call("globalaccelerator", "ListEndpointGroups", "EndpointGroups")


def accelerators(api: Api) -> Iterator[Found]:
    """Accelerators; the interface is in Oregon alone."""
    for item in api.every(ACCELERATORS):
        yield partial(_accelerator, api, item)


def _accelerator(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn = str(item["AcceleratorArn"])
    detail = api.one(ACCELERATOR, AcceleratorArn=arn)
    yield Fact(
        "aws_globalaccelerator_accelerator",
        arn,
        told(item, "Name", default=arn),
        {"id": arn, "arn": arn, "attributes": [{"flow_logs_enabled": told(detail, "FlowLogsEnabled", default=False)}]},
        "",
    )
    entries = api.listed(ENTRIES, AcceleratorArn=arn)
    if isinstance(entries, Unknown):
        yield _group(arn, arn, entries)
        return
    for entry in entries:
        listener = str(entry["ListenerArn"])
        groups = api.listed(GROUPS, ListenerArn=listener)
        if isinstance(groups, Unknown):
            yield _group(listener, listener, groups)
            continue
        for group in groups:
            yield _group(str(group["EndpointGroupArn"]), listener, told(group, "EndpointGroupRegion"))


def _group(arn: str, listener: str, region: Any) -> Fact:
    """Where an accelerator leads to."""
    return Fact(
        "aws_globalaccelerator_endpoint_group",
        arn,
        arn.rpartition("/")[2],
        {"listener_arn": listener, "endpoint_group_region": region},
        "",
        unseen=region if isinstance(region, Unknown) else None,
    )


KINDS = (
    Kind(("aws_cloudfront_distribution",), (DISTRIBUTIONS, DISTRIBUTION), distributions, Scope.GLOBAL),
    Kind(
        ("aws_globalaccelerator_accelerator",), (ACCELERATORS, ACCELERATOR, ENTRIES, GROUPS), accelerators, Scope.OREGON
    ),
)
