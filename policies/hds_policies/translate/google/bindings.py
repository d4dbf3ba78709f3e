"""Google's bindings: which role on what is given to whom.

Each kind of resource has three types, `…_iam_member`, `…_iam_binding` and `…_iam_policy`; the policy comes from a
`google_iam_policy` data source.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hds_policies.model.network import Service
from hds_policies.model.security import AccessPolicy, Key
from hds_policies.model.storage import Database, ObjectStore, Snapshot
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import any_of, certainly, converted
from hds_policies.translate.google.storage import EVERYONE
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource

_ADMINISTRATORS = ("roles/owner",)
_EDITORS = ("roles/editor",)
# Roles over rights, or over the identities of service accounts (Google, "Roles for service account authentication").
_OVER_OTHERS = (
    "roles/iam.securityAdmin",
    "roles/iam.serviceAccountAdmin",
    "roles/iam.serviceAccountKeyAdmin",
    "roles/iam.serviceAccountTokenCreator",
    "roles/iam.serviceAccountUser",
    "roles/iam.workloadIdentityUser",
)
_WIDE = ("google_project_iam", "google_folder_iam", "google_organization_iam")
_KINDS: dict[str, str] = {
    "google_storage_bucket_iam": "store",
    "google_storage_managed_folder_iam": "store",
    "google_bigquery_dataset_iam": "database",
    "google_bigquery_table_iam": "database",
    "google_healthcare_dataset_iam": "database",
    "google_healthcare_fhir_store_iam": "database",
    "google_healthcare_dicom_store_iam": "database",
    "google_healthcare_hl7_v2_store_iam": "database",
    "google_spanner_database_iam": "database",
    "google_bigtable_instance_iam": "database",
    "google_kms_crypto_key_iam": "key",
    "google_kms_key_ring_iam": "key",
    "google_compute_image_iam": "image",
    "google_artifact_registry_repository_iam": "registry",
    "google_cloud_run_service_iam": "function",
    "google_cloud_run_v2_service_iam": "function",
    "google_cloudfunctions_function_iam": "function",
    "google_cloudfunctions2_function_iam": "function",
    "google_pubsub_topic_iam": "",
    "google_pubsub_subscription_iam": "",
    "google_secret_manager_secret_iam": "",
    "google_service_account_iam": "",
    "google_compute_instance_iam": "",
    "google_compute_disk_iam": "",
    "google_dataproc_cluster_iam": "",
    "google_project_iam": "",
    "google_folder_iam": "",
    "google_organization_iam": "",
}


def binding(resource: Resource) -> Iterator[Thing]:
    """One binding, or all of a policy; who is everyone makes the thing public, `roles/owner` an administrator."""
    kind = _KINDS[resource.type.rpartition("_")[0]]
    found = list(_bindings(resource))
    public = any_of(resource.at("", raw=_doubt(resource)), *(_everyone(role_and_members) for role_and_members in found))
    common: dict[str, Any] = {"declaration": resource.declaration, "placement": placement(resource)}
    makers: dict[str, Callable[[], Thing]] = {
        "store": lambda: ObjectStore(**common, public=public),
        "database": lambda: Database(**common, public=public),
        "key": lambda: Key(**common, open_to_strangers=public),
        "image": lambda: Snapshot(**common, public=public),
        "registry": lambda: Service(**common, kind=kind, open_to_all=public),
        "function": lambda: Service(**common, kind=kind, open_to_all=public),
        "": lambda: AccessPolicy(
            **common,
            public=public,
            administrator=_given(resource, found, _ADMINISTRATORS),
            whole_service=_given(resource, found, _EDITORS, conditions_narrow=True),
            escalates=_given(resource, found, _OVER_OTHERS, conditions_narrow=True),
            to_single_users=_to_users(resource, found),
        ),
    }
    yield makers[kind]()


def _bindings(resource: Resource) -> Iterator[Block]:
    if not resource.type.endswith("_policy"):
        yield resource
        return
    source = resource.referred("policy_data")
    if isinstance(source, Resource):
        yield from source.blocks("binding")
    for position, item in enumerate(_written_policy(resource)):
        if isinstance(item, Mapping):
            yield Block(resource.declaration, item, f"policy_data.bindings[{position}]")


def _written_policy(resource: Resource) -> Sequence[Any]:
    """The bindings of a policy written as JSON, or as the value that is encoded to it."""
    value, _ = resource.raw("policy_data")
    if isinstance(value, Unknown):
        value = value.document
    elif isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return ()
    bindings = value.get("bindings") if isinstance(value, Mapping) else None
    return bindings if isinstance(bindings, (list, tuple)) else ()


def _doubt(resource: Resource) -> bool | Unknown:
    if not resource.type.endswith("_policy"):
        return False
    source = resource.referred("policy_data")
    if isinstance(source, Resource):
        doubt: bool | Unknown = certainly(source, "binding", value=False)
        return doubt
    return source if isinstance(source, Unknown) and source.document is None else False


def _everyone(block: Block) -> Setting[bool]:
    path = "members" if block.has("members") else "member"
    members = _members(block, path)
    if any(member in EVERYONE for member in members if isinstance(member, str)):
        return block.at(path, raw=True)
    return block.at(path, raw=next((member for member in members if _may_be_everyone(member)), False))


def _may_be_everyone(member: Any) -> bool:
    """Whether an unknown member could be `allUsers`.

    Not when its known part has a colon, as in `user:…`, nor when it is an attribute of a resource: that is the identity
    of a machine.
    """
    if not isinstance(member, Unknown) or member.references:
        return False
    return not any(":" in part for part in member.parts if isinstance(part, str))


def _to_users(resource: Resource, found: list[Block]) -> Setting[bool] | None:
    """Whether a project, folder or organisation is opened to people one by one (`user:…`) and not to a group."""
    if not resource.type.startswith(_WIDE):
        return None
    return any_of(resource.at("member", raw=False), *(_names_user(block) for block in found))


def _names_user(block: Block) -> Setting[bool]:
    path = "members" if block.has("members") else "member"
    members = _members(block, path)
    if any(_begins(member).startswith("user:") for member in members):
        return block.at(path, raw=True)
    return block.at(path, raw=next((member for member in members if _may_be_everyone(member)), False))


def _members(block: Block, path: str) -> Sequence[Any]:
    value, _ = block.raw(path)
    return value if isinstance(value, (list, tuple)) else [value]


def _begins(member: Any) -> str:
    """A member, or the known beginning of one."""
    if isinstance(member, Unknown) and member.parts:
        member = member.parts[0]
    return member if isinstance(member, str) else ""


def _given(
    resource: Resource, found: list[Block], names: tuple[str, ...], *, conditions_narrow: bool = False
) -> Setting[bool] | None:
    """Whether one of the roles is given on a whole project or more, without a condition that would narrow it down."""
    if not resource.type.startswith(_WIDE):
        return None
    roles = [
        block.at("role", raw=False)
        if conditions_narrow and block.has("condition")
        else _is_among(block.text("role", ""), names)
        for block in found
    ]
    return any_of(resource.at("role", raw=_doubt(resource)), *roles)


def _is_among(role: Setting[str], names: tuple[str, ...]) -> Setting[bool]:
    """Whether a role is one of those; one that somebody made holds the permissions it lists, and never all."""
    if isinstance(role.raw, Unknown) and any("_iam_custom_role." in item.typed_address for item in role.raw.references):
        return Setting(raw=False, attribute=role.attribute, declaration=role.declaration)
    return converted(role, lambda name: name in names)


TRANSLATORS = {f"{prefix}_{form}": binding for prefix in _KINDS for form in ("member", "binding", "policy")}
