"""Other hosts that speak a part of AWS' interfaces: what answers at their addresses, and what they say they do not have.

A call that a host refuses as not implemented tells nothing by itself. It says that there is no such setting only where the
documentation of the host says so; elsewhere what it would have told is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hds_scanners.sources.aws.services import KINDS, object_stores, outscale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hds_scanners.sources.aws.kind import Kind

_BUCKETS = object_stores.KINDS[:1]


@dataclass(frozen=True, slots=True)
class Interface:
    """What answers at one host."""

    kinds: tuple[Kind, ...] = _BUCKETS
    services: Mapping[str, str] = field(default_factory=dict)
    """boto3's services by how names of addresses begin; S3 answers at all addresses when empty."""
    lacks: frozenset[str] = frozenset()
    """Operations of S3 that the host's documentation says it does not have, and so no setting that they would tell of."""
    misunderstands: frozenset[str] = frozenset()
    """Those among them that it takes for another request: they are not asked at all."""

    def service(self, name: str) -> str | None:
        """The service that answers at the host name; None when none of those that are read does."""
        return self.services.get(name.partition(".")[0]) if self.services else "s3"


def _operations(names: str) -> frozenset[str]:
    return frozenset(names.split())


AWS = Interface(KINDS)
UNKNOWN = Interface()
"""A host of which no documentation was read."""

INTERFACES: Mapping[str, Interface] = {
    "aws": AWS,
    # https://github.com/ovh/docs pages/storage_and_backup/object_storage/s3_s3_compliancy (2024-11-12): no policies of
    # buckets, blocks of public access, ownership, inventories. Policies are still to come in ovh/docs pull request 8710
    # (2025-12). Lifecycles, which the page denies, came since (s3_bucket_lifecycle): they are not listed here.
    "ovh": Interface(
        lacks=_operations(
            "GetBucketPolicy GetPublicAccessBlock GetBucketOwnershipControls ListBucketInventoryConfigurations"
        )
    ),
    # https://www.scaleway.com/en/docs/object-storage/api-cli/using-api-call-list (2025-09-02) lists all requests that there
    # are; encryption was added later (enable-sse-one, 2026-02-03).
    "scaleway": Interface(
        lacks=_operations(
            "GetPublicAccessBlock GetBucketOwnershipControls GetBucketLogging GetBucketReplication"
            " GetBucketAccelerateConfiguration ListBucketInventoryConfigurations"
        )
    ),
    # OOS runs Scality's server (https://docs.outscale.com/en/userguide/Introduction-to-OOS.html), which refuses four of these
    # (https://github.com/scality/cloudserver constants.js, unsupportedQueries, 2024-10) and answers the fifth, which it has
    # never heard of, with the names of the objects (https://github.com/scality/Arsenal lib/s3routes/routes/routeGET.ts).
    "outscale": Interface(
        kinds=(*_BUCKETS, *outscale.KINDS),
        services={"fcu": "ec2", "lbu": "elb", "eim": "iam", "oos": "s3", "osu": "s3"},
        lacks=_operations(
            "GetPublicAccessBlock GetBucketOwnershipControls GetBucketLogging GetBucketAccelerateConfiguration"
            " ListBucketInventoryConfigurations"
        ),
        misunderstands=_operations("GetBucketOwnershipControls"),
    ),
}


# The same page: nothing is encrypted, replicated or logged there (s3_local_zones_limitations, 2024-11-12, says of encryption
# that it is not supported). Policies can be set and not be read, so that they are not among these.
_OVH_LOCAL_ZONES = Interface(
    lacks=_operations(
        "GetBucketEncryption GetBucketReplication GetBucketLogging GetBucketTagging GetBucketLocation"
        " GetBucketOwnershipControls ListBucketInventoryConfigurations"
    )
)


def interface_of(host: str, region: str = "") -> Interface:
    """What is known of a host's interfaces, in a region where they differ."""
    if host == "ovh" and "-lz-" in region:
        return _OVH_LOCAL_ZONES
    return INTERFACES.get(host, UNKNOWN)
