"""All rules, in the order of their ids. The list is explicit: importing a rule registers nothing."""

from typing import Any

from hds_policies.rule import Rule
from hds_policies.rules.encryption_at_rest.database_storage import database_storage_is_encrypted

RULES: tuple[Rule[Any], ...] = (database_storage_is_encrypted,)
