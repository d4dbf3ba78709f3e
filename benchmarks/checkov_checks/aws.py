"""Checkov's checks of AWS: see the package for what the tables say."""

from __future__ import annotations

from collections.abc import Mapping

from checkov_checks import themes

COMPARED: Mapping[tuple[str, ...], str] = {
    themes.AT_REST: """
        CKV_AWS_3 CKV_AWS_5 CKV_AWS_8 CKV_AWS_16 CKV_AWS_27 CKV_AWS_29 CKV_AWS_42 CKV_AWS_43 CKV_AWS_44 CKV_AWS_47
        CKV_AWS_64 CKV_AWS_74 CKV_AWS_94 CKV_AWS_96 CKV_AWS_99 CKV_AWS_106 CKV_AWS_140 CKV_AWS_155 CKV_AWS_156
        CKV_AWS_171 CKV_AWS_200 CKV_AWS_204 CKV_AWS_214 CKV_AWS_235 CKV_AWS_240 CKV_AWS_253 CKV_AWS_255 CKV_AWS_279
        CKV_AWS_292 CKV_AWS_308 CKV_AWS_349 CKV_AWS_350 CKV2_AWS_2 CKV2_AWS_34 CKV2_AWS_55
    """,
    themes.IN_TRANSIT: """
        CKV_AWS_2 CKV_AWS_6 CKV_AWS_30 CKV_AWS_31 CKV_AWS_34 CKV_AWS_81 CKV_AWS_83 CKV_AWS_90 CKV_AWS_97 CKV_AWS_103
        CKV_AWS_105 CKV_AWS_127 CKV_AWS_174 CKV_AWS_202 CKV_AWS_206 CKV_AWS_213 CKV_AWS_215 CKV_AWS_218 CKV_AWS_220
        CKV_AWS_228 CKV_AWS_239 CKV_AWS_351 CKV_AWS_357 CKV_AWS_365 CKV_AWS_369 CKV_AWS_376 CKV_AWS_379 CKV_AWS_380
        CKV2_AWS_20 CKV2_AWS_42 CKV2_AWS_49 CKV2_AWS_54 CKV2_AWS_69 CKV2_AWS_72 CKV2_AWS_74
    """,
    themes.FIREWALL: """
        CKV_AWS_24 CKV_AWS_25 CKV_AWS_68 CKV_AWS_100 CKV_AWS_175 CKV_AWS_229 CKV_AWS_230 CKV_AWS_231 CKV_AWS_232
        CKV_AWS_277 CKV_AWS_342 CKV_AWS_352 CKV_AWS_390 CKV2_AWS_7 CKV2_AWS_28 CKV2_AWS_29 CKV2_AWS_33
    """,
    themes.EXPOSURE: """
        CKV_AWS_17 CKV_AWS_20 CKV_AWS_38 CKV_AWS_39 CKV_AWS_53 CKV_AWS_54 CKV_AWS_55 CKV_AWS_56 CKV_AWS_57 CKV_AWS_69
        CKV_AWS_70 CKV_AWS_87 CKV_AWS_89 CKV_AWS_102 CKV_AWS_137 CKV_AWS_164 CKV_AWS_205 CKV_AWS_258 CKV_AWS_291
        CKV_AWS_302 CKV_AWS_303 CKV_AWS_366 CKV_AWS_375 CKV_AWS_391 CKV_AWS_392 CKV2_AWS_43 CKV2_AWS_66
    """,
    themes.PUBLIC_RIGHTS: """
        CKV_AWS_1 CKV_AWS_32 CKV_AWS_33 CKV_AWS_40 CKV_AWS_41 CKV_AWS_45 CKV_AWS_46 CKV_AWS_49 CKV_AWS_60 CKV_AWS_62
        CKV_AWS_63 CKV_AWS_72 CKV_AWS_79 CKV_AWS_107 CKV_AWS_108 CKV_AWS_109 CKV_AWS_110 CKV_AWS_111 CKV_AWS_167
        CKV_AWS_168 CKV_AWS_169 CKV_AWS_274 CKV_AWS_275 CKV_AWS_283 CKV_AWS_286 CKV_AWS_287 CKV_AWS_288 CKV_AWS_289
        CKV_AWS_290 CKV_AWS_295 CKV_AWS_301 CKV_AWS_348 CKV_AWS_358 CKV_AWS_364 CKV_AWS_371 CKV_AWS_385 CKV_AWS_387
        CKV_AWS_393 CKV2_AWS_40 CKV2_AWS_56
    """,
    themes.KEYS: "CKV_AWS_7 CKV_AWS_33",
    themes.TRACES: """
        CKV_AWS_18 CKV_AWS_36 CKV_AWS_37 CKV_AWS_48 CKV_AWS_65 CKV_AWS_67 CKV_AWS_71 CKV_AWS_75 CKV_AWS_76 CKV_AWS_80
        CKV_AWS_84 CKV_AWS_85 CKV_AWS_86 CKV_AWS_91 CKV_AWS_92 CKV_AWS_101 CKV_AWS_104 CKV_AWS_113 CKV_AWS_129
        CKV_AWS_176 CKV_AWS_193 CKV_AWS_197 CKV_AWS_223 CKV_AWS_238 CKV_AWS_242 CKV_AWS_243 CKV_AWS_244 CKV_AWS_251
        CKV_AWS_285 CKV_AWS_314 CKV_AWS_317 CKV_AWS_319 CKV_AWS_324 CKV_AWS_325 CKV_AWS_338 CKV2_AWS_3 CKV2_AWS_4
        CKV2_AWS_10 CKV2_AWS_11 CKV2_AWS_27 CKV2_AWS_30 CKV2_AWS_31 CKV2_AWS_39 CKV2_AWS_45 CKV2_AWS_48 CKV2_AWS_63
    """,
    themes.BACKUP: """
        CKV_AWS_21 CKV_AWS_28 CKV_AWS_133 CKV_AWS_139 CKV_AWS_172 CKV_AWS_293 CKV_AWS_343 CKV_AWS_360 CKV_AWS_361
        CKV2_AWS_18 CKV2_AWS_58
    """,
}
LEFT_OUT: Mapping[str, str] = {
    "asks for replication to another region; every copy is another place to answer for": "CKV_AWS_144",
    "asks for an encryption argument; S3 has encrypted every new object since January 2023": "CKV_AWS_19",
    "asks for a key of the customer; a matter of severity, not of encryption": "CKV_AWS_35 CKV_AWS_145 CKV_AWS_158 CKV_AWS_166 CKV_AWS_189 CKV_AWS_245",
    "asks for a block of public access; new buckets have one since April 2023": "CKV2_AWS_6",
    "asks that no interface has a public address, whatever the firewall admits": "CKV_AWS_130",
    "puts on the load balancer what our rule puts on the listener that answers in clear": "CKV2_AWS_20",
    "asks for a parameter group for each database; TLS is judged where the parameter is written": "CKV2_AWS_69",
    "judges trust of the own account's root, which is how AWS delegates": "CKV_AWS_61",
    "asks that there are no IAM users": "CKV_AWS_273",
    "asks that a retention is written; without one CloudWatch keeps logs for ever": "CKV_AWS_66",
    "asks for object lock on every bucket": "CKV_AWS_143",
    "about public snapshots, which is a rule of ours under exposure": "CKV_AWS_302",
    "about encrypted copies, whose source decides": "CKV_AWS_146",
    "asks for a backup plan beside the backups of the service": "CKV2_AWS_8",
    "asks for lifecycle rules": "CKV2_AWS_61",
    "asks for deletion protection alone; ours asks it where the loss would be final": "CKV_AWS_139 CKV_AWS_293",
}

EXPLAINED: Mapping[str, str] = {
    "36 days, which the provider refuses, are more than 7": "CKV_AWS_133 aws_db_instance.fail aws_rds_cluster.fail",
    "nothing written: Terraform creates it without backups": "CKV_AWS_133 aws_db_instance.pass2",
    "nothing written: one day": "CKV_AWS_133 aws_rds_cluster.pass2",
    "flagged for rotation, which the check does not ask about": """
        CKV_AWS_33 aws_kms_key.pass_0 aws_kms_key.pass_1 aws_kms_key.pass_2 aws_kms_key.pass_3
            aws_kms_key.pass_4
    """,
    "a network load balancer logs nothing but its TLS listeners": "CKV_AWS_91 aws_lb.default",
    "undecided: a versioning beside it names its bucket by an unset variable": "CKV_AWS_21 aws_s3_bucket.default",
    "flagged because regions are left out and files are not validated": "CKV_AWS_251 aws_cloudtrail.pass aws_cloudtrail.pass2",
    "Checkov joins the wrong list: the bucket's own is public": "CKV_AWS_20 aws_s3_bucket.public_read",
    "readable by everyone, though not writable": "CKV_AWS_57 aws_s3_bucket.bucket_with_read_acl",
    "a test over all values of an absent key holds for everyone": "CKV_AWS_32 aws_ecr_repository_policy.pass_conditional",
    "everyone but one user is let in": """
        CKV_AWS_70 aws_s3_bucket.pass_w_condition aws_s3_bucket_policy.pass_w_condition
    """,
    "HTTPS is enforced, by a default policy that accepts TLS 1.0": """
        CKV_AWS_83 aws_elasticsearch_domain.pass aws_elasticsearch_domain.pass2 aws_opensearch_domain.pass
            aws_opensearch_domain.pass2
    """,
}
