"""The account and region that components are made in, and the provider that cannot leave them."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_policies.facts.regions import Kind, locate
from hds_pulumi.components.labels import Labels


@dataclass(frozen=True, slots=True)
class Account:
    """Where components are made.

    Attributes:
        account_id: Twelve digits.
        region: Code of a region in the EEA (`eu-west-3`).

    Raises:
        ValueError: the region is not known to be in the EEA.
    """

    account_id: str
    region: str

    def __post_init__(self) -> None:
        if not is_eea_region(self.region):
            raise ValueError(f"{self.region} is not known as a region of AWS in the EEA")

    @property
    def zones(self) -> tuple[str, ...]:
        """Three availability zones: every region of AWS in the EEA names them a, b and c."""
        return tuple(f"{self.region}{letter}" for letter in "abc")

    def arn(self, service: str, resource: str) -> str:
        """The name of something in this account and region."""
        return f"arn:aws:{service}:{self.region}:{self.account_id}:{resource}"

    @property
    def root(self) -> str:
        """The account as a principal: whom its own policies let in."""
        return f"arn:aws:iam::{self.account_id}:root"


def is_eea_region(code: str) -> bool:
    """Whether a code is that of a whole region of AWS in the EEA, by the facts of this project."""
    place = locate("aws", code)
    return place is not None and place.kind is Kind.REGION and place.name == code and place.eea is True


def provider(
    name: str,
    account: Account,
    labels: Labels,
    *,
    assumed_role: pulumi.Input[str] | None = None,
    opts: pulumi.ResourceOptions | None = None,
) -> aws.Provider:
    """The provider of one account and region: it refuses any other account, and labels all that it makes.

    Args:
        name: Name of the resource.
        account: Where.
        labels: Set as tags on everything that takes tags.
        assumed_role: Role to take on first, when the credentials at hand are of another account.
        opts: Of the resource.
    """
    return aws.Provider(
        name,
        region=account.region,
        allowed_account_ids=[account.account_id],
        default_tags=aws.ProviderDefaultTagsArgs(tags=labels.as_map()),
        assume_roles=None if assumed_role is None else [aws.ProviderAssumeRoleArgs(role_arn=assumed_role)],
        opts=opts,
    )
