"""What the rules judge in code and an audit of a live account does not read, with the reason."""

from __future__ import annotations

from collections.abc import Mapping

from hds_policies.rule import Text

_OTHER_WORD = Text(
    "another way to write what the audit reads under its main type",
    "une autre façon d'écrire ce que l'audit lit sous son type principal",
)
_ACT = Text(
    "an act of which the account keeps no trace: its result is read where it is",
    "un acte dont le compte ne garde pas trace : son résultat est lu là où il est",
)
_CONTENT = Text("content, which an audit never reads", "du contenu, qu'un audit ne lit jamais")
_SECRET = Text(
    "judged for passwords written in code, which no interface tells",
    "jugé pour les mots de passe écrits dans le code, qu'aucune interface ne dit",
)
_WITHIN = Text(
    "its region is that of what it is a part of, which is read",
    "sa région est celle de ce dont il fait partie, qui est lu",
)
_MEMBERS = Text(
    "each member is read, and judged, in its own region", "chaque membre est lu, et jugé, dans sa propre région"
)
_ENDED = Text("boto3 no longer has the service", "boto3 n'a plus le service")
_CLASSIC = Text("ended with EC2-Classic, in 2022", "disparu avec EC2-Classic, en 2022")
_RIGHT = Text(
    "the right to read its description would be one to read rows",
    "le droit de lire sa description serait celui de lire des lignes",
)
_REFUSES = Text(
    "what it answers in an account that does not use it is not documented, and might be taken for a denial",
    "ce qu'il répond dans un compte qui ne s'en sert pas n'est pas documenté, et pourrait passer pour un refus",
)
_ONE_EACH = Text(
    "would take one more call for each thing of its kind", "demanderait un appel de plus pour chaque chose du genre"
)
_UNASKED = Text(
    "stands there as off where nobody asked for it, which code would not say",
    "y figure comme désactivé sans que personne l'ait demandé, ce que le code ne dirait pas",
)
_DESCRIBED = Text("not read yet: judge its code or state", "pas encore lu : jugez son code ou son état")

_BY_REASON: tuple[tuple[Text, str], ...] = (
    (
        _OTHER_WORD,
        """
        alb alb_listener elasticsearch_domain iam_policy_attachment iam_role_policy_attachments_exclusive
        kms_key_policy kms_replica_external_key network_acl_rule security_group_rule vpc_security_group_ingress_rule
        sns_topic_policy sqs_queue_policy redshift_snapshot_copy dynamodb_table_replica cloudformation_stack_set_instance
        dsql_cluster_peering dms_s3_endpoint ses_domain_identity ses_email_identity
        healthlake_fhir_datastore healthimaging_datastore
        """,
    ),
    (
        _ACT,
        """
        ami_copy ami_from_instance db_snapshot_copy rds_cluster_snapshot_copy ebs_snapshot_import spot_instance_request
        spot_fleet_request ec2_fleet imagebuilder_image imagebuilder_image_pipeline imagebuilder_image_recipe
        """,
    ),
    (_CONTENT, "s3_object s3_bucket_object secretsmanager_secret_version"),
    (_SECRET, "datasync_location_fsx_windows_file_system datasync_location_smb elasticache_user memorydb_user"),
    (
        _WITHIN,
        """
        ecs_service ecs_task_set eks_fargate_profile emr_instance_group emrcontainers_virtual_cluster
        batch_job_definition batch_job_queue elastic_beanstalk_application glue_catalog_table timestreamwrite_table
        athena_database rds_shard_group lakeformation_resource workspaces_pool cloud9_environment_ec2
        """,
    ),
    (_UNASKED, "guardduty_detector_feature"),
    (_MEMBERS, "elasticache_global_replication_group memorydb_multi_region_cluster"),
    (_ENDED, "qldb_ledger"),
    (_CLASSIC, "db_security_group redshift_security_group"),
    (_RIGHT, "keyspaces_table"),
    (_REFUSES, "securitylake_data_lake observabilityadmin_centralization_rule_for_organization"),
    (_ONE_EACH, "appsync_api_cache msk_cluster_policy ses_identity_policy sesv2_email_identity_policy"),
    (
        _DESCRIBED,
        """
        apigatewayv2_domain_name cloudsearch_domain codeartifact_domain_permissions_policy s3_directory_bucket
        glue_dev_endpoint kinesis_analytics_application codepipeline amplify_app m2_environment gamelift_fleet
        pinpoint_app ec2_host cloudfront_multitenant_distribution fsx_file_cache vpclattice_service_network iot_thing
        detective_graph ssmincidents_replication_set acmpca_policy codebuild_resource_policy glue_resource_policy
        redshift_resource_policy redshiftserverless_resource_policy s3tables_table_bucket_policy s3tables_table_policy
        sagemaker_data_quality_job_definition schemas_registry_policy ses_configuration_set sesv2_configuration_set
        waf_web_acl wafregional_web_acl xray_resource_policy
        """,
    ),
)
NOT_READ: Mapping[str, Text] = {f"aws_{name}": reason for reason, names in _BY_REASON for name in names.split()}
"""By Terraform type: why no live account is asked for it."""
