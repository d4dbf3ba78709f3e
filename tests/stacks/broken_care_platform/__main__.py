"""The opposite of on-site care: weak tunnels, and a door to the Internet."""

from __future__ import annotations

import pulumi
import pulumiverse_scaleway as scaleway

provider = scaleway.Provider("scaleway", region="fr-par", zone="fr-par-1")
here = pulumi.ResourceOptions(provider=provider)

network = scaleway.network.PrivateNetwork("network", opts=here)
gateway = scaleway.s2svpn.Gateway("sites", gateway_type="VGW-S", private_network_id=network.id, opts=here)
device = scaleway.s2svpn.CustomerGateway("lyon", ipv4_public="192.0.2.10", asn=65101, opts=here)
scaleway.s2svpn.Connection(
    "lyon",
    vpn_gateway_id=gateway.id,
    customer_gateway_id=device.id,
    ikev2_ciphers=[scaleway.s2svpn.ConnectionIkev2CipherArgs(encryption="3des", integrity="sha1", dh_group="modp1024")],
    esp_ciphers=[scaleway.s2svpn.ConnectionEspCipherArgs(encryption="aes128")],
    opts=here,
)
scaleway.databases.Instance(
    "visits",
    engine="PostgreSQL-16",
    node_type="db-pro2-xxs",
    encryption_at_rest=True,
    load_balancer=scaleway.databases.InstanceLoadBalancerArgs(),
    backup_schedule_retention=3,
    opts=here,
)
scaleway.loadbalancers.LoadBalancer("entry", type="LB-S", zone="pl-waw-1", opts=here)
