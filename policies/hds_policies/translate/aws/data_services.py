"""Notebooks, jobs and shares of AWS. Defaults are those of the hashicorp/aws documentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.dedicated_machines import DataMachines, Share
from hds_policies.model.storage import LogStore, ObjectStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def notebook(resource: Resource) -> Iterator[Thing]:
    """`aws_sagemaker_notebook_instance`: a way to the Internet of its own unless disabled."""
    yield DataMachines(
        declaration=resource.declaration,
        placement=placement(resource),
        on_internet=converted(resource.text("direct_internet_access", "Enabled"), lambda word: word != "Disabled"),
    )


def domain(resource: Resource) -> Iterator[Thing]:
    """`aws_sagemaker_domain`: its applications reach the Internet beside the network unless told `VpcOnly`."""
    yield DataMachines(
        declaration=resource.declaration,
        placement=placement(resource),
        on_internet=converted(
            resource.text("app_network_access_type", "PublicInternetOnly"), lambda word: word != "VpcOnly"
        ),
    )


def security_configuration(resource: Resource) -> Iterator[Thing]:
    """`aws_glue_security_configuration`: what jobs write; only what is written is judged, the default is not documented."""
    configuration = "encryption_configuration"
    objects = _encrypted(resource, f"{configuration}.s3_encryption.s3_encryption_mode")
    if objects is not None:
        yield ObjectStore(
            declaration=resource.declaration,
            placement=placement(resource),
            detail="s3_encryption",
            encrypted=objects,
        )
    for name in ("cloudwatch_encryption", "job_bookmarks_encryption"):
        logs = _encrypted(resource, f"{configuration}.{name}.{name}_mode")
        if logs is not None:
            yield LogStore(declaration=resource.declaration, placement=placement(resource), detail=name, encrypted=logs)


def _encrypted(resource: Resource, path: str) -> Setting[Any] | None:
    mode = resource.text(path)
    return None if mode.by_default else converted(mode, lambda word: word != "DISABLED")


def resource_share(resource: Resource) -> Iterator[Thing]:
    """`aws_ram_resource_share`: accounts outside the organisation only when allowed."""
    yield Share(
        declaration=resource.declaration,
        placement=placement(resource),
        beyond_organisation=resource.boolean("allow_external_principals", default=False),
    )


TRANSLATORS = {
    "aws_sagemaker_notebook_instance": notebook,
    "aws_sagemaker_domain": domain,
    "aws_glue_security_configuration": security_configuration,
    "aws_ram_resource_share": resource_share,
}
