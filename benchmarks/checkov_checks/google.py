"""Checkov's checks of Google Cloud: see the package for what the tables say."""

from __future__ import annotations

from collections.abc import Mapping

from checkov_checks import themes

COMPARED: Mapping[tuple[str, ...], str] = {
    themes.IN_TRANSIT: "CKV_GCP_4 CKV_GCP_6",
    themes.FIREWALL: "CKV_GCP_2 CKV_GCP_3 CKV_GCP_88",
    themes.EXPOSURE: "CKV_GCP_11 CKV_GCP_15 CKV_GCP_28 CKV_GCP_60",
    themes.KEYS: "CKV_GCP_43",
    themes.TRACES: "CKV_GCP_26 CKV_GCP_62 CKV2_GCP_4",
    themes.BACKUP: "CKV_GCP_14 CKV_GCP_78 CKV2_GCP_20",
}

LEFT_OUT: Mapping[str, str] = {
    "asks for a switch beside the policies that decide; a bucket without public member is not public": "CKV_GCP_114",
}

EXPLAINED: Mapping[str, str] = {
    "the access block names nobody": """
        CKV_GCP_15 google_bigquery_dataset.fail_all_users google_bigquery_dataset.fail_new_key
    """,
    "point-in-time recovery without backups": """
        CKV2_GCP_20 google_sql_database_instance.pass_1 google_sql_database_instance.pass_2
    """,
    "instances of one block: the check passes some, ours fails others": "CKV_GCP_2 google_compute_firewall.firewall_demo",
}
