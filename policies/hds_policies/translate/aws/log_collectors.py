"""Buckets that collect logs: what else is asked of a bucket is not asked of them."""

import re

from hds_policies.model.value import Setting, Why
from hds_policies.translate.reading import Resource

# Buckets that logs go to by what they are called: a log of the log would fill itself.
_COLLECTS = re.compile(
    r"(?i)(?:^|[^a-z])(?:(?:access|alb|audit|cloudtrail|elb|flow|lb|s3)?_?logs?|logging|(?:cloud)?trails?|audits?|journa(?:l|ux))"
    r"(?:[^a-z]|$)"
)
_DESTINATIONS = (
    ("aws_s3_bucket_logging", "target_bucket"),
    ("aws_s3_bucket", "logging.target_bucket"),
    ("aws_cloudtrail", "s3_bucket_name"),
    ("aws_lb", "access_logs.bucket"),
    ("aws_alb", "access_logs.bucket"),
    ("aws_elb", "access_logs.bucket"),
    ("aws_cloudfront_distribution", "logging_config.bucket"),
    ("aws_flow_log", "log_destination"),
    ("aws_config_delivery_channel", "s3_bucket_name"),
    ("aws_redshift_logging", "bucket_name"),
)


def collects_logs(resource: Resource) -> bool:
    """Whether a bucket is where logs go, by what writes to it, its access list or its name."""
    names = (resource.address, resource.raw("bucket")[0], resource.raw("bucket_prefix")[0])
    if any(isinstance(name, str) and _COLLECTS.search(name) for name in names):
        return True
    if resource.text("acl", "").known_or("") == "log-delivery-write":
        return True
    if any(
        acl.text("acl", "").known_or("") == "log-delivery-write"
        for acl in resource.companions("aws_s3_bucket_acl", "bucket", "bucket")
    ):
        return True
    return any(resource.companions(type_name, path, "bucket", "arn") for type_name, path in _DESTINATIONS)


def unless_it_collects(resource: Resource, setting: Setting[bool]) -> Setting[bool]:
    """The setting of a bucket that nothing shows to collect logs: open where it fails and it was not told what writes to it.

    Logs of trails come from any region, others from that of the bucket.
    """
    if setting.raw is not False:
        return setting
    here = resource.raw("region")[0]
    for type_name, path in _DESTINATIONS:
        for other, doubt in resource.companions(type_name, path, "bucket", "arn").uncertain:
            region = [*other.address.split(":"), "", "", "", ""][3]
            if doubt.why is Why.NOT_ANSWERED and (type_name == "aws_cloudtrail" or region in ("", "*", here)):
                return setting.same_place(doubt)
    return setting
