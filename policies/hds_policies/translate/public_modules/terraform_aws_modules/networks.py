"""Networks, tunnels, load balancers and distributions of terraform-aws-modules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import ITSELF, Derived, Input, Inputs, Item, Listed, Made, PublicModule

# -- VPC ---------------------------------------------------------------------------------------------------------------


def _default_rules(inputs: Inputs) -> list[tuple[str, Any]]:
    """Rules of the default group: addresses are one text with commas."""
    found = []
    for path, item in inputs.items(Input("default_security_group_ingress")):
        rule = item
        if isinstance(item, Mapping):
            lists = {name: _split(item.get(name)) for name in ("cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids")}
            rule = {"from_port": 0, "to_port": 0, "protocol": "-1", **item, **lists}
        found.append((path, rule))
    return found


def _split(text: Any) -> Any:
    if isinstance(text, Unknown):
        return [text]
    return [part.strip() for part in text.split(",") if part.strip()] if isinstance(text, str) else None


def _to_own_logs(inputs: Inputs) -> Any:
    kind = inputs.value(Input("flow_log_destination_type", "cloud-watch-logs"))
    return kind if isinstance(kind, Unknown) else kind == "cloud-watch-logs"


def _log_destination(inputs: Inputs) -> Any:
    """Logs go to a group that the module makes in the same place, or to what the call names."""
    given = inputs.value(Input("flow_log_destination_arn"))
    return given if isinstance(given, Unknown) or given else inputs.value(ITSELF)


_NETWORK = Input("create_vpc", default=True)
_LOGGED = Input("enable_flow_log", default=False)

# Read at v6.6.0.
_VPC = PublicModule(
    1,
    6,
    (
        Made("aws_vpc", {"cidr_block": Input("cidr", {1: "0.0.0.0/0", 4: "10.0.0.0/16"})}, when=(_NETWORK,)),
        Made(
            "aws_flow_log",
            {
                "vpc_id": ITSELF,
                "log_destination_type": Input("flow_log_destination_type", "cloud-watch-logs"),
                "log_destination": Derived("flow_log_destination_arn", _log_destination),
            },
            when=(_NETWORK, _LOGGED),
        ),
        Made(
            "aws_cloudwatch_log_group",
            {
                "retention_in_days": Input("flow_log_cloudwatch_log_group_retention_in_days"),
                "kms_key_id": Input("flow_log_cloudwatch_log_group_kms_key_id"),
            },
            when=(
                _NETWORK,
                _LOGGED,
                Input("create_flow_log_cloudwatch_log_group", default=False),
                Derived("flow_log_destination_type", _to_own_logs),
            ),
        ),
        Made(
            "aws_default_security_group",
            {"ingress": Listed(_default_rules)},
            when=(_NETWORK, Input("manage_default_security_group", {1: False, 4: True})),
        ),
    ),
)

# -- VPN ---------------------------------------------------------------------------------------------------------------


def _log_options(name: str, inputs: Inputs) -> Any:
    given = inputs.value(Input(name))
    if not isinstance(given, Mapping):
        return given
    return [{"cloudwatch_log_options": list(given.values())}] if given else None


# Read at v4.0.0; the names of inputs are those of the resource's arguments.
_VPN = PublicModule(
    1,
    4,
    (
        Made(
            "aws_vpn_connection",
            {
                f"tunnel{number}_{name}": (
                    # The call gives the inner block under any name of its own.
                    Derived(f"tunnel{number}_{name}", partial(_log_options, f"tunnel{number}_{name}"))
                    if name == "log_options"
                    else Input(f"tunnel{number}_{name}")
                )
                for number in (1, 2)
                for name in (
                    "ike_versions",
                    "preshared_key",
                    "log_options",
                    *(
                        f"phase{phase}_{choice}"
                        for phase in (1, 2)
                        for choice in (
                            "encryption_algorithms",
                            "integrity_algorithms",
                            "dh_group_numbers",
                            "lifetime_seconds",
                        )
                    ),
                )
            },
            when=(Input("create_vpn_connection", default=True),),
        ),
    ),
)

# -- load balancers ----------------------------------------------------------------------------------------------------


def _actions(inputs: Inputs) -> Any:
    """The action of a listener, by the name that is written; before version 9 its kind was a text of its own."""
    item = inputs.item
    if not isinstance(item, Mapping):
        return item
    kind = item.get("action_type")
    if isinstance(kind, Unknown):
        return [{"type": kind}]
    if kind is None:
        kind = "redirect" if "redirect" in item else "fixed-response" if "fixed_response" in item else "forward"
    return [{"type": kind, **({"redirect": item["redirect"]} if "redirect" in item else {})}]


def _listener_policy(inputs: Inputs) -> Any:
    return inputs.value(
        Item("ssl_policy", {9: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", 10: "ELBSecurityPolicy-TLS13-1-3-2021-06"})
    )


def _old_listener_policy(inputs: Inputs) -> Any:
    written = inputs.value(Item("ssl_policy"))
    return (
        written
        if written is not None
        else inputs.value(Input("listener_ssl_policy_default", "ELBSecurityPolicy-2016-08"))
    )


def _listener_protocol(inputs: Inputs) -> Any:
    written = inputs.value(Item("protocol"))
    return written if written is not None else inputs.value(Input("default_protocol", "HTTP"))


def _balancer_made(inputs: Inputs) -> Any:
    return inputs.either("create", "create_lb", "create_alb", default=True)


_BALANCER = Derived("create", _balancer_made)

# Read at v10.5.0.
_ALB = PublicModule(
    3,
    10,
    (
        Made(
            "aws_lb",
            {
                "load_balancer_type": Input("load_balancer_type", "application"),
                "internal": Input("internal"),
                "access_logs": Input("access_logs"),
            },
            when=(_BALANCER,),
        ),
        Made(
            "aws_lb_listener",
            {
                "load_balancer_arn": ITSELF,
                "protocol": Derived("listeners", _listener_protocol),
                "ssl_policy": Derived("listeners", _listener_policy),
                "default_action": Derived("listeners", _actions),
            },
            when=(_BALANCER,),
            each=Input("listeners"),
        ),
        Made(
            "aws_lb_listener",
            {
                "load_balancer_arn": ITSELF,
                "protocol": Item("protocol"),
                "default_action": Derived("http_tcp_listeners", _actions),
            },
            when=(_BALANCER,),
            each=Input("http_tcp_listeners"),
        ),
        Made(
            "aws_lb_listener",
            {
                "load_balancer_arn": ITSELF,
                "protocol": Item("protocol", "HTTPS"),
                "ssl_policy": Derived("https_listeners", _old_listener_policy),
                "default_action": Derived("https_listeners", _actions),
            },
            when=(_BALANCER,),
            each=Input("https_listeners"),
        ),
        Made(
            "aws_vpc_security_group_ingress_rule",
            {
                "cidr_ipv4": Item("cidr_ipv4"),
                "cidr_ipv6": Item("cidr_ipv6"),
                "prefix_list_id": Item("prefix_list_id"),
                "from_port": Item("from_port"),
                "to_port": Item("to_port"),
                "ip_protocol": Item("ip_protocol", "tcp"),
            },
            when=(_BALANCER, Input("create_security_group", default=True)),
            each=Input("security_group_ingress_rules"),
        ),
    ),
)

# -- CloudFront --------------------------------------------------------------------------------------------------------


def _origins(inputs: Inputs) -> list[tuple[str, Any]]:
    return inputs.items(Input("origin"))


def _behaviour(inputs: Inputs) -> Any:
    """Version 6 sends viewers to HTTPS when the behaviour does not say what to do."""
    given = inputs.value(Input("default_cache_behavior"))
    if not isinstance(given, Mapping) or "viewer_protocol_policy" in given:
        return given
    return {**given, "viewer_protocol_policy": inputs.by_version({1: None, 6: "https-only"})}


# Read at v6.6.0.
_CLOUDFRONT = PublicModule(
    1,
    6,
    (
        Made(
            "aws_cloudfront_distribution",
            {
                "default_cache_behavior": Derived("default_cache_behavior", _behaviour),
                "ordered_cache_behavior": Input("ordered_cache_behavior"),
                "viewer_certificate": Derived(
                    "viewer_certificate",
                    lambda inputs: {
                        "cloudfront_default_certificate": (
                            inputs.value(Input("viewer_certificate.cloudfront_default_certificate"))
                            if inputs.written("viewer_certificate")
                            else inputs.value(Input("viewer_certificate", {1: True, 6: None}))
                        ),
                        "minimum_protocol_version": inputs.value(
                            Input("viewer_certificate.minimum_protocol_version", {1: "TLSv1", 6: "TLSv1.2_2025"})
                        ),
                    },
                ),
                "origin": Listed(_origins),
                "logging_config": Derived(
                    "logging_config", lambda inputs: inputs.value(Input("logging_config")) or None
                ),
            },
            when=(Derived("create", lambda inputs: inputs.either("create", "create_distribution", default=True)),),
        ),
    ),
)

MODULES = {
    "vpc/aws": _VPC,
    "vpn-gateway/aws": _VPN,
    "alb/aws": _ALB,
    "cloudfront/aws": _CLOUDFRONT,
}
