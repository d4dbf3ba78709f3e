"""Block volumes of EC2, their snapshots and images. Defaults are those of the hashicorp/aws documentation."""

from collections.abc import Iterator

from hds_policies.model.storage import Disk, Snapshot
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.derivation import all_of, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource


def account_default(resource: Resource) -> Setting[bool] | None:
    """What `aws_ebs_encryption_by_default` of the same provider configuration sets for all new volumes of the region.

    When it is on, volumes are encrypted whatever else is written (Amazon EBS User Guide, "Encryption by default").
    """
    for other in resource.every("aws_ebs_encryption_by_default"):
        same = other.declaration.provider.key == resource.declaration.provider.key
        own = resource.setting("region")
        if same and own.known and other.setting("region").equals(own.raw):
            enabled = other.boolean("enabled", default=True)
            if enabled.raw is not False:
                return enabled
    return None


def _encrypted(resource: Resource, block: Block, path: str = "encrypted") -> Setting[bool]:
    written = block.boolean(path, default=False)
    default = None if written.raw is True else account_default(resource)
    return written if default is None else default


def volume(resource: Resource) -> Iterator[Thing]:
    """`aws_ebs_volume`: a volume restored from a snapshot takes its encryption from it."""
    encrypted = _encrypted(resource, resource)
    if encrypted.by_default and encrypted.raw is False and resource.has("snapshot_id"):
        encrypted = encrypted.same_place(Unknown(Why.COMPUTED, ("snapshot_id decides",)))
    yield Disk(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=encrypted,
        customer_key=resource.setting("kms_key_id"),
    )


def _attached(resource: Resource, blocks: list[Block], doubt: Unknown | None, path: str) -> Iterator[Thing]:
    for block in blocks:
        if block.has("virtual_name") or block.raw("no_device")[0] in (True, "true"):
            continue
        encrypted = _encrypted(resource, block)
        if encrypted.by_default and encrypted.raw is False and block.has("snapshot_id"):
            encrypted = encrypted.same_place(Unknown(Why.COMPUTED, ("snapshot_id decides",)))
        yield Disk(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=block.prefix,
            encrypted=encrypted,
            customer_key=block.setting("kms_key_id"),
        )
    if doubt is not None:
        default = account_default(resource)
        yield Disk(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=path,
            encrypted=Setting(doubt, path, resource.declaration) if default is None else default,
        )


def machine(resource: Resource) -> Iterator[Thing]:
    """`aws_instance`, `aws_launch_configuration`, spot requests: a root disk that is not described follows its image.

    Public images are in clear, and so is a disk made of one unless encryption is asked for. An image made in the same
    root is judged itself.
    """
    root = resource.blocks("root_block_device")
    doubt = resource.uncertain("root_block_device")
    image = resource.referred("image_id" if resource.has("image_id") else "ami")
    own_image = isinstance(image, Resource) and image.declaration.mode != "data"
    if not root and doubt is None and not own_image and not resource.has("launch_template"):
        root = [Block(resource.declaration, {}, "root_block_device[0]")]
    yield from _attached(resource, root, doubt, "root_block_device")
    yield from _attached(
        resource, resource.blocks("ebs_block_device"), resource.uncertain("ebs_block_device"), "ebs_block_device"
    )


def launch_template(resource: Resource) -> Iterator[Thing]:
    """`aws_launch_template`: the disks it describes; what it leaves out follows the image."""
    blocks = [disk for mapping in resource.blocks("block_device_mappings") for disk in mapping.blocks("ebs")]
    doubt = resource.uncertain("block_device_mappings")
    yield from _attached(resource, blocks, doubt, "block_device_mappings")


def image_recipe(resource: Resource) -> Iterator[Thing]:
    """`aws_imagebuilder_image_recipe`: disks that are described are in clear unless asked; others follow the parent image."""
    for mapping in resource.blocks("block_device_mapping"):
        for disk in mapping.blocks("ebs"):
            encrypted = _encrypted(resource, disk)
            if encrypted.by_default and encrypted.raw is False and disk.has("snapshot_id"):
                encrypted = encrypted.same_place(Unknown(Why.COMPUTED, ("snapshot_id decides",)))
            yield Snapshot(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=disk.prefix,
                encrypted=encrypted,
                customer_key=disk.setting("kms_key_id"),
            )


def encryption_by_default(resource: Resource) -> Iterator[Thing]:
    """`aws_ebs_encryption_by_default`: what it leaves in clear when it is switched off."""
    yield Disk(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("enabled", default=True),
    )


def workspace(resource: Resource) -> Iterator[Thing]:
    """`aws_workspaces_workspace`: both of its disks are in clear unless asked."""
    for path in ("root_volume_encryption_enabled", "user_volume_encryption_enabled"):
        yield Disk(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=path,
            encrypted=resource.boolean(path, default=False),
            customer_key=resource.setting("volume_encryption_key"),
        )


# -- snapshots and images ----------------------------------------------------------------------------------------------


def _follows(resource: Resource, path: str, attribute: str) -> Setting[bool] | None:
    """The encryption of what a copy is made of, when the root declares that."""
    source = resource.referred(path)
    if not isinstance(source, Resource):
        return None
    return _encrypted(source, source, attribute) if source.type == "aws_ebs_volume" else None


def ebs_snapshot(resource: Resource) -> Iterator[Thing]:
    """`aws_ebs_snapshot`: encrypted as its volume is."""
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=_follows(resource, "volume_id", "encrypted"),
    )


def snapshot_copy(resource: Resource) -> Iterator[Thing]:
    """`aws_ebs_snapshot_copy`, `aws_ebs_snapshot_import`: as the source unless asked."""
    encrypted = _encrypted(resource, resource)
    if encrypted.by_default and encrypted.raw is False:
        encrypted = encrypted.same_place(Unknown(Why.COMPUTED, ("the source decides",)))
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=encrypted,
        customer_key=resource.setting("kms_key_id"),
    )


def scheduled_copies(resource: Resource) -> Iterator[Thing]:
    """`aws_dlm_lifecycle_policy`: its copies in other regions are in clear where the source is, unless asked."""
    details = resource.blocks("policy_details")
    copies = [
        copy
        for detail in details
        for schedule in detail.blocks("schedule")
        for copy in schedule.blocks("cross_region_copy_rule")
    ]
    copies += [
        configuration
        for detail in details
        for action in detail.blocks("action")
        for copy in action.blocks("cross_region_copy")
        for configuration in copy.blocks("encryption_configuration")
    ]
    for copy in copies:
        yield Snapshot(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=copy.prefix,
            encrypted=_encrypted(resource, copy),
            customer_key=copy.setting("cmk_arn"),
        )


def image_copy(resource: Resource) -> Iterator[Thing]:
    """`aws_ami_copy`: in clear unless asked."""
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=_encrypted(resource, resource),
        customer_key=resource.setting("kms_key_id"),
    )


def image(resource: Resource) -> Iterator[Thing]:
    """`aws_ami`: made of snapshots, each of which has its own encryption."""
    blocks = resource.blocks("ebs_block_device")
    settings = [block.boolean("encrypted", default=False) for block in blocks if not block.has("snapshot_id")]
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=all_of(*settings) if settings else None,
    )


def shared_snapshot(resource: Resource) -> Iterator[Thing]:
    """`aws_db_snapshot`, `aws_db_cluster_snapshot`, `aws_db_snapshot_copy`: public when shared with `all`."""
    written = next((path for path in ("shared_accounts", "target_custom_shared_accounts") if resource.has(path)), "")
    accounts = resource.texts(written or "shared_accounts")
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("storage_encrypted", default=False) if resource.has("storage_encrypted") else None,
        public=converted(accounts, lambda names: "all" in names),
    )


def image_permission(resource: Resource) -> Iterator[Thing]:
    """`aws_ami_launch_permission`: the group `all` is everyone."""
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        public=converted(resource.text("group", ""), lambda group: group == "all"),
    )


def volume_permission(resource: Resource) -> Iterator[Thing]:
    """`aws_snapshot_create_volume_permission`: the account `all` is everyone."""
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        public=converted(resource.text("account_id", ""), lambda account: account == "all"),
    )


TRANSLATORS = {
    "aws_ebs_volume": volume,
    "aws_instance": machine,
    "aws_spot_instance_request": machine,
    "aws_launch_configuration": machine,
    "aws_launch_template": launch_template,
    "aws_ebs_encryption_by_default": encryption_by_default,
    "aws_imagebuilder_image_recipe": image_recipe,
    "aws_workspaces_workspace": workspace,
    "aws_ebs_snapshot": ebs_snapshot,
    "aws_ebs_snapshot_copy": snapshot_copy,
    "aws_ebs_snapshot_import": snapshot_copy,
    "aws_dlm_lifecycle_policy": scheduled_copies,
    "aws_ami_copy": image_copy,
    "aws_ami": image,
    "aws_db_snapshot": shared_snapshot,
    "aws_db_cluster_snapshot": shared_snapshot,
    "aws_db_snapshot_copy": shared_snapshot,
    "aws_neptune_cluster_snapshot": shared_snapshot,
    "aws_ami_launch_permission": image_permission,
    "aws_snapshot_create_volume_permission": volume_permission,
}
