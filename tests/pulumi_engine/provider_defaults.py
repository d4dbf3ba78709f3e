"""What a provider fills in that a program leaves out, for the types that tests use; to be extended with them.

`__defaults` as the AWS provider's `Check` answered in logs of its own upgrade tests (pulumi/pulumi-aws,
provider/testdata/recorded/TestProviderUpgrade), else as its documentation states the default of an argument.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    "aws:docdb/cluster:Cluster": {"skipFinalSnapshot": False},
    "aws:neptune/cluster:Cluster": {"skipFinalSnapshot": False},
    "aws:rds/cluster:Cluster": {"skipFinalSnapshot": False},
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


def _firewall_statuses(inputs: Mapping[str, Any], identifier: str) -> list[dict[str, Any]]:
    """One endpoint in each zone of the region."""
    del inputs
    return [
        {
            "syncStates": [
                {
                    "availabilityZone": f"eu-west-3{zone}",
                    "attachments": [{"endpointId": f"vpce-{zone}-{identifier}", "subnetId": "s", "status": "READY"}],
                }
                for zone in "abc"
            ]
        }
    ]


def _service_region(inputs: Mapping[str, Any], identifier: str) -> str:
    """That of the service asked for, `com.amazonaws.eu-west-3.s3`: no argument names another."""
    del identifier
    return str(inputs["serviceName"]).split(".")[2]


COMPUTED: Mapping[tuple[str, str], Callable[[Mapping[str, Any], str], Any]] = {
    ("aws:ec2/vpcEndpoint:VpcEndpoint", "serviceRegion"): _service_region,
    ("aws:networkfirewall/firewall:Firewall", "firewallStatuses"): _firewall_statuses,
    ("ovh:CloudProject/loadBalancer:LoadBalancer", "floatingIp"): lambda _, identifier: {
        "id": f"floatingip-{identifier}",
        "ip": "203.0.113.10",
    },
    # OpenStack's ids of a network, by the regions that it was made in.
    ("ovh:CloudProject/networkPrivate:NetworkPrivate", "regionsOpenstackIds"): lambda inputs, identifier: {
        region: f"{identifier}-{region.lower()}" for region in inputs.get("regions", ())
    },
}
"""What is computed from the inputs, where a program needs more of it than its kind: by type and output."""
