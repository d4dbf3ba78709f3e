"""Checkov's checks of Azure: see the package for what the tables say."""

from __future__ import annotations

from collections.abc import Mapping

from checkov_checks import themes

COMPARED: Mapping[tuple[str, ...], str] = {
    themes.AT_REST: "CKV_AZURE_2 CKV_AZURE_73 CKV_AZURE_74 CKV_AZURE_105 CKV_AZURE_241 CKV2_AZURE_25",
    themes.IN_TRANSIT: """
        CKV_AZURE_3 CKV_AZURE_14 CKV_AZURE_15 CKV_AZURE_28 CKV_AZURE_29 CKV_AZURE_44 CKV_AZURE_47 CKV_AZURE_52
        CKV_AZURE_54 CKV_AZURE_70 CKV_AZURE_78 CKV_AZURE_91 CKV_AZURE_125 CKV_AZURE_145 CKV_AZURE_147 CKV_AZURE_148
        CKV_AZURE_153 CKV_AZURE_154 CKV_AZURE_161 CKV_AZURE_173 CKV_AZURE_197 CKV_AZURE_198 CKV_AZURE_200
        CKV_AZURE_205 CKV_AZURE_215 CKV_AZURE_217 CKV_AZURE_218 CKV_AZURE_223 CKV2_AZURE_37
    """,
    themes.FIREWALL: """
        CKV_AZURE_9 CKV_AZURE_10 CKV_AZURE_35 CKV_AZURE_77 CKV_AZURE_120 CKV_AZURE_121 CKV_AZURE_122 CKV_AZURE_123
    """,
    themes.EXPOSURE: """
        CKV_AZURE_6 CKV_AZURE_11 CKV_AZURE_34 CKV_AZURE_48 CKV_AZURE_53 CKV_AZURE_59 CKV_AZURE_64 CKV_AZURE_68
        CKV_AZURE_89 CKV_AZURE_99 CKV_AZURE_101 CKV_AZURE_104 CKV_AZURE_106 CKV_AZURE_108 CKV_AZURE_113 CKV_AZURE_115
        CKV_AZURE_124 CKV_AZURE_134 CKV_AZURE_138 CKV_AZURE_143 CKV_AZURE_144 CKV_AZURE_158 CKV_AZURE_185
        CKV_AZURE_190 CKV_AZURE_193 CKV_AZURE_204 CKV_AZURE_210 CKV_AZURE_248 CKV_AZURE_250 CKV2_AZURE_8
        CKV2_AZURE_24 CKV2_AZURE_26 CKV2_AZURE_34 CKV2_AZURE_47 CKV2_AZURE_49
    """,
    themes.ACCESS: "CKV_AZURE_5 CKV_AZURE_39 CKV_AZURE_45 CKV_AZURE_137 CKV_AZURE_239",
    themes.KEYS: "CKV_AZURE_42 CKV_AZURE_110",
    themes.TRACES: """
        CKV_AZURE_4 CKV_AZURE_12 CKV_AZURE_23 CKV_AZURE_24 CKV_AZURE_30 CKV_AZURE_31 CKV_AZURE_33 CKV_AZURE_37
        CKV_AZURE_38 CKV_AZURE_63 CKV_AZURE_146 CKV2_AZURE_53 CKV2_AZURE_54
    """,
    themes.WATCH: """
        CKV_AZURE_19 CKV_AZURE_21 CKV_AZURE_22 CKV_AZURE_25 CKV_AZURE_26 CKV_AZURE_27 CKV_AZURE_55 CKV_AZURE_61
        CKV_AZURE_69 CKV_AZURE_79 CKV_AZURE_84 CKV_AZURE_85 CKV_AZURE_86 CKV_AZURE_87 CKV_AZURE_127 CKV_AZURE_128
        CKV_AZURE_131 CKV_AZURE_216 CKV_AZURE_220 CKV_AZURE_234
    """,
}

LEFT_OUT: Mapping[str, str] = {
    "asks for copies in other regions or zones; HDS asks that copies stay in the EEA, not that there are more": """
        CKV_AZURE_94 CKV_AZURE_102 CKV_AZURE_129 CKV_AZURE_136 CKV_AZURE_165 CKV_AZURE_206 CKV_AZURE_225 CKV_AZURE_228
        CKV_AZURE_229 CKV_AZURE_230 CKV_AZURE_231 CKV_AZURE_233
    """,
    "asks for a key of the customer; a matter of severity, not of encryption": """
        CKV_AZURE_76 CKV_AZURE_93 CKV_AZURE_100 CKV_AZURE_112 CKV_AZURE_117 CKV_AZURE_186 CKV_AZURE_201 CKV_AZURE_240
        CKV2_AZURE_1 CKV2_AZURE_11 CKV2_AZURE_15 CKV2_AZURE_16 CKV2_AZURE_17 CKV2_AZURE_22 CKV2_AZURE_48
    """,
    "asks for a second encryption, or one of caches and temporary disks; what is stored is always encrypted": """
        CKV_AZURE_75 CKV_AZURE_96 CKV_AZURE_97 CKV_AZURE_130 CKV_AZURE_151 CKV_AZURE_199 CKV_AZURE_227 CKV2_AZURE_14
    """,
    "asks for a backup beside that of the service, or for deleted objects to be kept; ours asks for former versions": """
        CKV2_AZURE_12 CKV2_AZURE_38
    """,
    "asks for a network or a private endpoint; ours asks whether the Internet is let in": """
        CKV_AZURE_58 CKV_AZURE_98 CKV_AZURE_107 CKV_AZURE_139 CKV_AZURE_157 CKV2_AZURE_19 CKV2_AZURE_23 CKV2_AZURE_29
        CKV2_AZURE_32 CKV2_AZURE_33 CKV2_AZURE_42 CKV2_AZURE_43 CKV2_AZURE_44 CKV2_AZURE_45 CKV2_AZURE_50 CKV2_AZURE_56
        CKV2_AZURE_57
    """,
    "a public entry point or address, which is no failure": """
        CKV_AZURE_119 CKV_AZURE_160 CKV_AZURE_162 CKV_AZURE_174 CKV_AZURE_221 CKV_AZURE_222 CKV_AZURE_245 CKV2_AZURE_39
    """,
    "asks for a firewall before a key vault, whose every call is authenticated": "CKV_AZURE_109 CKV_AZURE_189",
    "asks for a switch beside the signed address that an export of a disk needs in any case": "CKV_AZURE_251",
    "asks how people and programs sign in, and which identity a workload has": """
        CKV_AZURE_1 CKV_AZURE_13 CKV_AZURE_16 CKV_AZURE_17 CKV_AZURE_49 CKV_AZURE_56 CKV_AZURE_71 CKV_AZURE_126
        CKV_AZURE_132 CKV_AZURE_140 CKV_AZURE_141 CKV_AZURE_142 CKV_AZURE_149 CKV_AZURE_152 CKV_AZURE_176 CKV_AZURE_178
        CKV_AZURE_181 CKV_AZURE_184 CKV_AZURE_191 CKV_AZURE_192 CKV_AZURE_194 CKV_AZURE_195 CKV_AZURE_202 CKV_AZURE_203
        CKV_AZURE_207 CKV_AZURE_236 CKV_AZURE_238 CKV_AZURE_244 CKV2_AZURE_7 CKV2_AZURE_27 CKV2_AZURE_28 CKV2_AZURE_35
        CKV2_AZURE_36 CKV2_AZURE_40 CKV2_AZURE_41
    """,
    "asks against wildcards in a subject that Entra compares letter by letter": "CKV_AZURE_249",
    "asks that no variable at all is in clear, secret or not": "CKV_AZURE_235",
    "soft delete cannot be switched off since 2020": "CKV_AZURE_111",
    "asks to trust services of the platform more, or less": "CKV_AZURE_36 CKV2_AZURE_6",
    "asks that a firewall names a policy, whose absence lets nothing through": "CKV_AZURE_219",
    "asks for a rule against one attack": "CKV_AZURE_133 CKV_AZURE_135",
    "asks for scans for known weaknesses": """
        CKV_AZURE_163 CKV2_AZURE_2 CKV2_AZURE_3 CKV2_AZURE_4 CKV2_AZURE_5 CKV2_AZURE_46 CKV2_AZURE_52
    """,
    "asks for detection at one server; ours asks it of the plan of the subscription": "CKV2_AZURE_13 CKV2_AZURE_51",
    "asks for a telephone number": "CKV_AZURE_20",
    "about tracing, debugging or tuning": """
        CKV_AZURE_32 CKV_AZURE_65 CKV_AZURE_66 CKV_AZURE_72 CKV_AZURE_88 CKV_AZURE_155 CKV_AZURE_159 CKV_AZURE_213
        CKV_AZURE_214
    """,
    "asks that an auditing policy writes to a workspace, though it writes to a store": "CKV_AZURE_156",
    "asks for the older logging of storage accounts, by a rule that reads a workspace": "CKV2_AZURE_20 CKV2_AZURE_21",
    "puts on the platform what ours puts on its applications, which it no longer takes": "CKV2_AZURE_55",
    "about an interface that tells a registry's events, none of which holds data": "CKV2_AZURE_30",
    "asks for settings that can be had back for a week to be kept from purge": "CKV_AZURE_187",
    "about descriptions, expiry dates, names or kinds of content": """
        CKV_AZURE_40 CKV_AZURE_41 CKV_AZURE_43 CKV_AZURE_114
    """,
    "about sizes, tiers and service levels": """
        CKV_AZURE_150 CKV_AZURE_168 CKV_AZURE_169 CKV_AZURE_170 CKV_AZURE_175 CKV_AZURE_180 CKV_AZURE_188 CKV_AZURE_196
        CKV_AZURE_208 CKV_AZURE_209 CKV_AZURE_211 CKV_AZURE_212 CKV_AZURE_226
    """,
    "about upkeep and hardening of machines and software": """
        CKV_AZURE_7 CKV_AZURE_8 CKV_AZURE_18 CKV_AZURE_50 CKV_AZURE_57 CKV_AZURE_62 CKV_AZURE_67 CKV_AZURE_80 CKV_AZURE_81
        CKV_AZURE_82 CKV_AZURE_83 CKV_AZURE_92 CKV_AZURE_95 CKV_AZURE_103 CKV_AZURE_116 CKV_AZURE_118 CKV_AZURE_164
        CKV_AZURE_166 CKV_AZURE_167 CKV_AZURE_171 CKV_AZURE_172 CKV_AZURE_177 CKV_AZURE_179 CKV_AZURE_182 CKV_AZURE_183
        CKV_AZURE_224 CKV_AZURE_232 CKV_AZURE_237 CKV_AZURE_242 CKV_AZURE_246 CKV_AZURE_247 CKV2_AZURE_9 CKV2_AZURE_10
        CKV2_AZURE_31
    """,
}

EXPLAINED: Mapping[str, str] = {
    "nothing written, or settings of the older disk encryption: Azure encrypts the disk in any case": """
        CKV_AZURE_2 azurerm_managed_disk.fail azurerm_managed_disk.fail2
    """,
    "flagged for plain HTTP, which the check does not ask about": """
        CKV_AZURE_15 azurerm_app_service.pass azurerm_linux_web_app.pass_tfvar2
        CKV_AZURE_78 azurerm_linux_web_app.pass azurerm_windows_web_app.pass
        CKV_AZURE_145 azurerm_function_app.pass azurerm_function_app.pass2 azurerm_function_app.pass3
            azurerm_function_app_slot.pass4 azurerm_linux_function_app.pass5 azurerm_windows_function_app.pass6
            azurerm_linux_function_app_slot.pass7 azurerm_windows_function_app_slot.pass8
            azurerm_windows_function_app_slot.pass9
        CKV_AZURE_154 azurerm_app_service_slot.pass azurerm_app_service_slot.pass2 azurerm_app_service_slot.pass3
        CKV_AZURE_198 azurerm_cdn_endpoint.pass2
    """,
    "flagged because it accepts connections in clear": "CKV_AZURE_54 test_success",
    "flagged for nested items that may be made public": "CKV_AZURE_59 azurerm_storage_account.pass",
    "the application refuses plain HTTP before it asks who is there": """
        CKV_AZURE_70 azurerm_linux_function_app.fail3 azurerm_linux_function_app_slot.fail3
    """,
    "every TCP port is open to the Internet; the check asks about UDP": """
        CKV_AZURE_77 azurerm_network_security_group.pass3 azurerm_network_security_rule.pass3
    """,
    "TLS 1.2 is the provider's default": """
        CKV_AZURE_44 test_failure_option_not_present
        CKV_AZURE_147 azurerm_postgresql_server.fail2
        CKV_AZURE_148 azurerm_redis_cache.fail2
        CKV_AZURE_173 azurerm_api_management.fail
        CKV_AZURE_205 azurerm_servicebus_namespace.fail
        CKV2_AZURE_37 azurerm_mariadb_server.fail_1
    """,
    "asks for strong ciphers, ours for versions": "CKV_AZURE_218 azurerm_application_gateway.fail3",
    "the settings stand in a block that the type does not have": "CKV_AZURE_123 test_failure1 test_failure2",
    "names a policy that is not declared": "CKV_AZURE_120 azurerm_application_gateway.network_fail_3",
    "flagged because the firewall only tells of attacks": "CKV_AZURE_120 azurerm_application_gateway.network_pass_1",
    "limited to networks or addresses by its filter": """
        CKV_AZURE_99 test_failure_public_access_default test_failure_public_access_with_ip_range
    """,
    "without a tier, or with one that is no text, which the provider refuses; the check gives up": """
        CKV_AZURE_138 azurerm_container_registry.ckv_unittest_pass_5 azurerm_container_registry.ckv_unittest_pass_6
    """,
    "flagged because its interface is open to all, which the check does not ask about": """
        CKV_AZURE_143 azurerm_kubernetes_cluster.ckv_unittest_pass
    """,
    "no list of addresses lets everyone in": "CKV_AZURE_210 azurerm_search_service.default",
    "nothing written: the provider opens it": "CKV2_AZURE_49 azurerm_machine_learning_workspace.pass1",
    "public all the same; the check asks about containers of logs alone": """
        CKV2_AZURE_8 azurerm_storage_container.ok_container_4 azurerm_storage_container.ok_container_log_disabled_3
    """,
    "0.0.0.0 alone stands for Azure's own services": """
        CKV2_AZURE_34 azurerm_sql_firewall_rule.fail azurerm_mssql_firewall_rule.fail
    """,
    "ten blocks of sixteen million addresses each": "CKV2_AZURE_34 azurerm_sql_firewall_rule.pass_1",
    "an identifier in a start-up script is no secret": "CKV_AZURE_45 azurerm_virtual_machine.secret",
    "without a retention policy Azure keeps the records for ever": """
        CKV_AZURE_12 test_failure_no_retention_policy
        CKV_AZURE_37 test_failure_1 test_failure_missing
    """,
    "days that are no number, which the provider refuses": "CKV_AZURE_12 test_failure_invalid_days_string",
    "90 days, less than the 180 that CNIL and ANSSI ask for": """
        CKV_AZURE_12 test_success test_success_with_valid_day_string
        CKV_AZURE_24 azurerm_mssql_server.as_list azurerm_mssql_server.deprecated azurerm_sql_server.deprecated
    """,
    "puts on the server what ours puts on its policy": "CKV_AZURE_24 azurerm_mssql_server.too_short",
    "flagged because records are kept for 6 days": "CKV_AZURE_23 azurerm_mssql_server.success azurerm_sql_server.success",
    "holds blobs, whose reads nobody records; the check asks about queues": "CKV_AZURE_33 test_success_blobstorage",
    "nothing written: it tells of bad addresses, and the standard tier does not look for intrusions": """
        CKV_AZURE_216 azurerm_firewall.fail
        CKV_AZURE_220 azurerm_firewall_policy.fail
    """,
    "another plan in the free tier; the check asks about one": """
        CKV_AZURE_234 azurerm_security_center_subscription_pricing.pass_2
            azurerm_security_center_subscription_pricing.pass_3
    """,
}
