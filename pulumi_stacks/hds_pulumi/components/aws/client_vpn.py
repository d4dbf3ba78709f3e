"""The VPN of people who administer or give support from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.log_groups import log_group
from hds_pulumi.components.aws.network import Network
from hds_pulumi.components.aws.security_groups import let_out, security_group


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientVpnArgs:
    """Who comes in, and where to.

    Attributes:
        network: What is reached.
        addresses: Given to machines: from /12 to /22, apart from the network and from every site.
        server_certificate_arn: Certificate of the endpoint, in ACM.
        client_authority_arn: Chain of the authority that signs the certificates of machines, in ACM.
        reachable: Parts of the network that may be reached; None: the subnets of programs, not those of databases.
        logs_key_arn: Key of the connection log.
        banner: Shown when somebody connects.
        session_hours: After this the machine must prove itself again: 8, 10, 12 or 24.
    """

    network: Network
    addresses: IPv4Network
    server_certificate_arn: pulumi.Input[str]
    client_authority_arn: pulumi.Input[str]
    logs_key_arn: pulumi.Input[str]
    reachable: Sequence[IPv4Network] | None = None
    banner: str = "Réseau de données de santé : chaque connexion est enregistrée. / Health data network: connections are recorded."
    session_hours: int = 8

    def __post_init__(self) -> None:
        if not 12 <= self.addresses.prefixlen <= 22:
            raise ValueError("AWS gives machines addresses from a network of /12 to /22")
        if self.addresses.overlaps(self.network.plan.network):
            raise ValueError("the addresses of machines overlap the network")


class ClientVpn(pulumi.ComponentResource):
    """Opened by a certificate of the machine; all its traffic goes through the tunnel; who connects is recorded.

    The Internet is not reached through it: there is no rule that would let traffic there.
    """

    endpoint_id: pulumi.Output[str]
    security_group_id: pulumi.Output[str]

    def __init__(self, name: str, args: ClientVpnArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:ClientVpn", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        network = args.network
        group = log_group(f"{name}-log", key_arn=args.logs_key_arn, opts=own)
        stream = aws.cloudwatch.LogStream(f"{name}-log", log_group_name=group.name, opts=own)
        security = security_group(name, "Machines on the client VPN", vpc_id=network.vpc_id, opts=own)
        reachable = network.workload.addresses if args.reachable is None else args.reachable
        endpoint = aws.ec2clientvpn.Endpoint(
            name,
            description="Administration and support",
            client_cidr_block=str(args.addresses),
            server_certificate_arn=args.server_certificate_arn,
            authentication_options=[
                aws.ec2clientvpn.EndpointAuthenticationOptionArgs(
                    type="certificate-authentication", root_certificate_chain_arn=args.client_authority_arn
                )
            ],
            split_tunnel=False,
            transport_protocol="udp",
            session_timeout_hours=args.session_hours,
            disconnect_on_session_timeout=True,
            client_login_banner_options=aws.ec2clientvpn.EndpointClientLoginBannerOptionsArgs(
                enabled=True, banner_text=args.banner
            ),
            client_route_enforcement_options=aws.ec2clientvpn.EndpointClientRouteEnforcementOptionsArgs(enforced=True),
            connection_log_options=aws.ec2clientvpn.EndpointConnectionLogOptionsArgs(
                enabled=True, cloudwatch_log_group=group.name, cloudwatch_log_stream=stream.name
            ),
            self_service_portal="disabled",
            vpc_id=network.vpc_id,
            security_group_ids=[security.id],
            tags={"Name": name},
            opts=own,
        )
        for position, block in enumerate(reachable):
            let_out(f"{name}-{position}", security.id, 443, addresses=str(block), opts=own)
            aws.ec2clientvpn.AuthorizationRule(
                f"{name}-{position}",
                client_vpn_endpoint_id=endpoint.id,
                target_network_cidr=str(block),
                authorize_all_groups=True,
                opts=own,
            )
        for zone, subnet in zip("abc", network.workload.subnet_ids, strict=True):
            aws.ec2clientvpn.NetworkAssociation(
                f"{name}-{zone}", client_vpn_endpoint_id=endpoint.id, subnet_id=subnet, opts=own
            )
        self.endpoint_id, self.security_group_id = endpoint.id, security.id
        self.register_outputs({"endpointId": endpoint.id})
