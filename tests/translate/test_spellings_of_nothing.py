"""States and plans spell "nothing written" as empty strings, empty lists and zeros; it means the same as absence."""

from collections.abc import Mapping
from typing import Any

import pytest

from hds_policies.catalogue import RULES
from hds_policies.judge import judge
from hds_policies.model.context import Context
from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.rule import Outcome
from hds_policies.translate import translate

ANYONE_NEUTRON = {
    "direction": "ingress",
    "ethertype": "IPv4",
    "protocol": "",
    "port_range_min": 0,
    "port_range_max": 0,
    "remote_ip_prefix": "",
    "remote_group_id": "",
}
CASES: list[tuple[str, Mapping[str, Any], set[str]]] = [
    ("openstack_networking_secgroup_rule_v2", ANYONE_NEUTRON, {"HDS_FWL_003"}),
    ("openstack_networking_secgroup_rule_v2", {**ANYONE_NEUTRON, "remote_group_id": "g"}, set()),
    (
        "azurerm_network_security_rule",
        {
            "direction": "Inbound",
            "access": "Allow",
            "protocol": "Tcp",
            "source_address_prefix": "",
            "source_address_prefixes": ["0.0.0.0/0"],
            "destination_port_range": "",
            "destination_port_ranges": ["22"],
            "source_application_security_group_ids": [],
        },
        {"HDS_FWL_001"},
    ),
    (
        "google_compute_firewall",
        {
            "direction": "INGRESS",
            "disabled": False,
            "source_ranges": [],
            "source_tags": ["bastion"],
            "allow": [{"protocol": "tcp", "ports": ["22"]}],
        },
        set(),
    ),
    (
        "azurerm_virtual_network_gateway_connection",
        {"type": "IPsec", "ipsec_policy": [], "shared_key": "k"},
        {
            "HDS_VPN_002",
            "HDS_VPN_003",
            "HDS_VPN_004",
        },
    ),
    (
        "azurerm_postgresql_flexible_server",
        {"delegated_subnet_id": "", "public_network_access_enabled": True, "backup_retention_days": 7},
        {"HDS_EXP_002", "HDS_LOG_006"},
    ),
    (
        "scaleway_rdb_instance",
        {"encryption_at_rest": True, "private_network": [{"pn_id": "p"}], "load_balancer": []},
        set(),
    ),
]


@pytest.mark.parametrize(("type_name", "attributes", "failing"), CASES)
def test_empty_means_absent(type_name: str, attributes: Mapping[str, Any], failing: set[str]) -> None:
    declaration = Declaration(
        address=f"{type_name}.x",
        type=type_name,
        name="x",
        attributes=attributes,
        provider=ProviderConfiguration(type_name.split("_", 1)[0]),
        location=Location("terraform.tfstate"),
    )
    findings = judge(Context(translate([declaration])), RULES)
    found = {finding.rule_id for finding in findings if finding.outcome is Outcome.FAIL}
    assert {rule for rule in found if not rule.startswith(("HDS_RES", "HDS_PRV"))} == failing
