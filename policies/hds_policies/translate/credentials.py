"""Keys and passwords of OpenStack and 3DS Outscale: where they are written and how long they live."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hds_policies.model.credentials import Credential
from hds_policies.model.thing import Thing
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource
from hds_policies.translate.secrets_in_code import secret_arguments, texts_with_secrets, unending


def _ends_with(path: str) -> Callable[[Resource], Iterator[Thing]]:
    """A translator of credentials that live for ever unless `path` says when they end."""

    def translate(resource: Resource) -> Iterator[Thing]:
        yield Credential(
            declaration=resource.declaration,
            placement=placement(resource),
            long_lived=resource.at(path, raw=unending(resource, path)),
        )

    return translate


OUTSCALE = {
    "outscale_access_key": _ends_with("expiration_date"),
    "outscale_vm": texts_with_secrets("user_data"),
}
OPENSTACK = {
    "openstack_identity_application_credential_v3": _ends_with("expires_at"),
    "openstack_compute_instance_v2": secret_arguments("admin_pass"),
    "openstack_db_user_v1": secret_arguments("password"),
    "openstack_identity_user_v3": secret_arguments("password"),
    "openstack_keymanager_secret_v1": secret_arguments("payload", vault=True),
}
