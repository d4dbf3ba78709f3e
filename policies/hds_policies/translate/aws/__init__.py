"""Amazon Web Services: one module a family of things; each has a table of its own, merged here."""

from hds_policies.translate.aws import copies, storage
from hds_policies.translate.merging import merged

TRANSLATORS = merged(storage.TRANSLATORS, copies.TRANSLATORS, copies.VENDORS)
