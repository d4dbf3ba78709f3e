"""On-site care: settings, components, outputs."""

from __future__ import annotations

import pulumi
from settings import settings_of

from hds_pulumi.components.labels import Labels
from hds_pulumi.components.scaleway.access import Access, AccessArgs
from hds_pulumi.components.scaleway.database import Database, DatabaseArgs
from hds_pulumi.components.scaleway.firewall import Firewall, FirewallArgs
from hds_pulumi.components.scaleway.kept_secret import KeptSecret, KeptSecretArgs
from hds_pulumi.components.scaleway.keys import Keys, KeysArgs
from hds_pulumi.components.scaleway.load_balancer import InternalLoadBalancer, InternalLoadBalancerArgs
from hds_pulumi.components.scaleway.network import Flow, Network, NetworkArgs
from hds_pulumi.components.scaleway.object_store import ObjectStore, ObjectStoreArgs
from hds_pulumi.components.scaleway.observability import Observability, ObservabilityArgs
from hds_pulumi.components.scaleway.provider import regional_provider
from hds_pulumi.components.scaleway.vpn import SiteToSiteVpn, SiteToSiteVpnArgs

config = pulumi.Config()
settings = settings_of(config.get)
administrator_password = config.require_secret("databaseAdministratorPassword")
application_password = config.require_secret("databaseApplicationPassword")
certificate_chain = config.require_secret("certificateChain")

labels = Labels(
    stack=f"{pulumi.get_project()}-{pulumi.get_stack()}", owner=settings.owner, hds_activity="application-hosting"
)
provider = regional_provider("scaleway", region=settings.region, project_id=settings.project_id)
here = pulumi.ResourceOptions(providers=[provider])

network = Network(
    "network",
    NetworkArgs(
        labels=labels,
        zone=settings.zones[0],
        entry=settings.entry,
        application=settings.application,
        data=settings.data,
        administrators=settings.administrators,
        flows=tuple(
            Flow(source=network, destination=settings.entry, port=443, purpose=f"carers of {site.name}")
            for site in settings.sites
            for network in site.networks
        ),
    ),
    here,
)
sites = SiteToSiteVpn(
    "sites",
    SiteToSiteVpnArgs(
        labels=labels,
        zone=settings.zones[0],
        private_network_id=network.entry_id,
        announced=(settings.entry,),
        sites=settings.sites,
    ),
    here,
)
firewall = Firewall("firewall", FirewallArgs(labels=labels, zones=settings.zones), here)
keys = Keys("keys", KeysArgs(labels=labels, purposes=("secrets", "documents")), here)
visits = Database(
    "visits",
    DatabaseArgs(
        labels=labels,
        private_network_id=network.data_id,
        database="visits",
        node_type=settings.database_node,
        administrator_password=administrator_password,
        application_password=application_password,
        backup_days=settings.backup_days,
    ),
    here,
)
database_secret = KeptSecret(
    "database-password",
    KeptSecretArgs(labels=labels, path="/visits", value=application_password, key_id=keys.key_ids["secrets"]),
    here,
)
documents = ObjectStore(
    "documents", ObjectStoreArgs(labels=labels, lock="GOVERNANCE", lock_days=settings.document_lock_days), here
)
traces = ObjectStore("traces", ObjectStoreArgs(labels=labels, lock="COMPLIANCE", lock_days=settings.log_days), here)
entry = InternalLoadBalancer(
    "entry",
    InternalLoadBalancerArgs(
        labels=labels,
        zone=settings.zones[0],
        domain=settings.domain,
        private_network_ids=(network.entry_id, network.application_id),
        certificate_chain=certificate_chain,
        servers=settings.servers,
    ),
    here,
)
observability = Observability(
    "observability", ObservabilityArgs(log_days=settings.log_days, alerted=settings.alerted), here
)
access = Access("access", AccessArgs(labels=labels, project_id=settings.project_id), here)

pulumi.export("preshared_key_secret_ids", sites.secret_ids)
pulumi.export("entry_load_balancer_id", entry.balancer_id)
pulumi.export("bastion_address", network.bastion_address)
pulumi.export("application_network_id", network.application_id)
pulumi.export("security_group_ids", firewall.security_group_ids)
pulumi.export("database_address", visits.address)
pulumi.export("database_certificate", visits.certificate)
pulumi.export("database_secret_id", database_secret.secret_id)
pulumi.export("documents_bucket", documents.bucket)
pulumi.export("documents_key_id", keys.key_ids["documents"])
pulumi.export("traces_bucket", traces.bucket)
pulumi.export("logs_url", observability.logs_url)
pulumi.export("identities", access.application_ids)
