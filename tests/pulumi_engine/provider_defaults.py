"""What a provider fills in that a program leaves out, for the types that tests use; to be extended with them.

`__defaults` as the AWS provider's `Check` answered in logs of its own upgrade tests (pulumi/pulumi-aws,
provider/testdata/recorded/TestProviderUpgrade), else as its documentation states the default of an argument.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NAMES: Mapping[str, str] = {
    "aws:cloudtrail/trail:Trail": "name",
    "aws:dynamodb/table:Table": "name",
    "aws:iam/policy:Policy": "name",
    "aws:iam/role:Role": "name",
    "aws:kms/alias:Alias": "name",
    "aws:lb/loadBalancer:LoadBalancer": "name",
    "aws:rds/cluster:Cluster": "clusterIdentifier",
    "aws:rds/instance:Instance": "identifier",
    "aws:rds/subnetGroup:SubnetGroup": "name",
    "aws:s3/bucket:Bucket": "bucket",
    "aws:secretsmanager/secret:Secret": "name",
    "aws:sns/topic:Topic": "name",
    "aws:sqs/queue:Queue": "name",
}
"""The argument that gets the resource's name and some random digits."""

DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "aws:cloudtrail/trail:Trail": {
        "enableLogFileValidation": False,
        "enableLogging": True,
        "includeGlobalServiceEvents": True,
        "isMultiRegionTrail": False,
        "isOrganizationTrail": False,
    },
    "aws:kms/key:Key": {
        "bypassPolicyLockoutSafetyCheck": False,
        "customerMasterKeySpec": "SYMMETRIC_DEFAULT",
        "enableKeyRotation": False,
        "isEnabled": True,
        "keyUsage": "ENCRYPT_DECRYPT",
    },
    "aws:rds/instance:Instance": {
        "applyImmediately": False,
        "autoMinorVersionUpgrade": True,
        "copyTagsToSnapshot": False,
        "deleteAutomatedBackups": True,
        "monitoringInterval": 0,
        "performanceInsightsEnabled": False,
        "publiclyAccessible": False,
        "skipFinalSnapshot": False,
    },
    "aws:s3/bucket:Bucket": {"forceDestroy": False},
    "aws:secretsmanager/secret:Secret": {"forceOverwriteReplicaSecret": False, "recoveryWindowInDays": 30},
}
