"""Checkov's checks of Azure: see the package for what the tables say."""

from __future__ import annotations

from collections.abc import Mapping

from checkov_checks import themes

COMPARED: Mapping[tuple[str, ...], str] = {
    themes.AT_REST: "CKV_AZURE_2",
    themes.IN_TRANSIT: """
        CKV_AZURE_3 CKV_AZURE_14 CKV_AZURE_15 CKV_AZURE_28 CKV_AZURE_29 CKV_AZURE_44 CKV_AZURE_47 CKV_AZURE_52
        CKV_AZURE_91 CKV_AZURE_148
    """,
    themes.FIREWALL: "CKV_AZURE_9 CKV_AZURE_10 CKV_AZURE_77",
    themes.EXPOSURE: """
        CKV_AZURE_6 CKV_AZURE_11 CKV_AZURE_34 CKV_AZURE_53 CKV_AZURE_59 CKV_AZURE_68 CKV_AZURE_89 CKV_AZURE_99
        CKV_AZURE_113
    """,
    themes.KEYS: "CKV_AZURE_42 CKV_AZURE_110",
}

LEFT_OUT: Mapping[str, str] = {
    "asks for backups in the paired region; HDS asks that copies stay in the EEA, not that there are more": "CKV_AZURE_94 CKV_AZURE_102 CKV_AZURE_136",
    "asks for replicas of the registry in other regions": "CKV_AZURE_165",
    "asks for geo-redundant storage": "CKV_AZURE_206",
    "asks for a key of the customer; a matter of severity, not of encryption": "CKV_AZURE_93",
    "judges the storage firewall under exposure; ours is a rule of the firewall theme": "CKV_AZURE_35",
    "asks that no interface has a public address, whatever the firewall admits": "CKV_AZURE_119",
    "asks for a backup plan beside the backups of the service": "CKV2_AZURE_12",
}

EXPLAINED: Mapping[str, str] = {
    "flagged for plain HTTP, which the check does not ask about": """
        CKV_AZURE_15 azurerm_app_service.pass azurerm_linux_web_app.pass_tfvar2
    """,
    "flagged for nested items that may be made public": "CKV_AZURE_59 azurerm_storage_account.pass",
    "every TCP port is open to the Internet; the check asks about UDP": """
        CKV_AZURE_77 azurerm_network_security_group.pass3 azurerm_network_security_rule.pass3
    """,
    "TLS 1.2 is the provider's default since version 4": "CKV_AZURE_148 azurerm_redis_cache.fail2",
}
