"""The baseline at 3DS Outscale: settings, components, outputs."""

from __future__ import annotations

import pulumi
from settings import settings_of

from hds_pulumi.components.labels import Labels
from hds_pulumi.components.outscale.api_access import ApiAccess, ApiAccessArgs
from hds_pulumi.components.outscale.firewall import Firewall, FirewallArgs
from hds_pulumi.components.outscale.load_balancer import LoadBalancer, LoadBalancerArgs
from hds_pulumi.components.outscale.network import Network, NetworkArgs
from hds_pulumi.components.outscale.provider import regional_provider
from hds_pulumi.components.outscale.vpn import SiteVpn, SiteVpnArgs

settings = settings_of(pulumi.Config().get)
labels = Labels(stack=f"{pulumi.get_project()}-{pulumi.get_stack()}", owner=settings.owner)
provider = regional_provider("outscale", region=settings.region)
here = pulumi.ResourceOptions(providers=[provider])
first = settings.subregions[0].name

api_access = ApiAccess(
    "api-access", ApiAccessArgs(administrators=settings.administrators, key_days=settings.key_days), here
)
network = Network("network", NetworkArgs(labels=labels, network=settings.network, subregions=settings.subregions), here)
firewall = Firewall(
    "firewall",
    FirewallArgs(
        labels=labels,
        net_id=network.net_id,
        entry=tuple(place.entry for place in settings.subregions),
        application=tuple(place.application for place in settings.subregions),
        administrators=settings.administration_networks,
    ),
    here,
)
entry = LoadBalancer(
    "entry",
    LoadBalancerArgs(
        labels=labels,
        subnet_id=network.entry_ids[first],
        security_group_id=firewall.load_balancer_id,
        certificate_orn=settings.certificate_orn,
        log_bucket=settings.log_bucket,
    ),
    here,
)
administration = SiteVpn(
    "administration",
    SiteVpnArgs(
        labels=labels,
        net_id=network.net_id,
        peer_address=settings.peer_address,
        peer_asn=settings.peer_asn,
        route_tables=network.application_route_table_ids,
    ),
    here,
)

pulumi.export("entry_address", entry.address)
pulumi.export("entry_name", entry.name)
pulumi.export("application_subnet_ids", network.application_ids)
pulumi.export("application_security_group_id", firewall.application_id)
pulumi.export("vpn_connection_id", administration.connection_id)
pulumi.export("vpn_configuration", administration.configuration)
