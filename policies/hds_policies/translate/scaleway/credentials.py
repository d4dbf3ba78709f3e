"""Keys and passwords of Scaleway: where they are written and how long they live."""

from __future__ import annotations

from collections.abc import Iterator

from hds_policies.model.credentials import Credential
from hds_policies.model.thing import Thing
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource
from hds_policies.translate.secrets_in_code import named_values, secret_arguments, unending


def api_key(resource: Resource) -> Iterator[Thing]:
    """`scaleway_iam_api_key`: valid for ever unless `expires_at`."""
    yield Credential(
        declaration=resource.declaration,
        placement=placement(resource),
        long_lived=resource.at("expires_at", raw=unending(resource, "expires_at")),
    )


TRANSLATORS = {
    "scaleway_iam_api_key": api_key,
    "scaleway_rdb_instance": secret_arguments("password"),
    "scaleway_rdb_user": secret_arguments("password"),
    "scaleway_redis_cluster": secret_arguments("password"),
    "scaleway_mongodb_instance": secret_arguments("password"),
    "scaleway_mongodb_user": secret_arguments("password"),
    "scaleway_documentdb_instance": secret_arguments("password"),
    "scaleway_secret_version": secret_arguments("data", vault=True),
    "scaleway_container": named_values("environment_variables"),
    "scaleway_function": named_values("environment_variables"),
}
