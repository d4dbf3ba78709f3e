"""VPN: site-to-site connections with the options of their tunnels, customers' gateways, client endpoints, leased lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hds_policies.redaction import REDACTED
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, tags, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

CONNECTIONS = Call("ec2", "DescribeVpnConnections", "VpnConnections")
CUSTOMER_GATEWAYS = Call("ec2", "DescribeCustomerGateways", "CustomerGateways")
CLIENT_ENDPOINTS = Call("ec2", "DescribeClientVpnEndpoints", "ClientVpnEndpoints")
LINES = Call("directconnect", "DescribeConnections", "connections")
LAGS = Call("directconnect", "DescribeLags", "lags")

_CHOICES = {
    "phase1_encryption_algorithms": "Phase1EncryptionAlgorithms",
    "phase2_encryption_algorithms": "Phase2EncryptionAlgorithms",
    "phase1_integrity_algorithms": "Phase1IntegrityAlgorithms",
    "phase2_integrity_algorithms": "Phase2IntegrityAlgorithms",
    "phase1_dh_group_numbers": "Phase1DHGroupNumbers",
    "phase2_dh_group_numbers": "Phase2DHGroupNumbers",
    "ike_versions": "IkeVersions",
}


def connections(api: Api) -> Iterator[Found]:
    """Connections to sites. The answer holds the keys of the tunnels, which are let fall here."""
    for item in api.every(CONNECTIONS):
        if told(item, "State") in ("deleted", "deleting"):
            continue
        identifier = str(item["VpnConnectionId"])
        arn = api.arn("ec2", f"vpn-connection/{identifier}")
        attributes: dict[str, Any] = {
            "id": identifier,
            "arn": arn,
            **fields(
                item,
                customer_gateway_id="CustomerGatewayId",
                vpn_gateway_id="VpnGatewayId",
                transit_gateway_id="TransitGatewayId",
                type="Type",
            ),
            "tags": tags(told(item, "Tags")),
        }
        for number, tunnel in enumerate(told(item, "Options.TunnelOptions", default=[])[:2], start=1):
            attributes |= _tunnel(f"tunnel{number}", tunnel)
        yield Fact("aws_vpn_connection", arn, identifier, attributes)


def _tunnel(name: str, tunnel: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for attribute, member in _CHOICES.items():
        values = [choice.get("Value") for choice in tunnel.get(member) or () if choice.get("Value") is not None]
        if values:
            found[f"{name}_{attribute}"] = values
    found[f"{name}_log_options"] = [
        {
            "cloudwatch_log_options": [
                {
                    "log_enabled": told(tunnel, "LogOptions.CloudWatchLogOptions.LogEnabled", default=False),
                    "log_group_arn": told(tunnel, "LogOptions.CloudWatchLogOptions.LogGroupArn"),
                }
            ]
        }
    ]
    if told(tunnel, "PreSharedKey"):
        found[f"{name}_preshared_key"] = REDACTED
    return found


def customer_gateways(api: Api) -> Iterator[Found]:
    """The other ends of connections."""
    for item in api.every(CUSTOMER_GATEWAYS):
        if told(item, "State") in ("deleted", "deleting"):
            continue
        identifier = str(item["CustomerGatewayId"])
        arn = api.arn("ec2", f"customer-gateway/{identifier}")
        yield Fact(
            "aws_customer_gateway",
            arn,
            identifier,
            {"id": identifier, "arn": arn, **fields(item, ip_address="IpAddress", type="Type")},
        )


def client_endpoints(api: Api) -> Iterator[Found]:
    """Where people connect from their own machines."""
    for item in api.every(CLIENT_ENDPOINTS):
        if told(item, "Status.Code") in ("deleted", "deleting"):
            continue
        identifier = str(item["ClientVpnEndpointId"])
        arn = api.arn("ec2", f"client-vpn-endpoint/{identifier}")
        yield Fact(
            "aws_ec2_client_vpn_endpoint",
            arn,
            identifier,
            {
                "id": identifier,
                "arn": arn,
                "split_tunnel": told(item, "SplitTunnel", default=False),
                "authentication_options": [
                    {"type": option.get("Type")} for option in item.get("AuthenticationOptions") or ()
                ],
                "connection_log_options": [
                    {
                        "enabled": told(item, "ConnectionLogOptions.Enabled", default=False),
                        "cloudwatch_log_group": told(item, "ConnectionLogOptions.CloudwatchLogGroup"),
                    }
                ],
                "tags": tags(told(item, "Tags")),
            },
        )


def lines(api: Api) -> Iterator[Found]:
    """Leased lines of the account."""
    for item in api.every(LINES):
        if told(item, "connectionState") in ("deleted", "deleting", "rejected"):
            continue
        identifier = str(item["connectionId"])
        arn = api.arn("directconnect", f"dxcon/{identifier}")
        yield Fact(
            "aws_dx_connection",
            arn,
            told(item, "connectionName", default=identifier),
            {
                "id": identifier,
                "arn": arn,
                **fields(item, bandwidth="bandwidth", encryption_mode="encryptionMode", location="location"),
                # Of a line that could do it, keys show that it does.
                "request_macsec": told(item, "encryptionMode") == "must_encrypt",
            },
        )


def lags(api: Api) -> Iterator[Found]:
    """Bundles of leased lines."""
    for item in api.every(LAGS):
        identifier = str(item["lagId"])
        arn = api.arn("directconnect", f"dxlag/{identifier}")
        yield Fact(
            "aws_dx_lag",
            arn,
            told(item, "lagName", default=identifier),
            {
                "id": identifier,
                "arn": arn,
                **fields(item, connections_bandwidth="connectionsBandwidth", encryption_mode="encryptionMode"),
                "request_macsec": told(item, "encryptionMode") == "must_encrypt",
            },
        )


KINDS = (
    Kind(("aws_vpn_connection",), (CONNECTIONS,), connections),
    Kind(("aws_customer_gateway",), (CUSTOMER_GATEWAYS,), customer_gateways),
    Kind(("aws_ec2_client_vpn_endpoint",), (CLIENT_ENDPOINTS,), client_endpoints),
    Kind(("aws_dx_connection",), (LINES,), lines),
    Kind(("aws_dx_lag",), (LAGS,), lags),
)
