"""Ways to the services of AWS that stay on the private network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.network import Network
from hds_pulumi.components.aws.policy_documents import allow, policy_document
from hds_pulumi.components.aws.security_groups import let_in, security_group

INTERFACES = (
    "ecr.api",
    "ecr.dkr",
    "kms",
    "logs",
    "monitoring",
    "secretsmanager",
    "sqs",
    "ssm",
    "ssmmessages",
    "sts",
)
"""Services that programs in containers need, by the last part of their endpoint's name."""
# Layers of images, agents and rule sets are in buckets of AWS.
_BUCKETS_OF_AWS = ("arn:aws:s3:::prod-{region}-starport-layer-bucket/*",)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointsArgs:
    """What is reached.

    Attributes:
        network: From where.
        interfaces: Services with an address in each zone; each costs by the hour and zone.
    """

    network: Network
    interfaces: Sequence[str] = INTERFACES


class Endpoints(pulumi.ComponentResource):
    """Endpoints that serve principals of this account only: a stolen credential of another one carries nothing out."""

    security_group_id: pulumi.Output[str]
    bucket_addresses: pulumi.Output[str]
    """List of the addresses of S3 in the region, for rules that let programs reach it."""

    def __init__(self, name: str, args: EndpointsArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Endpoints", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        network, account = args.network, args.network.account
        group = security_group(name, "Services of AWS, from the network", vpc_id=network.vpc_id, opts=own)
        let_in(name, group.id, 443, addresses=str(network.plan.network), opts=own)
        of_the_account = {"StringEquals": {"aws:PrincipalAccount": account.account_id}}
        for service in args.interfaces:
            aws.ec2.VpcEndpoint(
                f"{name}-{service.replace('.', '-')}",
                vpc_id=network.vpc_id,
                service_name=f"com.amazonaws.{account.region}.{service}",
                vpc_endpoint_type="Interface",
                private_dns_enabled=True,
                subnet_ids=network.workload.subnet_ids,
                security_group_ids=[group.id],
                policy=policy_document(allow(["*"], sid="Account", principals="*", conditions=of_the_account)),
                tags={"Name": f"{name}-{service}"},
                opts=own,
            )
        images = [bucket.format(region=account.region) for bucket in _BUCKETS_OF_AWS]
        buckets = aws.ec2.VpcEndpoint(
            f"{name}-s3",
            vpc_id=network.vpc_id,
            service_name=f"com.amazonaws.{account.region}.s3",
            vpc_endpoint_type="Gateway",
            route_table_ids=[table.id for tier in (network.workload, network.data) for table in tier.route_tables],
            policy=policy_document(
                allow(
                    ["s3:*"],
                    sid="BucketsOfTheAccount",
                    principals="*",
                    conditions={
                        "StringEquals": {"aws:ResourceAccount": account.account_id, **of_the_account["StringEquals"]}
                    },
                ),
                allow(["s3:GetObject"], images, sid="LayersOfImages", principals="*"),
            ),
            tags={"Name": f"{name}-s3"},
            opts=own,
        )
        self.security_group_id = group.id
        self.bucket_addresses = buckets.prefix_list_id
        self.register_outputs({"securityGroupId": group.id})
