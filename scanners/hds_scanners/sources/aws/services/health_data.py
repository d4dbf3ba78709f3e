"""Services made for health data: records, images, genomes. They are in few regions, hardly any of them in France."""

from __future__ import annotations

from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.listed import Listed

# Stores of variants and of annotations are shut to accounts that had none.
_SHUT = "new customers"
# The types are those of the Cloud Control provider (`awscc`): the provider `aws` has none for them.
_ROWS = (
    Listed(
        "awscc_healthlake_fhir_datastore",
        Call("healthlake", "ListFHIRDatastores", "DatastorePropertiesList"),
        "DatastoreArn",
        "DatastoreName",
        state="DatastoreStatus",
    ),
    Listed(
        "awscc_healthimaging_datastore",
        Call("medical-imaging", "ListDatastores", "datastoreSummaries"),
        "datastoreArn",
        "datastoreName",
        state="datastoreStatus",
    ),
    Listed("awscc_omics_reference_store", Call("omics", "ListReferenceStores", "referenceStores"), "arn", "name"),
    Listed(
        "awscc_omics_sequence_store",
        Call("omics", "ListSequenceStores", "sequenceStores"),
        "arn",
        "name",
        state="status",
    ),
    Listed(
        "awscc_omics_variant_store",
        Call("omics", "ListVariantStores", "variantStores", unused=_SHUT),
        "storeArn",
        "name",
        state="status",
    ),
    Listed(
        "awscc_omics_annotation_store",
        Call("omics", "ListAnnotationStores", "annotationStores", unused=_SHUT),
        "storeArn",
        "name",
        state="status",
    ),
)
KINDS = tuple(row.kind for row in _ROWS)
