"""Microsoft Azure. Defaults are those of the hashicorp/azurerm documentation; both spellings where v4 or v5 renamed.

Azure encrypts everything it stores with a key of the platform (Microsoft, "Azure data encryption at rest"); only
transparent encryption of SQL databases and disk encryption of Kusto can be switched off.
"""

from hds_policies.translate.azurerm import (
    activity_logs,
    copies,
    credentials,
    data_services,
    databases,
    network,
    security,
    storage,
    web,
    web_firewalls,
)
from hds_policies.translate.merging import merged

TRANSLATORS = merged(
    storage.TRANSLATORS,
    data_services.TRANSLATORS,
    databases.TRANSLATORS,
    network.TRANSLATORS,
    web.TRANSLATORS,
    web_firewalls.TRANSLATORS,
    security.TRANSLATORS,
    security.AUDITING_POLICIES,
    activity_logs.TRANSLATORS,
    credentials.TRANSLATORS,
    credentials.SECRETS,
    credentials.SCRIPTS,
    *copies.TABLES,
)
