"""Clusters, registries, functions and notebooks of AWS, as far as their own addresses go."""

from collections.abc import Iterator

from hds_policies.model.network import Service
from hds_policies.model.storage import SecretStore, Store
from hds_policies.model.thing import Thing
from hds_policies.translate.derivation import all_of, always, converted, opened_to_everyone
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def kubernetes_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_eks_cluster`: its interface is public, to everyone, unless asked otherwise.

    Its secrets are always encrypted.
    """
    reachable = resource.boolean("vpc_config.endpoint_public_access", default=True)
    everyone = opened_to_everyone(resource.texts("vpc_config.public_access_cidrs", ("0.0.0.0/0",)))
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        open_to_all=all_of(reachable, everyone),
        kind="cluster",
    )
    yield SecretStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="EKS encrypts the secrets of every cluster"),
        customer_key=resource.setting("encryption_config.provider.key_arn"),
    )


def registry(resource: Resource) -> Iterator[Thing]:
    """`aws_ecr_repository`: always encrypted; who may pull is in its policy."""
    yield Store(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="ECR encrypts every image"),
        customer_key=resource.setting("encryption_configuration.kms_key"),
    )


def public_registry(resource: Resource) -> Iterator[Thing]:
    """`aws_ecrpublic_repository`: public by its nature."""
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        open_to_all=always(resource.declaration, value=True, note="a public gallery"),
        kind="registry",
    )


def function_address(resource: Resource) -> Iterator[Thing]:
    """`aws_lambda_function_url`: `NONE` lets anyone call the function."""
    kind = resource.text("authorization_type", "NONE")
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        open_to_all=converted(kind, lambda word: word == "NONE"),
        kind="function",
    )


def file_server(resource: Resource) -> Iterator[Thing]:
    """`aws_transfer_server`: on a public address that no security group guards, unless it stands in a network."""
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        open_to_all=converted(resource.text("endpoint_type", "PUBLIC"), lambda word: word == "PUBLIC"),
        kind="file transfer",
    )


def workflow_console(resource: Resource) -> Iterator[Thing]:
    """`aws_mwaa_environment`: its web server is private unless asked otherwise."""
    mode = resource.text("webserver_access_mode", "PRIVATE_ONLY")
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        open_to_all=converted(mode, lambda word: word == "PUBLIC_ONLY"),
        kind="workflows",
    )


TRANSLATORS = {
    "aws_eks_cluster": kubernetes_cluster,
    "aws_ecr_repository": registry,
    "aws_ecrpublic_repository": public_registry,
    "aws_lambda_function_url": function_address,
    "aws_transfer_server": file_server,
    "aws_mwaa_environment": workflow_console,
}
