"""WAF: lists of rules, what they stand before, and where they log."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

LISTS = Call("wafv2", "ListWebACLs", "WebACLs")
LIST = Call("wafv2", "GetWebACL", "WebACL")
BEFORE = Call("wafv2", "GetWebACLForResource", "WebACL", ("WAFNonexistentItemException",))
LOGGING = Call("wafv2", "GetLoggingConfiguration", "LoggingConfiguration", ("WAFNonexistentItemException",))


def regional(api: Api) -> Iterator[Found]:
    """Lists for load balancers and interfaces."""
    yield from _all(api, "REGIONAL")


def worldwide(api: Api) -> Iterator[Found]:
    """Lists for CloudFront, kept in Virginia."""
    yield from _all(api, "CLOUDFRONT")


def _all(api: Api, scope: str) -> Iterator[Found]:
    marker: dict[str, str] = {}
    while True:
        # WAF has pages and no paginator.
        page = api.page(LISTS, Scope=scope, Limit=100, **marker)
        for item in page.get("WebACLs") or ():
            yield partial(_one, api, item, scope)
        following = page.get("NextMarker")
        if not following or not page.get("WebACLs"):
            return
        marker = {"NextMarker": str(following)}


def _one(api: Api, item: dict[str, Any], scope: str) -> Iterator[Found]:
    arn, name = str(item["ARN"]), str(item["Name"])
    detail = api.one(LIST, Name=name, Scope=scope, Id=item["Id"])
    region = "" if scope == "CLOUDFRONT" else None
    attributes: dict[str, Any] = {"id": item["Id"], "arn": arn, "name": name, "scope": scope}
    if isinstance(detail, Unknown):
        attributes |= {"rule": detail}
    else:
        attributes |= {
            "default_action": [{word.lower(): [{}] for word in told(detail, "DefaultAction", default={})}],
            "rule": [_rule(rule) for rule in told(detail, "Rules", default=[])],
        }
    yield Fact("aws_wafv2_web_acl", arn, name, attributes, region)
    logging = api.one(LOGGING, ResourceArn=arn)
    kind = "aws_wafv2_web_acl_logging_configuration"
    if isinstance(logging, Unknown):
        yield Fact(kind, arn, name, {"resource_arn": logging}, region, unseen=logging)
    elif logging is not None:
        destinations = told(logging, "LogDestinationConfigs", default=[])
        yield Fact(kind, arn, name, {"resource_arn": arn, "log_destination_configs": destinations}, region)


def before(api: Api, arn: str, name: str) -> Iterator[Found]:
    """The list that stands before a load balancer or an interface, if one does; `BEFORE` is the call."""
    found = api.one(BEFORE, ResourceArn=arn)
    if isinstance(found, Unknown):
        yield Fact("aws_wafv2_web_acl_association", arn, name, {"resource_arn": found}, unseen=found)
    elif told(found, "ARN"):
        yield Fact("aws_wafv2_web_acl_association", arn, name, {"web_acl_arn": told(found, "ARN"), "resource_arn": arn})


def _rule(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": told(item, "Name"),
        "action": [{word.lower(): [{}] for word in told(item, "Action", default={})}] if item.get("Action") else [],
        "override_action": [{word.lower(): [{}] for word in told(item, "OverrideAction", default={})}]
        if item.get("OverrideAction")
        else [],
    }


KINDS = (
    Kind(("aws_wafv2_web_acl",), (LISTS, LIST, LOGGING), regional),
    Kind(("aws_wafv2_web_acl",), (LISTS, LIST, LOGGING), worldwide, Scope.GLOBAL),
)
