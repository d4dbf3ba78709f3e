"""Amazon Web Services: one module a family of things; each has a table of its own, merged here."""

from hds_policies.translate.aws import (
    access,
    backup,
    caches,
    copies,
    databases,
    disks,
    file_shares,
    keys,
    listeners,
    messaging,
    network,
    object_stores,
    services,
    trails,
    vpn,
)
from hds_policies.translate.merging import merged

TRANSLATORS = merged(
    access.TRANSLATORS,
    backup.TRANSLATORS,
    caches.TRANSLATORS,
    copies.TRANSLATORS,
    copies.VENDORS,
    databases.TRANSLATORS,
    disks.TRANSLATORS,
    file_shares.TRANSLATORS,
    keys.TRANSLATORS,
    listeners.TRANSLATORS,
    messaging.TRANSLATORS,
    network.TRANSLATORS,
    object_stores.TRANSLATORS,
    services.TRANSLATORS,
    trails.TRANSLATORS,
    vpn.TRANSLATORS,
)
