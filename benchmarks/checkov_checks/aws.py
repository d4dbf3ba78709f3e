"""Checkov's checks of AWS: see the package for what the tables say."""

from __future__ import annotations

from collections.abc import Mapping

from checkov_checks import themes

COMPARED: Mapping[tuple[str, ...], str] = {
    themes.AT_REST: """
        CKV_AWS_3 CKV_AWS_5 CKV_AWS_8 CKV_AWS_16 CKV_AWS_29 CKV_AWS_42 CKV_AWS_43 CKV_AWS_44 CKV_AWS_64 CKV_AWS_74
        CKV_AWS_96 CKV_AWS_106
    """,
    themes.IN_TRANSIT: """
        CKV_AWS_2 CKV_AWS_30 CKV_AWS_34 CKV_AWS_83 CKV_AWS_90 CKV_AWS_97 CKV_AWS_103 CKV_AWS_174
    """,
    themes.FIREWALL: "CKV_AWS_24 CKV_AWS_25 CKV_AWS_277",
    themes.EXPOSURE: """
        CKV_AWS_17 CKV_AWS_20 CKV_AWS_38 CKV_AWS_39 CKV_AWS_53 CKV_AWS_54 CKV_AWS_55 CKV_AWS_56 CKV_AWS_57 CKV_AWS_70
        CKV_AWS_87 CKV_AWS_89
    """,
    themes.PUBLIC_RIGHTS: "CKV_AWS_32 CKV_AWS_40 CKV_AWS_60 CKV_AWS_62 CKV_AWS_63",
    themes.KEYS: "CKV_AWS_7 CKV_AWS_33",
    themes.TRACES: """
        CKV_AWS_18 CKV_AWS_36 CKV_AWS_37 CKV_AWS_67 CKV_AWS_91 CKV_AWS_129 CKV_AWS_251 CKV_AWS_324 CKV_AWS_325
        CKV_AWS_338 CKV2_AWS_11 CKV2_AWS_30
    """,
    themes.BACKUP: "CKV_AWS_21 CKV_AWS_28 CKV_AWS_133",
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
