"""Managed PostgreSQL that is encrypted, private, doubled and backed up in the same country."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumiverse_scaleway as scaleway

from hds_pulumi.components.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseArgs:
    """Passwords are secret configuration. `backup_days` and `log_days` are days that they are kept."""

    labels: Labels
    private_network_id: pulumi.Input[str]
    database: str
    administrator_password: pulumi.Output[str]
    application_password: pulumi.Output[str]
    engine: str = "PostgreSQL-16"
    node_type: str = "db-pro2-xxs"
    size_gb: int = 50
    backup_days: int = 35
    log_days: int = 30
    settings: tuple[tuple[str, str], ...] = ()
    """Settings of the engine, by name."""


class Database(pulumi.ComponentResource):
    """A PostgreSQL of two nodes on a private network, with no public endpoint, and one database with its own user.

    The user of the application owns nothing else and is no administrator. Backups are made every day and stay in the
    region. `protect` refuses to delete it: see the teardown note of the stack.
    """

    instance_id: pulumi.Output[str]
    certificate: pulumi.Output[str]
    """What clients check the server against (`sslmode=verify-full`)."""
    address: pulumi.Output[str | None]

    def __init__(self, name: str, args: DatabaseArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:Database", name, None, opts)
        administrator_password: pulumi.Output[str] = pulumi.Output.secret(args.administrator_password)
        application_password: pulumi.Output[str] = pulumi.Output.secret(args.application_password)
        instance = scaleway.databases.Instance(
            name,
            engine=args.engine,
            node_type=args.node_type,
            is_ha_cluster=True,
            encryption_at_rest=True,
            volume_type="sbs_5k",
            volume_size_in_gb=args.size_gb,
            private_network=scaleway.databases.InstancePrivateNetworkArgs(
                pn_id=args.private_network_id, enable_ipam=True
            ),
            user_name="hds_administrator",
            password=administrator_password,
            disable_backup=False,
            backup_schedule_frequency=24,
            backup_schedule_retention=args.backup_days,
            # Else logical backups go to another region, which the HDS certificate does not cover.
            backup_same_region=True,
            logs_policy=scaleway.databases.InstanceLogsPolicyArgs(max_age_retention=args.log_days),
            settings=dict(args.settings) or None,
            tags=args.labels.as_list(),
            opts=pulumi.ResourceOptions(parent=self, protect=True),
        )
        inside = pulumi.ResourceOptions(parent=instance)
        database = scaleway.databases.Database(
            f"{name}-{args.database}", instance_id=instance.id, name=args.database, opts=inside
        )
        user = scaleway.databases.User(
            f"{name}-application",
            instance_id=instance.id,
            name=f"{args.database}_application",
            password=application_password,
            is_admin=False,
            opts=inside,
        )
        scaleway.databases.Privilege(
            f"{name}-application",
            instance_id=instance.id,
            database_name=database.name,
            user_name=user.name,
            permission="readwrite",
            opts=inside,
        )
        self.instance_id = instance.id
        self.certificate = instance.certificate
        self.address = instance.private_network.apply(lambda network: network.ip if network else None)
        self.register_outputs({"instance_id": self.instance_id, "address": self.address})
