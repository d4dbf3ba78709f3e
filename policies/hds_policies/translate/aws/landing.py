"""Where the resource that an AWS argument names is: by reference, by ARN, or by the name of a bucket in the code."""

from __future__ import annotations

import re
from typing import Any

from hds_policies.model.place import Placement
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

_ARN = re.compile(r"arn:[^:]*:(?P<service>[^:]*):(?P<region>[^:]*):(?P<account>[^:]*):(?P<name>.+)", re.DOTALL)
_BUCKET_URL = re.compile(r"s3://([^/]+)")
_BUCKET_HOST = re.compile(r"^([a-z0-9.-]+)\.s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com$")
# Services whose ARNs bear no region because the service has none.
_GLOBAL = frozenset({"iam", "route53", "cloudfront", "organizations", "waf", "globalaccelerator"})


def landing(resource: Resource, setting: Setting[Any]) -> Placement | None:
    """Where data that is sent to what `setting` names lands."""
    raw = setting.raw
    if isinstance(raw, Unknown):
        other = resource.neighbours.referred(raw)
        if isinstance(other, Resource) and other.declaration.mode == "managed":
            return placement(other)
        name = _known_bucket_name(raw)
        return _bucket(resource, setting, name) if name else Placement("aws", setting)
    if not isinstance(raw, str) or not raw or raw.startswith(("http://", "https://")) or "@" in raw:
        return None
    arn = _ARN.match(raw)
    if arn is not None:
        if arn["region"]:
            return Placement("aws", setting.same_place(arn["region"]))
        if arn["service"] in _GLOBAL:
            return None
        return _bucket(resource, setting, arn["name"].split("/", 1)[0]) if arn["service"] == "s3" else None
    url = _BUCKET_URL.match(raw) or _BUCKET_HOST.match(raw)
    name = url[1] if url else raw
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", name):
        return None
    return _bucket(resource, setting, name)


def _known_bucket_name(unknown: Unknown) -> str | None:
    """The bucket of a template such as `s3://bucket/${…}`."""
    head = unknown.parts[0] if unknown.parts else None
    match = _BUCKET_URL.match(head) if isinstance(head, str) else None
    return match[1] if match and isinstance(head, str) and "/" in head[5:] else None


def _bucket(resource: Resource, setting: Setting[Any], name: str) -> Placement:
    for bucket in resource.every("aws_s3_bucket"):
        if bucket.setting("bucket").equals(name):
            found = placement(bucket)
            if found is not None:
                return found
    # The name of a bucket does not say where it is, and S3 ARNs carry no region.
    unknown = Unknown(Why.DATA_SOURCE, (setting.attribute, f"s3://{name}"))
    return Placement("aws", setting.same_place(unknown))
