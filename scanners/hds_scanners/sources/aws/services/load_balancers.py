"""Load balancers of both generations, with their listeners."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, told
from hds_scanners.sources.aws.services.web_firewalls import BEFORE, before

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

BALANCERS = Call("elbv2", "DescribeLoadBalancers", "LoadBalancers")
ATTRIBUTES = Call("elbv2", "DescribeLoadBalancerAttributes", "Attributes")
LISTENERS = Call("elbv2", "DescribeListeners", "Listeners")
RULES = Call("elbv2", "DescribeRules", "Rules")
CLASSIC = Call("elb", "DescribeLoadBalancers", "LoadBalancerDescriptions")
CLASSIC_ATTRIBUTES = Call("elb", "DescribeLoadBalancerAttributes", "LoadBalancerAttributes")
CLASSIC_POLICIES = Call("elb", "DescribeLoadBalancerPolicies", "PolicyDescriptions")


def balancers(api: Api) -> Iterator[Found]:
    """Application, network and gateway load balancers."""
    for item in api.every(BALANCERS):
        yield partial(_balancer, api, item)


def _balancer(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["LoadBalancerArn"]), str(item["LoadBalancerName"])
    listed = api.listed(ATTRIBUTES, LoadBalancerArn=arn)
    logs: Any = listed
    protected: Any = listed
    if not isinstance(listed, Unknown):
        switches = {str(one.get("Key")): one.get("Value") for one in listed}
        logs = [
            {
                "enabled": switches.get("access_logs.s3.enabled") == "true",
                "bucket": switches.get("access_logs.s3.bucket"),
            }
        ]
        protected = switches.get("deletion_protection.enabled") == "true"
    yield Fact(
        "aws_lb",
        arn,
        name,
        {
            "id": arn,
            "arn": arn,
            "name": name,
            "load_balancer_type": told(item, "Type", default="application"),
            "internal": told(item, "Scheme") == "internal",
            "access_logs": logs,
            "enable_deletion_protection": protected,
        },
    )
    if told(item, "Type", default="application") == "application":
        yield from before(api, arn, name)
    listeners = api.listed(LISTENERS, LoadBalancerArn=arn)
    if isinstance(listeners, Unknown):
        yield Fact("aws_lb_listener", arn, name, {"load_balancer_arn": arn, "protocol": listeners}, unseen=listeners)
        return
    for listener in listeners:
        yield partial(_listener, api, arn, listener)


def _listener(api: Api, balancer: str, item: dict[str, Any]) -> Iterator[Found]:
    arn = str(item["ListenerArn"])
    protocol = told(item, "Protocol")
    yield Fact(
        "aws_lb_listener",
        arn,
        f"{protocol}:{item.get('Port')}",
        {
            "id": arn,
            "arn": arn,
            "load_balancer_arn": balancer,
            "protocol": protocol,
            "port": told(item, "Port"),
            "ssl_policy": told(item, "SslPolicy"),
            "default_action": [_action(action) for action in item.get("DefaultActions") or ()],
        },
    )
    if protocol != "HTTP":
        return
    # What a listener in clear does beside its default decides whether it only sends to HTTPS.
    rules = api.listed(RULES, ListenerArn=arn)
    if isinstance(rules, Unknown):
        yield Fact("aws_lb_listener_rule", arn, arn, {"listener_arn": arn, "action": [{"type": rules}]}, unseen=rules)
        return
    for rule in rules:
        if not told(rule, "IsDefault"):
            yield Fact(
                "aws_lb_listener_rule",
                str(rule["RuleArn"]),
                str(rule["RuleArn"]).rpartition("/")[2],
                {
                    "arn": rule["RuleArn"],
                    "listener_arn": arn,
                    "action": [_action(action) for action in rule.get("Actions") or ()],
                },
            )


def _action(item: dict[str, Any]) -> dict[str, Any]:
    redirect = told(item, "RedirectConfig")
    return {
        "type": told(item, "Type"),
        "redirect": [fields(redirect, protocol="Protocol", port="Port", status_code="StatusCode")] if redirect else [],
    }


def classic(api: Api) -> Iterator[Found]:
    """Load balancers of the first generation."""
    for item in api.every(CLASSIC):
        yield partial(_classic, api, item)


def _classic(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    name = str(item["LoadBalancerName"])
    arn = api.arn("elasticloadbalancing", f"loadbalancer/{name}")
    switches = api.one(CLASSIC_ATTRIBUTES, LoadBalancerName=name)
    logs = told(switches, "AccessLog")
    yield Fact(
        "aws_elb",
        arn,
        name,
        {
            "arn": arn,
            "name": name,
            "internal": told(item, "Scheme") == "internal",
            "listener": [
                fields(
                    one,
                    lb_protocol="Listener.Protocol",
                    lb_port="Listener.LoadBalancerPort",
                    instance_protocol="Listener.InstanceProtocol",
                )
                for one in item.get("ListenerDescriptions") or ()
            ],
            "access_logs": logs
            if isinstance(logs, Unknown)
            else [{"enabled": told(logs, "Enabled", default=False), "bucket": told(logs, "S3BucketName")}],
        },
    )
    in_use = {one for each in item.get("ListenerDescriptions") or () for one in each.get("PolicyNames") or ()}
    policies = api.listed(CLASSIC_POLICIES, LoadBalancerName=name) if in_use else []
    for policy in () if isinstance(policies, Unknown) else policies:
        if told(policy, "PolicyName") in in_use:
            yield Fact(
                "aws_load_balancer_policy",
                arn,
                str(policy["PolicyName"]),
                {
                    "load_balancer_name": name,
                    "policy_name": policy["PolicyName"],
                    "policy_type_name": told(policy, "PolicyTypeName"),
                    "policy_attribute": [
                        fields(one, name="AttributeName", value="AttributeValue")
                        for one in policy.get("PolicyAttributeDescriptions") or ()
                    ],
                },
            )


KINDS = (
    Kind(("aws_lb", "aws_lb_listener"), (BALANCERS, ATTRIBUTES, LISTENERS, RULES, BEFORE), balancers),
    Kind(("aws_elb",), (CLASSIC, CLASSIC_ATTRIBUTES, CLASSIC_POLICIES), classic),
)
