"""Managed PostgreSQL on the private network alone, backed up in a second French region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pulumi
import pulumi_ovh as ovh


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseArgs:
    """`region` is a storage region (`GRA`), `backup_region` another one; `log_stream_id` is where the server's logs go.

    Plan and flavor go together: `advanced` on `b3-…` (third generation), `enterprise` on `db1-…` (second). Essential and
    Discovery are outside the HDS offer.
    """

    project_id: pulumi.Input[str]
    region: str
    network_id: pulumi.Input[str]
    subnet_id: pulumi.Input[str]
    subnet: str
    database: str
    log_stream_id: pulumi.Input[str]
    backup_region: str
    version: str = "16"
    plan: Literal["enterprise", "advanced"] = "advanced"
    flavor: str = "b3-8"
    nodes: int = 3
    backup_time: str = "01:30:00"


class Database(pulumi.ComponentResource):
    """A PostgreSQL cluster with one database and one user, whose password OVHcloud makes.

    OVHcloud encrypts disks and backups, and its PostgreSQL answers in TLS only. Only the private network may connect.
    """

    cluster_id: pulumi.Output[str]
    user: pulumi.Output[str]
    password: pulumi.Output[str]

    def __init__(self, name: str, args: DatabaseArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:Database", name, None, opts)
        cluster = ovh.cloudproject.Database(
            name,
            service_name=args.project_id,
            description=name,
            engine="postgresql",
            version=args.version,
            plan=args.plan,
            flavor=args.flavor,
            nodes=[
                ovh.cloudproject.DatabaseNodeArgs(
                    region=args.region, network_id=args.network_id, subnet_id=args.subnet_id
                )
                for _ in range(args.nodes)
            ],
            ip_restrictions=[ovh.cloudproject.DatabaseIpRestrictionArgs(ip=args.subnet, description="private network")],
            # The service's own region must be one of the two (OVHcloud, "Automated backups").
            backup_regions=[args.region, args.backup_region],
            backup_time=args.backup_time,
            deletion_protection=True,
            opts=pulumi.ResourceOptions(parent=self, protect=True),
        )
        inside = pulumi.ResourceOptions(parent=cluster)
        ovh.cloudprojectdatabase.DatabaseInstance(
            f"{name}-{args.database}",
            service_name=args.project_id,
            cluster_id=cluster.id,
            engine="postgresql",
            name=args.database,
            opts=inside,
        )
        user = ovh.cloudprojectdatabase.PostgresSqlUser(
            f"{name}-application",
            service_name=args.project_id,
            cluster_id=cluster.id,
            name=f"{args.database}_application",
            opts=inside,
        )
        ovh.cloudprojectdatabase.LogSubscription(
            f"{name}-logs",
            service_name=args.project_id,
            cluster_id=cluster.id,
            engine="postgresql",
            kind="customer_logs",
            stream_id=args.log_stream_id,
            opts=inside,
        )
        self.cluster_id = cluster.id
        self.user = user.name
        self.password = pulumi.Output.secret(user.password)
        self.register_outputs({"cluster_id": self.cluster_id})
