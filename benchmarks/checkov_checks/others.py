"""Checkov's checks of OpenStack and Palo Alto: see the package for what the tables say."""

from __future__ import annotations

from collections.abc import Mapping

from checkov_checks import themes

COMPARED: Mapping[tuple[str, ...], str] = {
    themes.IN_TRANSIT: "CKV_PAN_2 CKV_PAN_3",
    themes.FIREWALL: "CKV_OPENSTACK_2 CKV_OPENSTACK_3",
    themes.VPN: "CKV_PAN_11 CKV_PAN_12 CKV_PAN_13",
    themes.ACCESS: "CKV_OPENSTACK_4",
    themes.TRACES: "CKV_PAN_10",
}

LEFT_OUT: Mapping[str, str] = {
    "asks for a destination; ours asks for the source": "CKV_OPENSTACK_5",
    "asks for narrower rules; which zones face the Internet no rule tells": "CKV_PAN_5 CKV_PAN_6 CKV_PAN_7",
    "about how a firewall looks into what it lets in": "CKV_PAN_4 CKV_PAN_14 CKV_PAN_15",
    "about descriptions": "CKV_PAN_8",
    "asks where records are sent to; ours asks that there are any": "CKV_PAN_9",
}

EXPLAINED: Mapping[str, str] = {
    "AES-CBC with SHA-2 is not in the ANSSI note's list of what to leave": """
        CKV_PAN_11 panos_ipsec_crypto_profile.fail3 panos_ipsec_crypto_profile.fail4
            panos_ipsec_crypto_profile.fail5 panos_panorama_ipsec_crypto_profile.fail9
            panos_panorama_ipsec_crypto_profile.fail10 panos_panorama_ipsec_crypto_profile.fail11
    """,
    "a rule that names no source lets everyone in": """
        CKV_OPENSTACK_2 test_pass_compute_secgroup_null_cidr test_pass_networking_secgroup_source_sg
        CKV_OPENSTACK_3 test_pass_compute_secgroup_null_cidr test_pass_networking_secgroup_source_sg
    """,
}
