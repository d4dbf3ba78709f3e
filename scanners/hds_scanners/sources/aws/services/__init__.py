"""The table of what is read of an account: a module for each family of services, merged here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hds_scanners.sources.aws.services import (
    access,
    backups,
    caches,
    computing,
    containers,
    data_services,
    databases,
    edge,
    encryption_keys,
    files,
    functions,
    health_data,
    identity_centre,
    inference,
    inspectors,
    lightsail,
    load_balancers,
    log_deliveries,
    machines,
    messages,
    networks,
    object_stores,
    organisation,
    other_databases,
    search_and_streams,
    secrets_metadata,
    traces,
    transfers,
    tunnels,
    web_firewalls,
)

if TYPE_CHECKING:
    from hds_scanners.sources.aws.kind import Kind

KINDS: tuple[Kind, ...] = (
    *object_stores.KINDS,
    *access.KINDS,
    *organisation.KINDS,
    *edge.KINDS,
    *databases.KINDS,
    *machines.KINDS,
    *networks.KINDS,
    *tunnels.KINDS,
    *load_balancers.KINDS,
    *web_firewalls.KINDS,
    *encryption_keys.KINDS,
    *secrets_metadata.KINDS,
    *traces.KINDS,
    *files.KINDS,
    *search_and_streams.KINDS,
    *caches.KINDS,
    *messages.KINDS,
    *functions.KINDS,
    *containers.KINDS,
    *backups.KINDS,
    *data_services.KINDS,
    *health_data.KINDS,
    *other_databases.KINDS,
    *transfers.KINDS,
    *log_deliveries.KINDS,
    *inference.KINDS,
    *computing.KINDS,
    *lightsail.KINDS,
    *identity_centre.KINDS,
    *inspectors.KINDS,
)
