"""AWS accounts from which vendors enter their customers' accounts, by account number.

The value is a key of `facts.hosts`. Read on 2026-11-24: Datadog's on its own page
(https://docs.datadoghq.com/integrations/guide/aws-terraform-setup), Sumo Logic's in its public documentation; those of New
Relic and Dynatrace only in many public configurations of their integrations.
"""

from __future__ import annotations

from collections.abc import Mapping

VENDOR_ACCOUNTS: Mapping[str, str] = {
    "464622532012": "datadog",
    "754728514883": "newrelic",
    "509560245411": "dynatrace",
    "926226587429": "sumologic",
}
