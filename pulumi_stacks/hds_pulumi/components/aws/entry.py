"""Where requests of the Internet come in: one load balancer, TLS, a filter, a log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.access_logs import AccessLogs
from hds_pulumi.components.aws.network import Network, Tier
from hds_pulumi.components.aws.security_groups import let_in, let_out, security_group

# TLS 1.3, and 1.2 with forward secrecy and authenticated ciphers only.
_TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryArgs:
    """What stands open, and behind what.

    Attributes:
        vpc_id: The network.
        subnet_ids: Of the entry tier, in three zones.
        certificate_arn: In ACM, for the names that users type.
        web_firewall_arn: Filter of every request.
        access_logs: Takes the logs.
        deletion_protected: Whether AWS refuses to delete it; see the teardown of the stacks.
    """

    vpc_id: pulumi.Input[str]
    subnet_ids: pulumi.Input[Sequence[pulumi.Input[str]]]
    certificate_arn: pulumi.Input[str]
    web_firewall_arn: pulumi.Input[str]
    access_logs: AccessLogs
    deletion_protected: bool = True


class Entry(pulumi.ComponentResource):
    """An application load balancer: TLS 1.2 or newer, plain HTTP sent on to it, malformed headers dropped.

    A path that no service asked for is answered with 404 here.
    """

    listener_arn: pulumi.Output[str]
    security_group_id: pulumi.Output[str]
    dns_name: pulumi.Output[str]

    def __init__(self, name: str, args: EntryArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Entry", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        group = security_group(name, "Requests of the Internet", vpc_id=args.vpc_id, opts=own)
        for port in (80, 443):
            let_in(f"{name}-{port}", group.id, port, addresses="0.0.0.0/0", opts=own)
        balancer = aws.lb.LoadBalancer(
            name,
            load_balancer_type="application",
            internal=False,
            subnets=args.subnet_ids,
            security_groups=[group.id],
            drop_invalid_header_fields=True,
            desync_mitigation_mode="strictest",
            enable_deletion_protection=args.deletion_protected,
            enable_waf_fail_open=False,
            preserve_host_header=True,
            idle_timeout=60,
            access_logs=aws.lb.LoadBalancerAccessLogsArgs(
                enabled=True, bucket=args.access_logs.bucket, prefix=f"load-balancers/{name}"
            ),
            connection_logs=aws.lb.LoadBalancerConnectionLogsArgs(
                enabled=True, bucket=args.access_logs.bucket, prefix=f"load-balancers/{name}"
            ),
            opts=pulumi.ResourceOptions(parent=self, depends_on=[args.access_logs]),
        )
        aws.wafv2.WebAclAssociation(name, resource_arn=balancer.arn, web_acl_arn=args.web_firewall_arn, opts=own)
        aws.lb.Listener(
            f"{name}-http",
            load_balancer_arn=balancer.arn,
            port=80,
            protocol="HTTP",
            default_actions=[
                aws.lb.ListenerDefaultActionArgs(
                    type="redirect",
                    redirect=aws.lb.ListenerDefaultActionRedirectArgs(
                        protocol="HTTPS", port="443", status_code="HTTP_301"
                    ),
                )
            ],
            opts=own,
        )
        listener = aws.lb.Listener(
            f"{name}-https",
            load_balancer_arn=balancer.arn,
            port=443,
            protocol="HTTPS",
            ssl_policy=_TLS_POLICY,
            certificate_arn=args.certificate_arn,
            routing_http_response_server_enabled=False,
            routing_http_response_strict_transport_security_header_value="max-age=31536000; includeSubDomains",
            routing_http_response_x_content_type_options_header_value="nosniff",
            default_actions=[
                aws.lb.ListenerDefaultActionArgs(
                    type="fixed-response",
                    fixed_response=aws.lb.ListenerDefaultActionFixedResponseArgs(
                        content_type="text/plain", status_code="404", message_body="Not found"
                    ),
                )
            ],
            opts=own,
        )
        self.arn_suffix = balancer.arn_suffix
        self.listener_arn, self.security_group_id, self.dns_name = listener.arn, group.id, balancer.dns_name
        self.register_outputs({"dnsName": balancer.dns_name})

    def lead_to(self, name: str, group: pulumi.Input[str], port: int) -> None:
        """Let the load balancer connect to members of a security group."""
        let_out(name, self.security_group_id, port, target=group, opts=pulumi.ResourceOptions(parent=self))


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTierArgs:
    """Where load balancers stand.

    Attributes:
        network: With `reaches_internet`.
    """

    network: Network

    def __post_init__(self) -> None:
        if self.network.internet_gateway is None:
            raise ValueError("the network has no Internet gateway: reaches_internet=True")


class EntryTier(pulumi.ComponentResource):
    """Three subnets with a route to the Internet, for load balancers only: machines get no public address here either."""

    subnet_ids: list[pulumi.Output[str]]

    def __init__(self, name: str, args: EntryTierArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:EntryTier", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        network, outside = args.network, args.network.internet_gateway
        assert outside is not None
        tier = Tier(name, network, network.plan.entry, own)
        for zone, table in zip("abc", tier.route_tables, strict=True):
            aws.ec2.Route(
                f"{name}-{zone}",
                route_table_id=table.id,
                destination_cidr_block="0.0.0.0/0",
                gateway_id=outside.id,
                opts=own,
            )
        self.subnet_ids = tier.subnet_ids
        self.register_outputs({"subnetIds": tier.subnet_ids})
