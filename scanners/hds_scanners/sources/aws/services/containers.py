"""Clusters and registries of containers: ECS, EKS, ECR."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, told, variable

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

CLUSTERS = Call("ecs", "ListClusters", "clusterArns")
CLUSTER = Call("ecs", "DescribeClusters", "clusters")
TASKS = Call("ecs", "ListTaskDefinitionFamilies", "families")
TASK = Call("ecs", "DescribeTaskDefinition", "taskDefinition")
KUBERNETES = Call("eks", "ListClusters", "clusters")
KUBERNETES_CLUSTER = Call("eks", "DescribeCluster", "cluster")
NODE_GROUPS = Call("eks", "ListNodegroups", "nodegroups")
NODE_GROUP = Call("eks", "DescribeNodegroup", "nodegroup")
REPOSITORIES = Call("ecr", "DescribeRepositories", "repositories")
REPOSITORY_POLICY = Call("ecr", "GetRepositoryPolicy", "policyText", ("RepositoryPolicyNotFoundException",))
REGISTRY = Call("ecr", "DescribeRegistry", "replicationConfiguration")
REGISTRY_POLICY = Call("ecr", "GetRegistryPolicy", "policyText", ("RegistryPolicyNotFoundException",))


def clusters(api: Api) -> Iterator[Found]:
    """Clusters of ECS, asked a hundred at a time."""
    arns = api.every(CLUSTERS)
    for start in range(0, len(arns), 100):
        yield partial(_clusters, api, arns[start : start + 100])


def _clusters(api: Api, arns: list[str]) -> Iterator[Found]:
    found = api.listed(CLUSTER, clusters=arns, include=["SETTINGS", "CONFIGURATIONS"])
    if isinstance(found, Unknown):
        for arn in arns:
            yield Fact("aws_ecs_cluster", arn, arn.rpartition("/")[2], {"id": arn, "arn": arn})
        return
    for item in found:
        arn, name = str(item["clusterArn"]), str(item["clusterName"])
        if told(item, "status") == "INACTIVE":
            continue
        yield Fact(
            "aws_ecs_cluster",
            arn,
            name,
            {
                "id": arn,
                "arn": arn,
                "name": name,
                "setting": [fields(one, name="name", value="value") for one in item.get("settings") or ()],
            },
        )


def tasks(api: Api) -> Iterator[Found]:
    """The latest definition of each family of tasks, without the values of its environment."""
    for family in api.every(TASKS, status="ACTIVE"):
        yield partial(_task, api, str(family))


def _task(api: Api, family: str) -> Iterator[Found]:
    item = api.one(TASK, taskDefinition=family)
    if isinstance(item, Unknown):
        yield Fact("aws_ecs_task_definition", api.arn("ecs", f"task-definition/{family}"), family, {"volume": item})
        return
    arn = str(item["taskDefinitionArn"])
    yield Fact(
        "aws_ecs_task_definition",
        arn,
        family,
        {
            "id": family,
            "arn": arn,
            "family": family,
            "container_definitions": json.dumps(
                [_container(container) for container in item.get("containerDefinitions") or ()], ensure_ascii=False
            ),
            "volume": [
                {
                    "name": volume.get("name"),
                    "efs_volume_configuration": [
                        fields(
                            volume["efsVolumeConfiguration"],
                            file_system_id="fileSystemId",
                            transit_encryption="transitEncryption",
                        )
                    ]
                    if volume.get("efsVolumeConfiguration")
                    else [],
                }
                for volume in item.get("volumes") or ()
            ],
        },
    )


def _container(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": item.get("name"),
        "environment": [
            {"name": each.get("name"), "value": variable(each.get("name"), each.get("value"))}
            for each in item.get("environment") or ()
        ],
    }


def kubernetes(api: Api) -> Iterator[Found]:
    """Clusters of EKS."""
    for name in api.every(KUBERNETES):
        yield partial(_kubernetes, api, str(name))


def _kubernetes(api: Api, name: str) -> Iterator[Found]:
    item = api.one(KUBERNETES_CLUSTER, name=name)
    arn = told(item, "arn")
    arn = arn if isinstance(arn, str) else api.arn("eks", f"cluster/{name}")
    attributes: dict[str, Any] = {"arn": arn, "name": name}
    if isinstance(item, Unknown):
        attributes |= {"vpc_config": item, "enabled_cluster_log_types": item, "encryption_config": item}
    else:
        attributes |= {
            "vpc_config": [
                fields(
                    told(item, "resourcesVpcConfig", default={}),
                    endpoint_public_access="endpointPublicAccess",
                    endpoint_private_access="endpointPrivateAccess",
                    public_access_cidrs="publicAccessCidrs",
                )
            ],
            "enabled_cluster_log_types": [
                kind
                for setup in told(item, "logging.clusterLogging", default=[])
                if setup.get("enabled")
                for kind in setup.get("types") or ()
            ],
            "encryption_config": [
                {"resources": each.get("resources"), "provider": [fields(each, key_arn="provider.keyArn")]}
                for each in told(item, "encryptionConfig", default=[])
            ],
        }
    yield Fact("aws_eks_cluster", arn, name, attributes)
    groups = api.listed(NODE_GROUPS, clusterName=name)
    for group in () if isinstance(groups, Unknown) else groups:
        yield partial(_node_group, api, name, str(group))


def _node_group(api: Api, cluster: str, name: str) -> Iterator[Found]:
    item = api.one(NODE_GROUP, clusterName=cluster, nodegroupName=name)
    arn = told(item, "nodegroupArn")
    access = told(item, "remoteAccess")
    yield Fact(
        "aws_eks_node_group",
        arn if isinstance(arn, str) else api.arn("eks", f"nodegroup/{cluster}/{name}"),
        name,
        {
            "cluster_name": cluster,
            "node_group_name": name,
            "remote_access": access
            if isinstance(access, Unknown)
            else [fields(access, ec2_ssh_key="ec2SshKey", source_security_group_ids="sourceSecurityGroups")]
            if access
            else [],
        },
    )


def repositories(api: Api) -> Iterator[Found]:
    """Repositories of images with who may pull from them."""
    for item in api.every(REPOSITORIES):
        yield partial(_repository, api, item)


def _repository(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["repositoryArn"]), str(item["repositoryName"])
    yield Fact(
        "aws_ecr_repository",
        arn,
        name,
        {
            "arn": arn,
            "name": name,
            "encryption_configuration": [
                fields(
                    item,
                    encryption_type="encryptionConfiguration.encryptionType",
                    kms_key="encryptionConfiguration.kmsKey",
                )
            ],
        },
    )
    policy = api.one(REPOSITORY_POLICY, repositoryName=name)
    if policy is not None:
        yield Fact("aws_ecr_repository_policy", arn, name, {"repository": name, "policy": policy})


def registry(api: Api) -> Iterator[Found]:
    """Where the registry of the region copies images to, and who else may."""
    answer = api.one(REGISTRY)
    rules = told(answer, "rules", default=[])
    arn = api.arn("ecr", "repository/*")
    if isinstance(rules, Unknown) or rules:
        yield Fact(
            "aws_ecr_replication_configuration",
            arn,
            api.account.id,
            {
                "replication_configuration": rules
                if isinstance(rules, Unknown)
                else [
                    {
                        "rule": [
                            {
                                "destination": [
                                    fields(one, region="region", registry_id="registryId")
                                    for one in rule.get("destinations") or ()
                                ]
                            }
                            for rule in rules
                        ]
                    }
                ]
            },
        )
    policy = api.one(REGISTRY_POLICY)
    if policy is not None:
        yield Fact("aws_ecr_registry_policy", arn, api.account.id, {"policy": policy})


KINDS = (
    Kind(("aws_ecs_cluster",), (CLUSTERS, CLUSTER), clusters),
    Kind(("aws_ecs_task_definition",), (TASKS, TASK), tasks),
    Kind(("aws_eks_cluster",), (KUBERNETES, KUBERNETES_CLUSTER, NODE_GROUPS, NODE_GROUP), kubernetes),
    Kind(("aws_ecr_repository",), (REPOSITORIES, REPOSITORY_POLICY), repositories),
    Kind(("aws_ecr_replication_configuration",), (REGISTRY, REGISTRY_POLICY), registry),
)
