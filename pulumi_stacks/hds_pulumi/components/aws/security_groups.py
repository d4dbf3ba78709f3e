"""Filters around machines and services: what no rule lets through is dropped, in both directions."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws


def security_group(
    name: str, description: str, *, vpc_id: pulumi.Input[str], opts: pulumi.ResourceOptions
) -> aws.ec2.SecurityGroup:
    """A group that lets nothing through: the provider removes the rule to everywhere that AWS gives new groups."""
    return aws.ec2.SecurityGroup(name, description=description, vpc_id=vpc_id, tags={"Name": name}, opts=opts)


def let_in(
    name: str,
    group: pulumi.Input[str],
    port: int,
    *,
    opts: pulumi.ResourceOptions,
    addresses: str | None = None,
    source: pulumi.Input[str] | None = None,
) -> None:
    """Let TCP connections to a port in, from a block of addresses or from members of another group."""
    aws.vpc.SecurityGroupIngressRule(
        name,
        security_group_id=group,
        ip_protocol="tcp",
        from_port=port,
        to_port=port,
        cidr_ipv4=addresses,
        referenced_security_group_id=source,
        opts=opts,
    )


def let_out(
    name: str,
    group: pulumi.Input[str],
    port: int,
    *,
    opts: pulumi.ResourceOptions,
    addresses: pulumi.Input[str] | None = None,
    target: pulumi.Input[str] | None = None,
    prefix_list: pulumi.Input[str] | None = None,
) -> None:
    """Let TCP connections to a port out, to a block of addresses, members of another group, or a service's own list."""
    aws.vpc.SecurityGroupEgressRule(
        name,
        security_group_id=group,
        ip_protocol="tcp",
        from_port=port,
        to_port=port,
        cidr_ipv4=addresses,
        referenced_security_group_id=target,
        prefix_list_id=prefix_list,
        opts=opts,
    )
