"""Checkov's checks of Google Cloud: see the package for what the tables say."""

from __future__ import annotations

from collections.abc import Mapping

from checkov_checks import themes

COMPARED: Mapping[tuple[str, ...], str] = {
    themes.IN_TRANSIT: "CKV_GCP_4 CKV_GCP_6 CKV_GCP_97 CKV2_GCP_10",
    themes.FIREWALL: """
        CKV_GCP_2 CKV_GCP_3 CKV_GCP_27 CKV_GCP_75 CKV_GCP_77 CKV_GCP_88 CKV2_GCP_12
    """,
    themes.EXPOSURE: """
        CKV_GCP_15 CKV_GCP_18 CKV_GCP_20 CKV_GCP_25 CKV_GCP_28 CKV_GCP_60 CKV_GCP_64 CKV_GCP_86 CKV_GCP_87 CKV_GCP_89
        CKV_GCP_94 CKV_GCP_100 CKV_GCP_101 CKV_GCP_102 CKV_GCP_103 CKV_GCP_107 CKV2_GCP_28 CKV2_GCP_32 CKV2_GCP_34
        CKV2_GCP_36
    """,
    themes.PUBLIC_RIGHTS: "CKV_GCP_98 CKV_GCP_99",
    themes.ACCESS: """
        CKV_GCP_7 CKV_GCP_13 CKV_GCP_41 CKV_GCP_42 CKV_GCP_44 CKV_GCP_45 CKV_GCP_49 CKV_GCP_115 CKV_GCP_116 CKV_GCP_117
        CKV_GCP_118 CKV_GCP_125 CKV2_GCP_3
    """,
    themes.KEYS: "CKV_GCP_43 CKV_GCP_112",
    themes.TRACES: """
        CKV_GCP_1 CKV_GCP_26 CKV_GCP_52 CKV_GCP_62 CKV_GCP_104 CKV_GCP_110 CKV_GCP_111 CKV2_GCP_4 CKV2_GCP_5
        CKV2_GCP_29 CKV2_GCP_30 CKV2_GCP_31
    """,
    themes.WATCH: "CKV_GCP_8 CKV_GCP_105",
    themes.BACKUP: "CKV_GCP_14 CKV_GCP_78 CKV_GCP_119 CKV_GCP_120 CKV_GCP_122 CKV2_GCP_20",
}

LEFT_OUT: Mapping[str, str] = {
    "asks for a switch beside the policies that decide; a bucket without public member is not public": "CKV_GCP_114",
    "asks for a key of the customer; a matter of severity, not of encryption": """
        CKV_GCP_37 CKV_GCP_38 CKV_GCP_80 CKV_GCP_81 CKV_GCP_83 CKV_GCP_84 CKV_GCP_85 CKV_GCP_90 CKV_GCP_91 CKV_GCP_92
        CKV_GCP_93 CKV_GCP_96 CKV2_GCP_21 CKV2_GCP_22 CKV2_GCP_23 CKV2_GCP_24 CKV2_GCP_25 CKV2_GCP_26 CKV2_GCP_27
        CKV2_GCP_35
    """,
    "a public entry point or address, which is no failure": """
        CKV_GCP_40 CKV_GCP_106 CKV_GCP_124 CKV2_GCP_33
    """,
    "puts on the key, the registry or the address what ours puts on the binding or the proxy": """
        CKV2_GCP_6 CKV2_GCP_8 CKV2_GCP_9 CKV2_GCP_37 CKV2_GCP_38
    """,
    "about a policy that is judged where something is given it": "CKV_GCP_113",
    "asks which identity a workload has, not what it may do": """
        CKV_GCP_30 CKV_GCP_31 CKV_GCP_46 CKV_GCP_47 CKV_GCP_48 CKV2_GCP_1
    """,
    "asks how people sign in": "CKV_GCP_32 CKV_GCP_33 CKV_GCP_34 CKV_GCP_65 CKV_GCP_95 CKV2_GCP_7",
    "asks for one lock of the code; Google keeps a destroyed key for a month": "CKV_GCP_82",
    "a deleted table can be had back for a week": "CKV_GCP_121",
    "asks the network to show what passes between the containers of one machine; flows are asked of its subnet": """
        CKV_GCP_61
    """,
    "asks that a bucket does not log to itself": "CKV_GCP_63",
    "about tracing or tuning": """
        CKV_GCP_51 CKV_GCP_53 CKV_GCP_54 CKV_GCP_55 CKV_GCP_56 CKV_GCP_57 CKV_GCP_108 CKV_GCP_109 CKV2_GCP_13 CKV2_GCP_14
        CKV2_GCP_15 CKV2_GCP_16 CKV2_GCP_17
    """,
    "asks for a rule against one attack": "CKV_GCP_73",
    "about upkeep and hardening of machines and software": """
        CKV_GCP_9 CKV_GCP_10 CKV_GCP_12 CKV_GCP_16 CKV_GCP_17 CKV_GCP_21 CKV_GCP_22 CKV_GCP_24 CKV_GCP_29 CKV_GCP_35
        CKV_GCP_36 CKV_GCP_39 CKV_GCP_50 CKV_GCP_58 CKV_GCP_59 CKV_GCP_66 CKV_GCP_68 CKV_GCP_69 CKV_GCP_70 CKV_GCP_71
        CKV_GCP_72 CKV_GCP_74 CKV_GCP_76 CKV_GCP_79 CKV_GCP_123 CKV_GCP_126 CKV_GCP_127 CKV2_GCP_2 CKV2_GCP_11
        CKV2_GCP_18 CKV2_GCP_19
    """,
}

EXPLAINED: Mapping[str, str] = {
    "asks for strong ciphers, ours for versions": "CKV_GCP_4 test_failure_2",
    "asks for certificates of clients; connections in clear are refused": "CKV_GCP_6 test_failure_sslmode_encryptonly",
    "the access block names nobody": """
        CKV_GCP_15 google_bigquery_dataset.fail_all_users google_bigquery_dataset.fail_new_key
    """,
    "no networks are named, hence all are let in": "CKV_GCP_18 test_success",
    "the nodes are private, the interface is open to all": "CKV_GCP_25 test_success",
    "has a public address, by default or in another engine": """
        CKV_GCP_60 google_sql_database_instance.pass2 google_sql_database_instance.pass3
            google_sql_database_instance.pass4
    """,
    "undecided: the default depends on the version of the image": "CKV_GCP_103 google_dataproc_cluster.fail1",
    "instances of one block: the check passes some, ours fails others": "CKV_GCP_2 google_compute_firewall.firewall_demo",
    "one address, though it looks like all": """
        CKV2_GCP_12 google_compute_firewall.compute-firewall-not-ok-2 google_compute_firewall.compute-firewall-not-ok-4
    """,
    "a rule of the same priority beside it refuses everything": """
        CKV2_GCP_12 google_compute_firewall.compute-firewall-not-ok-3
    """,
    "the editor's role gives every service at once": """
        CKV_GCP_41 test_success
        CKV_GCP_42 test_success
    """,
    "flagged because it is given to a person and not to a group": """
        CKV_GCP_44 test_success_binding test_success_member
        CKV_GCP_45 test_success_binding test_success_member
        CKV_GCP_115 google_organization_iam_binding.other google_organization_iam_member.other
        CKV_GCP_116 google_folder_iam_binding.other google_folder_iam_member.other
        CKV_GCP_117 google_project_iam_binding.other google_project_iam_member.other
    """,
    "the role of a service agent, which ours does not list": "CKV_GCP_49 test_failure_binding",
    "a condition that no token fulfils: it is compared letter by letter": """
        CKV_GCP_125 google_iam_workload_identity_pool_provider.fail2
            google_iam_workload_identity_pool_provider.fail_abusable
            google_iam_workload_identity_pool_provider.fail_misused_repo
            google_iam_workload_identity_pool_provider.fail_wildcard
            google_iam_workload_identity_pool_provider.fail_wildcard_assertion
    """,
    "a key of one's own lives until it is deleted too": "CKV2_GCP_3 google_service_account_key.account_ok",
    "a rotation every half year; ours asks for one a year": "CKV_GCP_43 google_kms_crypto_key.half_year",
    "a period without unit, which the provider refuses": "CKV_GCP_43 google_kms_crypto_key.fail",
    "undecided: a variable without value": "CKV_GCP_52 google_sql_database_instance.unknown_var",
    "another parameter makes it record": "CKV_GCP_111 google_sql_database_instance.fail2",
    "a bucket that collects logs, by its name": "CKV_GCP_62 test_failure",
    "undecided: the folder or the organisation may ask for records": """
        CKV2_GCP_5 google_project.project_bad_2 google_project.project_bad_3
    """,
    "puts on the project what ours puts on its configuration": "CKV2_GCP_5 google_project.project_bad_1",
    "protected by default": "CKV_GCP_122 google_bigtable_instance.fail",
    "point-in-time recovery without backups": """
        CKV2_GCP_20 google_sql_database_instance.pass_1 google_sql_database_instance.pass_2
    """,
}
