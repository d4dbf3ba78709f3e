"""Checkov's checks of OpenStack and Palo Alto: see the package for what the tables say."""

from __future__ import annotations

from collections.abc import Mapping

from checkov_checks import themes

COMPARED: Mapping[tuple[str, ...], str] = {
    themes.FIREWALL: "CKV_OPENSTACK_2 CKV_OPENSTACK_3",
    themes.VPN: "CKV_PAN_11 CKV_PAN_12 CKV_PAN_13",
}

LEFT_OUT: Mapping[str, str] = {}

EXPLAINED: Mapping[str, str] = {
    "AES-CBC with SHA-2 is not in the ANSSI note's list of what to leave": """
        CKV_PAN_11 panos_ipsec_crypto_profile.fail3 panos_ipsec_crypto_profile.fail4
            panos_ipsec_crypto_profile.fail5 panos_panorama_ipsec_crypto_profile.fail9
            panos_panorama_ipsec_crypto_profile.fail10 panos_panorama_ipsec_crypto_profile.fail11
    """,
}
