"""The baseline at OVHcloud: settings, components, outputs."""

from __future__ import annotations

import pulumi
from settings import settings_of

from hds_pulumi.components.ovh.access import READING, Access, AccessArgs, Right
from hds_pulumi.components.ovh.bastion import Bastion, BastionArgs
from hds_pulumi.components.ovh.database import Database, DatabaseArgs
from hds_pulumi.components.ovh.firewall import Firewall, FirewallArgs
from hds_pulumi.components.ovh.keys import KeptSecret, KeptSecretArgs, Keys, KeysArgs
from hds_pulumi.components.ovh.load_balancer import LoadBalancer, LoadBalancerArgs
from hds_pulumi.components.ovh.logs import LogStream, LogStreamArgs
from hds_pulumi.components.ovh.network import Network, NetworkArgs
from hds_pulumi.components.ovh.object_store import ObjectStore, ObjectStoreArgs
from hds_pulumi.components.ovh.project import Project, ProjectArgs
from hds_pulumi.components.ovh.provider import european_provider, regional_openstack

settings = settings_of(pulumi.Config().get)
name = f"{pulumi.get_project()}-{pulumi.get_stack()}"
region = settings.first_region

api = european_provider("ovh")
project = Project(
    "project",
    ProjectArgs(description=f"{name}, of {settings.owner}: health data", vrack=settings.vrack),
    pulumi.ResourceOptions(providers=[api]),
)
cloud = regional_openstack("openstack", region=region, project_id=project.project_id)
here = pulumi.ResourceOptions(providers=[api, cloud])

network = Network(
    "network", NetworkArgs(project_id=project.project_id, vlan=settings.vlan, subnets=settings.subnets), here
)
firewall = Firewall(
    "firewall",
    FirewallArgs(application=settings.subnets[region], administrators=settings.administrators),
    here,
)
bastion = Bastion(
    "bastion",
    BastionArgs(
        network_id=network.network_ids[region],
        security_group=firewall.bastion.name,
        image_id=settings.bastion_image,
        public_key=settings.bastion_public_key,
    ),
    here,
)
keys = Keys("keys", KeysArgs(region=settings.key_region, purposes=("documents",)), here)
logs = LogStream("traces", LogStreamArgs(service=settings.log_service, archive_years=settings.archive_years), here)
database = Database(
    "records",
    DatabaseArgs(
        project_id=project.project_id,
        region=settings.region,
        network_id=network.network_ids[region],
        subnet_id=network.subnet_ids[region],
        subnet=settings.subnets[region],
        database="records",
        log_stream_id=logs.stream_id,
        backup_region=settings.backup_region,
    ),
    here,
)
documents = ObjectStore(
    "documents",
    ObjectStoreArgs(
        project_id=project.project_id,
        region=settings.region,
        lock="governance",
        lock_days=settings.document_lock_days,
        former_version_days=settings.former_version_days,
    ),
    here,
)
secret = KeptSecret(
    "application",
    KeptSecretArgs(
        kms_id=keys.kms_id,
        path="application",
        fields={
            "database_user": database.user,
            "database_password": database.password,
            "documents_access_key_id": documents.access_key_id,
            "documents_secret_access_key": documents.secret_access_key,
        },
    ),
    here,
)
entry = LoadBalancer(
    "entry",
    LoadBalancerArgs(
        project_id=project.project_id,
        region=region,
        flavor_id=settings.load_balancer_flavor,
        certificate_id=settings.certificate_id,
        network_id=network.network_ids[region],
        subnet_id=network.subnet_ids[region],
        gateway_id=network.gateway_ids[region],
        servers=settings.servers,
        log_stream_id=logs.stream_id,
    ),
    here,
)
if settings.operators:
    Access(
        "access",
        AccessArgs(
            project_urn=project.urn_of_project,
            rights=(
                Right(
                    name="operators",
                    description="Operators look at the project, and change nothing",
                    identities=settings.operators,
                    actions=READING,
                ),
            ),
        ),
        here,
    )

pulumi.export("project_id", project.project_id)
pulumi.export("entry_address", entry.address)
pulumi.export("bastion_address", bastion.address)
pulumi.export("subnet_ids", network.subnet_ids)
pulumi.export("application_security_group_id", firewall.application.id)
pulumi.export("database_cluster_id", database.cluster_id)
pulumi.export("documents_bucket", documents.bucket)
pulumi.export("documents_key_id", keys.key_ids["documents"])
pulumi.export("secret_path", secret.path)
pulumi.export("log_stream_id", logs.stream_id)
