"""Checkov's checks of AWS: see the package for what the tables say."""

from __future__ import annotations

from collections.abc import Mapping

from checkov_checks import themes

COMPARED: Mapping[tuple[str, ...], str] = {
    themes.AT_REST: """
        CKV_AWS_3 CKV_AWS_5 CKV_AWS_8 CKV_AWS_16 CKV_AWS_27 CKV_AWS_29 CKV_AWS_42 CKV_AWS_43 CKV_AWS_44 CKV_AWS_47
        CKV_AWS_64 CKV_AWS_74 CKV_AWS_94 CKV_AWS_96 CKV_AWS_99 CKV_AWS_106 CKV_AWS_140 CKV_AWS_155 CKV_AWS_156
        CKV_AWS_200 CKV_AWS_204 CKV_AWS_214 CKV_AWS_235 CKV_AWS_240 CKV_AWS_253 CKV_AWS_255 CKV_AWS_292 CKV_AWS_308
        CKV_AWS_349 CKV_AWS_350 CKV2_AWS_2 CKV2_AWS_34 CKV2_AWS_55
    """,
    themes.IN_TRANSIT: """
        CKV_AWS_2 CKV_AWS_6 CKV_AWS_30 CKV_AWS_31 CKV_AWS_34 CKV_AWS_81 CKV_AWS_83 CKV_AWS_90 CKV_AWS_97 CKV_AWS_103
        CKV_AWS_105 CKV_AWS_127 CKV_AWS_174 CKV_AWS_202 CKV_AWS_206 CKV_AWS_213 CKV_AWS_215 CKV_AWS_218 CKV_AWS_220
        CKV_AWS_228 CKV_AWS_239 CKV_AWS_351 CKV_AWS_357 CKV_AWS_365 CKV_AWS_369 CKV_AWS_376 CKV2_AWS_42 CKV2_AWS_49
        CKV2_AWS_54 CKV2_AWS_72 CKV2_AWS_74
    """,
    themes.FIREWALL: """
        CKV_AWS_24 CKV_AWS_25 CKV_AWS_68 CKV_AWS_100 CKV_AWS_175 CKV_AWS_229 CKV_AWS_230 CKV_AWS_231 CKV_AWS_232
        CKV_AWS_277 CKV_AWS_342 CKV_AWS_352 CKV2_AWS_28 CKV2_AWS_29 CKV2_AWS_33
    """,
    themes.EXPOSURE: """
        CKV_AWS_17 CKV_AWS_20 CKV_AWS_38 CKV_AWS_39 CKV_AWS_53 CKV_AWS_54 CKV_AWS_55 CKV_AWS_56 CKV_AWS_57 CKV_AWS_69
        CKV_AWS_70 CKV_AWS_87 CKV_AWS_89 CKV_AWS_102 CKV_AWS_122 CKV_AWS_137 CKV_AWS_164 CKV_AWS_258 CKV_AWS_291
        CKV_AWS_302 CKV_AWS_366 CKV_AWS_375 CKV_AWS_391 CKV_AWS_392 CKV2_AWS_43 CKV2_AWS_66
    """,
    themes.PUBLIC_RIGHTS: """
        CKV_AWS_32 CKV_AWS_40 CKV_AWS_45 CKV_AWS_46 CKV_AWS_60 CKV_AWS_62 CKV_AWS_63 CKV_AWS_167 CKV_AWS_168
        CKV_AWS_169 CKV_AWS_274 CKV_AWS_286 CKV_AWS_287 CKV_AWS_289 CKV_AWS_290 CKV_AWS_295 CKV_AWS_301 CKV_AWS_303
        CKV_AWS_348 CKV_AWS_387 CKV_AWS_393 CKV2_AWS_40 CKV2_AWS_56
    """,
    themes.ACCESS: "CKV_AWS_79 CKV_AWS_371",
    themes.KEYS: "CKV_AWS_7 CKV_AWS_33",
    themes.TRACES: """
        CKV_AWS_18 CKV_AWS_36 CKV_AWS_37 CKV_AWS_48 CKV_AWS_67 CKV_AWS_71 CKV_AWS_75 CKV_AWS_76 CKV_AWS_80 CKV_AWS_84
        CKV_AWS_85 CKV_AWS_86 CKV_AWS_91 CKV_AWS_92 CKV_AWS_101 CKV_AWS_104 CKV_AWS_113 CKV_AWS_129 CKV_AWS_176
        CKV_AWS_193 CKV_AWS_197 CKV_AWS_223 CKV_AWS_244 CKV_AWS_251 CKV_AWS_317 CKV_AWS_324 CKV_AWS_325 CKV_AWS_338
        CKV2_AWS_4 CKV2_AWS_27 CKV2_AWS_30 CKV2_AWS_31 CKV2_AWS_63
    """,
    themes.WATCH: "CKV_AWS_65 CKV_AWS_238 CKV_AWS_319 CKV2_AWS_10 CKV2_AWS_11 CKV2_AWS_45",
    themes.BACKUP: """
        CKV_AWS_21 CKV_AWS_28 CKV_AWS_133 CKV_AWS_139 CKV_AWS_172 CKV_AWS_293 CKV_AWS_343 CKV_AWS_360 CKV_AWS_361
        CKV2_AWS_18 CKV2_AWS_58
    """,
}

LEFT_OUT: Mapping[str, str] = {
    "asks for a key of the customer; a matter of severity, not of encryption": """
        CKV_AWS_22 CKV_AWS_35 CKV_AWS_98 CKV_AWS_119 CKV_AWS_136 CKV_AWS_142 CKV_AWS_145 CKV_AWS_147 CKV_AWS_149
        CKV_AWS_158 CKV_AWS_160 CKV_AWS_166 CKV_AWS_171 CKV_AWS_173 CKV_AWS_177 CKV_AWS_178 CKV_AWS_179 CKV_AWS_180
        CKV_AWS_181 CKV_AWS_182 CKV_AWS_183 CKV_AWS_184 CKV_AWS_185 CKV_AWS_186 CKV_AWS_187 CKV_AWS_189 CKV_AWS_190
        CKV_AWS_191 CKV_AWS_199 CKV_AWS_201 CKV_AWS_203 CKV_AWS_209 CKV_AWS_212 CKV_AWS_219 CKV_AWS_221 CKV_AWS_224
        CKV_AWS_236 CKV_AWS_241 CKV_AWS_245 CKV_AWS_246 CKV_AWS_247 CKV_AWS_254 CKV_AWS_256 CKV_AWS_262 CKV_AWS_263
        CKV_AWS_264 CKV_AWS_265 CKV_AWS_266 CKV_AWS_267 CKV_AWS_268 CKV_AWS_269 CKV_AWS_270 CKV_AWS_271 CKV_AWS_278
        CKV_AWS_280 CKV_AWS_281 CKV_AWS_282 CKV_AWS_294 CKV_AWS_296 CKV_AWS_297 CKV_AWS_298 CKV_AWS_327 CKV_AWS_337
        CKV_AWS_345 CKV_AWS_346 CKV_AWS_347 CKV_AWS_354 CKV_AWS_367 CKV_AWS_368 CKV_AWS_372 CKV_AWS_373 CKV_AWS_381
        CKV2_AWS_73
    """,
    "asks for an encryption argument; the service encrypts in any case": """
        CKV_AWS_19 CKV_AWS_26 CKV_AWS_58 CKV_AWS_77 CKV_AWS_78 CKV_AWS_82 CKV_AWS_159 CKV_AWS_195 CKV_AWS_311
    """,
    "asks for an argument that the provider only reads: the cluster decides": "CKV_AWS_279",
    "about encrypted copies, whose source decides": "CKV_AWS_146",
    "asks for a key on top of TLS": "CKV_AWS_112",
    "asks for the newest policy by its name, whatever the older one accepts": "CKV_AWS_380",
    "about what runs behind a load balancer, inside of the network": "CKV_AWS_378",
    "puts on the load balancer what our rule puts on the listener that answers in clear": "CKV2_AWS_20",
    "asks for a parameter group for each database; TLS is judged where the parameter is written": "CKV2_AWS_69",
    "asks on a public access list for a policy about TLS; a public store is the failure": "CKV_AWS_379",
    "a public entry point, egress, or an address, whatever the firewall admits": """
        CKV_AWS_88 CKV_AWS_130 CKV_AWS_260 CKV_AWS_333 CKV_AWS_382 CKV_AWS_389 CKV2_AWS_35
    """,
    "asks for a guard beside the security groups, which are judged themselves": "CKV_AWS_390 CKV2_AWS_12",
    "puts on the cluster what our rule puts on the security group": "CKV2_AWS_7",
    "asks for a place in a network; what can be reached from outside is judged": """
        CKV_AWS_117 CKV_AWS_154 CKV_AWS_306 CKV_AWS_321 CKV_AWS_370
    """,
    "asks which networks and routes are used, not what is let in": """
        CKV_AWS_148 CKV_AWS_248 CKV2_AWS_1 CKV2_AWS_5 CKV2_AWS_44
    """,
    "asks that those it was shared with are admitted by hand": "CKV_AWS_123 CKV_AWS_331",
    "asks for one attack in a firewall's rules": """
        CKV_AWS_192 CKV2_AWS_47 CKV2_AWS_76 CKV2_AWS_77 CKV2_AWS_78
    """,
    "asks for one header or rule of the web, or for what a browser may do": """
        CKV_AWS_131 CKV_AWS_259 CKV_AWS_328 CKV_AWS_374 CKV2_AWS_32 CKV2_AWS_53 CKV2_AWS_75
    """,
    "asks that an interface checks who calls; what is behind it may": """
        CKV_AWS_59 CKV_AWS_309 CKV2_AWS_51
    """,
    "asks for a block of public access; new buckets have one since April 2023": "CKV2_AWS_6",
    "asks that a bucket has no access lists, or who reads it for CloudFront": "CKV2_AWS_46 CKV2_AWS_65",
    "asks that an image is shared with nobody; ours asks that it is not with everyone": "CKV_AWS_205",
    "asks that only the own account is named; ours asks that not everyone is": "CKV_AWS_385",
    "judges trust of the own account's root, which is how AWS delegates": "CKV_AWS_61",
    "asks a service for the source it acts for; ours asks that it is not everyone": "CKV_AWS_364",
    "asks for named actions or resources one by one; ours asks it of whole services": """
        CKV_AWS_72 CKV_AWS_108 CKV_AWS_111 CKV_AWS_288 CKV_AWS_355 CKV_AWS_356
    """,
    "about a document or look-up of its own; ours judges what is attached or assumed": """
        CKV_AWS_1 CKV_AWS_49 CKV_AWS_107 CKV_AWS_109 CKV_AWS_110 CKV_AWS_275 CKV_AWS_283 CKV_AWS_358
    """,
    "asks how people sign in: passwords, groups, sessions": """
        CKV_AWS_9 CKV_AWS_10 CKV_AWS_11 CKV_AWS_12 CKV_AWS_13 CKV_AWS_14 CKV_AWS_15 CKV_AWS_273 CKV2_AWS_14 CKV2_AWS_21
        CKV2_AWS_22
    """,
    "asks which identity a workload or a client of a database has, not what it may do": """
        CKV_AWS_114 CKV_AWS_161 CKV_AWS_162 CKV_AWS_170 CKV_AWS_249 CKV_AWS_330 CKV_AWS_359 CKV2_AWS_41 CKV2_AWS_52
        CKV2_AWS_68
    """,
    "asks that a bucket's policy does not shut its own account out": "CKV_AWS_93",
    "asks how a workload is hardened": """
        CKV_AWS_210 CKV_AWS_272 CKV_AWS_307 CKV_AWS_316 CKV_AWS_329 CKV_AWS_334 CKV_AWS_335 CKV_AWS_336 CKV_AWS_341
        CKV_AWS_383 CKV_AWS_386
    """,
    "about secrets that a function changes; keys are what our theme rotates": "CKV_AWS_304 CKV2_AWS_57",
    "asks for a policy of its own on each key; without one a key is for its account": "CKV2_AWS_64",
    "asks that a key is enabled": "CKV_AWS_227",
    "asks that a retention is written; without one CloudWatch keeps logs for ever": "CKV_AWS_66",
    "asks for the technical log of a job, or for what its data were": """
        CKV_AWS_194 CKV_AWS_242 CKV_AWS_243 CKV_AWS_276 CKV_AWS_285 CKV_AWS_314 CKV2_AWS_39
    """,
    "asks for metrics, traces or notices of operation": """
        CKV_AWS_50 CKV_AWS_73 CKV_AWS_118 CKV_AWS_124 CKV_AWS_126 CKV_AWS_252 CKV_AWS_284 CKV_AWS_312 CKV_AWS_353
        CKV2_AWS_62
    """,
    "asks for all regions or accounts in one view": "CKV_AWS_121 CKV2_AWS_3",
    "asks that what is global is recorded in every region; once is enough": "CKV2_AWS_48",
    "asks that a certificate stands in the public list of certificates": "CKV_AWS_234",
    "asks for replication to another region; every copy is another place to answer for": "CKV_AWS_144",
    "a cache is rebuilt from what it caches": "CKV_AWS_134",
    "asks for object lock on every bucket": "CKV_AWS_143",
    "asks for a backup plan beside the backups of the service": "CKV2_AWS_8 CKV2_AWS_9",
    "asks for lifecycle rules": "CKV_AWS_300 CKV2_AWS_61",
    "about what can be made again: no data are lost with it": "CKV_AWS_150 CKV_AWS_344",
    "about redundancy, capacity or tuning": """
        CKV_AWS_115 CKV_AWS_116 CKV_AWS_120 CKV_AWS_135 CKV_AWS_138 CKV_AWS_152 CKV_AWS_157 CKV_AWS_225 CKV_AWS_261
        CKV_AWS_310 CKV_AWS_315 CKV_AWS_318 CKV_AWS_326 CKV2_AWS_15 CKV2_AWS_16 CKV2_AWS_50 CKV2_AWS_59
    """,
    "about upkeep: versions, order of replacement, what is left lying": """
        CKV_AWS_51 CKV_AWS_141 CKV_AWS_163 CKV_AWS_196 CKV_AWS_198 CKV_AWS_207 CKV_AWS_208 CKV_AWS_211 CKV_AWS_216
        CKV_AWS_217 CKV_AWS_222 CKV_AWS_226 CKV_AWS_233 CKV_AWS_237 CKV_AWS_250 CKV_AWS_322 CKV_AWS_332 CKV_AWS_339
        CKV_AWS_340 CKV_AWS_363 CKV_AWS_388 CKV2_AWS_19 CKV2_AWS_23
    """,
    "about names, tags, descriptions and reviews of code": """
        CKV_AWS_23 CKV_AWS_153 CKV_AWS_257 CKV_AWS_305 CKV_AWS_313 CKV_AWS_320 CKV_AWS_362 CKV2_AWS_37 CKV2_AWS_60
        CKV2_AWS_71
    """,
    "about domain names: their transfer and their signatures": "CKV_AWS_377 CKV2_AWS_38",
    "about what a machine downloads or sends while Terraform runs": "CKV2_AWS_36",
}

EXPLAINED: Mapping[str, str] = {
    # What Checkov calls failing.
    "the service encrypts unless it is told not to": "CKV_AWS_27 aws_sqs_queue.fail aws_sqs_queue.fail2",
    "Aurora encrypts every new cluster": "CKV_AWS_96 test_failure_default CKV_AWS_140 test_failure",
    "Redshift creates no cluster in clear unless asked": "CKV_AWS_64 test_failure",
    "encrypted, with the key of the service": "CKV_AWS_200 aws_imagebuilder_image_recipe.fail2",
    "nothing calls this parameter a secret": "CKV2_AWS_34 aws_ssm_parameter.aws_ssm_parameter_not_ok",
    "TLS between brokers and to clients is what the service does by itself": "CKV_AWS_81 test_failure",
    "TLS is on; the check also asks for a token": "CKV_AWS_31 aws_elasticache_replication_group.fail3",
    "HTTPS without a certificate, which AWS refuses": "CKV_AWS_376 aws_elb.fail2 aws_elb.fail3",
    "port 0 of TCP is no port; and what names no source lets nobody in": """
        CKV_AWS_24 aws_security_group.fail2 aws_security_group.not_self aws_vpc_security_group_ingress_rule.fail2
    """,
    "limited to one source": "CKV_AWS_301 aws_lambda_permission.fail",
    "every action on one resource, which is no full administration": """
        CKV_AWS_63 test_failure test_failure_multiple_statements test_sso_failure
    """,
    "a subject that names no repository, which GitHub gives to nobody": """
        CKV_AWS_393 aws_iam_role.fail-abusable aws_iam_role.fail2
    """,
    "data sources: a look-up or a document that grants nothing by itself": """
        CKV2_AWS_40 aws_iam_policy_document.fail1
        CKV2_AWS_56 aws_iam_policy.arn_fail2 aws_iam_policy.name_fail1
    """,
    "nothing written: the image and the account decide": "CKV_AWS_79 aws_instance.defaults aws_launch_template.default_lt",
    "nothing written: the account decides, and what machines use is measured anyway": "CKV_AWS_65 test_failure",
    "0 is no true or false: Terraform refuses it": "CKV_AWS_71 test_failure_false",
    "sessions are logged, where the service encrypts them": """
        CKV_AWS_113 aws_ssm_document.cw_enabled_not_encrypted aws_ssm_document.cw_enabled_not_encrypted_yaml
            aws_ssm_document.s3_enabled_not_encrypted aws_ssm_document.s3_enabled_not_encrypted_yaml
    """,
    "every statement is logged; the check also asks for slow ones": "CKV2_AWS_27 aws_rds_cluster.fail2",
    "it is on, for a selection; the trail records every change anyway": """
        CKV2_AWS_45 aws_config_configuration_recorder_status.fail_2
    """,
    "a network load balancer logs nothing but its TLS listeners": "CKV_AWS_91 aws_lb.default",
    "36 days, which the provider refuses, are more than 7": "CKV_AWS_133 aws_db_instance.fail aws_rds_cluster.fail",
    "undecided: a versioning beside it names its bucket by an unset variable": "CKV_AWS_21 aws_s3_bucket.default",
    # What Checkov calls passing.
    "the other disk of the machine is in clear": "CKV_AWS_155 aws_workspaces_workspace.pass",
    "in clear, though attached to nothing": "CKV2_AWS_2 aws_ebs_volume.ok_ebs1",
    "the argument is spelled `encrypted`": "CKV_AWS_253 aws_dlm_lifecycle_policy.pass",
    "flagged for TLS 1.0, which the policy or certificate in force accepts": """
        CKV_AWS_2 test_success_1 test_success_2
        CKV_AWS_6 aws_elasticsearch_domain.instance_count_not_bigger_than_1
            aws_elasticsearch_domain.node_to_node_encryption_enabled aws_elasticsearch_domain.old_hcl
            aws_elasticsearch_domain.without_cluster_config aws_elasticsearch_domain.without_instance_count
            aws_opensearch_domain.instance_count_not_bigger_than_1
            aws_opensearch_domain.node_to_node_encryption_enabled aws_opensearch_domain.old_hcl
            aws_opensearch_domain.without_cluster_config aws_opensearch_domain.without_instance_count
        CKV_AWS_34 test_success
        CKV_AWS_83 aws_elasticsearch_domain.pass aws_elasticsearch_domain.pass2 aws_opensearch_domain.pass
            aws_opensearch_domain.pass2
        CKV2_AWS_42 aws_cloudfront_distribution.pass_1 aws_cloudfront_distribution.pass_2
        CKV2_AWS_54 aws_cloudfront_distribution.pass_1 aws_cloudfront_distribution.pass_2
        CKV2_AWS_72 aws_cloudfront_distribution.example_pass_disabled aws_cloudfront_distribution.example_pass_domain
            aws_cloudfront_distribution.example_pass_httpsonly
            aws_cloudfront_distribution.example_pass_nocustomorigin
    """,
    "flagged because it accepts connections in clear": """
        CKV_AWS_174 aws_cloudfront_distribution.pass aws_cloudfront_distribution.pass1
        CKV_AWS_218 aws_cloudsearch_domain.pass
        CKV_AWS_228 aws_elasticsearch_domain.pass aws_elasticsearch_domain.pass2 aws_opensearch_domain.pass
            aws_opensearch_domain.pass2
        CKV2_AWS_49 aws_dms_endpoint.pass_unknown_endpoint_type
    """,
    "every port is open, which the port of the check is one of": """
        CKV_AWS_24 aws_security_group.pass_self2
        CKV_AWS_352 aws_network_acl_rule.pass
    """,
    "flagged for other ports of administration than the one of the check": """
        CKV_AWS_229 aws_network_acl.pass3
        CKV_AWS_230 aws_network_acl.pass3
        CKV_AWS_231 aws_network_acl.pass3 aws_network_acl_rule.count_pass
        CKV_AWS_232 aws_network_acl.pass3
    """,
    "rules that only count, which is another check": """
        CKV_AWS_175 aws_wafv2_web_acl.pass
        CKV_AWS_342 aws_wafv2_web_acl.pass_managed
    """,
    "its interface is not declared; others here have their firewall": "CKV2_AWS_29 aws_api_gateway_stage.no_api",
    "reachable from the Internet, whatever its user is called": "CKV_AWS_391 aws_redshift_cluster.pass3",
    "nothing written: a notebook reaches the Internet by itself": "CKV_AWS_122 test_success2",
    "everyone may read it": "CKV_AWS_375 aws_s3_bucket_acl.pass2",
    "readable by everyone, though not writable": "CKV_AWS_57 aws_s3_bucket.bucket_with_read_acl",
    "everyone but one user is let in": """
        CKV_AWS_70 aws_s3_bucket.pass_w_condition aws_s3_bucket_policy.pass_w_condition
    """,
    "a test over all values of an absent key holds for everyone": "CKV_AWS_32 aws_ecr_repository_policy.pass_conditional",
    "flagged because rights are given to a single user": """
        CKV_AWS_274 aws_iam_user_policy_attachment.pass4
        CKV2_AWS_40 aws_iam_user_policy.pass1
        CKV2_AWS_56 aws_iam_user_policy_attachment.pass5
    """,
    "flagged because a sensitive service is granted as a whole": """
        CKV2_AWS_40 aws_iam_policy.policy_pass aws_iam_role_policy.pass1
    """,
    "flagged because a key without end is one, whoever it belongs to": "CKV_AWS_348 aws_iam_access_key.pass",
    "flagged for rotation, which the check does not ask about": """
        CKV_AWS_33 aws_kms_key.pass_0 aws_kms_key.pass_1 aws_kms_key.pass_2 aws_kms_key.pass_3 aws_kms_key.pass_4
    """,
    "flagged because the trail leaves out regions or services, is not validated or not watched": """
        CKV_AWS_67 test_success
        CKV_AWS_251 aws_cloudtrail.pass aws_cloudtrail.pass2
    """,
    "flagged because backups are kept for less than a week": """
        CKV_AWS_139 test_success
        CKV_AWS_293 aws_db_instance.pass
        CKV_AWS_343 aws_redshift_cluster.pass2
        CKV2_AWS_58 aws_neptune_cluster.pass
    """,
    "nothing written: Terraform creates it without backups, or with those of one day": """
        CKV_AWS_133 aws_db_instance.pass2 aws_rds_cluster.pass2
    """,
}
