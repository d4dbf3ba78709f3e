"""Keys and passwords of Google Cloud: where they are written and how long they live."""

from __future__ import annotations

from collections.abc import Iterator

from hds_policies.model.credentials import Credential
from hds_policies.model.thing import Thing
from hds_policies.translate.derivation import always
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource
from hds_policies.translate.secrets_in_code import secret_arguments, texts_with_secrets


def key(resource: Resource) -> Iterator[Thing]:
    """`google_service_account_key`, `google_storage_hmac_key`: valid until deleted."""
    yield Credential(
        declaration=resource.declaration,
        placement=placement(resource),
        long_lived=always(resource.declaration, value=True, note="valid until it is deleted"),
    )


def client_certificate(resource: Resource) -> Iterator[Thing]:
    """`google_container_cluster`: a certificate that cannot be revoked, made on demand only."""
    issued = resource.boolean("master_auth.client_certificate_config.issue_client_certificate", default=False)
    if not issued.by_default:
        yield Credential(declaration=resource.declaration, placement=placement(resource), long_lived=issued)


TRANSLATORS = {
    "google_service_account_key": key,
    "google_storage_hmac_key": key,
    "google_container_cluster": client_certificate,
    "google_sql_user": secret_arguments("password"),
    "google_sql_database_instance": secret_arguments("root_password"),
    "google_alloydb_cluster": secret_arguments("initial_user.password"),
    "google_secret_manager_secret_version": secret_arguments("secret_data", vault=True),
    "google_compute_instance": texts_with_secrets("metadata_startup_script"),
}
