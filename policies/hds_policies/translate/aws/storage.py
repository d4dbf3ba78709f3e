"""AWS stores. Defaults are those of the hashicorp/aws documentation (v5 and v6)."""

from collections.abc import Iterator

from hds_policies.model.storage import Database
from hds_policies.model.thing import Thing
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def db_instance(resource: Resource) -> Iterator[Thing]:
    """`aws_db_instance`: a replica takes its storage settings from its source."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=resource.text("engine"),
        encrypted=resource.boolean("storage_encrypted", default=False),
        customer_key=resource.setting("kms_key_id"),
        public=resource.boolean("publicly_accessible", default=False),
        backup_retention_days=resource.number("backup_retention_period", default=0),
        deletion_protected=resource.boolean("deletion_protection", default=False),
    )


TRANSLATORS = {"aws_db_instance": db_instance}
