"""Google Cloud. Defaults are those of the hashicorp/google documentation (v5 to v7).

Google encrypts everything it stores (Google, "Default encryption at rest"); a key of the customer is a choice.
"""

from hds_policies.translate.google import (
    activity_logs,
    bindings,
    copies,
    credentials,
    data_services,
    databases,
    network,
    security,
    storage,
    web_firewalls,
)
from hds_policies.translate.merging import merged

TRANSLATORS = merged(
    storage.TRANSLATORS,
    data_services.TRANSLATORS,
    databases.TRANSLATORS,
    network.TRANSLATORS,
    security.TRANSLATORS,
    security.RIGHTS,
    bindings.TRANSLATORS,
    activity_logs.TRANSLATORS,
    credentials.TRANSLATORS,
    web_firewalls.TRANSLATORS,
    *copies.TABLES,
)
