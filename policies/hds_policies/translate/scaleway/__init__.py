"""Scaleway: stores, networks and keys. Defaults are those of the scaleway/scaleway provider's documentation (2.5x)."""

from hds_policies.translate.merging import merged
from hds_policies.translate.scaleway import credentials, network, security, storage

TRANSLATORS = merged(storage.TRANSLATORS, network.TRANSLATORS, security.TRANSLATORS, credentials.TRANSLATORS)
